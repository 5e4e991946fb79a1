"""Sentences without quotation marks that end in a verb which nothing but speech takes."""

from __future__ import annotations

from collections.abc import Iterator

from ....storage.lazy_namedtuple import TYPE_CHECKING
from ....storage.regex_cache import compiled
from ...interface import Hit
from ..shared.speech.unmarked_speech import DIRECT

if TYPE_CHECKING:
    from ....document.document import Document

_SPOKEN_ONLY = frozenset("continued retorted uttered exclaimed interjected snapped blurted".split())
_SPEAKER = compiled(
    r", (?P<who>he|she|they|[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2}) (?:has |had |then |also )?$"
)


def find(document: Document, words: tuple[str, ...]) -> Iterator[Hit]:
    """Sentences without marks that end in a verb which nothing but speech takes."""
    text = document.text
    places = document.words.places
    for verb in _SPOKEN_ONLY & places.keys():
        for at in places[verb]:
            end = at + len(verb)
            span = document.sentences[document.sentence_at(at)]
            match = _SPEAKER.search(text, max(span.start, at - 60), at)
            if (
                match is None
                or text[end : end + 1] not in ".!?"
                or end + 1 != span.end
                or document.quoted(span)
            ):
                continue
            if text.count(" ", span.start, match.start()) < 2 or DIRECT.match(text, span.start):
                continue
            opening, closing = ("“", "”") if "“" in text or '"' not in text else ('"', '"')
            fixed = f"{opening}{text[span.start : match.start() + 1]}{closing}{text[match.start() + 1 : span.end]}"
            yield Hit(span, (fixed,), {"speaker": match["who"], "cue": verb})
