"""Titles that change from one mention of a person to the next."""

from __future__ import annotations

import pytest

from kind_helpers import CONTEXT
from newslint.checks.interface import RuleMistake
from newslint.checks.kinds import person
from newslint.document.document import Document

KEYS = person.Keys("title-changed", ["Sen Senator", "Rep Congressman"], "brother", "then")
LINKED = {0: person.compile_rule(KEYS, CONTEXT)}


def read(text):
    """The titles found, each with the title of the rest of the story."""
    found = person.find(Document(text), LINKED, frozenset((0,)))
    return [(hit.span.of(text), hit.replacements[0]) for _, hit in found]


def test_the_title_in_the_minority_is_the_wrong_one():
    assert read("Sen. Ruiz spoke. Rep. Ruiz left. Sen. Ruiz’s aide stayed.") == [("Rep", "Sen")]
    assert read("Congressman Ruiz spoke. Rep. Ruiz left. Senator Ruiz stayed.") == [
        ("Senator", "Congressman")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Sen. Ruiz spoke. Senator Ruiz left.",
        "Sen. Ruiz spoke. Rep. Ames left.",
        "Sen. Ann Ruiz spoke. Rep. Tom Ruiz left. Sen. Ruiz stayed.",
        "Sen. Ann Ruiz spoke, with Tom Ruiz. Rep. Ruiz left. Sen. Ruiz stayed.",
        "Sen. Ruiz spoke. Her brother, Rep. Ruiz, left. Sen. Ruiz stayed.",
        "Sen. Ruiz spoke of then-Rep. Ruiz. Sen. Ruiz stayed.",
        "“Rep. Ruiz spoke,” he said. Sen. Ruiz left.",
        "The senator Ruiz met a rep. Ruiz left. Sen. Ruiz stayed.",
    ],
)
def test_two_people_or_two_offices(text):
    assert read(text) == []


def test_one_list_of_titles_says_nothing():
    with pytest.raises(RuleMistake):
        person.compile_rule(person.Keys("title-changed", ["Sen"]), CONTEXT)
