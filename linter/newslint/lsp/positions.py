"""Places as editors speak of them: lines from 0, columns in the units that client and server agreed on."""

from __future__ import annotations

from ..model.span import LineIndex, Span

#: A place in an editor: line and column, both from 0.
Place = tuple[int, int]


class Positions:
    """Offsets (code points) of one text to places of an editor and back. `unit` is "utf-8", "utf-16" or
    "utf-32": what a column counts."""

    def __init__(self, text: str, lines: LineIndex, unit: str) -> None:
        self._text = text
        self._lines = lines
        self._unit = unit

    def _size(self, text: str) -> int:
        if self._unit == "utf-8":
            return len(text.encode("utf-8", "replace"))
        if self._unit == "utf-16":
            return len(text) + sum(char > "\uffff" for char in text)
        return len(text)

    def place(self, offset: int) -> Place:
        """The place of an offset."""
        line = self._lines.line(offset)
        start = self._lines.starts[line - 1]
        return line - 1, self._size(self._text[start:offset])

    def range(self, span: Span) -> tuple[Place, Place]:
        """The places of the two ends of a span."""
        return self.place(span.start), self.place(span.end)

    def offset(self, place: Place) -> int:
        """The offset of a place; a column beyond the end of its line is the end of the line."""
        line, column = place
        if line >= len(self._lines.starts):
            return self._lines.length
        span = self._lines.line_span(line + 1)
        words = span.of(self._text).rstrip("\r\n")
        if self._unit == "utf-32":
            return span.start + min(column, len(words))
        left = column
        for at, char in enumerate(words):
            left -= self._size(char)
            if left < 0:
                return span.start + at
        return span.start + len(words)
