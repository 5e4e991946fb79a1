"""Verbs of saying beside a quotation, as what attributes it."""

from __future__ import annotations

from collections.abc import Iterator

from ....language.word_lists import words
from ....storage.lazy_namedtuple import TYPE_CHECKING
from ...interface import Hit
from ..shared.speech.attributing_verbs import cues, hit_on_verb, places_of

if TYPE_CHECKING:
    from ....document.document import Document
    from ....document.speech.speakers import Attribution

#: Documents state and report; people do not.
_PAPERS = words("news/writings", "saying")


def find(document: Document, verbs: tuple[str, ...]) -> Iterator[Hit]:
    """Every such verb that attributes a quotation to a person, behind it."""
    for span in places_of(document, verbs):
        beside = cues(document).get(span.start)
        if (
            beside is not None
            and beside.how in ("after", "inverted")
            and not span.of(document.folded).endswith("ing")
            and not _written(document.text, beside)
        ):
            yield hit_on_verb(document, span)


def _written(text: str, attribution: Attribution) -> bool:
    return attribution.speaker is not None and attribution.speaker.head.of(text).lower() in _PAPERS
