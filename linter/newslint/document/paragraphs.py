"""Paragraphs of plain text: separated by blank lines, or one a line, or hard-wrapped."""

from __future__ import annotations

from ..model.span import Span
from ..storage.lazy_namedtuple import NamedTuple
from ..storage.regex_cache import compiled

_LINE = compiled(r"[^\r\n]+")
# CR and LF together are one break, never two: without the look-ahead "\r\n" alone would be a blank line.
_BLANK = compiled(r"(?:\r\n|\n|\r(?!\n))[ \t]*(?:\r\n|\n|\r)")
_ENDED = compiled(r"[.!?:;…][\"”’')\]]*\s*$")

#: A line longer than this was not broken to fit a screen or a printed column.
_WRAP = 100


class Paragraph(NamedTuple):
    """One paragraph; `span` has no white space at either end. For kinds see `article.BLOCK_KINDS`."""

    kind: str
    span: Span


def _trimmed(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if end > start else None


def _wrapped(lines: list[str]) -> bool:
    """True if these lines are one paragraph broken at a margin: none is long, and most of them stop
    in the middle of a sentence and near the width of the longest."""
    if len(lines) < 2 or max(map(len, lines)) > _WRAP:
        return False
    inner = lines[:-1]
    width = max(map(len, lines))
    stopped = sum(not _ENDED.search(line) and len(line) > width * 0.6 for line in inner)
    return stopped * 2 > len(inner)


def split_paragraphs(text: str) -> list[Span]:
    """The paragraphs of plain text, in order. Blocks are separated by blank lines; the lines of a block
    are paragraphs of their own unless the block reads as hard-wrapped."""
    spans: list[Span] = []
    if "\r" in text or "\n " in text or "\n\t" in text:
        edges = [0]
        for blank in _BLANK.finditer(text):
            edges += [blank.start(), blank.end()]
        edges.append(len(text))
        for start, end in zip(edges[::2], edges[1::2]):
            spans += _of_block(text, start, end)
        return spans
    # the same for what nearly every file is, without a look at each character
    end = -2
    for block in text.split("\n\n"):
        start = end + 2
        end = start + len(block)
        if "\n" in block:
            spans += _of_block(text, start, end)
        elif stripped := block.strip():
            if len(stripped) < len(block):
                start += len(block) - len(block.lstrip())
            spans.append(Span(start, start + len(stripped)))
    return spans


def _of_block(text: str, start: int, end: int) -> list[Span]:
    """The paragraphs of the lines between two blank ones."""
    lines = list(_LINE.finditer(text, start, end))
    if _wrapped([line.group() for line in lines]):
        pieces = [(start, end)]
    else:
        pieces = [line.span() for line in lines]
    return [span for piece in pieces if (span := _trimmed(text, *piece))]
