"""Quotations against the source's: what counts as altered, and what a desk may do."""

from __future__ import annotations

import pytest

from compare.helpers_compare import changes, kinds

SAID = "“We have patched this dike for thirty years and it is going to hold,” said Marit Vik, an engineer. “Ask me again in spring.”"


@pytest.mark.parametrize(
    "article",
    [
        "“We have patched this dike for thirty years,” said Marit Vik, an engineer.",
        "“We have patched this dike ... and it is going to hold,” said Marit Vik, an engineer.",
        "“[The crew has] patched this dike for 30 years and it is gonna hold,” said Marit Vik, an engineer.",
        "Marit Vik, an engineer, said the dike was “going to hold.”",
        '"We have patched this dike for thirty years and it is going to hold. Ask me again in spring," Marit Vik said.',
    ],
)
def test_what_a_desk_may_do(article):
    assert kinds(SAID, article) == []


@pytest.mark.parametrize(
    ("article", "was", "now"),
    [
        (
            "“We have mended this dike for thirty years and it is going to hold,” said Marit Vik.",
            "patched",
            "mended",
        ),
        (
            "“We have patched this dike for forty years and it is going to hold,” said Marit Vik.",
            "thirty",
            "forty",
        ),
        (
            "“We have patched this dike for thirty years and it is not going to hold,” said Marit Vik.",
            "is going",
            "is not going",
        ),
        (
            "“We have patched dike for thirty years and it is going to hold,” said Marit Vik.",
            "patched this dike",
            "patched dike",
        ),
    ],
)
def test_altered_words_are_shown(article, was, now):
    (change,) = changes(SAID, article)
    assert (change.kind, change.was, change.now) == ("quotation-altered", was, now)


@pytest.mark.parametrize(
    ("article", "was", "now"),
    [
        ("“The storm was a wake-down call for all,” Orr said.", "wake-up", "wake-down"),
        ("“The storm was a rouse-up call for all,” Orr said.", "wake-up", "rouse-up"),
        ("“The storm was a warning call for all,” Orr said.", "wake-up", "warning"),
        ("“The storm was a warning,” Orr said.", "wake-up", "warning"),
    ],
)
def test_a_compound_is_shown_whole(article, was, now):
    (change,) = changes("“The storm was a wake-up call for all,” Orr said.", article)
    assert (change.kind, change.was, change.now) == ("quotation-altered", was, now)


def test_a_quotation_the_source_does_not_have():
    article = SAID + "\n\n“The mayor never once came to see us,” Vik said."
    assert kinds(SAID, article) == [("quotation-invented", "The mayor never once came to see us")]


def test_narration_put_into_marks():
    source = "Marit Vik said the dike would fail before the winter was over."
    article = "Marit Vik said the dike “would fail before the winter was over.”"
    assert kinds(source, article) == [("narration-quoted", "would fail before the winter was over")]


def test_speech_without_its_marks():
    article = (
        "We have patched this dike for thirty years and it is going to hold, said Marit Vik, an engineer."
    )
    assert [kind for kind, _ in kinds(SAID, article)] == ["speech-unmarked"]


def test_speech_turned_into_narration_in_other_words_is_fine():
    article = "The dike, mended again and again since the 1990s, would stand, said Marit Vik, an engineer."
    assert kinds(SAID, article) == []


def test_running_quotations_are_one():
    source = "Vik shrugged.\n\n“The sea takes what it wants,” she said. “Nobody asks me.\n\n“It came in 1953 and it will come again.”"
    article = "Vik shrugged.\n\n“Nobody asks me,” she said.\n\n“It came in 1953 and it will come again.”"
    assert kinds(source, article) == []
