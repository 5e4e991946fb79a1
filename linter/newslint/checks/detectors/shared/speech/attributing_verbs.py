"""Verbs at the places where a story attributes words, and the attributions they stand in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .....model.span import Span
from .....storage.lazy_namedtuple import TYPE_CHECKING
from ....interface import Hit
from ....matching.entry_names import entry_name

if TYPE_CHECKING:
    from .....document.document import Document
    from .....document.speech.speakers import Attribution


def places_of(document: Document, verbs: Iterable[str]) -> Iterator[Span]:
    """Where forms of verbs stand outside quoted speech, form by form."""
    places = document.words.places
    for verb in verbs:
        for start in places.get(verb, ()):
            span = Span(start, start + len(verb))
            if not document.quoted(span):
                yield span


def cues(document: Document) -> dict[int, Attribution]:
    """The attributions of speech by where their verbs stand. A quotation that shares the speaker of another shares the
    verb too, and titles are not said."""
    return document.memo(_cues)


def _cues(document: Document) -> dict[int, Attribution]:
    items = document.quotations.items
    return {
        attribution.cue.start: attribution
        for attribution in document.attributions
        if attribution.cue is not None
        and attribution.how != "shared"
        and items[attribution.quotation].kind in ("speech", "partial")
    }


def hit_on_verb(document: Document, span: Span) -> Hit:
    """The hit on a verb, with the placeholder `{cue}`."""
    verb = span.of(document.folded)
    return Hit(span, (), {"cue": verb}, entry=entry_name(verb))
