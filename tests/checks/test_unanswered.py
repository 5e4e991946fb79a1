"""Pronouns that nobody of a story answers to."""

from __future__ import annotations

import pytest

from newslint.checks.detectors.shared.unanswered import strays
from newslint.document.document import Document

FILLER = (
    "The road was shut for a week in May, and the rain fell on the town as it had in the years before. " * 2
)


def stray(text: str) -> list[tuple[str, str, bool]]:
    """Each stray pronoun with the name it must mean, and whether it is doubtful."""
    return [(one.span.of(text), one.named.of(text), one.doubtful) for one in strays(Document(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mr Orr said she was late.", [("she", "Orr", False)]),
        ("Mr Orr and her friends were late.", [("her", "Orr", False)]),
        ("But Mr Orr has been blamed by many in her own party.", [("her", "Orr", False)]),
        ("Rain fell, said Mr Orr, in a week of rain. She was sure of that.", [("She", "Orr", False)]),
        ("Mr Orr was held in May. He must also give up her passport.", [("her", "Orr", False)]),
        ("“It is late,” Ms Orr said. The leader was cold. He left.", [("He", "Orr", True)]),
        (f"Ann Coe left. {FILLER}Mr Orr said she was late.", [("she", "Orr", False)]),
        ("Ann Coe left. Mr Orr said she was late.", []),
        ("Mr Orr defeated her.", []),
        ("Mr Orr said a doctor was near and she was late.", []),
        ("With Mr Orr as her guest, the queen left.", []),
        ("Mr Orr’s novel made her famous.", []),
        ("“Mr Orr said she was late,” said the clerk.", []),
        ("Mr Orr said the ship had lost her mast.", []),
        ("Its chairman, Petrina Orr, spoke in May. She was late.", []),
        ("The road was shut.", []),
    ],
)
def test_nobody_answers(text: str, expected: list[tuple[str, str, bool]]) -> None:
    assert stray(text) == expected


def test_a_pronoun_of_the_same_sentence_speaks_for_somebody() -> None:
    assert stray("Mr Orr said her name, as she had asked.") == []
