"""A set of rules ready to run: what all of them say, and for each kind the data its rules share."""

from __future__ import annotations

import marshal
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, lru_cache, partial

from ..checks.interface import Hit, RuleTimeout
from ..checks.registry import kind_module
from ..limits.timer import PER_FILE, Limit, allowed, clock
from ..storage.cache import Damaged
from ..storage.lazy_namedtuple import TYPE_CHECKING, NamedTuple
from ..storage.shapes import fits, fits_fields
from .layer import Layer, is_linked
from .rule import Loaded, Rule

if TYPE_CHECKING:
    from typing import Any

    from ..document.document import Document
    from ..model.span import Span
    from ..storage.cache import Parts

    Keep = Callable[[Rule, Span, Document], bool]


class Stopped(NamedTuple):
    """A rule that was stopped because it took longer than `seconds` on one article."""

    rule: Rule
    seconds: float


class TooMany(NamedTuple):
    """A rule that found more on one article than was asked for, and how many more."""

    rule: Rule
    more: int


class NotRun(NamedTuple):
    """Rules that were not run to their end because the time for one article, `seconds`, was used up."""

    rules: tuple[Rule, ...]
    seconds: float


#: So many findings of one rule are listed for one file.
MOST_HITS = 1000

#: The part that holds the rules themselves.
_RULES = "rules"


def _seldom(rule: Rule) -> bool:
    """True for a rule that most runs leave out: in a table of their own such rules cost these runs nothing."""
    return rule.off or rule.level == "suggestion"


def _layer(again: Callable[[], RuleSet], at: int) -> Layer:
    return again()._layers[at]


#: What is kept of layers: the numbers of their rules, by kind.
_NUMBERS = "tuple[dict[str, tuple[int, ...]], ...]"


def _are_rules(stored: Iterable[Any]) -> bool:
    """True if what was stored can be rules. One of each sort is looked at: there are many, and they are alike."""
    return all(fits_fields(rule, Rule) for rule in {tuple(map(type, rule)): rule for rule in stored}.values())


class RuleSet:
    """Rules by number, and the layers their data comes from: what ships, and what a house adds to it."""

    def __init__(
        self,
        rules: tuple[Rule, ...],
        layers: tuple[Layer, ...],
        needs: dict[str, str],
        notes: tuple[str, ...] = (),
    ) -> None:
        self.rules = rules
        self.needs = (
            needs  # what a document must have for rules of a kind to find anything, where they need it
        )
        self.notes = notes  # what the authors of the packs should know: place and sentence
        self._layers = layers
        self._by_kind: dict[str, list[Layer]] = {}
        for layer in layers:
            for kind, numbers in layer.numbers.items():
                below = self._by_kind.setdefault(kind, [])
                below[:] = [other for other in below if numbers[0] not in other.numbers[kind]]
                below.append(layer)

    @cached_property
    def former(self) -> dict[str, str]:
        """The rules by the ids they had before."""
        return {former: rule.id for rule in self.rules for former in rule.former_ids if former != rule.id}

    @cached_property
    def first_ids(self) -> dict[str, str]:
        """The first id that a rule had, for those that have had others."""
        return {rule.id: rule.former_ids[0] for rule in self.rules if rule.former_ids}

    @classmethod
    def of(cls, loaded: Iterable[Loaded], base: RuleSet | None = None) -> RuleSet:
        """The rules of packs, linked by kind. With a `base`, the first of them are its own, as the packs left
        them: what these were compiled to is taken from there."""
        entries = tuple(loaded)
        known = len(base.rules) if base else 0
        layers = list(base._layers) if base else []
        often: dict[int, tuple[str, Any]] = {}
        seldom: dict[int, tuple[str, Any]] = {}
        for number, entry in enumerate(entries[known:], known):
            kind = entry.rule.kind
            part = seldom if _seldom(entry.rule) and is_linked(kind) else often
            part[number] = kind, entry.data
        layers += [Layer.of(part, layers) for part in (seldom, often) if part]
        notes = tuple(
            f"{note.path or entry.rule.path}:{note.line}: warning: {entry.rule.id}: {note.message}"
            for entry in entries
            for note in entry.notes
        )
        kinds = {entry.rule.kind for entry in entries}
        needs = {kind: kind_module(kind).NEEDS for kind in kinds if hasattr(kind_module(kind), "NEEDS")}
        return cls(tuple(entry.rule for entry in entries), tuple(layers), needs, notes)

    def dump(self, base: RuleSet | None = None) -> dict[str, bytes]:
        """The set as parts for the cache, without what a `base` it was made on holds."""
        known = base.rules if base else ()
        rules = [tuple(rule) for rule in self.rules[len(known) :]]
        changed = {at: tuple(rule) for at, (rule, old) in enumerate(zip(self.rules, known)) if rule != old}
        own = self._layers[len(base._layers) if base else 0 :]
        parts = {
            _RULES: marshal.dumps((rules, changed, [layer.numbers for layer in own], self.needs, self.notes))
        }
        for at, layer in enumerate(own):
            parts |= layer.dump(f"{at} ")
        return parts

    @classmethod
    def restore(
        cls, stored: Parts, again: Callable[[], RuleSet], base: RuleSet | None = None
    ) -> RuleSet | None:
        """The set from what `dump` gave, None where that is not sound. `again` makes it anew, for a part
        that turns out to be damaged."""
        head = stored.get(_RULES)
        if head is None:
            return None
        below = base._layers if base else ()
        again = lru_cache(maxsize=1)(again)  # a file that is cut short has lost many parts
        try:
            own, changed, layers, needs, notes = marshal.loads(head)
            if not _are_rules((*own, *changed.values())) or not fits(layers, _NUMBERS):
                return None
            rules = [*(base.rules if base else ()), *(Rule(*rule) for rule in own)]
            for number, rule in changed.items():
                rules[number] = Rule(*rule)
            restored = tuple(
                Layer.restored(numbers, stored, f"{at} ", partial(_layer, again, len(below) + at))
                for at, numbers in enumerate(layers)
            )
        except (ValueError, EOFError, TypeError, IndexError, AttributeError, KeyError):
            return None
        return cls(tuple(rules), (*below, *restored), needs, notes)

    def linked(self, kind: str) -> dict[int, Any]:
        """The data of all rules of a kind that has no table shared by its rules, by their numbers."""
        return self._by_kind[kind][-1].data(kind) if kind in self._by_kind else {}

    def run(
        self,
        document: Document,
        active: frozenset[int],
        seconds: float | None = None,
        *,
        end: float | None = None,
        keep: Keep | None = None,
    ) -> Iterator[tuple[Rule, Hit] | Stopped | NotRun | TooMany]:
        """All hits of the active rules on a document, in no particular order. A rule that takes too long is
        reported as `Stopped`, and the others of its kind are run without it. After `seconds` (default: as
        many as an article of that length should ever need), or at the time `end`, what is left is reported as
        `NotRun`. With `keep` only hits that it wants are given, at most `MOST_HITS` for each rule, and a rule with
        more of them is reported as `TooMany`."""
        if seconds is None:
            seconds = allowed(PER_FILE, len(document.text))
        if end is None:
            end = clock() + seconds
        late: set[int] = set()
        for kind, layers in self._by_kind.items():
            for layer in layers:
                wanted = active.intersection(layer.numbers[kind])
                if wanted and (kind not in self.needs or getattr(document, self.needs[kind])):
                    yield from self._run_kind(kind, layer, document, wanted, end, late, keep)
        if late:
            yield NotRun(tuple(self.rules[number] for number in sorted(late)), seconds)

    def _run_kind(
        self,
        kind: str,
        layer: Layer,
        document: Document,
        wanted: frozenset[int],
        end: float,
        late: set[int],
        keep: Keep | None,
    ) -> Iterator[tuple[Rule, Hit] | Stopped | TooMany]:
        """The hits of rules of one kind and layer until the time `end`; those that run late are added."""
        find, data = kind_module(kind).find, layer.data(kind)
        mended = False
        while wanted:
            hits: list[tuple[int, Hit]] = []
            stopped: Stopped | None = None
            counts: dict[int, int] = {}
            left = end - clock()
            if left <= 0:
                late |= wanted
                return
            try:
                with Limit(left):
                    if keep is None:
                        hits.extend(find(document, data, wanted))
                    else:
                        hits.extend(self._kept(find(document, data, wanted), document, keep, counts))
                wanted = frozenset()
            except Damaged:
                layer.mend(kind)
                data = layer.data(kind)
            except RuleTimeout as timeout:
                stopped = Stopped(self.rules[timeout.number], timeout.seconds)
                wanted -= {timeout.number, *timeout.done}
                hits = [hit for hit in hits if hit[0] in timeout.done]
            except TimeoutError:
                late |= wanted
                return
            except (TypeError, ValueError, LookupError, AttributeError):
                # a bug, or stored data that is whole and yet not what this version stores
                if mended or not layer.stored:
                    raise
                mended = True
                layer.mend(kind)
                data = layer.data(kind)
                continue
            for number, hit in hits:
                yield self.rules[number], hit
            for number, count in counts.items():
                if count > MOST_HITS and (stopped is None or number not in wanted):
                    yield TooMany(self.rules[number], count - MOST_HITS)
            if stopped:
                yield stopped

    def _kept(
        self, found: Iterable[tuple[int, Hit]], document: Document, keep: Keep, counts: dict[int, int]
    ) -> Iterator[tuple[int, Hit]]:
        """The hits that are wanted, as many of each rule as anybody would read. The others are counted, not stored:
        what an article costs in memory does not depend on what it says."""
        rules = self.rules
        for number, hit in found:
            if keep(rules[number], hit.span, document):
                counts[number] = count = counts.get(number, 0) + 1
                if count <= MOST_HITS:
                    yield number, hit
