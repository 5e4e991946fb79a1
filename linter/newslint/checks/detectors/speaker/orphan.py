"""Quotations that nobody is said to speak."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ....language.word_lists import words
from ....model.span import Span
from ....storage.lazy_namedtuple import TYPE_CHECKING
from ....storage.regex_cache import compiled
from ...interface import Hit
from ..shared.speech.quoted_words import words_in

if TYPE_CHECKING:
    from ....document.document import Document


def find(document: Document) -> Iterator[Hit]:
    """Speech that nobody is said to speak, after a paragraph that names nobody who could."""
    items = document.quotations.items
    text = document.text
    paragraphs = document.paragraphs
    for attribution in document.attributions:
        quotation = items[attribution.quotation]
        if attribution.speaker is not None or quotation.kind != "speech" or quotation.continued:
            continue
        paragraph = paragraphs[quotation.paragraph]
        if (
            paragraph.kind != "body"
            or quotation.span.start != paragraph.span.start
            or quotation.paragraph == 0
        ):
            continue
        if paragraphs[quotation.paragraph - 1].kind != "body":
            continue
        before = paragraphs[quotation.paragraph - 1].span.of(text)
        words = words_in(quotation.inner.of(text))
        if len(words) < 5 or before.rstrip()[-1:] not in ".!?" or _names_somebody(before):
            continue
        yield Hit(Span(quotation.span.start, min(quotation.span.end, quotation.span.start + 60)))


_DATES = words("english/calendar", "as-written")


def _names_somebody(paragraph: str) -> bool:
    """True if a paragraph names or points at a person or a body that can speak."""
    if compiled(r"\b(?:he|she|they|him|his|her|them|their|who|I|we|you)\b", re.IGNORECASE).search(paragraph):
        return True
    if compiled(
        r"\b(?:said|says|told|spokes\w+|officials?|police|residents?|critics?|supporters?|protesters?|leaders?|experts?|"
        r"analysts?|statement|letter|report|ad|sign|message|tweet|post|email|crowd|people|friend\w*|man|woman|\w+ers)\b"
    ).search(paragraph):
        return True
    return any(word not in _DATES for word in compiled(r"(?<=[\w,’”] )[A-Z][\w’'-]+").findall(paragraph))
