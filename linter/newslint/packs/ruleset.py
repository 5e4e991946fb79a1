"""A set of rules ready to run: what all of them say, and for each kind the data its rules share."""

from __future__ import annotations

import marshal
from collections.abc import Iterable, Iterator

from ..checks import NEEDS, kind_module
from ..checks.base import Hit, RuleTimeout
from ..limits import PER_FILE, Limit, allowed, clock
from ..record import TYPE_CHECKING, NamedTuple
from .rule import Loaded, Rule

if TYPE_CHECKING:
    from typing import Any

    from ..document import Document


class Stopped(NamedTuple):
    """A rule that was stopped because it took longer than `seconds` on one article."""

    rule: Rule
    seconds: float


class NotRun(NamedTuple):
    """Rules that were not run to their end because the time for one article, `seconds`, was used up."""

    rules: tuple[Rule, ...]
    seconds: float


class RuleSet:
    """Rules by number, and per kind the linked data. Everything in it can be stored by `marshal`."""

    def __init__(
        self, rules: tuple[Rule, ...], kinds: dict[str, Any], numbers: dict[str, tuple[int, ...]]
    ) -> None:
        self.rules = rules
        self._kinds = kinds
        self._packed: dict[str, bytes] = {}
        self._numbers = numbers

    @classmethod
    def of(cls, loaded: Iterable[Loaded]) -> RuleSet:
        """The rules of packs, linked by kind."""
        rules: list[Rule] = []
        by_kind: dict[str, dict[int, Any]] = {}
        for number, entry in enumerate(loaded):
            rules.append(entry.rule)
            by_kind.setdefault(entry.rule.kind, {})[number] = entry.data
        kinds = {}
        for kind, data in by_kind.items():
            link = getattr(kind_module(kind), "link", None)
            kinds[kind] = link(data) if link else data
        return cls(tuple(rules), kinds, {kind: tuple(data) for kind, data in by_kind.items()})

    def dump(self) -> tuple[Any, ...]:
        """The set as plain data for the cache."""
        packed = {kind: marshal.dumps(data) for kind, data in self._kinds.items()}
        return [tuple(rule) for rule in self.rules], packed | self._packed, self._numbers

    @classmethod
    def restore(cls, data: tuple[Any, ...]) -> RuleSet:
        """The set from what `dump` gave."""
        rules, packed, numbers = data
        restored = cls(tuple(Rule(*rule) for rule in rules), {}, numbers)
        restored._packed = packed
        return restored

    def _data(self, kind: str) -> Any:
        """The linked data of a kind, unpacked when its first rule runs."""
        if kind not in self._kinds:
            self._kinds[kind] = marshal.loads(self._packed.pop(kind))
        return self._kinds[kind]

    def linked(self, kind: str) -> Any:
        """The data that the rules of a kind share, an empty dict if there are none."""
        return self._kinds.get(kind, {})

    def run(
        self, document: Document, active: frozenset[int], seconds: float | None = None
    ) -> Iterator[tuple[Rule, Hit] | Stopped | NotRun]:
        """All hits of the active rules on a document, in no particular order. A rule that takes too long is
        reported as `Stopped`, and the others of its kind are run without it. After `seconds` (default: as
        many as an article of that length should ever need) what is left is reported as `NotRun`."""
        if seconds is None:
            seconds = allowed(PER_FILE, len(document.text))
        end = clock() + seconds
        late: set[int] = set()
        for kind, numbers in self._numbers.items():
            if kind in NEEDS and not getattr(document, NEEDS[kind]):
                continue
            wanted = active.intersection(numbers)
            if not wanted:
                continue
            find, data = kind_module(kind).find, self._data(kind)
            while wanted:
                hits: list[tuple[int, Hit]] = []
                stopped: Stopped | None = None
                left = end - clock()
                if left <= 0:
                    late |= wanted
                    break
                try:
                    with Limit(left):
                        hits.extend(find(document, data, wanted))
                    wanted = frozenset()
                except RuleTimeout as timeout:
                    stopped = Stopped(self.rules[timeout.number], timeout.seconds)
                    wanted -= {timeout.number, *timeout.done}
                    hits = [hit for hit in hits if hit[0] in timeout.done]
                except TimeoutError:
                    late |= wanted
                    break
                for number, hit in hits:
                    yield self.rules[number], hit
                if stopped:
                    yield stopped
        if late:
            yield NotRun(tuple(self.rules[number] for number in sorted(late)), seconds)
