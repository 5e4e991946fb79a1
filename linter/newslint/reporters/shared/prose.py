"""Where the findings of a file stand in its prose: the way back from `OffsetMap`."""

from __future__ import annotations

from bisect import bisect_left

from ...model.article import Article
from ...model.span import Span


class ProseMap:
    """From spans of a file to spans of the prose that was read from it."""

    def __init__(self, article: Article) -> None:
        self._length = len(article.text)
        self._pieces = sorted(article.offsets.pieces, key=lambda piece: piece.source_start)
        self._ends = [piece.source_start + piece.source_length for piece in self._pieces]

    def span(self, span: Span) -> Span | None:
        """The prose that a span of the file holds, or None if it holds only markup."""
        if not self._pieces:
            return span if span.end <= self._length else None
        # The first piece that ends after the span begins, or, for a place without words, at it.
        at = bisect_left(self._ends, span.start + (span.end > span.start))
        start = end = None
        while at < len(self._pieces):
            piece = self._pieces[at]
            if piece.source_start >= max(span.end, span.start + 1):
                break
            same = piece.length == piece.source_length
            first = max(span.start - piece.source_start, 0) if same else 0
            last = min(span.end - piece.source_start, piece.length) if same else piece.length
            start = piece.start + first if start is None else min(start, piece.start + first)
            end = piece.start + max(last, first) if end is None else max(end, piece.start + last)
            at += 1
        if start is None or end is None:
            return None
        return Span(start, end if span.end > span.start else start)
