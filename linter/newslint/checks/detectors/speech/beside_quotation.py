"""Sentences in the speaker's own person next to a quotation."""

from __future__ import annotations

from collections.abc import Iterator

from ....storage.lazy_namedtuple import TYPE_CHECKING
from ...interface import Hit
from ..shared.speech.unmarked_speech import sentences_with, spoken_sentence

if TYPE_CHECKING:
    from ....document.document import Document


def find(document: Document, words: tuple[str, ...]) -> Iterator[Hit]:
    """Sentences in the first person, without attribution, straight before or after a quotation of the
    same paragraph, in a story that has no other voice of its own."""
    numbers = sentences_with(document, words)
    if not 0 < len(numbers) <= 3:
        return
    sentences = document.sentences
    quotes = {document.sentence_at(q.span.start) for q in document.quotations.items if q.kind == "speech"}
    for number in numbers:
        span = sentences[number]
        if document.quoted(span) or spoken_sentence(document, number):
            continue
        paragraph = document.paragraph_at(span.start)
        for other in (number - 1, number + 1):
            if other in quotes and document.paragraph_at(sentences[other].start) == paragraph:
                yield Hit(span)
                break
