"""An article as a reader hands it over: prose, what kind each block is, and the way back to the file."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from ..storage.lazy_namedtuple import NamedTuple
from .span import Span

#: Kinds of block a reader may name. `body` is running prose; `headline`, `byline`, `dateline` (one that is
#: marked up apart from the story), `caption`, `credit` and `heading` (also a standfirst) are not sentences
#: of the story; `quote` is a block quotation; `item` a list item; `table` a cell of a table.
BLOCK_KINDS = (
    "headline", "byline", "dateline", "caption", "credit", "heading", "body", "quote", "item", "table",
)  # fmt: skip

#: Kinds of article (`Article.meta`) that are read otherwise than plain news.
ARTICLE_KINDS = ("opinion", "interview", "transcript", "first-person", "obituary")


class Block(NamedTuple):
    """A paragraph-like part of the prose. `span` is in `Article.text`."""

    kind: str
    span: Span


class Piece(NamedTuple):
    """A run of prose and where it stands in the file. Equal lengths map one to one; otherwise
    (an entity, an escape) the whole run of prose stands for the whole run of the file."""

    start: int  # in the prose
    length: int
    source_start: int  # in the file
    source_length: int


class OffsetMap:
    """From offsets of the prose to offsets of the file. With no pieces the two are the same text."""

    def __init__(self, pieces: Sequence[Piece] = ()) -> None:
        self.pieces = tuple(pieces)
        self._starts = [piece.start for piece in self.pieces]

    def span(self, span: Span) -> Span:
        """The stretch of the file that holds the prose of `span`, markup in between included."""
        if not self.pieces:
            return span
        start = self._source(span.start, at_end=False)
        if span.end <= span.start:
            return Span(start, start)
        return Span(start, max(start, self._source(span.end - 1, at_end=True)))

    def between(self, start: int, end: int) -> Iterator[Piece]:
        """The pieces that hold any of the prose from `start` to `end`, in order."""
        at = max(bisect_right(self._starts, start) - 1, 0)
        while at < len(self.pieces) and self.pieces[at].start < end:
            if self.pieces[at].start + self.pieces[at].length > start:
                yield self.pieces[at]
            at += 1

    def _source(self, offset: int, *, at_end: bool) -> int:
        at = max(bisect_right(self._starts, offset) - 1, 0)
        piece = self.pieces[at]
        inside = offset - piece.start
        if inside >= piece.length:  # prose a reader made up (a paragraph break): stand at the piece's end
            return piece.source_start + piece.source_length
        if piece.length == piece.source_length:
            return piece.source_start + inside + at_end
        return piece.source_start + (piece.source_length if at_end else 0)


class Article(NamedTuple):
    """One article.

    `source` is the file as decoded, without a byte-order mark; `text` is its prose, which every span of
    the document refers to; `offsets` leads from the one to the other. `blocks` is None where the prose
    is plain text whose paragraphs are still to be found. `meta` holds what front matter or markup says
    of the story: headline, byline, dateline, source (path of the wire copy), lang, kind ("opinion",
    "interview", "transcript", ...), each optional. `notes` are things the reader noticed itself
    (mojibake, a wrong encoding label), as (span in source, message).
    """

    path: str
    source: str
    text: str
    offsets: OffsetMap = OffsetMap()
    blocks: tuple[Block, ...] | None = None
    meta: Mapping[str, str] = {}
    encoding: str = "utf-8"
    bom: bool = False
    format: str = "plain"
    notes: tuple[tuple[Span, str], ...] = ()
