"""Sentences in the first person in a story that has no voice of its own."""

from __future__ import annotations

from collections.abc import Iterator

from ....storage.lazy_namedtuple import TYPE_CHECKING
from ...interface import Hit
from ..unmarked_speech import sentences_with, spoken_sentence

if TYPE_CHECKING:
    from ....document.document import Document


def find(document: Document, words: tuple[str, ...]) -> Iterator[Hit]:
    """Sentences in the first person in a story that quotes people, if there are no more than two of them."""
    from ..narration import alone

    numbers = sentences_with(document, words)
    if 0 < len(numbers) <= 2:
        yield from alone(
            document, [number for number in numbers if spoken_sentence(document, number) is None]
        )
