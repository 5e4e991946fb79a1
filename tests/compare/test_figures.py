"""Figures are worth the same however they are written."""

from __future__ import annotations

import pytest

from newslint.compare.text.figures import equal, find_figures
from newslint.compare.text.stems import stem
from newslint.compare.text.tokens import tokenize
from newslint.document.document import Document


def figures(text):
    tokens = tokenize(Document(text))
    return find_figures(tokens, 0, len(tokens.keys))


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("1,200 people", 1200, "people"),
        ("1.2 thousand tons", 1200, "ton"),
        ("$4.7 million", 4_700_000, "dollar"),
        ("45 million francs", 45_000_000, "franc"),
        ("£38bn", 38e9, "pound"),
        ("twenty-two goals", 22, "goal"),
        ("half", 50, "%"),
        ("three quarters", 75, "%"),
        ("a third", 100 / 3, "%"),
        ("12 percent", 12, "%"),
        ("12 per cent", 12, "%"),
        ("12%", 12, "%"),
        ("two dozen", 24, ""),
        ("38 square miles", 38, "square mile"),
    ],
)
def test_worth_and_unit(text, value, unit):
    figure = figures(text + ".")[0]
    assert figure.value == pytest.approx(value)
    assert figure.unit == " ".join(stem(word) for word in unit.split())


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("about 40 boats", "about"),
        ("some 40 boats", "about"),
        ("more than 40 boats", "above"),
        ("at least 40 boats", "above"),
        ("over 40 boats", "above"),
        ("nearly 40 boats", "below"),
        ("fewer than 40 boats", "below"),
        ("up to 40 boats", "below"),
        ("as many as 40 boats", "below"),
        ("the 40 boats", ""),
    ],
)
def test_bounds(text, bound):
    assert figures(text)[0].bound == bound


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("1,200 cars", "1.2 thousand cars", True),
        ("half of them", "50 percent of them", True),
        ("1.5 billion francs", "1.52 billion francs", True),
        ("about 40%", "39.6%", True),
        ("more than 30,000 cases", "31,000 cases", True),
        ("62 miles", "100 kilometers", True),
        ("9,000 people", "90,000 people", False),
        ("1.6 billion francs", "1.52 billion francs", False),
        ("45 francs", "45 million francs", False),
        ("5 kilometers", "5 miles", True),  # the number is the same; that the unit is not is seen elsewhere
        ("8 miles", "10 kilometers", False),
        ("3 goals", "4 goals", False),
    ],
)
def test_equal(one, other, same):
    assert equal(figures(one)[0], figures(other)[0]) is same


def test_days_of_the_month_are_no_figures():
    assert figures("on Sept. 12 in Leeds") == []
