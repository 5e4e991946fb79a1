"""What keeps a program from writing a replacement into a file: quoted speech, and markup."""

from __future__ import annotations

import re
from bisect import bisect_left
from operator import itemgetter

from ..document.speech.set_off import quoting_tags
from ..model.span import Span
from ..readers.formats import format_of_article
from ..storage.lazy_namedtuple import TYPE_CHECKING
from ..storage.regex_cache import compiled

if TYPE_CHECKING:
    from ..document.document import Document
    from ..model.article import Article

#: Characters that mean something to markup, and so may not be brought in by a replacement.
_MARKUP = frozenset("&<>*_`[]{}|\\#")
#: Tags that stand within a sentence, and the marks of lighter markup.
_INLINE = r"(?:a|abbr|b|big|bdi|bdo|cite|code|del|dfn|em|font|hi|i|ins|kbd|mark|q|s|small|span|strike|strong|sub|sup|time|tt|u|var)"
_INLINE_BEFORE = rf"(?:<{_INLINE}(?:\s[^<>]*)?|</[^<>]*|</?{_INLINE}/)>$|[*_`~\[\](){{}}#+^|]$"
_INLINE_AFTER = rf"</?{_INLINE}[\s>/]|[*_`~\[\](){{}}#+^|]"
#: No tag is longer.
_TAG = 300
_MARKS = compiled(r"[\"“”„‟«»'‘’‚`´]")


#: What may stand in the way of a replacement, and how a person is told.
BARRIERS = {
    "format": "files of this format are not written",
    "markup": "markup stands in the way",
    "speech": "these are somebody's words",
    "damage": "the quotation marks here are damaged: nobody knows what is quoted",
}


def barrier_to(document: Document, article: Article, span: Span, replacement: str) -> str:
    """What keeps a program from putting `replacement` at `span` (of the prose), one of `BARRIERS`; "" for nothing.

    Words in quotation marks, or set off as speech otherwise, stay as they were said: only a mark itself may be added or
    taken away there.
    In a paragraph whose marks are damaged nobody knows what is quoted, so only marks are touched. Words
    with markup between them, and replacements that would be read as markup, are left to people."""
    words = span.of(document.text)
    format = format_of_article(article.format, article.path)
    if format.unwritten:
        return "format"
    if article.source is not document.text:
        place = article.offsets.span(span)
        if place.of(article.source).replace("\r\n", "\n").replace("\r", "\n") != words:
            return "markup"
    if article.format != "plain":
        brought = frozenset(replacement) - frozenset(words)
        if brought & _MARKUP or (format.strings and '"' in brought):
            return "markup"
    if _MARKS.sub("", words).strip() == _MARKS.sub("", replacement).strip() and _MARKS.search(
        words + replacement
    ):
        return "" if _unbroken(article, span, replacement) else "markup"
    if _in_speech(document, span) or _set_off(document, article, span):
        return "speech"
    return "damage" if _beside_damage(document, span) else ""


def _in_speech(document: Document, span: Span) -> bool:
    return any(
        item.inner.start < span.end and span.start < item.inner.end for item in document.quotations_in(span)
    )


def _set_off(document: Document, article: Article, span: Span) -> bool:
    """True if the words might be somebody's though no quotation marks say so. Tags that quote are looked for in the
    file: readers of markup leave them out of the prose."""
    if document.perhaps_speech(span):
        return True
    tags = quoting_tags(article.source)
    if not tags:
        return False
    place = article.offsets.span(span)
    at = bisect_left(tags, place.end, key=itemgetter(0)) - 1
    return at >= 0 and tags[at].end > place.start


def _unbroken(article: Article, span: Span, replacement: str) -> bool:
    """True if no inline markup begins or ends where the replacement adds a mark: that might come on the wrong side of a
    tag, and nobody but people can tell."""
    text, source = article.text, article.source
    if source is text:
        return True
    words, place = span.of(text), article.offsets.span(span)
    if replacement[:1] != words[:1]:
        before = source[max(place.start - _TAG, 0) : place.start]
        left = text[span.start - 1 : span.start]
        if before and before[-1] != left and compiled(_INLINE_BEFORE, re.IGNORECASE).search(before):
            return False
    if replacement[-1:] != words[-1:]:
        after = source[place.end : place.end + _TAG]
        right = text[span.end : span.end + 1]
        if after and after[0] != right and compiled(_INLINE_AFTER, re.IGNORECASE).match(after):
            return False
    return True


def _beside_damage(document: Document, span: Span) -> bool:
    return (
        bool(document.quotations.damage) and document.paragraph_at(span.start) in document.damaged_paragraphs
    )
