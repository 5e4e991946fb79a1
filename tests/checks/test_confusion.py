"""A real word in the place of another: only its neighbours tell."""

from __future__ import annotations

import pytest

from newslint.checks.interface import Context, RuleMistake
from newslint.checks.kinds import confusion
from newslint.document.document import Document

CONTEXT = Context("typos", "typos.x")


def read(text, *cases):
    """Words found and their first offers."""
    linked = confusion.link({0: confusion.compile_rule(confusion.Keys(cases=list(cases)), CONTEXT)})
    return [
        (hit.span.of(text), hit.replacements[0])
        for _, hit in confusion.find(Document(text), linked, frozenset({0}))
    ]


THAN = {"wrong": "then", "right": "than", "before": "more less", "after": "<number> the", "not-after": "war"}


@pytest.mark.parametrize(
    "text", ["More then 40 left.", "More then $40 left.", "It is less then the half.", "more then forty"]
)
def test_both_neighbours_must_fit(text):
    assert read(text, THAN) == [("then", "than")]


@pytest.mark.parametrize(
    "text",
    [
        "More, then 40 left.",
        "More then.",
        "Then 40 left.",
        "more then-40",
        "More then, the half left.",
        "more-then 40",
    ],
)
def test_marks_between_the_words_part_them(text):
    assert read(text, THAN) == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("<stop>", "It broke lose."),
        ("<stop>", "It broke lose"),
        ("<cap>", "It broke lose Monday"),
        ("<month>", "broke lose May 3"),
    ]
    + [("<weekday>", "broke lose Friday"), ("<number>", "broke lose 3")],
)
def test_classes_of_neighbours(name, text):
    case = {"wrong": "lose", "right": "loose", "after": name}
    assert read(text, case) == [("lose", "loose")]
    assert read(text, {**case, "after": "end", "not-before": name}) == []


def test_as_many_right_words_as_wrong_ones_pair_off():
    case = {"wrong": "wave waving", "right": "waive waiving", "after": "extradition"}
    assert set(read("Waving extradition is rare. To wave extradition is rare.", case)) == {
        ("Waving", "Waiving"),
        ("wave", "waive"),
    }


@pytest.mark.parametrize(
    ("case", "words"),
    [
        ({"wrong": "a", "right": "b"}, "'before' or 'after'"),
        ({"right": "b", "after": "c"}, "'wrong' and 'right'"),
        ({"wrong": "a", "right": "b", "after": "<noun>"}, "no class '<noun>'"),
        ({"wrong": "a", "right": "b", "afer": "c"}, "no key 'afer'"),
    ],
)
def test_mistakes_are_named(case, words):
    with pytest.raises(RuleMistake, match=words):
        confusion.compile_rule(confusion.Keys(cases=[case]), CONTEXT)


def test_no_cases_is_a_mistake():
    with pytest.raises(RuleMistake, match="needs one of"):
        confusion.compile_rule(confusion.Keys(cases=[]), CONTEXT)
