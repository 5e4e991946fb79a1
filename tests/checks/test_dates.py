"""Dates that cannot be."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.checks.interface import Context, RuleMistake
from newslint.checks.kinds import dates
from newslint.document.document import Document

RULES = {0: dates.Data("impossible"), 1: dates.Data("weekday")}


def read(text):
    found = dates.find(Document(text), RULES, frozenset(RULES))
    return [(RULES[n].test, hit.span.of(text), hit.replacements) for n, hit in found]


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("on Sept. 31, he", "Sept. 31"),
        ("on 31 June he", "31 June"),
        ("on Feb. 30.", "Feb. 30"),
        ("on Feb. 29, 2023, he", "Feb. 29, 2023"),
        ("on April 31st he", "April 31st"),
        ("on June 0 he", "June 0"),
    ],
)
def test_impossible_days(text, span):
    assert read(text) == [("impossible", span, ())]


@pytest.mark.parametrize(
    "text",
    [
        "Feb. 29, 2024",
        "Feb. 29",
        "in June 76 of them",
        "in May 40% of",
        "March 99-67",
        "may 32",
        "$32 May bonds",
        "Dec. 31",
        "April 31.5 percent",
    ],
)
def test_possible_days_and_other_figures(text):
    assert read(text) == []


@given(st.dates(datetime.date(1800, 1, 1), datetime.date(2199, 12, 31)), st.integers(0, 6))
def test_weekdays_follow_the_calendar(day, named):
    names = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
    text = f"On {names[named]}, {day.strftime('%B')} {day.day}, {day.year}, it rained."
    right = names[day.weekday()]
    assert read(text) == ([] if names[named] == right else [("weekday", names[named], (right,))])


def test_the_word_after_what_must_be_known():
    with pytest.raises(RuleMistake):
        dates.compile_rule(dates.Keys(test="year"), Context("typos", "typos.x"))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("On Friday, March 6, it rained. On Monday, March 10, it shone.", [("Monday", "Tuesday")]),
        ("On Friday, March 6, it rained. On Tuesday, March 10, it shone.", []),
        ("On Thursday, March 6, then Friday, March 6, then Tuesday, March 10.", [("Thursday", "Friday")]),
        ("On Friday, Feb. 27, it rained. On Friday, March 10, it shone.", []),
        ("On Friday, March 32, it rained. On Monday, March 10, it shone.", []),
    ],
)
def test_weekdays_that_do_not_go_together(text, found):
    hits = [hit for _, hit in dates.find(Document(text), {0: dates.Data("clash")}, frozenset({0}))]
    assert [(hit.span.of(text), hit.replacements[0]) for hit in hits] == found
