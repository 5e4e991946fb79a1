"""Directives inside an article that switch rules off: for the next paragraph, or until switched on."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import islice

from ..model.span import Span
from ..storage.lazy_namedtuple import NamedTuple
from ..storage.regex_cache import compiled

_NAME = "newslint:"
# A fenced block of Markdown shows a directive, it does not give one.
_FENCED = compiled(r"^ {0,3}(`{3,}|~{3,})[^\n]*\n.*?^ {0,3}\1", re.MULTILINE | re.DOTALL)
_VERBS = ("off", "on", "ignore-next")


class Directive(NamedTuple):
    """One directive. `rules` are rule ids, entries of rules (`RULE/ENTRY`) or families, empty for all; `span` is in the file's text."""

    verb: str
    rules: tuple[str, ...]
    reason: str
    span: Span


def find_directives(source: str) -> tuple[list[Directive], list[tuple[Span, str]]]:
    """All directives of a file in order, and (span, message) for each that cannot be understood. The time it takes
    grows with the length of the text, whatever the text is."""
    found: list[Directive] = []
    mistakes: list[tuple[Span, str]] = []
    if _NAME not in source:
        return found, mistakes
    shown = [Span(*block.span()) for block in _FENCED.finditer(_lf_only(source))]
    fences = [block.start for block in shown]
    for span, order in _orders(source):
        before = bisect_right(fences, span.start) - 1
        if before >= 0 and shown[before].covers(span):
            continue
        if source[span.start - 1 : span.start] == source[span.end : span.end + 1] == "`":
            continue  # a span of code shows one, too
        verb, _, rest = order.partition(" ")
        if verb not in _VERBS:
            mistakes.append((span, f"unknown directive '{verb}'; write one of {', '.join(_VERBS)}"))
            continue
        names, _, reason = rest.strip().partition(" ")
        rules = tuple(name for name in names.split(",") if name)
        if verb == "ignore-next" and not rules:
            mistakes.append((span, "'ignore-next' needs the name of a rule"))
            continue
        found.append(Directive(verb, rules, reason.strip(), span))
    return found, mistakes


class _Ahead:
    """The next place of a pattern at or after an offset, for offsets that only grow: the text is searched once in all,
    however often it is asked."""

    def __init__(self, pattern: str, text: str) -> None:
        self._search = compiled(pattern).search
        self._text = text
        self._at = -1

    def of(self, offset: int) -> int:
        """The offset of the next place; the length of the text if there is none."""
        if self._at < offset:
            match = self._search(self._text, offset)
            self._at = match.start() if match else len(self._text)
        return self._at


def _orders(source: str) -> Iterator[tuple[Span, str]]:
    """Where directives stand, and what they order. In a comment of HTML or MDX they may stand anywhere; in brackets,
    or in a comment of reStructuredText or AsciiDoc, alone on a line. Lines end at LF, CRLF or CR."""
    tag, star, bracket, line_end = (
        _Ahead(pattern, source) for pattern in (">", r"[*}]", r"[\]\r\n]", r"[\r\n]")
    )
    done = 0
    at = source.find(_NAME)
    while at >= 0:
        start = at + len(_NAME)
        opened = len(source[done:at].rstrip()) + done
        span = None
        if source.startswith("<!--", opened - 4, opened) and opened - 4 >= done:
            close = tag.of(start)
            if source.startswith("-->", close - 2) and close - 2 >= start:
                span, order = Span(opened - 4, close + 1), source[start : close - 2]
        elif source.startswith("{/*", opened - 3, opened) and opened - 3 >= done:
            close = star.of(start)
            if source.startswith("*/}", close):
                span, order = Span(opened - 3, close + 3), source[start:close]
        elif opened == at and source.startswith("[", at - 1) and at - 1 >= done:
            close, end = bracket.of(start), line_end.of(start)
            first = _line_start(source, at - 1, done)
            if source.startswith("]", close) and first >= 0 and not source[close + 1 : end].strip(" \t"):
                span, order = Span(first, end), source[start:close]
        elif opened - 2 >= done and source[opened - 2 : opened] in ("..", "//") and opened < at:
            end = line_end.of(start)
            first = _line_start(source, opened - 2, done)
            if first >= 0 and not source[opened:at].strip(" \t"):
                span, order = Span(first, end), source[start:end]
        if span is not None:
            yield span, order.strip()
            start = done = span.end
        else:
            done = at
        at = source.find(_NAME, start)


def _line_start(source: str, at: int, least: int) -> int:
    """Where the line begins that has only blanks before `at`; -1 if it has more, or begins before `least`."""
    first = at
    while first > least and source[first - 1] in " \t":
        first -= 1
    return first if first == 0 or source[first - 1] in "\r\n" else -1


def _lf_only(source: str) -> str:
    """The text with every line ending at LF, offsets as they were."""
    return source.replace("\r\n", " \n").replace("\r", "\n")


class Reach(NamedTuple):
    """Where a directive holds: the stretch of the file between `start` and `end`."""

    directive: Directive
    start: int
    end: int


def reaches(directives: list[Directive], paragraphs: list[Span], length: int) -> list[Reach]:
    """Where each `off` and `ignore-next` holds. `paragraphs` are spans in the file's text, in order."""
    found: list[Reach] = []
    starts = [paragraph.start for paragraph in paragraphs]
    endings = [directive for directive in directives if directive.verb == "on"]
    named: dict[str, list[Directive]] = {}  # the endings that may end what is switched off under a name
    for ending in endings:
        for name in ending.rules or ("",):
            named.setdefault(name, []).append(ending)
    named["*"] = endings
    for directive in directives:
        if directive.verb == "ignore-next":
            number = bisect_left(starts, directive.span.end)
            if number < len(paragraphs):
                following = paragraphs[number]
                found.append(Reach(directive, following.start, following.end))
            else:
                found.append(Reach(directive, length, length))
        elif directive.verb == "off":
            end = _ending(directive, named, length)
            found.append(Reach(directive, directive.span.end, end))
    return found


def _ending(directive: Directive, named: dict[str, list[Directive]], length: int) -> int:
    """Where an `off` ends: at the next `on` that speaks of all its rules."""
    found = length
    for name in ("", directive.rules[0]) if directive.rules else ("*",):
        later = named.get(name, [])
        at = bisect_left(later, directive.span.end, key=lambda ending: ending.span.start)
        for ending in islice(later, at, None):
            if not ending.rules or not directive.rules or set(directive.rules) <= set(ending.rules):
                found = min(found, ending.span.start)
                break
    return found
