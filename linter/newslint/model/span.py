"""Positions: spans of code points, and the lines and columns that people read."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from itertools import accumulate

from ..storage.lazy_namedtuple import NamedTuple
from ..storage.regex_cache import compiled

_LINE_BREAK = compiled(r"\r\n|\r|\n")


class Span(NamedTuple):
    """A stretch of one text: code points, from 0, `end` exclusive, never reversed."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words of `text` that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """True if the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """True if `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


class Position(NamedTuple):
    """A place as an editor shows it: line and column both count from 1, columns in code points."""

    line: int
    column: int


class LineIndex:
    """Turns offsets of one text into lines and columns. Lines end at LF, CRLF or CR."""

    def __init__(self, text: str) -> None:
        self.length = len(text)
        self._text = text

    @cached_property
    def starts(self) -> list[int]:
        """Where each line starts; most articles have nothing to report, and nobody asks."""
        if "\r" in self._text:
            return [0, *(match.end() for match in _LINE_BREAK.finditer(self._text))]
        # every line, the last one too, with one more for its line break
        ends = accumulate(len(line) + 1 for line in self._text.split("\n"))
        return [0, *ends][:-1]

    def line(self, offset: int) -> int:
        """The line of an offset, from 1."""
        return bisect_right(self.starts, offset)

    def position(self, offset: int) -> Position:
        """Line and column of an offset. Raises ValueError outside 0..len(text)."""
        if not 0 <= offset <= self.length:
            raise ValueError(f"offset {offset} is outside a text of {self.length} code points")
        line = bisect_right(self.starts, offset)
        return Position(line, offset - self.starts[line - 1] + 1)

    def line_span(self, line: int) -> Span:
        """The whole of a line, counted from 1, with its line break."""
        end = self.starts[line] if line < len(self.starts) else self.length
        return Span(self.starts[line - 1], end)
