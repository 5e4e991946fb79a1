"""The words a pattern cannot match without: they decide whether it is run at all."""

from __future__ import annotations

import re
import sys
import warnings
from collections.abc import Iterator
from importlib import import_module

from ...storage.lazy_namedtuple import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

# The parser of `re` moved in Python 3.11; it is not documented, but has kept its shape for decades.
_parser: Any = import_module("re._parser" if sys.version_info >= (3, 11) else "sre_parse")
constants: Any = import_module("re._constants" if sys.version_info >= (3, 11) else "sre_constants")

#: More alternatives than this gate nothing.
_MOST = 120

# Syntax of `regex` that `re` cannot parse, replaced by something at least as wide.
_WIDER = (
    (re.compile(r"\\[pP]\{[^}]*\}"), r"\\w"),
    (re.compile(r"\[\[:[a-z]+:\]\]"), r"\\w"),
    (re.compile(r"\\[hRX]"), r"\\s"),
    (re.compile(r"([*+?}])\+"), r"\1"),
    (re.compile(r"\\[mM]"), r"\\b"),
    (re.compile(r"\(\?>"), "(?:"),
    (re.compile(r"\(\?<(?=[A-Za-z_])"), "(?P<"),
)


def parsed(pattern: str) -> Any:
    """The pattern, or a wider one, as `re` parses it; None if it cannot."""
    for narrow, wide in _WIDER:
        pattern = narrow.sub(wide, pattern)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _parser.parse(pattern)
    except (re.error, RecursionError, OverflowError):
        return None


def required(pattern: str) -> tuple[str, ...] | None:
    """Folded literals of which at least one stands in every match, or None if nothing can be said."""
    tree = parsed(pattern)
    found = None if tree is None else _sequence(tree)
    if not found:
        return None
    return tuple(dict.fromkeys(literal.lower().replace("’", "'") for literal in found))


def _score(found: tuple[str, ...]) -> tuple[float, int]:
    return min(len(literal.strip()) for literal in found), -len(found)


def _sequence(items: Any) -> tuple[str, ...] | None:
    best: tuple[str, ...] | None = None
    run = ""

    def consider(candidate: tuple[str, ...] | None) -> None:
        nonlocal best
        if not candidate or any(not literal.strip() for literal in candidate) or len(candidate) > _MOST:
            return
        if best is None or _score(candidate) > _score(best):
            best = candidate

    for op, argument in items:
        if op is constants.LITERAL:
            char = chr(argument)
            run += " " if char.isspace() else char
            continue
        if run:
            consider((run,))
            run = ""
        if op is constants.SUBPATTERN:
            consider(_sequence(argument[-1]))
        elif op is constants.BRANCH:
            branches = [_sequence(branch) for branch in argument[1]]
            if all(branches):
                consider(tuple(literal for branch in branches if branch for literal in branch))
        elif op in (constants.MAX_REPEAT, constants.MIN_REPEAT):
            if argument[0] >= 1:
                consider(_sequence(argument[2]))
        elif op is constants.IN:
            letters = [chr(value) for kind, value in argument if kind is constants.LITERAL]
            if letters and len(letters) == len(argument) and not any(map(str.isspace, letters)):
                consider(tuple(letters))
    if run:
        consider((run,))
    return best


def shadowed(pattern: str) -> list[tuple[str, str]]:
    """Pairs of alternatives at the end of a pattern of which the second is never reached: the first is how
    it begins, and nothing that follows can make the first one fail."""
    tree = parsed(pattern)
    return list(_shadowed(tree)) if tree is not None else []


def _shadowed(items: Any) -> Iterator[tuple[str, str]]:
    found = list(items)
    if not found:
        return
    op, argument = found[-1]
    if op is constants.SUBPATTERN:
        yield from _shadowed(argument[-1])
    elif op is constants.BRANCH:
        lead = ""
        for before, char in reversed(found[:-1]):  # the parser takes out what all alternatives begin with
            if before is not constants.LITERAL:
                break
            lead = chr(char) + lead
        plain: list[str] = []
        for branch in argument[1]:
            written = _plain(branch)
            if written is None:
                yield from _shadowed(branch)
                continue
            earlier = next((other for other in plain if written.startswith(other)), None)
            if earlier is not None:
                yield lead + earlier, lead + written
            plain.append(written)


def _plain(branch: Any) -> str | None:
    items = list(branch)
    return (
        "".join(chr(argument) for _, argument in items)
        if all(op is constants.LITERAL for op, _ in items)
        else None
    )
