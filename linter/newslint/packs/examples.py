"""Examples of rules: the marks in their text, and running a rule on them."""

from __future__ import annotations

import re

from ..model.span import Span
from .rule import Example

_MARKS = re.compile(r"\\\[\[|\\\]\]|\[\[|\]\]")


def read_marks(marked: str) -> tuple[str, tuple[Span, ...]]:
    """The text without its `[[...]]` marks, and the spans they enclosed. A literal `[[` is written `\\[[`.

    Raises ValueError if the marks do not pair."""
    out: list[str] = []
    spans: list[Span] = []
    at = length = 0
    opened: int | None = None
    for mark in _MARKS.finditer(marked):
        piece = marked[at : mark.start()]
        out.append(piece)
        length += len(piece)
        at = mark.end()
        if mark.group().startswith("\\"):
            out.append(mark.group()[1:])
            length += 2
        elif mark.group() == "[[":
            if opened is not None:
                raise ValueError("'[[' inside '[['")
            opened = length
        else:
            if opened is None:
                raise ValueError("']]' without '[['")
            spans.append(Span(opened, length))
            opened = None
    if opened is not None:
        raise ValueError("'[[' without ']]'")
    out.append(marked[at:])
    return "".join(out), tuple(spans)


def apply_fixes(text: str, fixes: list[tuple[Span, str]]) -> str:
    """The text with each span replaced; spans must not overlap."""
    for span, replacement in sorted(fixes, reverse=True):
        text = text[: span.start] + replacement + text[span.end :]
    return text


def show_marks(example: Example) -> str:
    """An example's text with its spans marked as an author would write them."""
    text = example.text
    for span in reversed(example.spans):
        text = f"{text[: span.start]}[[{span.of(text)}]]{text[span.end :]}"
    return text
