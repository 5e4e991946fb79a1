"""Attributions that lost their speaker: “…,” said."""

from __future__ import annotations

from collections.abc import Iterator

from ....model.span import Span
from ....storage.lazy_namedtuple import TYPE_CHECKING
from ....storage.regex_cache import compiled
from ...interface import Hit
from ..attribution_punctuation import NEXT

if TYPE_CHECKING:
    from ....document.document import Document

_VERBS = frozenset(
    "said says added stated declared explained noted continued insisted argued concluded replied remarked opined announced "
    "warned".split()
)
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
        if match is not None and match["one"] in _VERBS and _END.match(text, match.end("one")):
            yield Hit(Span(*match.span("one")), (), {"cue": match["one"]})
