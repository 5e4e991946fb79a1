"""What the figures of a story are bound to."""

from __future__ import annotations

import pytest

from newslint.document.document import Document
from newslint.document.numbers.quantities import of_another_time, singular


def bound(text):
    return [(one.figure.span.of(text), one.head, one.role, one.definite) for one in Document(text).quantities]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He saw 12 tired firefighters.", [("12", "firefighter", "", False)]),
        ("The 14 firefighters left.", [("14", "firefighter", "", True)]),
        ("Six of the nine members met.", [("Six", "", "some", False), ("nine", "member", "", True)]),
        ("The other six people sat.", [("six", "person", "rest", False)]),
        ("They hired 12 more cooks.", [("12", "cook", "more", False)]),
        ("It rose by Sh7, from Sh18 to Sh26.", [("Sh7", "", "change", False), ("Sh18", "", "origin", False), ("Sh26", "", "target", False)]),
        ("Sales of $5m were up from about $4m, a rise of $1m.", [("$5m", "", "", False), ("$4m", "", "origin", False), ("$1m", "", "change", False)]),
        ("They sold 40 in all, at $3 each.", [("40", "", "total", False), ("$3", "", "each", False)]),
        ("A total of 40 boats sank in 1998.", [("40", "boat", "total", False)]),
        ("Of the 2050 people here, four women ran.", [("2050", "person", "", True), ("four", "woman", "", False)]),
    ],
)  # fmt: skip
def test_what_a_figure_counts_and_which_part_it_plays(text, found):
    told = bound(text)
    assert [(figure, head) for figure, head, _, _ in told] == [(figure, head) for figure, head, _, _ in found]
    assert [role for _, _, role, _ in told] == [role for _, _, role, _ in found]
    assert [one[3] for one in told if one[3]] == [one[3] for one in found if one[3]]


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("At first 12 boats sank.", True),
        ("Last year 12 boats sank.", True),
        ("He expected 12 boats.", True),
        ("It has 12 boats so far.", True),
        ("He saw 12 boats on the river.", False),
    ],
)
def test_figures_of_another_time_or_only_thought(text, other):
    document = Document(text)
    assert of_another_time(document, document.quantities[0]) is other


def test_singulars():
    assert [singular(noun) for noun in "bodies boxes people women cases buses".split()] == [
        "body", "box", "person", "woman", "case", "buse",
    ]  # fmt: skip


def test_characters_that_stand_for_figures_in_a_frame_are_none_in_the_article():
    text = "The wind blew at 10 knots, or \uf123 kph, or 143 mph (\ue005 miles), it said."
    (frame,) = Document(text).frames
    assert len(frame.figures) == 2
    assert frame.text.count("\ufffd") == 2
    assert [frame.figure(char).value for char in frame.text if "\ue000" <= char <= "\uf8ff"] == [10, 143]
