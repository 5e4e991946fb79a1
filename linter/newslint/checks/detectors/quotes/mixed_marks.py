"""Quotations in straight marks where the story sets curly ones, or the other way round."""

from __future__ import annotations

from collections.abc import Iterator

from ....model.finding import Related
from ....model.span import Span
from ....storage.lazy_namedtuple import TYPE_CHECKING
from ...interface import Hit

if TYPE_CHECKING:
    from ....document.document import Document
    from ....document.speech.quotations import Quotation

#: A story is set in one form of mark if at most so many quotations are in the other, and no more than one
#: in so many. A story with more of both was put together from pieces; a mark more or less says nothing.
_STRAY, _MINORITY = 2, 5
#: A quotation up to so many characters is shown whole.
_SHORT = 80
_STRAIGHTEN = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})


def find(document: Document) -> Iterator[Hit]:
    """A quotation in straight marks where the story sets curly ones, or the other way round: the first of
    them, and where the other is."""
    text = document.text
    straight: list[Quotation] = []
    curly: list[Quotation] = []
    for quotation in document.quotations.items:
        glyph = text[quotation.span.start]
        if glyph == '"':
            straight.append(quotation)
        elif glyph in "“”":
            curly.append(quotation)
    few, many = (straight, curly) if len(straight) < len(curly) else (curly, straight)
    if not few or len(few) > _STRAY or len(few) * _MINORITY > len(many):
        return
    form = "curly" if many is curly else "straight"
    first, rest = few[0], few[1:]
    related = tuple(Related(None, other.span, "so does this one") for other in rest)
    if len(first.span.of(text)) <= _SHORT and first.closed:
        words = first.inner.of(text)
        fixed = f"“{words}”" if many is curly else f'"{words.translate(_STRAIGHTEN)}"'
        yield Hit(first.span, (fixed,), {"form": form}, related)
    else:  # to mend one mark without the other would break the pair
        yield Hit(Span(first.span.start, first.inner.start), (), {"form": form}, related)
