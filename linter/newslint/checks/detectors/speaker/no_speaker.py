"""Attributions that lost their speaker: “…,” said."""

from __future__ import annotations

from collections.abc import Iterator

from ....language.word_lists import words
from ....model.span import Span
from ....storage.lazy_namedtuple import TYPE_CHECKING
from ....storage.regex_cache import compiled
from ...interface import Hit
from ..shared.speech.attribution_punctuation import NEXT

if TYPE_CHECKING:
    from ....document.document import Document

_VERBS = words("news/reporting-verbs", "with-a-name")
_END = compiled(
    r"[.;](?:\s|$)| (?:(?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|in an interview|in a statement|at a news conference)[.,]"
)


def find(document: Document) -> Iterator[Hit]:
    """“The road is shut,” declared."""
    text = document.text
    for quotation in document.quotations.items:
        end = quotation.span.end
        if quotation.kind == "nested" or not quotation.closed or text[end : end + 1] != " ":
            continue
        if text[quotation.inner.end - 1] not in ",?!":
            continue
        match = NEXT.match(text, end)
        if match is None or match["one"] not in _VERBS or not _END.match(text, match.end("one")):
            continue
        sentence = document.sentences[document.sentence_at(quotation.span.start)]
        if not _in_clause(text[sentence.start : quotation.span.start]):
            yield Hit(Span(*match.span("one")), (), {"cue": match["one"]})


def _in_clause(before: str) -> bool:
    """True if a quotation belongs to a clause about the speaker: Ames, who wrote “The Road,” said."""
    return compiled(r", (?:who|whose|which|author of|a|an|the)\b[^,.!?]*\s$").search(before) is not None
