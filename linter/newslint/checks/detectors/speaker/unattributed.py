"""A paragraph of quotation alone, in a story that has no other."""

from __future__ import annotations

from collections.abc import Iterator

from ....model.span import Span
from ....storage.lazy_namedtuple import TYPE_CHECKING
from ....storage.regex_cache import compiled
from ...interface import Hit
from ..quoted_words import words_in

if TYPE_CHECKING:
    from ....document.document import Document

#: A quotation of no more words may be a cry or a title.
_SHORT = 5
_LEADS_IN = compiled(
    r"\b(?:said|says|told|added|spoke|statement|asked|wrote|replied|responded|tweeted|testified|argued|explained|interview)\b"
)


def find(document: Document) -> Iterator[Hit]:
    """The paragraph of closed quotation in which nobody is said to speak. Where there are two it is the custom of
    the house."""
    found = list(_paragraphs_of_quotation(document))
    if len(found) == 1:
        yield from found


def _paragraphs_of_quotation(document: Document) -> Iterator[Hit]:
    items = document.quotations.items
    for attribution in document.attributions:
        quotation = items[attribution.quotation]
        if quotation.kind != "speech" or quotation.continued or quotation.continues or not quotation.closed:
            continue
        paragraph = document.paragraphs[quotation.paragraph]
        alone = quotation.span.start == paragraph.span.start and quotation.span.end >= paragraph.span.end - 1
        if (
            not alone
            or attribution.how not in ("carried", "")
            or paragraph.kind != "body"
            or not quotation.paragraph
        ):
            continue
        before = document.paragraphs[quotation.paragraph - 1]
        if before.kind != "body" or document.text[before.span.end - 1] in ":,—–-":
            continue
        if not document.quotations_in(before.span) and _LEADS_IN.search(before.span.of(document.text)):
            continue  # "Ames spoke of the road."
        if len(words_in(quotation.inner.of(document.text))) > _SHORT:
            yield Hit(Span(quotation.span.start, min(quotation.span.end, quotation.span.start + 60)))
