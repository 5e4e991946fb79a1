"""Building the prose of an article piece by piece, with the way back to the file."""

from __future__ import annotations

from collections.abc import Iterable

from ..article import Block, OffsetMap, Piece

#: Between the blocks of an article: an empty line, as in plain text.
BREAK = "\n\n"


def keep(source: str, skipped: Iterable[tuple[int, int]]) -> tuple[str, OffsetMap]:
    """All of `source` but the stretches given (in order, none overlapping)."""
    prose = Prose(source)
    at = 0
    for start, end in skipped:
        prose.copy(at, start)
        at = end
    prose.copy(at, len(source))
    return prose.text(), prose.offsets()


class Prose:
    """Prose in the making. Text is taken from the file (`copy`) or stands for a stretch of it (`put`)."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._parts: list[str] = []
        self._pieces: list[Piece] = []
        self._blocks: list[Block] = []
        self._kind: str | None = None
        self._start = 0
        self.length = 0

    def copy(self, start: int, end: int) -> None:
        """Append the file from `start` to `end` as it is."""
        if end <= start:
            return
        if self._pieces:
            last = self._pieces[-1]
            joined = last.source_start + last.source_length == start
            if joined and last.start + last.length == self.length and last.length == last.source_length:
                self._pieces[-1] = last._replace(
                    length=last.length + end - start, source_length=last.source_length + end - start
                )
                self._add(self._source[start:end])
                return
        self._pieces.append(Piece(self.length, end - start, start, end - start))
        self._add(self._source[start:end])

    def put(self, text: str, start: int, end: int) -> None:
        """Append `text`, which stands for the file from `start` to `end`: an entity, an escape, a line break
        that is only a space. Both lengths may be anything, but where they are equal the two must be written
        alike code point by code point."""
        if text == self._source[start:end]:
            self.copy(start, end)
        elif text:
            if len(text) == end - start and len(text) > 1:
                # equal lengths would be taken for the same text: give the whole to the first character
                self._pieces.append(Piece(self.length, 1, start, end - start))
                self._add(text[0])
                self._pieces.append(Piece(self.length, len(text) - 1, start, end - start))
                self._add(text[1:])
            else:
                self._pieces.append(Piece(self.length, len(text), start, end - start))
                self._add(text)

    def _add(self, text: str) -> None:
        self._parts.append(text)
        self.length += len(text)

    def text(self) -> str:
        """The prose so far."""
        return "".join(self._parts)

    def offsets(self) -> OffsetMap:
        """The way back to the file."""
        return OffsetMap(self._pieces)
