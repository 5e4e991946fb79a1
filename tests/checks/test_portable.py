"""What `re` is given matches where `regex` does."""

from __future__ import annotations

import re

import pytest
import regex

from newslint.checks.matching.to_stdlib_re import portable

TEXT = "No. 5 000 and Sept. 5, x)b |b cb classes series ÉtÉ Jan. 12"


@pytest.mark.parametrize(
    "pattern",
    [
        r"(?<!ss|series)\b",
        r"(?<=[|)]|\)x|c)b",
        r"(?<!No\. |x)\d+(?! and)",
        r"(?<=(?:Jan|Nov)\. |Sept\. )\d+",
        r"(?<![])]|No\. )\w+",
        r"\p{Lu}\p{Ll}(?<name>\p{L})",
    ],
)
def test_the_same_matches(pattern):
    plain = portable(pattern, 0)
    assert plain
    assert [match.span() for match in re.finditer(plain, TEXT)] == [
        match.span() for match in regex.finditer(pattern, TEXT)
    ]


@pytest.mark.parametrize("pattern", [r"(?<=a+)b", r"[[a-z]--[b]]", r"a++b", r"\p{Greek}"])
def test_what_only_regex_can_run(pattern):
    assert portable(pattern, 0) == ""
