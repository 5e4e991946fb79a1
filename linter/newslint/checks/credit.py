"""Lines that are no part of a story: credits, page furniture, appeals to readers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from ..patterns import compiled
from ..span import Span
from .base import Context, Hit, RuleMistake

if TYPE_CHECKING:
    from ..document import Document

PLACES = ("anywhere", "glued", "end", "glued-end")

#: place, ((gate, pattern), ...), outlets, whether an outlet alone at the end of a paragraph is a credit
Data = tuple[str, tuple[tuple[str, str], ...], tuple[str, ...], bool]

#: A line stands where a sentence could begin: these characters, then white space, brackets and dashes.
_BEFORE = ".!?…”\"’')]|•*—–"
_LEADING = " \t([*_—–-"
_OUTLET = r"(?P<outlet>[\w./-]+(?: [\w./-]+){0,3})"
#: The last paragraphs of a story, where credits gather.
_LAST = 3
#: So much may stand between the start of a line and the end of its paragraph.
_TAIL = 220


class Keys(NamedTuple):
    """`lines`: patterns (syntax of `re`, upper and lower case alike) of how such a line begins; each is
    written `gate => pattern`, where the gate is a word or phrase in lower case that every match holds, and
    `<outlet>` in the pattern stands for one of the names in `words-file`. `place`: anywhere, glued (only after other words
    in its paragraph), end (only in the last paragraphs), glued-end. With `bare`, one of the outlets alone
    at the end of a paragraph is a line too: "(AP)". A hit reaches to the end of its sentence or bracket."""

    lines: tuple[str, ...]
    place: str = "anywhere"
    words_file: str = ""
    bare: bool = False


def compile_rule(keys: Keys, context: Context) -> Data:
    """The place, the patterns with their gates, and the outlets."""
    if keys.place not in PLACES:
        raise RuleMistake(f"'place' is one of {', '.join(PLACES)}", "place")
    outlets = context.read_words(keys.words_file) if keys.words_file else []
    lines = []
    for line in keys.lines:
        gate, arrow, pattern = line.partition(" => ")
        if not arrow or gate != gate.lower():
            raise RuleMistake("a line is written 'gate => pattern', the gate in lower case", "lines", line)
        expanded = context.expand_macros(pattern, "lines").replace("<outlet>", _OUTLET)
        try:
            compiled(expanded, re.IGNORECASE)
        except re.error as error:
            raise RuleMistake(f"the pattern cannot be read: {error}", "lines", line) from None
        lines.append((gate, expanded))
    return keys.place, tuple(lines), tuple(outlets), keys.bare


def find(document: Document, linked: dict[int, Data], active: frozenset[int]) -> Iterator[tuple[int, Hit]]:
    """All lines of the active rules."""
    folded = document.folded
    paragraphs = document.paragraphs
    prose = [n for n, p in enumerate(paragraphs) if p.kind in ("body", "item", "quote")]
    last = prose[-_LAST:]
    for number in active:
        place, lines, outlets, bare = linked[number]
        spans: list[Span] = []
        for gate, pattern in lines:
            at = folded.find(gate)
            seen = set()
            while at >= 0:
                index = document.paragraph_at(at)
                at = folded.find(gate, at + 1)
                if index in seen or paragraphs[index].kind not in ("body", "item", "quote"):
                    continue
                seen.add(index)
                if not place.endswith("end") or index in last:
                    spans += _hits(document.text, paragraphs[index].span, pattern, place, outlets)
        if bare:
            for index in last:
                spans += _bare(document.text, paragraphs[index].span, outlets)
        end = -1
        for span in sorted(spans, key=lambda span: (span.start, -span.end)):
            if span.start >= end:
                yield number, Hit(span)
                end = span.end


def _hits(text: str, span: Span, pattern: str, place: str, outlets: tuple[str, ...]) -> Iterator[Span]:
    for match in compiled(pattern, re.IGNORECASE).finditer(text, *span):
        start = _line_start(text, span.start, match.start())
        if start is None or span.end - match.end() > _TAIL:
            continue
        if start == span.start and place.startswith("glued"):
            continue
        if match.groupdict().get("outlet") and not _known(match["outlet"], outlets):
            continue
        yield Span(start, _end(text, start, match.end(), span.end))


def _line_start(text: str, left: int, at: int) -> int | None:
    """Where the line begins that holds a match at `at`: there, or at the bracket or dash before it. None
    if the match stands in the middle of a sentence."""
    start = at
    while start > left and text[start - 1] in _LEADING:
        start -= 1
    if start > left and text[start - 1] not in _BEFORE and text[at - 1 : at] not in ("|", "•"):
        return None
    while start < at and (text[start].isspace() or text[start] in "—–-" and text[start + 1].isspace()):
        start += 1
    return start


def _known(words: str, outlets: tuple[str, ...]) -> bool:
    """True if the words begin with the name of an outlet."""
    parts = words.lower().replace(".", "").split()
    if parts[:1] == ["the"]:
        parts = parts[1:]
    parts += parts[0].split("/")[:1] if parts else []  # "AP/Tom Ames"
    return parts[-1:] != [] and (
        parts[-1] in outlets or any(" ".join(parts[:length]) in outlets for length in range(1, len(parts)))
    )


def _bare(text: str, span: Span, outlets: tuple[str, ...]) -> Iterator[Span]:
    """An outlet alone after the last sentence of a paragraph: "(AP)", "- Reuters"."""
    tail = text[max(span.start, span.end - 40) : span.end]
    stop = max(tail.rfind(mark) for mark in (". ", "! ", "? ", "” ", '" ', ".(", "”("))
    if stop < 0 or re.search(r"\b[A-Z]$", tail[:stop]):  # an initial: "Michael R. Bloomberg"
        return
    words = tail[stop + 1 :].strip(" ()[].—–-/*_")
    if words and words[0].isupper() and words.lower().replace(".", "") in outlets:
        start = span.end - len(tail) + stop + 1
        while text[start].isspace():
            start += 1
        yield Span(start, span.end)


def _end(text: str, start: int, at: int, limit: int) -> int:
    """The end of the line: a closing bracket, or the stop of its sentence."""
    if text[start] in "([":
        close = text.find(")" if text[start] == "(" else "]", at - 1, limit)
        if close >= 0:
            return close + 1 + (text[close + 1 : close + 2] == ".")
    stop = compiled(r"(?<![A-Z])[.!?](?=\s|$)").search(text, max(start, at - 1), limit)
    return stop.end() if stop else limit
