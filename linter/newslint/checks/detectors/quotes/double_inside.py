"""Double marks within double marks."""

from __future__ import annotations

from collections.abc import Iterator

from ....storage.lazy_namedtuple import TYPE_CHECKING
from ...interface import Hit

if TYPE_CHECKING:
    from ....document.document import Document

_SINGLE = {"“": "‘", "”": "’", '"': "'"}


def find(document: Document) -> Iterator[Hit]:
    """A quotation in double marks within one in the same marks, with single marks put for its own."""
    text = document.text
    outer = single = None
    # in order of where they begin: what is nested comes after what holds it
    for quotation in document.quotations.items:
        span, inner = quotation.span, quotation.inner
        if quotation.kind != "nested":
            outer = quotation
            continue
        if text[span.start] in "‘'`":
            single = quotation
        if single is not None and single.inner.covers(span):
            continue  # a quotation of the third degree takes double marks again
        opening, closing = text[span.start : inner.start], text[inner.end : span.end]
        if outer is None or not outer.closed or not outer.span.covers(span):
            continue
        if opening not in _SINGLE or closing not in _SINGLE or text[outer.span.start] != opening:
            continue
        yield Hit(span, (f"{_SINGLE[opening]}{inner.of(text)}{_SINGLE[closing]}",))
