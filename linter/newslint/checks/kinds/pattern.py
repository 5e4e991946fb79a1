"""Patterns in the syntax of the `regex` module, run only in paragraphs that hold a word they need."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...language.capitalization import match_case
from ...limits.timer import Limit, can_interrupt
from ...model.span import Span
from ...storage.lazy_namedtuple import TYPE_CHECKING, NamedTuple
from ...storage.regex_cache import compiled
from ..interface import Context, Hit, RuleMistake, RuleTimeout
from ..matching.search import time_for, wide

if TYPE_CHECKING:
    from typing import Any

    from ...document.document import Document

#: gates, each with a whole word in it, or ""
Gates = tuple[tuple[str, str], ...]

#: A gate with a figure in it is not longer than this; what stands so near figures is looked through instead of all.
_NEAR = 12
_FIGURES = compiled(rf"[0-9]+(?:.{{0,{_NEAR}}}?[0-9]+)*")

WINDOWS = ("sentence", "paragraph", "document")

RUNS_PATTERNS = True


class Keys(NamedTuple):
    """`group` is the group to report (name or number, default the whole match); `replace` a template, or
    several, with `\\1` or `\\g<name>`; `gate` literals of which a match must hold one."""

    pattern: str
    group: str = "0"
    replace: str | tuple[str, ...] | None = None
    window: str = "paragraph"
    gate: str | tuple[str, ...] | None = None
    case: bool = False


class Data(NamedTuple):
    """A rule. `plain` is the pattern for the module `re`, or ""; `heads` are how matches begin (see `matching.prefixes`),
    `reach` is how far from a gate they lie (see `matching.match_width`). A document is asked for the gates by their whole
    words, and by those in `figures` (with a figure in them) and `others`, to see that it holds none."""

    pattern: str
    plain: str
    case: bool
    group: str
    replacements: tuple[str, ...]
    window: str
    gates: Gates
    words: frozenset[str]
    figures: tuple[str, ...]
    others: tuple[str, ...]
    heads: tuple[tuple[str, str, int], ...]
    reach: int


def compile_rule(keys: Keys, context: Context) -> Data:
    """The pattern with its macros put in, checked, and its gates."""
    import regex

    from ..matching.match_width import reach
    from ..matching.prefixes import heads, whole_word
    from ..matching.regex_limits import compile_checked
    from ..matching.required_literals import parsed, required
    from ..matching.to_stdlib_re import portable

    text = context.expand_macros(keys.pattern, "pattern")
    form = compile_checked(text, keys.case, "pattern")
    if form.search("") is not None:
        raise RuleMistake("the pattern matches nothing at all, everywhere", "pattern")
    group = keys.group
    known = {str(number) for number in range(form.groups + 1)} | set(form.groupindex)
    if group not in known:
        raise RuleMistake(f"the pattern has no group '{group}'", "group")
    if keys.window not in WINDOWS:
        raise RuleMistake(f"'window' is one of {', '.join(WINDOWS)}", "window")
    written = keys.replace
    replacements = () if written is None else (written,) if isinstance(written, str) else tuple(written)
    for replacement in replacements:
        try:
            regex.sub(form, replacement, "")
            # with a line break, since the pattern may end in a comment; it is the other way that matches
            regex.compile(f"(?:{form.pattern}\n)|").sub(replacement, "")
        except (regex.error, IndexError, ValueError) as error:
            raise RuleMistake(f"the replacement cannot be read: {error}", "replace") from None
    gate = keys.gate
    if gate is None:
        gates = required(text)
        if gates is None:
            why = (
                "no word stands in every match of this pattern"
                if parsed(text) is not None
                else "the pattern uses syntax that hides which word every match holds"
            )
            raise RuleMistake(f"{why}; name such words with 'gate:', or put one in", "pattern", None)
    else:
        gates = tuple(
            literal.lower().replace("’", "'") for literal in ([gate] if isinstance(gate, str) else gate)
        )
        if not gates or not all(literal.strip() for literal in gates):
            raise RuleMistake("a gate is a word or a part of one, of which every match holds one", "gate")
    plain = portable(text, 0 if keys.case else re.IGNORECASE)
    worded = tuple((gate, "" if _near_a_figure(gate) else whole_word(gate)) for gate in gates)
    unworded = [gate for gate, word in worded if not word]
    return Data(
        text,
        plain,
        keys.case,
        group,
        replacements,
        keys.window,
        worded,
        words=frozenset(word for _, word in worded if word),
        figures=tuple(filter(_near_a_figure, unworded)),
        others=tuple(gate for gate in unworded if not _near_a_figure(gate)),
        heads=heads(text),
        reach=reach(text),
    )


def named_groups(data: Data) -> Iterator[str]:
    """The names of the groups of a rule's pattern."""
    yield from wide(data.pattern, data.case).groupindex


def dead_entries(data: Data) -> Iterator[str]:
    """Alternatives of the pattern that an earlier one always beats."""
    from ..matching.required_literals import shadowed

    for earlier, later in shadowed(data.pattern):
        yield f"in the pattern '{later}' is never reached, because '{earlier}' before it already matches; put the longer one first"


def _near_a_figure(gate: str) -> bool:
    return len(gate) <= _NEAR and any(char in "0123456789" for char in gate)


def find(document: Document, linked: dict[int, Data], active: frozenset[int]) -> Iterator[tuple[int, Hit]]:
    """All matches. Raises RuleTimeout (with the number of the rule) if a pattern takes too long."""
    found: list[tuple[int, Any]] = []
    done: set[int] = set()

    def search(limit: Limit | None) -> int | None:
        for number in sorted(active):
            try:
                found.extend((number, match) for match in _matches(document, linked[number], limit))
            except TimeoutError:
                return number
            done.add(number)
        return None

    if can_interrupt():
        with Limit(time_for(document.text)) as limit:
            late = search(limit)
    else:
        late = search(None)
    for number, match in found:
        yield from _hit(number, match, document.text, linked[number])
    if late is not None:
        raise RuleTimeout(late, time_for(document.text), frozenset(done))


def _matches(document: Document, data: Data, limit: Limit | None) -> list[Any]:
    """The matches of one pattern, in order. `limit` stops searches of `re`; without one `regex` does all of them."""
    pattern, plain, case, _, _, window, gates, _, _, others, heads, reach = data
    # heads tell more than gates: where those must be searched for, too, these are looked at last
    if not (heads and others) and not _holds(document, data):
        return []
    starts = _starts(document, heads)
    if heads and not starts:
        return []
    options = {}
    if plain and limit is not None:
        limit.restart()
        form: Any = compiled(plain, 0 if case else re.IGNORECASE)
    else:
        form = wide(pattern, case)
        options["timeout"] = time_for(document.text)
    text = document.text
    if not heads:
        spans = _near(document, window, gates, reach) if reach else _windows(document, window, gates)
        return [match for span in spans for match in form.finditer(text, *span, **options)]
    found: list[Any] = []
    windows: set[Span] | None = None
    done = 0
    for start in starts:
        if start < done:
            continue
        span = _window_at(document, window, start)
        match = form.match(text, start, span.end, **options) if start < span.end else None
        if match:
            if windows is None:
                windows = set(_windows(document, window, gates))
            if span in windows:
                found.append(match)
                done = match.end()
    return found


def _holds(document: Document, data: Data) -> bool:
    """True if a document may hold a gate."""
    if not data.words.isdisjoint(document.words.known):
        return True
    if data.figures:
        near = document.memo(_near_figures)
        if any(gate in near for gate in data.figures):
            return True
    folded = document.folded
    return any(gate in folded for gate in data.others)


def _near_figures(document: Document) -> str:
    """What stands near figures in a document, a stretch a line."""
    folded = document.folded
    return "\n".join(
        folded[max(match.start() - _NEAR, 0) : match.end() + _NEAR] for match in _FIGURES.finditer(folded)
    )


def _near(document: Document, window: str, gates: Gates, reach: int) -> Iterator[Span]:
    """The stretches within `reach` of a gate, in order, none beyond the part of the document it stands in."""
    last: Span | None = None
    for at, length in sorted(_gate_places(document, gates)):
        whole = _window_at(document, window, at)
        span = Span(max(whole.start, at - reach), min(whole.end, at + length + reach))
        if last is not None and whole.start <= last.start and span.start <= last.end:
            last = Span(last.start, max(last.end, span.end))
        else:
            if last is not None:
                yield last
            last = span
    if last is not None:
        yield last


def _gate_places(document: Document, gates: Gates) -> Iterator[tuple[int, int]]:
    """Where gates stand, and their length."""
    folded, words = document.folded, document.words.known
    for gate, word in gates:
        at = -1 if word and word not in words else folded.find(gate)
        while at >= 0:
            yield at, len(gate)
            at = folded.find(gate, at + len(gate))


def _starts(document: Document, heads: tuple[tuple[str, str, int], ...]) -> list[int]:
    """Where a match may start, in order."""
    words, known = document.words.known, document.memo(_literal_offsets)
    starts: set[int] = set()
    for literal, word, offset in heads:
        if not word or word in words:
            if literal not in known:
                known[literal] = list(_every(document.folded, literal))
            starts.update(at - offset for at in known[literal] if at >= offset)
    return sorted(starts)


def _literal_offsets(_: Document) -> dict[str, list[int]]:
    """Where literals stand that patterns begin with, as far as it is known; many begin with the same ones."""
    return {}


def _every(text: str, literal: str) -> Iterator[int]:
    at = text.find(literal)
    while at >= 0:
        yield at
        at = text.find(literal, at + 1)


def _window_at(document: Document, window: str, offset: int) -> Span:
    """The part of the document where a match that starts at `offset` must end."""
    if window == "sentence":
        return document.sentences[document.sentence_at(offset)]
    if window == "paragraph":
        return document.paragraphs[document.paragraph_at(offset)].span
    return Span(0, len(document.text))


def _windows(document: Document, window: str, gates: Gates) -> Iterator[Span]:
    """The parts of the document that hold a gate, in order."""
    folded = document.folded
    if window == "document":
        yield Span(0, len(folded))
        return
    offsets = [at for at, _ in _gate_places(document, gates)]
    if window == "sentence":
        numbers = sorted({document.sentence_at(offset) for offset in offsets})
        yield from (document.sentences[number] for number in numbers)
    else:
        numbers = sorted({document.paragraph_at(offset) for offset in offsets})
        yield from (document.paragraphs[number].span for number in numbers)


def _hit(number: int, match: Any, text: str, data: Data) -> Iterator[tuple[int, Hit]]:
    group, replacements = data.group, data.replacements
    start, end = match.span(int(group) if group.isdigit() else group)
    if end > start:
        original = text[start:end]
        offered = tuple(match_case(match.expand(template), original) for template in replacements)
        fields = {key: value or "" for key, value in match.groupdict().items()}
        yield number, Hit(Span(start, end), offered, fields)
