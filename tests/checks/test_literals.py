"""The literals a pattern cannot do without: if the pattern matches, one of them is there."""

from __future__ import annotations

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from newslint.checks.matching.required_literals import required


@pytest.mark.parametrize(
    ("pattern", "literals"),
    [
        (r"\bsaid\b", ("said",)),
        (r"(?:said|told)\s+\w+", ("said", "told")),
        (r"\w+ly supported", ("ly supported",)),
        (r"(?i)The Author WRITES", ("the author writes",)),
        (r"\p{Lu}\w+’s author", ("'s author",)),
        (r"x?(?:abc)+", ("abc",)),
        (r"(?<!\bnot )anticipated to", ("anticipated to",)),
        (r"[,;] however", (" however",)),
    ],
)
def test_known(pattern, literals):
    assert required(pattern) == literals


@pytest.mark.parametrize("pattern", [r"\w+", r"a?b?", r"(?:said|\w+)", r"\s\s", r"(?:x)?", "("])
def test_nothing_can_be_said(pattern):
    assert required(pattern) is None


PIECES = st.sampled_from(
    ["said", r"\w+", r"\s*", "(?:told|asked)", "(?:on|)", "the", r"\d{2,3}", "[xyz]", "ab?c", "(?:go)+"]
)


@given(
    st.lists(PIECES, min_size=1, max_size=5).map("".join),
    st.text("saidtoldskehbcgonxyz 0123456789", max_size=60),
)
def test_every_match_holds_one(pattern, text):
    literals = required(pattern)
    match = regex.search(pattern, text, regex.IGNORECASE)
    if literals and match:
        assert any(literal in match.group().lower() for literal in literals)
