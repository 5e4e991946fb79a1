"""Patterns in the syntax of the `regex` module, run only in paragraphs that hold a word they need."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from ..patterns import compiled
from ..span import Span
from .base import Context, Hit, RuleMistake, RuleTimeout
from .casing import match_case

if TYPE_CHECKING:
    from ..document import Document

#: pattern, the same for `re` or "", cased, group, replacement templates, window, gates
Data = tuple[str, str, bool, str, tuple[str, ...], str, tuple[str, ...]]

WINDOWS = ("sentence", "paragraph", "document")

#: Seconds one pattern may take on one article. Shipped patterns take milliseconds at most.
TIMEOUT = 2.0


class Keys(NamedTuple):
    """`group` is the group to report (name or number, default the whole match); `replace` a template, or
    several, with `\\1` or `\\g<name>`; `gate` literals of which a match must hold one."""

    pattern: str
    group: str = "0"
    replace: str | tuple[str, ...] | None = None
    window: str = "paragraph"
    gate: str | tuple[str, ...] | None = None
    case: bool = False


def compile_rule(keys: Keys, context: Context) -> Data:
    """The pattern with its macros put in, checked, and its gates."""
    import regex

    from .literals import required
    from .portable import portable

    text = context.expand_macros(keys.pattern, "pattern")
    try:
        wide = _compiled(text, keys.case)
    except regex.error as error:
        raise RuleMistake(f"the pattern cannot be read: {error}", "pattern") from None
    if wide.search("") is not None:
        raise RuleMistake("the pattern matches nothing at all, everywhere", "pattern")
    group = keys.group
    known = {str(number) for number in range(wide.groups + 1)} | set(wide.groupindex)
    if group not in known:
        raise RuleMistake(f"the pattern has no group '{group}'", "group")
    if keys.window not in WINDOWS:
        raise RuleMistake(f"'window' is one of {', '.join(WINDOWS)}", "window")
    written = keys.replace
    replacements = () if written is None else (written,) if isinstance(written, str) else tuple(written)
    for replacement in replacements:
        try:
            regex.sub(wide, replacement, "")
            regex.compile(f"(?:{wide.pattern})|").sub(replacement, "")
        except (regex.error, IndexError) as error:
            raise RuleMistake(f"the replacement cannot be read: {error}", "replace") from None
    gate = keys.gate
    if gate is None:
        gates = required(text)
        if gates is None:
            raise RuleMistake(
                "no word stands in every match of this pattern; name such words with 'gate:', or put one in",
                "pattern",
                None,
            )
    else:
        gates = tuple(
            literal.lower().replace("’", "'") for literal in ([gate] if isinstance(gate, str) else gate)
        )
    plain = portable(text, 0 if keys.case else re.IGNORECASE)
    return text, plain, keys.case, group, replacements, keys.window, gates


@cache
def _compiled(pattern: str, case: bool) -> Any:
    import regex

    flags = regex.VERSION0 if case else regex.VERSION0 | regex.IGNORECASE
    return regex.compile(pattern, flags)


def _windows(document: Document, window: str, gates: tuple[str, ...]) -> Iterator[Span]:
    """The parts of the document that hold a gate, in order."""
    folded = document.folded
    if window == "document":
        yield Span(0, len(folded))
        return
    offsets: list[int] = []
    for gate in gates:
        at = folded.find(gate)
        while at >= 0:
            offsets.append(at)
            at = folded.find(gate, at + len(gate))
    if window == "sentence":
        numbers = sorted({document.sentence_at(offset) for offset in offsets})
        yield from (document.sentences[number] for number in numbers)
    else:
        numbers = sorted({document.paragraph_at(offset) for offset in offsets})
        yield from (document.paragraphs[number].span for number in numbers)


def find(document: Document, linked: dict[int, Data], active: frozenset[int]) -> Iterator[tuple[int, Hit]]:
    """All matches. Raises RuleTimeout (with the number of the rule) if a pattern takes too long."""
    folded = document.folded
    for number in active:
        if any(gate in folded for gate in linked[number][-1]):
            windows = list(_windows(document, *linked[number][-2:]))
            try:
                matches = _matches(document.text, windows, linked[number])
            except TimeoutError:
                raise RuleTimeout(number, TIMEOUT) from None
            for match in matches:
                yield from _hit(number, match, document.text, linked[number])


def _matches(text: str, windows: list[Span], data: Data) -> list[Any]:
    from .portable import can_stop, limited

    pattern, plain, case = data[:3]
    if plain and can_stop():
        form = compiled(plain, 0 if case else re.IGNORECASE)
        with limited(TIMEOUT):
            return [match for window in windows for match in form.finditer(text, *window)]
    wide = _compiled(pattern, case)
    return [match for window in windows for match in wide.finditer(text, *window, timeout=TIMEOUT)]


def _hit(number: int, match: Any, text: str, data: Data) -> Iterator[tuple[int, Hit]]:
    group, replacements = data[3], data[4]
    start, end = match.span(int(group) if group.isdigit() else group)
    if end > start:
        original = text[start:end]
        offered = tuple(match_case(match.expand(template), original) for template in replacements)
        fields = {key: value or "" for key, value in match.groupdict().items()}
        yield number, Hit(Span(start, end), offered, fields)
