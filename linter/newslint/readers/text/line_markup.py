"""What readers of line-based markup (reStructuredText, AsciiDoc) share: lines with places, and paragraphs
made of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from ...model.article import OffsetMap, Piece
from ...storage.lazy_namedtuple import NamedTuple
from ...storage.regex_cache import compiled
from ..prose import Prose, View
from .markdown_inline import Edit

_LINE = compiled(r"([^\r\n]*)(\r\n|\r|\n|\Z)")


class Line(NamedTuple):
    """One line of the file. `text` has neither its indentation, `indent` characters wide, nor white space at
    its end; `start` is the offset of `text`, `after` that of the next line."""

    text: str
    start: int
    indent: int
    after: int

    @property
    def end(self) -> int:
        """The offset after `text`."""
        return self.start + len(self.text)

    def cut(self, count: int) -> Line:
        """The line without its first characters, and the white space after those."""
        rest = self.text[count:].lstrip()
        moved = len(self.text) - len(rest)
        return Line(rest, self.start + moved, self.indent + moved, self.after)


def split_lines(source: str) -> list[Line]:
    """The lines of a file, in order."""
    found: list[Line] = []
    for match in _LINE.finditer(source):
        if match.start() == len(source):
            break
        text = match[1].strip(" \t\f\v")
        indent = len(match[1]) - len(match[1].lstrip(" \t\f\v"))
        found.append(Line(text, match.start() + indent, indent, match.end()))
    return found


def add_paragraph(
    prose: Prose, source: str, lines: Iterable[Line], kind: str, edits: Callable[[str], list[Edit]]
) -> None:
    """Add the lines as one block. `edits` finds what is markup in their text, line breaks included."""
    parts: list[str] = []
    pieces: list[Piece] = []
    length = 0
    kept = [line for line in lines if line.text]
    for number, line in enumerate(kept):
        end = line.end if number == len(kept) - 1 else line.after
        parts.append(source[line.start : end])
        pieces.append(Piece(length, end - line.start, line.start, end - line.start))
        length += end - line.start
    if not pieces:
        return
    view = View("".join(parts), OffsetMap(pieces))
    prose.begin(kind)
    at = 0
    for edit in edits(view.text):
        if edit.start < at:
            continue
        prose.copy(view, at, edit.start)
        prose.put(view, edit.text, edit.start, edit.end)
        at = edit.end
    prose.copy(view, at, len(view.text))
    prose.finish()


def marks(match: re.Match[str], group: int | str) -> list[Edit]:
    """Edits that keep one group of a match and drop what stands before and after it."""
    start, end = match.span(group)
    return [Edit(match.start(), start, ""), Edit(end, match.end(), "")]
