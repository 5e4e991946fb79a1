"""Paragraphs with words marked in them: stretches that may overlap become runs that do not."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable

from ...model.span import Span
from ...storage.lazy_namedtuple import NamedTuple
from .page import escape


class Mark(NamedTuple):
    """A stretch of prose with something to say of it.

    `note` is the id of the note that speaks of it, and `id` the anchor that leads to it; a mark without
    a note is only a place that something else refers to.
    """

    span: Span
    id: str
    note: str = ""
    level: str = ""
    number: int = 0


#: How long a mark is, its number among those of a paragraph, and the mark: in the order of depth.
_Depth = tuple[int, int, Mark]


class Marks:
    """The marks of one text, ready to be asked for those of a paragraph again and again."""

    def __init__(self, marks: Iterable[Mark]) -> None:
        """The order of the marks counts: of two of the same length the first is the inner one."""
        self._marks = sorted(enumerate(marks), key=lambda item: item[1].span.start)
        self._starts = [mark.span.start for _, mark in self._marks]
        # A tree over the marks: each node has the last end of the marks below it, the leaves come last.
        self._leaves = 1 << max(len(self._marks) - 1, 0).bit_length()
        self._ends = [-1] * self._leaves + [mark.span.end for _, mark in self._marks]
        self._ends += [-1] * (2 * self._leaves - len(self._ends))
        for node in range(self._leaves - 1, 0, -1):
            self._ends[node] = max(self._ends[2 * node], self._ends[2 * node + 1])

    def on(self, span: Span) -> list[Mark]:
        """The marks that share a code point with a span, and those without words that stand in it or at its
        ends, in the order they were given."""
        before = bisect_right(self._starts, span.end)
        found: list[tuple[int, Mark]] = []
        nodes = [(1, 0, self._leaves)]  # and the leaves below it
        while nodes:
            node, first, last = nodes.pop()
            if first >= before or self._ends[node] < span.start:
                continue
            if node < self._leaves:
                middle = (first + last) // 2
                nodes += ((2 * node, first, middle), (2 * node + 1, middle, last))
            else:
                found.append(self._marks[first])
        found.sort(key=lambda item: item[0])
        return [mark for _, mark in found if mark.span.overlaps(span) or mark.span.start == mark.span.end]


def marked(text: str, span: Span, marks: Marks, begun: set[str]) -> str:
    """The HTML of a stretch of text with its marks. A run under several marks is one link, to the note
    of the innermost; only the first run of a mark carries its anchor, and `begun` remembers between the
    paragraphs of a text which those were."""
    edges = {span.start, span.end}
    gaps: dict[int, list[Mark]] = {}
    opening: dict[int, list[_Depth]] = {}
    closing: dict[int, list[_Depth]] = {}
    for number, mark in enumerate(marks.on(span)):
        first, last = max(mark.span.start, span.start), min(mark.span.end, span.end)
        edges |= {first, last}
        if mark.span.start == mark.span.end:
            gaps.setdefault(first, []).append(mark)
        else:
            depth = (mark.span.end - mark.span.start, number, mark)
            opening.setdefault(first, []).append(depth)
            closing.setdefault(last, []).append(depth)
    ordered = sorted(edges)
    out: list[str] = []
    notes: list[_Depth] = []  # of the marks that the run is under, the innermost first
    under = 0  # so many marks, with a note or without
    for start, end in zip(ordered, [*ordered[1:], None]):
        for mark in gaps.get(start, ()):
            if mark.id not in begun:
                out.append(_run("", [mark] if mark.note else [], [mark]))
                begun.add(mark.id)
        if end is None:
            break
        for depth in closing.get(start, ()):
            under -= 1
            if depth[2].note:
                del notes[bisect_left(notes, depth)]
        for depth in opening.get(start, ()):
            under += 1
            if depth[2].note:
                insort(notes, depth)
        run = escape(text[start:end])
        new = [mark for _, _, mark in opening.get(start, ()) if mark.id not in begun]
        begun.update(mark.id for mark in new)
        out.append(_run(run, [mark for _, _, mark in notes], new) if under else run)
    return "".join(out)


def _run(run: str, notes: list[Mark], new: list[Mark]) -> str:
    """A run under marks: of those with a note all, the innermost first; of all those that begin here."""
    anchors = [mark.id for mark in new]
    if not notes:
        return f'<span class="place"{_id(anchors)}>{run}</span>{_more(anchors)}'
    inner = notes[0]
    anchor = inner.id if inner.id in anchors else ""
    others = [name for name in anchors if name != anchor]
    first = [anchor] if anchor else others[:1]
    classes = f"mark {inner.level}" + ("" if run else " gap")
    listed = escape(" ".join(mark.note for mark in notes))
    # Only the first run of a mark is a stop for the Tab key.
    tab = "" if new else ' tabindex="-1"'
    words = run or '<span aria-hidden="true">‸</span>'
    label = f"{inner.level}, note {inner.number}" if new else ""
    hidden = f'<span class="sr"> ({escape(label)})</span>' if label else ""
    number = f' data-number="{inner.number}"' if new else ""
    rest = [name for name in others if name not in first]
    return (
        f'<a class="{classes}"{_id(first)} href="#{inner.note}" data-notes="{listed}"{number}{tab}>{words}{hidden}</a>'
        f"{_more(['', *rest])}"
    )


def _id(anchors: list[str]) -> str:
    return f' id="{anchors[0]}"' if anchors else ""


def _more(anchors: list[str]) -> str:
    return "".join(f'<span id="{name}"></span>' for name in anchors[1:])
