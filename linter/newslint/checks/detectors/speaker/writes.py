"""Who writes and who speaks: "she writes" of somebody who was heard."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from ....language.word_lists import words
from ....model.span import Span
from ....storage.lazy_namedtuple import TYPE_CHECKING
from ...interface import Hit

if TYPE_CHECKING:
    from ....document.document import Document

_WORKS = words("news/writings", "works")
_PAPERS = words("news/writings", "papers")


def _mentions(document: Document, nouns: frozenset[str]) -> list[int]:
    """Where the nouns stand outside quotations, in order."""
    places = document.words.places
    return sorted(
        at for noun in nouns & places.keys() for at in places[noun] if not document.quoted(Span(at, at + 1))
    )


def find(document: Document) -> Iterator[Hit]:
    """ "she writes" after a spoken quotation, in a story where nothing written by anybody is quoted."""
    places = document.words.places
    if "writes" not in places and "write" not in places:
        return
    items = document.quotations.items
    text = document.text
    heads: set[str] = set()
    works: list[int] | None = None
    papers: list[int] = []
    for attribution in document.attributions:
        cue, speaker = attribution.cue, attribution.speaker
        if cue is None or speaker is None or attribution.how not in ("after", "inverted"):
            continue
        word = cue.of(text).lower()
        if word in ("said", "says", "told", "added"):
            heads.add(speaker.head.of(text))
        if word not in ("writes", "write"):
            continue
        quotation = items[attribution.quotation]
        near = document.paragraphs[max(0, quotation.paragraph - 1)].span.start
        end = document.paragraphs[quotation.paragraph].span.end
        if not heads:
            continue
        if works is None:
            works, papers = _mentions(document, _WORKS()), _mentions(document, _PAPERS())
        if bisect_left(works, end) or bisect_left(papers, near) < bisect_left(papers, end):
            continue
        start = min(speaker.span.start, cue.start)
        yield Hit(Span(start, max(speaker.head.end, cue.end)), (), {"cue": word})
