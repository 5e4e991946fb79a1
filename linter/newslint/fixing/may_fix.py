"""Whether a finding may be mended without asking: never in quoted speech, never through markup."""

from __future__ import annotations

from ..model.span import Span
from ..readers.formats import format_of_article
from ..storage.lazy_namedtuple import TYPE_CHECKING
from ..storage.regex_cache import compiled

if TYPE_CHECKING:
    from ..document.document import Document
    from ..model.article import Article

#: Characters that mean something to markup, and so may not be brought in by a replacement.
_MARKUP = frozenset("&<>*_`[]{}|\\#")
_MARKS = compiled(r"[\"“”„‟«»'‘’‚`´]")


def may_fix(document: Document, article: Article, span: Span, replacement: str) -> bool:
    """True if `replacement` may be put at `span` (of the prose) by a program.

    Words in quotation marks stay as they were said: only a mark itself may be added or taken away there.
    In a paragraph whose marks are damaged nobody knows what is quoted, so only marks are touched. Words
    with markup between them, and replacements that would be read as markup, are left to people."""
    words = span.of(document.text)
    format = format_of_article(article.format, article.path)
    if words == replacement or not format.fixable:
        return False
    if article.source is not document.text:
        place = article.offsets.span(span)
        if place.of(article.source).replace("\r\n", "\n").replace("\r", "\n") != words:
            return False
    if article.format != "plain":
        brought = frozenset(replacement) - frozenset(words)
        if brought & _MARKUP or (format.strings and '"' in brought):
            return False
    if _MARKS.sub("", words).strip() == _MARKS.sub("", replacement).strip():
        return True
    return not (_in_speech(document, span) or _beside_damage(document, span))


def _in_speech(document: Document, span: Span) -> bool:
    return any(
        item.inner.start < span.end and span.start < item.inner.end for item in document.quotations_in(span)
    )


def _beside_damage(document: Document, span: Span) -> bool:
    return (
        bool(document.quotations.damage) and document.paragraph_at(span.start) in document.damaged_paragraphs
    )
