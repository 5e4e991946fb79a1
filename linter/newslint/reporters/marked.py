"""Paragraphs with words marked in them: stretches that may overlap become runs that do not."""

from __future__ import annotations

from collections.abc import Sequence

from ..record import NamedTuple
from ..span import Span
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


def marked(text: str, span: Span, marks: Sequence[Mark], begun: set[str]) -> str:
    """The HTML of a stretch of text with its marks. A run under several marks is one link, to the note
    of the innermost; only the first run of a mark carries its anchor, and `begun` remembers between the
    paragraphs of a text which those were."""
    inside = [mark for mark in marks if mark.span.start <= span.end and mark.span.end >= span.start]
    inside = [mark for mark in inside if mark.span.overlaps(span) or mark.span.start == mark.span.end]
    if not inside:
        return escape(text[span.start : span.end])
    edges = {span.start, span.end}
    for mark in inside:
        edges |= {max(mark.span.start, span.start), min(mark.span.end, span.end)}
    ordered = sorted(edges)
    out: list[str] = []
    for start, end in zip(ordered, [*ordered[1:], None]):
        for mark in inside:
            if mark.span.start == mark.span.end == start and mark.id not in begun:
                out.append(_run("", [mark], begun))
        if end is None:
            break
        here = [mark for mark in inside if mark.span.start <= start and end <= mark.span.end]
        run = escape(text[start:end])
        out.append(_run(run, here, begun) if here else run)
    return "".join(out)


def _run(run: str, marks: list[Mark], begun: set[str]) -> str:
    new = [mark for mark in marks if mark.id not in begun]
    begun.update(mark.id for mark in new)
    notes = sorted((mark for mark in marks if mark.note), key=lambda m: m.span.end - m.span.start)
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
