"""Orders with a speaker and no marks."""

from __future__ import annotations

from collections.abc import Iterator

from ....language.word_lists import words
from ....storage.lazy_namedtuple import TYPE_CHECKING
from ...interface import Hit
from ..shared.speech.unmarked_speech import hit_on_sentence, spoken_sentence

if TYPE_CHECKING:
    from ....document.document import Document

_ORDERS = words("english/orders", "first")
#: Of these, words that open statements too: "Call money eased", "Close links help". They order where one of the others
#: comes next.
_NOUNS = frozenset("trust close call open support report help return drive run fight set".split())
_ORDERED = words("english/orders", "second")


def find(document: Document, words: tuple[str, ...]) -> Iterator[Hit]:
    """Sentences that open with an order and end with an attribution."""
    text = document.text
    for number, span in enumerate(document.sentences):
        first = text[span.start : span.start + 12].split(" ", 1)[0]
        if first.lower() not in _ORDERS or not first[0].isupper() or "," not in span.of(text):
            continue
        if (
            first.lower() in _NOUNS
            and text[span.start + len(first) + 1 :].split(" ", 1)[0].lower() not in _ORDERED
        ):
            continue
        spoken = spoken_sentence(document, number)
        if spoken is not None and " " in span.of(text)[: spoken[1].start()].strip():
            yield hit_on_sentence(document, *spoken)
