"""Figures, measures and dates that the article gives otherwise than the source."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from ...language.numbers import MONTHS
from ...language.word_lists import words
from ..align.edits import Diff
from ..align.sentences import Link
from ..comparison import Comparison
from ..text.figures import Figure, equal, find_figures, is_year
from ..text.names import CALENDAR
from ..text.tokens import Tokens
from .change import Change

_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())


def figure_changes(comparison: Comparison) -> Iterator[Change]:
    """The findings on figures and dates, sentence by sentence."""
    everywhere = find_figures(comparison.s, 0, len(comparison.s.keys))
    own = find_figures(comparison.a, 0, len(comparison.a.keys))
    scores, own_scores = _all_pairs(comparison.s), _all_pairs(comparison.a)
    dates = {at: date for at in range(len(comparison.s.keys)) if (date := _date(comparison.s, at))}
    for link, found in zip(comparison.links, comparison.diffs):
        if not link.sources:
            continue
        yield from _figures(comparison, link, found, everywhere, own)
        yield from _scores(comparison, link, found, scores, own_scores)
        yield from _calendar(comparison, link, found, dates)


def _figures(
    comparison: Comparison, link: Link, found: Diff, everywhere: list[Figure], own: list[Figure]
) -> Iterator[Change]:
    a, s = comparison.a, comparison.s
    field = set(comparison.field(link))
    around = [figure for figure in everywhere if figure.low in field]
    ours = [f for f in find_figures(a, *found.article) if a.quoted[f.low] < 0]
    theirs: list[Figure] = []
    for number in sorted(link.sources):
        theirs += find_figures(s, *s.within(comparison.source.sentences[number]))
    matched: set[int] = set()
    open_figures: list[Figure] = []
    scores = {at + k for at in _pairs(a, range(found.article[0], found.article[1] - 1)) for k in (0, 1)}
    for figure in ours:
        best = _partner(figure, theirs, found, matched)
        if best is None:
            open_figures.append(figure)
            continue
        matched.add(best)
        yield from _held(comparison, figure, theirs[best])
    for figure in open_figures:
        if figure.weak or figure.low in scores:
            continue
        left = [f for at, f in enumerate(theirs) if at not in matched]
        swapped = _in_place(found, figure, left)
        if swapped is not None:
            matched.add(theirs.index(swapped))
        elif figure.value not in (0, 1) and not _reckoned(figure, theirs):
            swapped = _lost(figure, around, ours, own, everywhere)
        if swapped is not None:
            yield _changed(comparison, figure, swapped)


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


def _lost(
    figure: Figure, around: list[Figure], ours: list[Figure], own: list[Figure], everywhere: list[Figure]
) -> Figure | None:
    """The one figure of the sources that this one may have come of, wherever it stands: of the same kind, and the
    article does not have it. A figure that the source has elsewhere may be right here too, unless the other is gone
    altogether and both are years."""
    known = any(equal(figure, other) and _compatible(figure, other) for other in everywhere)
    if known and (not is_year(figure) or any(equal(figure, other) for other in around)):
        return None
    if not known:
        own = ours
    gone = [
        other
        for other in around
        if not other.weak
        and _kin(figure, other)
        and not any(equal(other, one) and _compatible(other, one) for one in own)
    ]
    worths = {other.value for other in gone}
    if len(worths) > 1:
        gone = [other for other in gone if _miscopied(figure, other)]
    return gone[0] if gone and len({other.value for other in gone}) == 1 else None


def _kin(one: Figure, other: Figure) -> bool:
    """True if one figure may stand for the other: both are years, or count or measure the same, or are written
    nearly alike."""
    if is_year(one) or is_year(other):
        return is_year(one) and is_year(other)
    if one.unit and one.unit == other.unit:
        return True
    return _compatible(one, other) and _miscopied(one, other)


def _miscopied(one: Figure, other: Figure) -> bool:
    """True if the digits of one are those of the other in another order, or all but one of three and more."""
    ours, theirs = f"{one.digits:g}", f"{other.digits:g}"
    if len(ours) < 2 or one.value / (one.digits or 1) != other.value / (other.digits or 1):
        return False
    if sorted(ours) == sorted(theirs):
        return True
    return len(ours) == len(theirs) >= 3 and sum(a != b for a, b in zip(ours, theirs)) == 1


def _scores(
    comparison: Comparison, link: Link, found: Diff, scores: dict[int, str], own: dict[int, str]
) -> Iterator[Change]:
    """Results and counts of votes: 3-2, 5-4."""
    a, s = comparison.a, comparison.s
    here = _pairs(a, range(found.article[0], found.article[1] - 1))
    if not here:
        return
    theirs, mine = set(scores.values()), set(own.values())
    gone = [at for at in comparison.field(link) if at in scores and scores[at] not in mine]
    for at in here:
        turned = f"{a.keys[at + 1]}-{a.keys[at]}"
        if len(gone) == 1 and own[at] not in theirs and turned not in theirs:
            was = s.words(gone[0], gone[0] + 2)
            yield Change("figure-changed", a.span(at, at + 2), s.span(gone[0], gone[0] + 2), was, a.words(at, at + 2), (was,))  # fmt: skip


def _all_pairs(tokens: Tokens) -> dict[int, str]:
    return {
        at: f"{tokens.keys[at]}-{tokens.keys[at + 1]}" for at in _pairs(tokens, range(len(tokens.keys) - 1))
    }


def _pairs(tokens: Tokens, indexes: range) -> list[int]:
    """Where two small numbers stand with a dash between them."""
    keys = tokens.keys
    return [
        at
        for at in indexes
        if keys[at].isdigit()
        and keys[at + 1].isdigit()
        and len(keys[at]) <= 3 >= len(keys[at + 1])
        and tokens.quoted[at] < 0
        and tokens.text[tokens.ends[at] : tokens.starts[at + 1]] in ("-", "–")
    ]


def _in_place(found: Diff, figure: Figure, theirs: list[Figure]) -> Figure | None:
    """The source's figure that stood exactly where this one stands."""
    for edit in found.edits:
        touches = edit.a_low < figure.high and figure.low < max(edit.a_high, edit.a_low + 1)
        beside = edit.kind == "delete" and figure.low <= edit.a_low <= figure.high
        if not (touches or beside) or edit.left + edit.right < 3:
            continue
        inside = [f for f in theirs if any(f.low <= at < f.high for at in edit.source)]
        if len(inside) != 1 or edit.a_high - edit.a_low > 6 or is_year(figure) != is_year(inside[0]):
            continue
        if not _compatible(figure, inside[0]):
            continue
        alone = len(edit.source) <= 3 and edit.a_high - edit.a_low <= 3
        if alone or figure.unit == inside[0].unit or figure.group == inside[0].group != "":
            return inside[0]
    return None


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


def _calendar(comparison: Comparison, link: Link, found: Diff, dates: dict[int, str]) -> Iterator[Change]:
    """Weekdays, months and days of the month that stand for others."""
    a, s = comparison.a, comparison.s
    low, high = found.article
    ours = {_date(a, at) for at in range(low, high)} - {""}
    if not ours:
        return
    field = [at for at in comparison.field(link) if at in dates]
    everywhere = set(dates.values())
    for at in range(low, high):
        date = _date(a, at)
        if a.quoted[at] >= 0 or at in found.pairs or not date:
            continue
        if any(date == dates[i] for i in field):
            continue
        lost = [i for i in field if _kind(date) == _kind(dates[i]) and dates[i] not in ours]
        if len({dates[i] for i in lost}) != 1:
            continue
        was = lost[0]
        sure = _kind(date).isdigit() or date not in everywhere or comparison.anchored(at, was)
        if sure or comparison.faithful(found):
            old = s.shape(was)
            yield Change("date-changed", a.span(at, at + 1), s.span(was, was + 1), old, a.shape(at), (old,))


def _date(tokens: Tokens, at: int) -> str:
    """What a token says as a date: "day monday", "month 3", "3 14" for the 14th of March, or ""."""
    key = tokens.keys[at]
    if key in _DAYS:
        return f"day {key}"
    if key in MONTHS:
        return f"month {MONTHS[key]}" if _is_month(tokens, at) else ""
    if (
        key.isdigit()
        and len(key) <= 2
        and at > 0
        and tokens.keys[at - 1] in MONTHS
        and _is_month(tokens, at - 1)
    ):
        return f"{MONTHS[tokens.keys[at - 1]]} {key}"
    return ""


def _kind(date: str) -> str:
    return date.partition(" ")[0]


_BEFORE_MAY = words("english/comparing", "before-may")


def _is_month(tokens: Tokens, at: int) -> bool:
    """True for the name of a month; May is one after a preposition or before a number."""
    key = tokens.keys[at]
    if not (key in MONTHS and key in CALENDAR and tokens.shape(at)[0].isupper()):
        return False
    if key not in ("may", "march"):
        return True
    after = tokens.keys[at + 1] if at + 1 < len(tokens.keys) else ""
    return at > 0 and tokens.keys[at - 1] in _BEFORE_MAY or after.isdigit()
