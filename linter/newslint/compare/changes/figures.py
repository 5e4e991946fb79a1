"""Figures, measures and dates that the article gives otherwise than the source."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from ...language.numbers import MONTHS
from ..align.edits import Diff
from ..align.sentences import Link
from ..comparison import Comparison
from ..text.figures import Figure, equal, find_figures
from ..text.names import CALENDAR
from ..text.stems import content, stem
from ..text.tokens import Tokens
from .change import Change

_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())


def figure_changes(comparison: Comparison) -> Iterator[Change]:
    """The findings on figures and dates, sentence by sentence."""
    everywhere = find_figures(comparison.s, 0, len(comparison.s.keys))
    for link, found in zip(comparison.links, comparison.diffs):
        if not link.sources:
            continue
        yield from _figures(comparison, link, found, everywhere)
        yield from _calendar(comparison, found)


def _figures(comparison: Comparison, link: Link, found: Diff, everywhere: list[Figure]) -> Iterator[Change]:
    a, s = comparison.a, comparison.s
    ours = [f for f in find_figures(a, *found.article) if a.quoted[f.low] < 0]
    theirs: list[Figure] = []
    for number in sorted(link.sources):
        theirs += find_figures(s, *s.within(comparison.source.sentences[number]))
    matched: set[int] = set()
    open_figures: list[Figure] = []
    for figure in ours:
        best = _partner(figure, theirs, found, matched)
        if best is None:
            open_figures.append(figure)
            continue
        matched.add(best)
        yield from _held(comparison, figure, theirs[best])
    for figure in open_figures:
        if figure.weak:
            continue
        left = [f for at, f in enumerate(theirs) if at not in matched]
        swapped = _in_place(found, figure, left)
        if swapped is None and (
            _elsewhere(figure, everywhere) or _reckoned(figure, theirs) or figure.value in (0, 1)
        ):
            continue
        if swapped is None:
            alike = [f for f in left if _alike(figure, f) and not f.weak]
            swapped = alike[0] if len(alike) == 1 else None
        if swapped is None:
            continue
        yield _changed(comparison, figure, swapped)
        matched.add(theirs.index(swapped))


def _partner(figure: Figure, theirs: list[Figure], found: Diff, matched: set[int]) -> int | None:
    """The source's figure that this one repeats: the very token first, then any of the same worth."""
    number = figure.low + (1 if figure.high - figure.low > 1 and figure.low not in found.pairs else 0)
    across = found.pairs.get(number)
    for at, other in enumerate(theirs):
        if (
            across is not None
            and other.low <= across < max(other.high, other.low + 1)
            and other.value == figure.value
        ):
            return at
    for at, other in enumerate(theirs):
        if at not in matched and equal(figure, other) and _compatible(figure, other):
            return at
    for at, other in enumerate(theirs):
        if equal(figure, other) and _compatible(figure, other):
            return at
    return None


def _compatible(one: Figure, other: Figure) -> bool:
    """False where the same number measures different kinds of thing (9 percent, 9 francs)."""
    return one.group == other.group or not one.group or not other.group


def _held(comparison: Comparison, ours: Figure, theirs: Figure) -> Iterator[Change]:
    """A figure that was kept: its measure and the words that bound it may still have been changed."""
    same_unit = ours.unit == theirs.unit or (ours.worth and ours.worth == theirs.worth)
    if ours.group and ours.group == theirs.group and not same_unit and ours.value == theirs.value:
        yield _change(comparison, "unit-changed", ours, theirs)
    elif ours.bound != theirs.bound and ours.value == theirs.value:
        if not ours.bound:
            if theirs.bound == "about" and any(
                k.startswith("estimat") for k in comparison.a.keys[max(ours.low - 8, 0) : ours.low]
            ):
                return
            yield _change(comparison, "bound-dropped", ours, theirs)
        elif theirs.bound and "about" not in (ours.bound, theirs.bound):
            yield _change(comparison, "bound-turned", ours, theirs)


def _alike(one: Figure, other: Figure) -> bool:
    return bool(one.unit) and one.unit == other.unit


def _in_place(found: Diff, figure: Figure, theirs: list[Figure]) -> Figure | None:
    """The source's figure that stood exactly where this one stands."""
    for edit in found.edits:
        touches = edit.a_low < figure.high and figure.low < max(edit.a_high, edit.a_low + 1)
        beside = edit.kind == "delete" and figure.low <= edit.a_low <= figure.high
        if not (touches or beside) or edit.left + edit.right < 3:
            continue
        inside = [f for f in theirs if any(f.low <= at < f.high for at in edit.source)]
        if len(inside) != 1 or edit.a_high - edit.a_low > 6 or _year(figure) != _year(inside[0]):
            continue
        if not _compatible(figure, inside[0]):
            continue
        alone = len(edit.source) <= 3 and edit.a_high - edit.a_low <= 3
        if alone or figure.unit == inside[0].unit or figure.group == inside[0].group != "":
            return inside[0]
    return None


def _year(figure: Figure) -> bool:
    return not figure.group and 1800 <= figure.value <= 2100 and figure.value == figure.digits >= 1800


def _elsewhere(figure: Figure, everywhere: list[Figure]) -> bool:
    return any(equal(figure, other) and _compatible(figure, other) for other in everywhere)


def _reckoned(figure: Figure, theirs: list[Figure]) -> bool:
    """True if the figure is the sum, difference or multiple of two the source gives."""
    for one, other in combinations(theirs, 2):
        if figure.value in (one.value + other.value, abs(one.value - other.value)):
            return True
    return any(figure.unit == other.unit == "%" and figure.value == 100 - other.value for other in theirs)


def _changed(comparison: Comparison, ours: Figure, theirs: Figure) -> Change:
    ratio = theirs.value / ours.value if ours.value else 0.0
    kind = "figure-changed"
    if ours.digits == theirs.digits and ratio in (1e3, 1e6, 1e9, 1e-3, 1e-6, 1e-9, 1e12, 1e2, 1e-2):
        kind = "magnitude-changed"
    return _change(comparison, kind, ours, theirs)


def _change(comparison: Comparison, kind: str, ours: Figure, theirs: Figure) -> Change:
    a, s = comparison.a, comparison.s
    low = theirs.low
    while theirs.bound and low > 0 and theirs.low - low < 3 and kind.startswith("bound"):
        low -= 1
        if s.keys[low] in ("about", "nearly", "almost", "some", "more", "less", "fewer", "up", "at", "around", "over", "under", "roughly", "approximately", "as"):  # fmt: skip
            break
    was = s.words(low, theirs.high)
    return Change(
        kind, a.span(ours.low, ours.high), s.span(low, theirs.high), was, a.words(ours.low, ours.high), (was,)
    )


def _calendar(comparison: Comparison, found: Diff) -> Iterator[Change]:
    """Weekdays, months and days of the month that stand for others."""
    a, s = comparison.a, comparison.s
    low, high = found.article
    text_days = {s.keys[at] for at in found.source if s.keys[at] in _DAYS}
    own_days = {a.keys[at] for at in range(low, high) if a.keys[at] in _DAYS}
    for at in range(low, high):
        key = a.keys[at]
        if a.quoted[at] >= 0 or at in found.pairs:
            continue
        was: int | None = None
        if key in _DAYS and key not in text_days:
            lost = [i for i in found.source if s.keys[i] in _DAYS and s.keys[i] not in own_days]
            was = lost[0] if len({s.keys[i] for i in lost}) == 1 else None
        elif _is_month(comparison, at):
            own = {MONTHS[a.keys[i]] for i in range(low, high) if a.keys[i] in MONTHS}
            lost = [i for i in found.source if s.keys[i] in MONTHS and s.shape(i)[0].isupper()]
            lost = [i for i in lost if MONTHS[s.keys[i]] == MONTHS[key] or MONTHS[s.keys[i]] not in own]
            if lost and all(MONTHS[s.keys[i]] != MONTHS[key] for i in lost) and len(lost) == 1:
                was = lost[0]
        elif key.isdigit() and at > low and a.keys[at - 1] in MONTHS and len(key) <= 2:
            lost = [
                i
                for i in found.source
                if s.keys[i].isdigit() and i > 0 and len(s.keys[i]) <= 2
                and MONTHS.get(s.keys[i - 1]) == MONTHS[a.keys[at - 1]]
            ]  # fmt: skip
            own_numbers = {a.keys[i] for i in range(low, high)}
            if lost and all(s.keys[i] not in own_numbers for i in lost):
                was = lost[0]
        if was is not None and (comparison.faithful(found) or _neighbours(a, at) & _neighbours(s, was)):
            old = s.shape(was)
            yield Change("date-changed", a.span(at, at + 1), s.span(was, was + 1), old, a.shape(at), (old,))


def _neighbours(tokens: Tokens, at: int) -> set[str]:
    """The stems of the content words next to a token, three on either side."""
    near = range(max(at - 3, 0), min(at + 4, len(tokens.keys)))
    return {stem(tokens.keys[i]) for i in near if i != at and content(tokens.keys[i])}


def _is_month(comparison: Comparison, at: int) -> bool:
    a = comparison.a
    return (
        a.keys[at] in MONTHS and a.keys[at] in CALENDAR and a.shape(at)[0].isupper() and a.keys[at] != "may"
    )
