"""A and an go by the ear."""

from __future__ import annotations

import pytest

from helpers import shipped_rules
from newslint.checks.kinds import article
from newslint.config.model import Settings
from newslint.document.document import Document
from newslint.pipeline.check import check_file


def read(text):
    return [
        (hit.span.of(text), hit.replacements[0])
        for _, hit in article.find(Document(text), {0: None}, frozenset({0}))
    ]


AN = "hour honest heir FBI MP MPs SUV NHS HIV X-ray 8-year-old 80 11th 18-hour uncle umpire unidentified apple IRS AP 8,000 Xbox Xmas".split()
A = "union one-time European UN U.S. UK uniform useful NATO house 10 100 100-year-old B unanimous UNESCO NASA unicorn yacht".split()


@pytest.mark.parametrize("word", AN)
def test_words_that_take_an(word):
    assert read(f"It is a {word} thing.") == [("a", "an")]
    assert read(f"It is an {word} thing.") == []


@pytest.mark.parametrize("word", A)
def test_words_that_take_a(word):
    assert read(f"It is an {word} thing.") == [("an", "a")]
    assert read(f"It is a {word} thing.") == []


@pytest.mark.parametrize(
    "text",
    [
        "an historic day",
        "a historic day",
        "an 1,800-seat hall",
        "an 0-2 loss",
        "Vitamin A is",
        "a, e and i",
        "an Écija",
    ],
)
def test_where_speakers_differ_nothing_is_said(text):
    assert read(text) == []


def test_the_capital_of_a_sentence_is_kept():
    assert read("A apple fell. An car stopped.") == [("A", "An"), ("An", "A")]


def test_an_before_a_word_that_is_no_noun_has_lost_its_d():
    assert read("He came an then left.") == [("an", "and")]


def test_an_article_may_be_the_last_letter_of_the_file() -> None:
    result = check_file("a.txt", shipped_rules(), Settings(), data=b"Then he bought a")
    assert result.error is None
