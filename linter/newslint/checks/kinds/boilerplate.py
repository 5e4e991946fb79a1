"""Lines that are no part of a story: credits, page furniture, appeals to readers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from ...limits.timer import Limit
from ...model.span import Span
from ...storage.lazy_namedtuple import TYPE_CHECKING, NamedTuple
from ...storage.regex_cache import compiled
from ..interface import Context, Hit, RuleMistake, RuleTimeout
from ..matching.search import matcher, time_for

if TYPE_CHECKING:
    from ...document.document import Document

PLACES = ("anywhere", "glued", "end", "glued-end")

#: Number of the rule, gate, pattern.
Line = tuple[int, str, str]

FORMER_NAMES: dict[str, dict[str, str]] = {"credit": {}}


class Rule(NamedTuple):
    """The place of a rule's lines, the outlets these may name, and whether an outlet alone at the end of a paragraph is
    a line."""

    place: str
    outlets: frozenset[str]
    bare: bool


class Compiled(NamedTuple):
    """A rule, and its lines: (gate, pattern) each."""

    rule: Rule
    lines: tuple[tuple[str, str], ...]


class Data(NamedTuple):
    """All rules by number, all lines by the beginning of the first word of their gates, and those whose gate begins
    with something else. `named` are words one of which every outlet's name holds; `spelled` the letters
    of the short ones, which may be written with stops."""

    rules: dict[int, Rule]
    lines: dict[str, tuple[Line, ...]]
    others: tuple[Line, ...]
    named: frozenset[str]
    spelled: tuple[frozenset[str], ...]


#: A line stands where a sentence could begin: these characters, then white space, brackets and dashes.
_BEFORE = ".!?…\"’')]|•*—–"
_LEADING = " \t([*_—–-"
_CLOSING = "\"’”')]"
_STOPS = ".!?…"
_STARTS = r"[.!?…\"’')\]|•*—–][ \t(\[*_—–-]*"
_OUTLET = r"(?P<outlet>[\w./-]+(?: [\w./-]+){0,3})"
#: The last paragraphs of a story, where credits gather.
_LAST = 3
#: So much may stand between the start of a line and the end of its paragraph.
_TAIL = 220
#: So many letters of a gate's first word are looked up among the words of a story.
_HEAD = 4

RUNS_PATTERNS = True


class Keys(NamedTuple):
    """`lines`: patterns (syntax of `re`, upper and lower case alike) of how such a line begins; each is
    written `gate => pattern`, where the gate is a word, the beginning of a word or a phrase in lower case
    that every match holds (`one|two` if it holds one of several), and `<outlet>` in the pattern stands for one of the names in `words-file`.
    `place`: anywhere, glued (only after other words in its paragraph), end (only in the last paragraphs),
    glued-end. With `bare`, one of the outlets alone at the end of a paragraph is a line too: "(AP)". A hit
    reaches to the end of its sentence or bracket."""

    lines: tuple[str, ...]
    place: str = "anywhere"
    words_file: str = ""
    bare: bool = False


def compile_rule(keys: Keys, context: Context) -> Compiled:
    """The place, the patterns with their gates, and the outlets."""
    from ..matching.regex_limits import check_size

    if keys.place not in PLACES:
        raise RuleMistake(f"'place' is one of {', '.join(PLACES)}", "place")
    outlets = context.read_words(keys.words_file) if keys.words_file else []
    lines = []
    for line in keys.lines:
        gate, arrow, pattern = line.partition(" => ")
        if not arrow or gate != gate.lower():
            raise RuleMistake("a line is written 'gate => pattern', the gate in lower case", "lines", line)
        expanded = context.expand_macros(pattern, "lines").replace("<outlet>", _OUTLET)
        check_size(expanded, "lines")
        try:
            compiled(expanded, re.IGNORECASE)
        except re.error as error:
            raise RuleMistake(f"the pattern cannot be read: {error}", "lines", line) from None
        lines += [(word.strip(), expanded) for word in gate.split("|")]
    return Compiled(Rule(keys.place, frozenset(outlets), keys.bare), tuple(lines))


def link(rules: dict[int, Compiled]) -> Data:
    """All lines of all rules, filed."""
    lines: dict[str, list[Line]] = {}
    others: list[Line] = []
    outlets: set[str] = set()
    for number, ((_, names, _), own) in rules.items():
        outlets.update(names)
        for gate, pattern in own:
            word = compiled(r"\w+").match(gate)
            # a short gate may be the beginning of any longer word
            if word is None or (word.end() < _HEAD and word.end() == len(gate)):
                others.append((number, gate, pattern))
            else:
                lines.setdefault(word.group()[:_HEAD], []).append((number, gate, pattern))
    named = {max(compiled(r"[^\W_]+").findall(name), key=len) for name in outlets}
    spelled = {frozenset(name) for name in outlets if len(set(name)) > 1 and len(name) <= _HEAD}
    return Data(
        {number: one.rule for number, one in rules.items()},
        {head: tuple(found) for head, found in lines.items()},
        tuple(others),
        frozenset(named),
        tuple(spelled),
    )


def find(document: Document, linked: Data, active: frozenset[int]) -> Iterator[tuple[int, Hit]]:
    """All lines of the active rules."""
    paragraphs = document.paragraphs
    prose = [n for n, p in enumerate(paragraphs) if p.kind in ("body", "item", "quote")]
    last = prose[-_LAST:]
    spans = _spans(document, linked, active, last)
    for number in active:
        _, outlets, bare = linked.rules[number]
        found = spans.get(number, [])
        if bare:
            for index in last:
                found += _bare(document.text, paragraphs[index].span, outlets)
        end = -1
        for span in sorted(found, key=lambda span: (span.start, -span.end)):
            if span.start >= end:
                yield number, Hit(span)
                end = span.end


def _spans(document: Document, every: Data, active: frozenset[int], last: list[int]) -> dict[int, list[Span]]:
    """What the lines of each rule match. Raises RuleTimeout with the number of the rule whose line takes too long, and
    TimeoutError where it is no line of theirs that does."""
    search = _Search(document, every)
    spans: dict[int, list[Span]] = {}
    seconds = time_for(document.text)
    number = -1
    try:
        with Limit(seconds):  # for all of them: those that ship take next to nothing
            for number, gate, pattern in _possible(document, every):
                if number not in active:
                    continue
                place, outlets, _ = every.rules[number]
                for index in search.paragraphs_with(gate, pattern):
                    if not place.endswith("end") or index in last:
                        spans.setdefault(number, []).extend(search.hits(index, pattern, place, outlets))
    except TimeoutError:
        if number not in active:
            raise
        raise RuleTimeout(number, seconds) from None
    return spans


def _possible(document: Document, every: Data) -> Iterator[Line]:
    """The lines whose gate is in the story."""
    folded = document.folded
    places = document.words.places
    heads = {word[:_HEAD] for word in places}
    for head in every.lines.keys() & heads:
        for line in every.lines[head]:
            if line[1] in places or line[1] in folded:
                yield line
    # a short gate is a word, or the beginning of one
    listed = "\n".join(("", *places))
    for line in every.others:
        if f"\n{line[1]}" in listed if line[1].isalnum() else line[1] in folded:
            yield line


class _Search:
    """Looks for lines in the paragraphs of one document."""

    def __init__(self, document: Document, every: Data) -> None:
        self.document = document
        self.every = every
        self._starts: dict[int, list[int]] = {}

    @cached_property
    def _outlets_in(self) -> frozenset[int] | None:
        """The paragraphs that may name an outlet; None for all of them."""
        places = self.document.words.places
        if any(all(letter in places for letter in letters) for letters in self.every.spelled):
            return None
        named = self.every.named & places.keys()
        return frozenset(self.document.paragraph_at(at) for word in named for at in places[word])

    def paragraphs_with(self, gate: str, pattern: str) -> Iterator[int]:
        """The paragraphs of prose that hold the gate, and an outlet where the pattern asks for one."""
        document = self.document
        among = self._outlets_in if _OUTLET in pattern else None
        if among is not None and not among:
            return
        folded = document.folded
        if among is not None:
            for index in sorted(among):
                kind, span = document.paragraphs[index]
                if kind in ("body", "item", "quote") and folded.find(gate, *span) >= 0:
                    yield index
            return
        at = folded.find(gate)
        while at >= 0:
            if at and gate[0].isalnum() and folded[at - 1].isalnum():  # within a word
                at = folded.find(gate, at + 1)
                continue
            index = document.paragraph_at(at)
            kind, span = document.paragraphs[index]
            if kind in ("body", "item", "quote"):
                yield index
            at = folded.find(gate, max(at + 1, span.end))

    def _line_starts(self, index: int) -> list[int]:
        """Where a line may begin in a paragraph: after the stops, brackets and dashes of `_BEFORE`."""
        starts = self._starts.get(index)
        if starts is None:
            text = self.document.text
            left, right = self.document.paragraphs[index].span
            starts = self._starts[index] = []
            end = left
            while end < right and text[end] in _LEADING:
                end += 1
            runs = [(left, end)]
            runs += [m.span() for m in compiled(_STARTS).finditer(text, left, right)]
            for start, end in runs:
                starts += [at for at in range(start, min(end + 1, right)) if not text[at].isspace()]
            starts.sort()
        return starts

    def hits(self, index: int, pattern: str, place: str, outlets: frozenset[str]) -> Iterator[Span]:
        """The lines of one paragraph that match a pattern."""
        text = self.document.text
        span = self.document.paragraphs[index].span
        match_at = matcher(pattern, text)
        done = span.start
        for at in self._line_starts(index):
            match = match_at(at, span.end) if at >= done else None
            if match is None:
                continue
            done = match.end()
            start = _line_start(text, span.start, at)
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
    if start > left and text[at].islower() and _goes_on(text[start - 2 : start]):
        return None
    while start < at and (text[start].isspace() or text[start] in "—–-" and text[start + 1].isspace()):
        start += 1
    return start


def _goes_on(before: str) -> bool:
    """True if a sentence goes on behind these two characters: “Our Harbor,” published in May; in D.C. published."""
    return before[1] in _CLOSING and before[0] not in _STOPS or before[1] == "." and before[0].isupper()


def _known(words: str, outlets: frozenset[str]) -> bool:
    """True if the words begin with the name of an outlet."""
    parts = words.lower().replace(".", "").split()
    if parts[:1] == ["the"]:
        parts = parts[1:]
    parts += parts[0].split("/")[:1] if parts else []  # "AP/Tom Ames"
    return parts[-1:] != [] and (
        parts[-1] in outlets or any(" ".join(parts[:length]) in outlets for length in range(1, len(parts)))
    )


def _bare(text: str, span: Span, outlets: frozenset[str]) -> Iterator[Span]:
    """An outlet alone after the last sentence of a paragraph: "(AP)", "- Reuters"."""
    tail = text[max(span.start, span.end - 40) : span.end]
    stop = max(tail.rfind(mark) for mark in (". ", "! ", "? ", "” ", '" ', ".(", "”("))
    if stop < 0 or compiled(r"\b[A-Z]$").search(tail[:stop]):  # an initial: "Michael R. Bloomberg"
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
