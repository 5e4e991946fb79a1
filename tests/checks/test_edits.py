"""Counting slips of the keys."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.language.edit_distance import one_slip, slips, within_one

WORDS = st.text(alphabet="abc", max_size=7)


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        ("taipie", "taipei", 1),
        ("oslo", "olso", 1),
        ("rome", "rome", 0),
        ("paris", "pris", 1),
        ("ab", "ba", 1),
        ("oslo", "bodo", 3),
    ],
)
def test_counts(one, other, count):
    assert slips(one, other, 2) == count


@given(WORDS, WORDS)
def test_is_symmetric_and_stops_at_the_limit(one, other):
    assert slips(one, other, 9) == slips(other, one, 9)
    assert slips(one, other, 2) == min(slips(one, other, 9), 3)


@given(WORDS)
def test_all_words_one_slip_away_are_made(word):
    assert all(slips(word, near, 1) == 1 for near in within_one(word, "abcd"))
    assert word not in within_one(word, "abcd")


@given(WORDS, WORDS)
def test_one_slip_is_counted_without_counting(one, other):
    assert one_slip(one, other) == (slips(one, other, 1) == 1)
