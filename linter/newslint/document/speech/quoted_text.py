"""A text that knows its quotations."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property
from operator import itemgetter

from ...model.span import Span
from ..text import Text
from .quotations import Quotation, Quotations, find_quotations
from .set_off import SetOff, find_set_off


class QuotedText(Text):
    """A text with its quotations, and what stands within them."""

    @cached_property
    def quotations(self) -> Quotations:
        """All quotations, and all quotation marks that are damaged."""
        return find_quotations(self)

    @cached_property
    def _quoted_starts(self) -> list[int]:
        return [quotation.span.start for quotation in self._outer_quotations]

    @cached_property
    def _outer_quotations(self) -> list[Quotation]:
        return [quotation for quotation in self.quotations.items if quotation.kind != "nested"]

    def quoted(self, span: Span) -> bool:
        """True if any part of `span` stands in quotation marks, or is surely quoted otherwise."""
        at = bisect_right(self._quoted_starts, span.end - 1) - 1
        if at >= 0 and self._outer_quotations[at].span.end > span.start:
            return True
        return _shares(self.set_off.surely, span)

    @cached_property
    def set_off(self) -> SetOff:
        """Speech that is set off by something else than the double marks of English copy."""
        return find_set_off(self)

    def perhaps_speech(self, span: Span) -> bool:
        """True if any part of `span` might be speech that is set off otherwise than in quotation marks."""
        return _shares(self.set_off.perhaps, span)

    def quotations_in(self, span: Span) -> list[Quotation]:
        """The quotations, but for nested ones, that share a code point with `span`, in order."""
        first = max(bisect_right(self._quoted_starts, span.start) - 1, 0)
        found = self._outer_quotations[first : bisect_left(self._quoted_starts, span.end)]
        return found[1:] if found and found[0].span.end <= span.start else found

    @cached_property
    def damaged_paragraphs(self) -> frozenset[int]:
        """The numbers of the paragraphs with damaged quotation marks."""
        return frozenset(self.paragraph_at(damage.span.start) for damage in self.quotations.damage)


def _shares(stretches: Sequence[Span], span: Span) -> bool:
    """True if `span` shares a code point with one of these stretches, which are in order."""
    at = bisect_right(stretches, max(span.end - 1, span.start), key=itemgetter(0)) - 1
    return at >= 0 and stretches[at].end > span.start
