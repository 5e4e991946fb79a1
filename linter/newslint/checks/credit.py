"""Lines that are no part of a story: credits, page furniture, appeals to readers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from ..span import Span
from .base import Context, Hit, RuleMistake

if TYPE_CHECKING:
    from ..document import Document
    from ..document.paragraphs import Paragraph

PLACES = ("anywhere", "glued", "end", "glued-end")

#: place, ((gate, pattern), ...)
Data = tuple[str, tuple[tuple[str, str], ...]]

#: A line stands where a sentence could begin: at the start of a paragraph, after a stop, a bracket or a dash.
_START = (
    r"(?:(?m:^)[ \t]*|(?<=[.!?…”\"’)\]] )|(?<=[.!?…”\"’)\]])|(?<=[.!?…”\"’)\]]  )|(?<=[—–|•*] ))[(\[*_—–-]*\s?"
)
#: The last paragraphs of a story, where credits gather.
_LAST = 3
#: So much may stand between the start of a line and the end of its paragraph.
_TAIL = 220


class Keys(NamedTuple):
    """`lines`: patterns (syntax of `re`, upper and lower case alike) of how such a line begins, with macros;
    each is written `gate => pattern`, where the gate is a word or phrase in lower case that every match
    holds. `place`: anywhere, glued (only after other words in its paragraph), end (only in the last
    paragraphs), glued-end. A hit reaches to the end of its sentence or bracket."""

    lines: tuple[str, ...]
    place: str = "anywhere"
    case: bool = False


def compile_rule(keys: Keys, context: Context) -> Data:
    """The place, and the patterns with their gates."""
    if keys.place not in PLACES:
        raise RuleMistake(f"'place' is one of {', '.join(PLACES)}", "place")
    lines = []
    for line in keys.lines:
        gate, arrow, pattern = line.partition(" => ")
        if not arrow or gate != gate.lower():
            raise RuleMistake("a line is written 'gate => pattern', the gate in lower case", "lines", line)
        expanded = context.expand_macros(pattern, "lines")
        expanded = expanded if keys.case else f"(?i:{expanded})"
        try:
            re.compile(expanded)
        except re.error as error:
            raise RuleMistake(f"the pattern cannot be read: {error}", "lines", line) from None
        lines.append((gate, expanded))
    return keys.place, tuple(lines)


def find(document: Document, linked: dict[int, Data], active: frozenset[int]) -> Iterator[tuple[int, Hit]]:
    """All lines of the active rules."""
    folded = document.folded
    paragraphs = document.paragraphs
    last = [n for n, p in enumerate(paragraphs) if p.kind in ("body", "item", "quote")][-_LAST:]
    for number in active:
        place, lines = linked[number]
        spans: list[Span] = []
        for gate, pattern in lines:
            at = folded.find(gate)
            if at < 0:
                continue
            compiled = re.compile(_START + pattern)
            seen = set()
            while at >= 0:
                index = document.paragraph_at(at)
                at = folded.find(gate, at + 1)
                if index in seen or (place.endswith("end") and index not in last):
                    continue
                seen.add(index)
                spans += _hits(document.text, paragraphs[index], compiled, place)
        end = -1
        for span in sorted(spans, key=lambda span: (span.start, -span.end)):
            if span.start >= end:
                yield number, Hit(span)
                end = span.end


def _hits(text: str, paragraph: Paragraph, compiled: re.Pattern[str], place: str) -> Iterator[Span]:
    span = paragraph.span
    if paragraph.kind not in ("body", "item", "quote"):
        return
    for match in compiled.finditer(text, *span):
        glued = match.start() > span.start
        if (place.startswith("glued") and not glued) or span.end - match.end() > _TAIL:
            continue
        start = match.start()
        while text[start].isspace():
            start += 1
        end = _end(text, start, match.end(), span.end)
        if glued and text[start] in "—–-" and text[start + 1] == " ":
            start += 2
        yield Span(start, end)


def _end(text: str, start: int, at: int, limit: int) -> int:
    """The end of the line: a closing bracket, or the stop of its sentence."""
    if text[start] in "([":
        close = text.find(")" if text[start] == "(" else "]", at - 1, limit)
        if close >= 0:
            return close + 1 + (text[close + 1 : close + 2] == ".")
    stop = re.compile(r"(?<![A-Z])[.!?](?=\s|$)").search(text, max(start, at - 1), limit)
    return stop.end() if stop else limit
