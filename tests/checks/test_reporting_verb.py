"""Verbs of saying: what the examples of the packs do not show."""

from __future__ import annotations

import pytest

from kind_helpers import hits
from newslint.checks.kinds import reporting_verb


def test_documents_may_state():
    assert hits(reporting_verb, "“It is late,” the report stated.", verbs=("state",), test="quoting") == []
    assert hits(reporting_verb, "“It is late,” Orr stated.", verbs=("state",), test="quoting") == ["stated"]


def test_a_substitute_for_said_has_a_speaker_and_no_object():
    verbs = ("opine", "utter", "inform", "confide", "express")
    assert hits(reporting_verb, "Ames opined that it was late.", verbs=verbs) == ["opined"]
    for clause in ("Ames declined to opine.", "It was never uttered, Orr said.", "Ames is better informed."):
        assert hits(reporting_verb, clause, verbs=verbs) == []
    assert hits(reporting_verb, "The boy, who was late, confided in Orr.", verbs=verbs) == []


def test_an_appended_verb_needs_somebody_who_speaks():
    verbs = ("append", "deliver")
    assert hits(reporting_verb, "“The road is shut,” the mayor appended.", verbs=verbs, test="strange") == [
        "appended"
    ]
    assert (
        hits(
            reporting_verb,
            "“The Roads We Have Built,” speech delivered at Troy.",
            verbs=verbs,
            test="strange",
        )
        == []
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“The road is shut,” Ames appended. “Go home.”", ["appended"]),
        ("“The road is shut,” the harbor master, who lives here, appended on Monday.", ["appended"]),
        ("“The road is shut,” appended Tom Ames.", ["appended"]),
        ('"The road is shut," she appended.', ["appended"]),
        ("Ames appended: “The road is shut.”", ["appended"]),
        ("“The road is shut,” Ames said. He appended a map.", []),
        ("“The road is shut,” said a man who appended a map.", []),
        ("“Our Town,” a list he appended, is late.", []),
    ],
)
def test_verbs_that_attribute_nothing(text, expected):
    assert hits(reporting_verb, text, verbs=("append",), test="strange") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“The road is shut,” Ames opinionated. “Go home.”", ["opinionated"]),
        ("“The road is shut”, Ames opinionated.", ["opinionated"]),
        ("“The road is shut,” deepened the port manager.", ["deepened"]),
        ("“Is the road shut?” he enlarged.", ["enlarged"]),
        ("“The road is shut?” Ames lifted.", []),  # a sentence of its own
        ("“Is it shut?” lifted Ames.", []),
        ("“The road is shut,” he whistled. “Go home.”", []),  # one of those given
        ("“The road is shut,” Ames lifted from the port he said he owned.", []),
        ("“The road is shut,” Ames enlarged the port.", []),
        ("“The road is shut. “Go home,” Ames", []),
        ("“Our Town,” a play he enlarged, is late.", []),
    ],
)
def test_verbs_that_nobody_speaks_with(text, expected):
    assert hits(reporting_verb, text, verbs=("whistle",), test="unheard") == expected
