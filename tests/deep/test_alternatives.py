"""What may stand for a word, and what is left to the writer."""

from __future__ import annotations

import pytest

from newslint.deep.alternatives import LOST, SPARE, is_past, present_and_past, replacements
from newslint.deep.weighing import _as_good


def forms(word):
    return {other for sort, other in replacements(word) if sort == "verb-forms"}


def test_insists_and_insisted_are_for_the_writer_to_choose():
    assert "insisted" not in forms("insists") and "insists" not in forms("insisted")
    assert {"insist", "insisting"} <= forms("insists")


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [("find", "found", True), ("found", "find", True), ("announce", "announced", True), ("finds", "found", False),
     ("taken", "took", False)],
)  # fmt: skip
def test_present_and_past(one, other, told):
    assert present_and_past(one, other) is told


def test_past():
    assert is_past("insisted") and is_past("caught") and not is_past("been") and not is_past("taken")


@pytest.mark.parametrize(
    ("small", "word", "told"),
    [
        ("had", "caught", True),
        ("has", "been", False),
        ("of", "indecency", False),
    ],
)
def test_small_words_that_may_as_well_be_missing(small, word, told):
    assert _as_good(small, word) is told


def test_that_and_about_may_stand_or_not():
    assert "that" not in LOST and "and" not in LOST and "about" not in SPARE
    assert {"a", "an", "the", "not"}.isdisjoint(LOST)
    assert {"to", "of", "be"} <= {*LOST}
