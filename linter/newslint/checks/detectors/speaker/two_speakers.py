"""Running quotations that change hands."""

from __future__ import annotations

from collections.abc import Iterator

from ....model.finding import Related
from ....model.span import Span
from ....storage.lazy_namedtuple import TYPE_CHECKING
from ...interface import Hit
from ..shared.speech.quoted_words import POSSESSIVE

if TYPE_CHECKING:
    from ....document.document import Document
    from ....document.speech.speakers import Attribution


def find(document: Document) -> Iterator[Hit]:
    """A running quotation given to one speaker where it begins and to another where it ends."""
    items = document.quotations.items
    text = document.text
    chain: Attribution | None = None
    for attribution in document.attributions:
        quotation = items[attribution.quotation]
        if not quotation.continued and not _same_breath(chain, attribution, document):
            chain = attribution if attribution.speaker else None
            continue
        speaker = attribution.speaker
        if speaker is None:
            continue
        if chain is None or chain.speaker is None:
            chain = attribution
            continue
        if attribution.how in ("after", "inverted") and attribution.cue is not None:
            one, two = (POSSESSIVE.sub("", m.head.of(text)) for m in (chain.speaker, speaker))
            if (
                one != two
                and one[0].isupper()
                and two[0].isupper()
                and not _pronoun(one)
                and not _pronoun(two)
            ):
                start = min(speaker.span.start, attribution.cue.start)
                end = max(speaker.head.end, attribution.cue.end)
                yield Hit(
                    Span(start, end),
                    (),
                    {"speaker": two, "first": one},
                    (Related(None, chain.speaker.span, "the speaker where the quotation begins"),),
                )


def _same_breath(chain: Attribution | None, attribution: Attribution, document: Document) -> bool:
    return (
        chain is not None
        and attribution.how == "shared"
        and chain.speaker is not None
        and attribution.speaker == chain.speaker
    )


def _pronoun(word: str) -> bool:
    return word.lower() in ("he", "she", "they", "it", "i", "we", "who", "the")
