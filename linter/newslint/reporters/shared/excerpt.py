"""The words of a finding on the line they stand on, cut to the width of a terminal.

A line of an article is often a whole paragraph, so what is shown is the part around the words.
"""

from __future__ import annotations

from ...model.span import LineIndex, Span
from ...storage.lazy_namedtuple import NamedTuple
from ...terminal.width import Cell, cells

_CUT = "…"
#: A cut is moved to the end of a word if that costs no more than this many cells.
_WORD = 14


class Excerpt(NamedTuple):
    """What to print, in three parts, and where the words begin and how wide they are, in cells."""

    before: str
    words: str
    after: str
    indent: int
    width: int


def excerpt(source: str, lines: LineIndex, span: Span, width: int) -> Excerpt:
    """The line of `source` that a span starts on, in at most `width` cells, with the words of the span.

    Of words that go on over several lines the part on the first line is shown, ending in an ellipsis. A
    span without words stands for the place before its character.
    """
    line = lines.line_span(lines.line(span.start))
    line_end = line.start + len(source[line.start : line.end].rstrip("\r\n"))
    start = min(span.start, line_end)
    end = min(max(span.end, start), line_end)
    # No character takes less than a cell but those that lean on another: twice the width is enough to
    # look at, however long the line is.
    left = max(line.start, start - 2 * width)
    right = min(line_end, max(end, start) + 2 * width)
    if end - start > 2 * width:
        end = right = start + 2 * width
    shown = cells(source[left:right])
    before, words, after = shown[: start - left], shown[start - left : end - left], shown[end - left :]
    if left == line.start:
        while before and before[0].shown.isspace():
            del before[0]
    goes_on = span.end > end and span.end > line_end or right < line_end
    words, words_cut = _head(words, width - 2)
    if words_cut:
        after, goes_on = [], True
    room = max(width - _width(words), 0)
    cut_left = left > line.start
    kept_before, kept_after = _share(room, _width(before) + cut_left, _width(after) + goes_on)
    tail, cut_left = _tail(before, kept_before, cut_left)
    head, cut_right = _head(after, kept_after, goes_on)
    lead = (_CUT if cut_left else "") + _join(tail)
    follow = _join(head) + (_CUT if cut_right else "")
    return Excerpt(lead, _join(words), follow.rstrip(), cut_left + _width(tail), max(_width(words), 1))


def _join(shown: list[Cell]) -> str:
    return "".join([cell.shown for cell in shown])


def _width(shown: list[Cell]) -> int:
    return sum([cell.width for cell in shown])


def _share(room: int, before: int, after: int) -> tuple[int, int]:
    """Cells for what stands before and after the words: half each, and what one does not need goes to
    the other."""
    half = room // 2
    if before <= half:
        return before, room - before
    if after <= room - half:
        return room - after, after
    return half, room - half


def _head(shown: list[Cell], room: int, goes_on: bool = False) -> tuple[list[Cell], bool]:
    """As much of the beginning as fits, whole words if possible, and whether something was cut."""
    total = _width(shown)
    if total <= room and not (goes_on and total + 1 > room):
        return shown, goes_on
    used = stop = blank = at_blank = 0
    for stop, cell in enumerate(shown):
        if used + cell.width > room - 1:
            break
        if cell.shown == " ":
            blank, at_blank = stop, used
        used += cell.width
    if blank and used - at_blank <= _WORD:
        stop = blank
    return shown[:stop], True


def _tail(shown: list[Cell], room: int, cut_already: bool) -> tuple[list[Cell], bool]:
    """As much of the end as fits, whole words if possible, and whether something was cut."""
    total = _width(shown)
    if total <= room and not (cut_already and total + 1 > room):
        return shown, cut_already
    used, at = 0, len(shown)
    while at and used + shown[at - 1].width <= room - 1:
        at -= 1
        used += shown[at].width
    while at < len(shown) and shown[at].width == 0:  # a mark whose letter was cut away
        at += 1
    if at and shown[at - 1].shown == " ":
        return shown[at:], True
    lost = 0
    for next_at in range(at, len(shown)):
        if shown[next_at].shown == " " or lost > _WORD:
            if lost <= _WORD:
                at = next_at + 1
            break
        lost += shown[next_at].width
    return shown[at:], True
