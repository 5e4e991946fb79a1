"""Quotation marks, and quotations told twice: what the examples of the packs do not show."""

from __future__ import annotations

import pytest

from kind_helpers import hits
from newslint.checks.kinds import quotes
from newslint.document.document import Document
from newslint.model.article import Block
from newslint.model.span import Span


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("“A b,” he said. “No plan”. “C d,” she said.", 1),
        ("Some saw “hope”, others “doubt”. “It is so,” she said.", 0),
        ("Is it “hope”? It is “hope,” “luck,” and “love.”", 0),
        ("“It is the U.S.”. “A b.” “C d.”", 0),
    ],
)
def test_stops_outside(text, count):
    assert len(hits(quotes, text, test="stop-outside")) == count


def test_mixed_marks_need_a_clear_majority():
    story = "“A b,” he said. “C d,” she said. “E f.” “G h.” “I j.” "
    assert hits(quotes, story + 'He saw "no way" out.', test="mixed-marks") == ['"no way"']
    assert hits(quotes, story + 'He saw "no way" out of "the town" or "the sea".', test="mixed-marks") == []
    long = '"' + "word " * 20 + 'end"'
    assert hits(quotes, story + long, test="mixed-marks") == ['"']


def test_a_quotation_told_twice_in_other_words():
    first = "Orr called it “the worst flood this town has seen in many years.”\n\n"
    again = "“It is the worst storm this town has seen in many years,” Orr said."
    assert len(hits(quotes, first + again, test="told-twice")) == 1
    same = "“It is the worst flood this town has seen in many years,” Orr said."
    assert hits(quotes, first + same, test="told-twice") == []


def test_a_headline_may_shorten_a_quotation():
    first = "Orr called it “the worst flood this town has seen in many years.”"
    story = f"{first}\n\n“It is the worst storm this town has seen in many years,” Orr said."
    shown = [Block("headline", Span(0, len(first))), Block("body", Span(len(first) + 2, len(story)))]
    for kind, count in (("headline", 0), ("body", 1)):
        blocks = [shown[0]._replace(kind=kind), shown[1]]
        assert (
            len(list(quotes.find(Document(story, blocks), {0: quotes.Data("told-twice")}, frozenset({0}))))
            == count
        )


@pytest.mark.parametrize(
    ("story", "expected"),
    [
        ("“It is late and cold” Ames said.", ["cold”"]),
        ("“It is late and cold” said the baker.", ["cold”"]),
        ("“It is late and cold” Ida Ames said.", ["cold”"]),
        ("“It is late and cold” was what Ames said.", []),
        ("“Late and Cold in Troy” said little.", []),
        ("He found it “late and far too cold” said little.", []),
        ("“It is late and cold” said Monday it would close.", []),
        ("“It is late and cold?” said Ames.", []),
    ],
)
def test_a_comma_ends_a_quotation_before_its_attribution(story, expected):
    assert hits(quotes, story, test="comma-missing") == expected


def test_a_cut_or_an_addition_that_is_shown_is_no_alteration():
    first = "“The wind took the roof in one piece,” Orr said.\n\n“The wind{} took the roof in one piece,” she said."
    assert hits(quotes, first.format(""), test="told-twice") == []
    assert len(hits(quotes, first.format(" then"), test="told-twice")) == 1
    assert hits(quotes, first.format(" [then]"), test="told-twice") == []
    assert hits(quotes, first.format(" ..."), test="told-twice") == []
