"""Names in lower case."""

from __future__ import annotations

import pytest

from newslint.checks.interface import Context, RuleMistake
from newslint.checks.kinds import capitalization
from newslint.document.document import Document

CONTEXT = Context("typos", "typos.x")


def read(text):
    linked = {0: capitalization.compile_rule(capitalization.Keys("missing", words="April Russian"), CONTEXT)}
    return [
        (hit.span.start, hit.replacements)
        for _, hit in capitalization.find(Document(text), linked, frozenset({0}))
    ]


def test_a_name_in_lower_case_is_found():
    assert read("in april. The russian left") == [(3, ("April",)), (14, ("Russian",))]
    assert read("april") == [(0, ("April",))]


@pytest.mark.parametrize(
    "text", ["In April", "see a.example/april", "@april", "april@x.example", "aprils", "RUSSIAN"]
)
def test_names_as_they_should_be_and_addresses_are_silent(text):
    assert read(text) == []


def test_a_word_without_a_capital_is_a_mistake():
    with pytest.raises(RuleMistake):
        capitalization.compile_rule(capitalization.Keys("missing", words="April may"), CONTEXT)
