"""A set of rules ready to run: what all of them say, and for each kind the data its rules share."""

from __future__ import annotations

import marshal
from collections.abc import Callable, Iterable, Iterator

from ..cache import Damaged
from ..checks import NEEDS, kind_module
from ..checks.base import Hit, RuleTimeout
from ..limits import PER_FILE, Limit, allowed, clock
from ..record import TYPE_CHECKING, NamedTuple
from .rule import Loaded, Rule

if TYPE_CHECKING:
    from typing import Any

    from ..cache import Parts
    from ..document import Document


class Stopped(NamedTuple):
    """A rule that was stopped because it took longer than `seconds` on one article."""

    rule: Rule
    seconds: float


class NotRun(NamedTuple):
    """Rules that were not run to their end because the time for one article, `seconds`, was used up."""

    rules: tuple[Rule, ...]
    seconds: float


#: Before the name of a kind in what is stored.
_KIND = "kind "
#: Bytes from this number on are stored apart, and looked at where they lie: what is in them is checked as it is
#: taken out (see `table`).
_LARGE = 4096
#: What stands for them, with their number.
_APART = "\0apart"


def _without(data: Any, apart: list[bytes]) -> Any:
    """Plain data with its large bytes taken out of its tuples, lists and dicts, and added to a list."""
    if isinstance(data, bytes) and len(data) >= _LARGE:
        apart.append(data)
        return (_APART, len(apart) - 1)
    if isinstance(data, tuple):
        return tuple([_without(item, apart) for item in data])
    if isinstance(data, list):
        return [_without(item, apart) for item in data]
    if isinstance(data, dict):
        return {key: _without(value, apart) for key, value in data.items()}
    return data


def _whole(data: Any, kind: str, stored: Parts) -> Any:
    """The data with its large bytes put back. Raises Damaged if some are missing."""
    if isinstance(data, tuple):
        if len(data) == 2 and data[0] == _APART:
            part = stored.unchecked(f"{data[1]} of {kind}")
            if part is None:
                raise Damaged
            return part
        return tuple([_whole(item, kind, stored) for item in data])
    if isinstance(data, list):
        return [_whole(item, kind, stored) for item in data]
    if isinstance(data, dict):
        return {key: _whole(value, kind, stored) for key, value in data.items()}
    return data


class RuleSet:
    """Rules by number, and per kind the linked data. Everything in it can be stored by `marshal`."""

    def __init__(
        self, rules: tuple[Rule, ...], kinds: dict[str, Any], numbers: dict[str, tuple[int, ...]]
    ) -> None:
        self.rules = rules
        self._kinds = kinds
        self._numbers = numbers
        self._stored: Parts | None = None
        self._again: Callable[[], RuleSet] | None = None

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

    def dump(self) -> dict[str, bytes]:
        """The set as parts for the cache."""
        parts: dict[str, bytes] = {}
        rules = [tuple(rule) for rule in self.rules]
        parts["rules"] = marshal.dumps((rules, self._numbers))
        for kind in self._numbers:
            apart: list[bytes] = []
            parts[_KIND + kind] = marshal.dumps(_without(self._data(kind), apart))
            parts |= {f"{number} of {kind}": blob for number, blob in enumerate(apart)}
        return parts

    @classmethod
    def restore(cls, stored: Parts, again: Callable[[], RuleSet]) -> RuleSet | None:
        """The set from what `dump` gave, None where that is not sound. `again` makes it anew, for a part
        that turns out to be damaged."""
        head = stored.get("rules")
        if head is None:
            return None
        try:
            rules, numbers = marshal.loads(head)
            restored = cls(tuple(Rule(*rule) for rule in rules), {}, numbers)
        except (ValueError, EOFError, TypeError):
            return None
        restored._stored = stored
        restored._again = again
        return restored

    def _data(self, kind: str) -> Any:
        """The linked data of a kind, unpacked when its first rule runs."""
        if kind not in self._kinds:
            try:
                self._kinds[kind] = self._unpacked(kind)
            except (Damaged, ValueError, EOFError, TypeError):
                self._mend(kind)
        return self._kinds[kind]

    def _unpacked(self, kind: str) -> Any:
        part = self._stored.get(_KIND + kind) if self._stored else None
        if part is None or self._stored is None:
            raise Damaged
        data = marshal.loads(part)
        apart = self._stored.unchecked(f"0 of {kind}") is not None
        return _whole(data, kind, self._stored) if apart else data

    def _mend(self, kind: str) -> None:
        """Make the data of a kind anew."""
        if self._again is None:
            raise Damaged
        self._kinds[kind] = self._again()._data(kind)

    def linked(self, kind: str) -> Any:
        """The data that the rules of a kind share, an empty dict if there are none."""
        return self._data(kind) if kind in self._numbers else {}

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
                except Damaged:
                    self._mend(kind)
                    data = self._data(kind)
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
