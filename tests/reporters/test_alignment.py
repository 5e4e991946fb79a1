"""Paragraphs side by side."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newslint.reporters.shared.alignment import align


def test_reworded_paragraphs_are_paired_and_others_stand_alone() -> None:
    left = [
        "The mayor spoke on Monday about the bridge.",
        "Something new.",
        "The bridge closes in May, she said.",
    ]
    right = [
        "On Monday the mayor spoke of the bridge.",
        "The bridge will close in May, she said.",
        "Dropped words.",
    ]
    assert align(left, right) == [(0, 0), (1, None), (2, 1), (None, 2)]


def test_nothing_on_one_side() -> None:
    assert align([], ["a"]) == [(None, 0)]
    assert align(["a"], []) == [(0, None)]
    assert align([], []) == []


def test_very_long_texts_are_paired_in_order() -> None:
    rows = align(["a"] * 600, ["b"] * 500)
    assert rows[0] == (0, 0) and rows[-1] == (599, None) and len(rows) == 600


words = st.lists(st.sampled_from(["red", "green", "blue", "old", "new"]), max_size=5).map(" ".join)


@given(st.lists(words, max_size=7), st.lists(words, max_size=7))
def test_each_paragraph_once_and_in_order(left: list[str], right: list[str]) -> None:
    rows = align(left, right)
    assert [i for i, _ in rows if i is not None] == list(range(len(left)))
    assert [j for _, j in rows if j is not None] == list(range(len(right)))
