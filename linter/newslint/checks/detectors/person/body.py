""" "He added" of a ministry."""

from __future__ import annotations

from collections.abc import Iterator

from ....language.word_lists import words
from ....model.finding import Related
from ....model.span import Span
from ....storage.lazy_namedtuple import TYPE_CHECKING
from ...interface import Hit
from ..shared.speech.speakers_named import names_anybody, outside_quotations, speakers_by_name

if TYPE_CHECKING:
    from ....document.document import Document

#: Bodies, which are "it"
_BODIES = words("news/bodies", "speaking")
_GOES_ON = frozenset(
    "said says added adds continued concluded explained noted warned stressed stated".split()
)


def find(document: Document) -> Iterator[Hit]:
    """ "he added" where the words before are a body's, and no person has come up since."""
    text = document.text
    items = document.quotations.items
    body: tuple[str, Span, int] | None = None
    for attribution, head in speakers_by_name(document):
        speaker = attribution.speaker
        assert speaker is not None
        paragraph = items[attribution.quotation].paragraph
        if head.lower() not in ("he", "she"):
            body = (speaker.span.of(text), speaker.span, paragraph) if head in _BODIES else None
            continue
        if body is None or paragraph - body[2] > 1 or attribution.how == "before" or attribution.cue is None:
            continue
        name, mention, first = body
        start = document.paragraphs[first].span.start
        between = outside_quotations(document, Span(mention.end, speaker.head.start))
        before = outside_quotations(document, Span(start, mention.start))
        if attribution.cue.of(text).lower() in _GOES_ON and not names_anybody(before + " | " + between):
            whole = Span(
                min(speaker.head.start, attribution.cue.start), max(speaker.head.end, attribution.cue.end)
            )
            yield Hit(whole, (), {"name": name}, (Related(None, mention, "the speaker before"),))
            body = None
