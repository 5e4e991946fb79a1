"""A comparison as text: source and article in two columns, what was cut in [-…-], what was added in {+…+},
findings under the paragraph they concern."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from ...compare.comparison import Comparison
from ...compare.run import Compared
from ...compare.summary import sentence
from ...compare.view import Row, Run, rows, runs
from ...model.finding import FileResult, Finding
from ...terminal.escaping import safe
from ...terminal.width import cells
from ..shared.prose import ProseMap

_BETWEEN = " │ "
_OPEN = {"cut": "[-", "added": "{+"}
_CLOSE = {"cut": "-]", "added": "+}"}
_COLOURS = {"cut": "31", "added": "32", "error": "1;31", "warning": "1;33", "suggestion": "1;36"}


def render(result: Compared, checked: FileResult, width: int, colour: bool) -> Iterator[str]:
    """The report, a piece a paragraph; `width` is that of the terminal in cells."""
    comparison = result.comparison
    column = max((min(width, 200) - len(_BETWEEN)) // 2, 20)
    left = ", ".join(source.path or "source" for source in comparison.sources)
    yield _beside([_fit(safe(left), column)], [_fit(safe(checked.path), column)], column)
    yield "─" * column + "─┼─" + "─" * column + "\n"
    places = _places(comparison, checked)
    for row in rows(comparison):
        theirs: list[str] = []
        for number in row.sources:
            span = comparison.source.paragraphs[number].span
            theirs += _wrap(comparison.source.text, runs(comparison, span, of_source=True), column, colour)
        if not row.sources and row.article is not None:
            told = "(see above)" if row.repeats else "(not in the source)"
            theirs = [told]
        ours: list[str] = []
        if row.article is not None:
            span = comparison.article.paragraphs[row.article].span
            ours = _wrap(comparison.article.text, runs(comparison, span, of_source=False), column, colour)
        else:
            ours = ["(cut)"]
        yield _beside(theirs, ours, column)
        yield from _notes(row, places, checked, colour)
        yield "\n"
    yield sentence(result)[0].upper() + sentence(result)[1:] + ".\n"


def _places(comparison: Comparison, checked: FileResult) -> dict[int, list[Finding]]:
    """The findings by the paragraph of the article in which they begin."""
    found: dict[int, list[Finding]] = {}
    to_prose = ProseMap(checked.article) if checked.article is not None else None
    for finding in checked.findings:
        span = to_prose.span(finding.span) if to_prose else finding.span
        at = comparison.article.paragraph_at(span.start) if span else 0
        found.setdefault(at, []).append(finding)
    return found


def _notes(row: Row, places: dict[int, list[Finding]], checked: FileResult, colour: bool) -> Iterator[str]:
    for finding in places.get(-1 if row.article is None else row.article, ()):
        line, column = checked.lines.position(finding.span.start)
        level = f"\x1b[{_COLOURS[finding.level]}m{finding.level}\x1b[0m" if colour else finding.level
        yield f"  {line}:{column}  {level}  {finding.rule}  {safe(finding.message)}\n"


def _width(text: str) -> int:
    return sum(cell.width for cell in cells(text))


def _fit(text: str, column: int) -> str:
    return text if _width(text) <= column else "…" + text[-(column - 1) :]


#: Letters of one word, or the blank between two, with the state of the run they stand in.
_Piece = tuple[str, str]


def _wrap(text: str, parts: list[Run], column: int, colour: bool) -> list[str]:
    """A paragraph in lines of at most `column` cells (a word longer than that has a line of its own).
    Marks open and close on each line, so that a line can be read, and coloured, alone."""
    words: list[list[_Piece]] = [[]]
    for part in parts:
        shown = safe(" ".join(re.split(r"\s", part.span.of(text))))
        for number, piece in enumerate(shown.split(" ")):
            if number and words[-1]:
                words.append([])
            if piece:
                words[-1].append((part.state, piece))
    lines: list[list[_Piece]] = [[]]
    used = 0
    for word in filter(None, words):
        size = sum(_width(letters) for _, letters in word) + (0 if colour else _marks(word))
        if lines[-1] and used + 1 + size > column:
            lines.append([])
            used = 0
        if lines[-1]:
            same = lines[-1][-1][0] == word[0][0]
            lines[-1].append((word[0][0] if same else "same", " "))
            used += 1
        lines[-1] += word
        used += size
    return [_line(line, colour) for line in lines if line]


def _marks(word: list[_Piece]) -> int:
    """The cells that brackets around changed words take, at most."""
    return sum(4 for state, _ in word if state != "same")


def _line(pieces: list[_Piece], colour: bool) -> str:
    out: list[str] = []
    for state, group in groupby(pieces, key=lambda piece: piece[0]):
        words = "".join(word for _, word in group)
        if state == "same":
            out.append(words)
        elif colour:
            out.append(f"\x1b[{_COLOURS[state]}m{words}\x1b[0m")
        else:
            out.append(f"{_OPEN[state]}{words}{_CLOSE[state]}")
    return "".join(out)


def _beside(left: list[str], right: list[str], column: int) -> str:
    out = []
    for at in range(max(len(left), len(right))):
        one = left[at] if at < len(left) else ""
        other = right[at] if at < len(right) else ""
        out.append(f"{one}{' ' * max(column - _plain(one), 0)}{_BETWEEN}{other}".rstrip() + "\n")
    return "".join(out)


def _plain(text: str) -> int:
    """The cells of a line, colours not counted."""
    while "\x1b[" in text:
        start = text.index("\x1b[")
        text = text[:start] + text[text.index("m", start) + 1 :]
    return _width(text)
