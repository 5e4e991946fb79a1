"""Directives inside an article that switch rules off: for the next paragraph, or until switched on."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import islice

from ..model.span import Span
from ..storage.lazy_namedtuple import NamedTuple
from ..storage.regex_cache import compiled

# In a comment of HTML or MDX anywhere; alone on a line in brackets, or in a comment of reStructuredText or
# AsciiDoc. Lines end at LF, CRLF or CR, which "$" does not know.
_DIRECTIVE = compiled(
    r"<!--\s*newslint:\s*(?P<html>[^>]*?)\s*-->"
    r"|\{/\*\s*newslint:\s*(?P<mdx>[^*}]*?)\s*\*/\}"
    r"|(?:^|(?<=\r))[ \t]*(?:\[newslint:\s*(?P<plain>[^\]\r\n]*?)\s*\]"
    r"|(?:\.\.|//)[ \t]+newslint:[ \t]*(?P<line>[^\r\n]*?))[ \t]*(?=\r|\n|\Z)",
    re.MULTILINE,
)
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
    """All directives of a file in order, and (span, message) for each that cannot be understood."""
    found: list[Directive] = []
    mistakes: list[tuple[Span, str]] = []
    if "newslint:" not in source:
        return found, mistakes
    shown = [Span(*block.span()) for block in _FENCED.finditer(_lf_only(source))]
    fences = [block.start for block in shown]
    for match in _DIRECTIVE.finditer(source):
        span = Span(*match.span())
        before = bisect_right(fences, span.start) - 1
        if before >= 0 and shown[before].covers(span):
            continue
        verb, _, rest = (match[match.lastgroup] if match.lastgroup else "").partition(" ")
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


def _lf_only(source: str) -> str:
    """The text with every line ending at LF, offsets as they were."""
    return source.replace("\r\n", " \n").replace("\r", "\n")


def covers(directive: Directive, rule: str, family: str, entry: str = "") -> bool:
    """True if the directive speaks of the rule, or of this entry of it."""
    if not directive.rules or rule in directive.rules or family in directive.rules:
        return True
    if entry and f"{rule}/{entry}" in directive.rules:
        return True
    return any(rule.startswith(f"{name}.") for name in directive.rules)


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
    places = [directive.span.start for directive in endings]
    for directive in directives:
        if directive.verb == "ignore-next":
            number = bisect_left(starts, directive.span.end)
            if number < len(paragraphs):
                following = paragraphs[number]
                found.append(Reach(directive, following.start, following.end))
            else:
                found.append(Reach(directive, length, length))
        elif directive.verb == "off":
            end = next(
                (
                    later.span.start
                    for later in islice(endings, bisect_left(places, directive.span.end), None)
                    if (not later.rules or not directive.rules or set(directive.rules) <= set(later.rules))
                ),
                length,
            )
            found.append(Reach(directive, directive.span.end, end))
    return found
