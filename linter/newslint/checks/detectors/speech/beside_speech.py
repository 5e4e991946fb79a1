"""Sentences in the first person next to speech without marks."""

from __future__ import annotations

from collections.abc import Iterator

from ....storage.lazy_namedtuple import TYPE_CHECKING
from ...interface import Hit
from ..shared.speech.unmarked_speech import sentences_with, spoken_sentence

if TYPE_CHECKING:
    from ....document.document import Document

#: A story with more sentences in the first person has a voice of its own.
_FEW = 3


def find(document: Document, words: tuple[str, ...]) -> Iterator[Hit]:
    """Sentences in the first person straight after one that ends in an attribution and has no marks either."""
    numbers = sentences_with(document, words)
    if not 0 < len(numbers) <= _FEW:
        return
    sentences = document.sentences
    for number in numbers:
        span = sentences[number]
        if not number or document.quotations_in(span) or spoken_sentence(document, number):
            continue
        if document.paragraph_at(span.start) != document.paragraph_at(sentences[number - 1].start):
            continue
        first = document.text[span.start : span.end].split(" ", 3)[:3]
        if not any(word.lower().strip(",") in words for word in first):
            continue
        if document.quotations_in(sentences[number - 1]) or spoken_sentence(document, number - 1) is None:
            continue
        yield Hit(span)
