"""The kind `mixed`: of two ways to write one thing, those in the minority, where patterns tell the ways apart.

ways:
  word:
    pattern: "(\\d[\\d.,]*)\\s?percent"   # syntax of the module re
    gate: percent                       # words of which the text must hold one
    write: "\\1 percent"                 # how the other ways are written in this one
  sign: ...
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.finding import Related
from ...model.span import Span
from ...storage.lazy_namedtuple import TYPE_CHECKING, NamedTuple
from ..interface import Context, Hit, RuleMistake, RuleTimeout
from ..matching.search import matches, time_for

if TYPE_CHECKING:
    from typing import Any

    from ...document.document import Document

FIELDS = ("form", "other")

#: name, pattern, gates, template
Way = tuple[str, str, tuple[str, ...], str]
#: ways, preferred way of a tie, least lead of the majority
Data = tuple[tuple[Way, ...], str, int]

RUNS_PATTERNS = True


class Keys(NamedTuple):
    """`ways`: name -> pattern, gate and write. `prefer` decides a tie, else the way met first holds;
    `lead`: by how many the majority must lead (0: a tie is decided)."""

    ways: dict[str, Any]
    prefer: str = ""
    lead: int = 0


def compile_rule(keys: Keys, context: Context) -> Data:
    """The ways, checked."""
    from ..matching.regex_limits import check_size

    found: list[Way] = []
    for name, way in keys.ways.items():
        if not isinstance(way, dict) or not {"pattern", "gate"} <= way.keys() <= {"pattern", "gate", "write"}:
            raise RuleMistake(
                f"the way '{name}' needs 'pattern' and 'gate', and may have 'write'", "ways", name
            )
        check_size(str(way["pattern"]), "ways")
        try:
            form = re.compile(str(way["pattern"]))
            if form.search(""):
                raise RuleMistake(f"the pattern of '{name}' matches nothing at all, everywhere", "ways", name)
            form.sub(str(way.get("write", "")), "")
        except (re.error, IndexError, RecursionError, OverflowError) as error:
            raise RuleMistake(f"the pattern of '{name}' cannot be read: {error}", "ways", name) from None
        gates = way["gate"] if isinstance(way["gate"], list) else [way["gate"]]
        if not gates or not all(str(gate).strip() for gate in gates):
            raise RuleMistake(f"the gate of '{name}' is no word", "ways", name)
        found.append((name, str(way["pattern"]), tuple(map(str, gates)), str(way.get("write", ""))))
    if len(found) != 2:
        raise RuleMistake("'ways' needs two ways", "ways")
    if keys.prefer and keys.prefer not in keys.ways:
        raise RuleMistake(f"'prefer' is one of {', '.join(keys.ways)}", "prefer")
    return tuple(found), keys.prefer, keys.lead


def find(document: Document, linked: dict[int, Data], active: frozenset[int]) -> Iterator[tuple[int, Hit]]:
    """Every place of the way in the minority."""
    text = document.text
    done: set[int] = set()
    for number in sorted(active):
        ways, prefer, lead = linked[number]
        if not all(any(gate in text for gate in gates) for _, _, gates, _ in ways):
            continue
        try:
            seen = [matches(pattern, pattern, True, text, [Span(0, len(text))]) for _, pattern, _, _ in ways]
        except TimeoutError:
            raise RuleTimeout(number, time_for(text), frozenset(done)) from None
        done.add(number)
        if not all(seen):
            continue
        counts = [len(found) for found in seen]
        if counts[0] == counts[1]:
            minor = (
                [name for name, *_ in ways].index(prefer) ^ 1
                if prefer
                else int(seen[0][0].start() < seen[1][0].start())
            )
        else:
            minor = counts.index(min(counts))
        if abs(counts[0] - counts[1]) < lead:
            continue
        kept = ways[minor ^ 1]
        first = seen[minor ^ 1][0]
        related = (Related(None, Span(*first.span()), f"written '{first.group()}' here"),)
        for match in seen[minor]:
            offers = (match.expand(kept[3]),) if kept[3] else ()
            yield number, Hit(Span(*match.span()), offers, {"form": kept[0], "other": first.group()}, related)
