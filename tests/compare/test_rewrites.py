"""Rewrites of known quality: careful ones pass, bad ones are caught (bench/rewrites.py prints the figures)."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from newslint.compare.changes.change import Lists
from newslint.compare.comparison import Comparison
from newslint.compare.run import compare
from newslint.document.document import Document
from newslint.language.synonyms import alike

sys.path.insert(0, str(Path(__file__).parents[2] / "bench"))

import rewrites as bench  # noqa: E402


@pytest.fixture(scope="module")
def measured():
    return bench.measure()


def test_careful_rewrites_are_left_alone(measured):
    said, words = bench.alarms(measured.careful)
    assert words > 2500
    assert 1000 * said / words <= 0.5, [one.findings for one in measured.careful if one.findings]


@pytest.mark.parametrize(("name", "least"), [("bad", 0.9), ("reworded", 0.8)])
def test_changes_are_found(measured, name, least):
    caught, every = bench.found(getattr(measured, name))
    assert every.total() >= 100
    assert caught.total() >= least * every.total(), [one.missed for one in getattr(measured, name)]


def kinds(source, article):
    changes = compare(Comparison(Document(article), Document(source)), Lists()).changes
    return [(change.kind, change.was, change.now) for change in changes if change.kind != "copied"]


def test_a_word_put_into_a_quotation_is_shown_between_its_neighbors():
    source = "“We have no plan for the winter,” said Ola Brandvik, who runs the shelter."
    article = "“We have no real plan for the winter,” said Ola Brandvik, who runs the shelter."
    assert kinds(source, article) == [("quotation-altered", "no plan", "no real plan")]
    assert kinds(article, source) == [("quotation-altered", "no real plan", "no plan")]


def test_a_year_in_a_sentence_worded_anew():
    source = "The harbor was dredged in 2023, which cost the town nearly all that it had saved."
    article = "Dredging the harbor in 2022 ate up nearly all of the town’s savings."
    assert ("figure-changed", "2023", "2022") in kinds(source, article)


@pytest.mark.parametrize(("one", "other"), [("vessel", "ship"), ("thick", "heavy"), ("begin", "start")])
def test_words_that_share_a_sense(one, other):
    assert alike(one, other) or alike(other, one)


def test_words_that_do_not():
    assert not alike("nurs", "teacher")
    assert not alike("dollar", "euro")


def test_repeated_quotations_cost_no_more_than_others():
    """The work grows with the text, not with its square: four times the text, well below sixteen times the work."""
    from time import process_time

    def seconds(count):
        text = "“We cannot wait while families pay more for maize,” Ola Brandvik said.\n\n" * count
        began = process_time()
        compare(Comparison(Document(text), Document(text)), Lists())
        return process_time() - began

    seconds(10)
    assert seconds(400) < 9 * max(seconds(100), 0.05)
