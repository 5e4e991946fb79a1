"""Quotations that run into their attribution without a comma."""

from __future__ import annotations

from collections.abc import Iterator

from ....language.reporting_verbs import DAYS
from ....model.span import Span
from ....storage.lazy_namedtuple import TYPE_CHECKING
from ...interface import Hit
from ..shared.speech.attribution_punctuation import BLANKS, NEXT

if TYPE_CHECKING:
    from ....document.document import Document

_SAID = frozenset("said added stated explained told".split())


def find(document: Document) -> Iterator[Hit]:
    """“We got this wrong” said the chief."""
    text = document.text
    for quotation in document.quotations.items:
        end = quotation.span.end
        if quotation.kind in ("nested", "title") or not quotation.closed or text[end : end + 1] != " ":
            continue
        inner = quotation.inner
        if not text[inner.end - 1].isalpha() or text.count(" ", *inner) < BLANKS:
            continue
        match = NEXT.match(text, end)
        if match is None or not match["two"]:
            continue
        one, two, three = match["one"], match["two"], match["three"] or ""
        if one in _SAID:
            named = two == "the" or (two[0].isupper() and two.lower() not in DAYS)
        elif one in ("he", "she", "they") or one[0].isupper():
            named = two in _SAID or (one[0].isupper() and two[0].isupper() and three in _SAID)
        else:
            named = False
        if named and _whole(document, quotation.span.start):
            mark = text[inner.end : end]
            last = text.rfind(" ", inner.start, inner.end) + 1
            words = text[last : inner.end]
            yield Hit(Span(last, end), (f"{words},{mark}",), {"stop": ","})


def _whole(document: Document, start: int) -> bool:
    """True if a sentence begins at an offset, or an attribution leads up to it."""
    return document.sentences[document.sentence_at(start)].start == start
