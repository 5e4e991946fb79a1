"""Words that exclude one another where the rest of a sentence was worded anew: east and west, rose and fell."""

from __future__ import annotations

from collections.abc import Iterator

from ...language.word_lists import PerHouse, lines, words
from ..align.edits import Diff
from ..comparison import Comparison
from ..text.figures import find_figures
from ..text.stems import stem
from .change import Change
from .claims import negative

#: For each stem the class it belongs to, and the sides of each class.
_SIDES = PerHouse(lambda: _sides(lines("english/comparing", "exclusive")))
_UP = words("english/comparing", "upward", stem)
_DOWN = words("english/comparing", "downward", stem)
#: So many tokens before or behind a figure tell which way it went.
_NEAR = 4


def _sides(table: list[str]) -> dict[str, tuple[int, int]]:
    return {
        stem(word): (number, side)
        for number, line in enumerate(table)
        for side, part in enumerate(line.split("|"))
        for word in part.split()
    }


def pole_changes(comparison: Comparison) -> Iterator[Change]:
    """The findings on words that gave way to their opposites, and on figures that turned their direction."""
    for link, found in zip(comparison.links, comparison.diffs):
        if link.sources:
            field = comparison.field(link)
            yield from _exclusive(comparison, found, field)
            yield from _directions(comparison, found, field)


def _exclusive(comparison: Comparison, found: Diff, field: list[int]) -> Iterator[Change]:
    """A word of one side of a class where the sources have another side's, beside the same words."""
    a, s = comparison.a, comparison.s
    sides = _SIDES()
    low, high = found.article
    ours = [at for at in range(low, high) if comparison.a_stems[at] in sides and a.quoted[at] < 0]
    if not ours:
        return
    theirs = [at for at in field if comparison.s_stems[at] in sides and s.quoted[at] < 0]
    denied = any(negative(a.keys[at]) for at in range(low, high) if a.quoted[at] < 0) != any(
        negative(s.keys[at]) for at in found.source if s.quoted[at] < 0
    )
    own = {sides[comparison.a_stems[at]] for at in ours}
    source = {sides[comparison.s_stems[at]] for at in theirs}
    for at in ours:
        side = sides[comparison.a_stems[at]]
        if side in source or denied:
            continue
        rest = {other for other in source if other[0] == side[0] and other not in own}
        lost = [there for there in theirs if sides[comparison.s_stems[there]] in rest]
        if len(rest) == 1 and (comparison.anchored(at, lost[0]) or comparison.anchored(at, lost[-1])):
            was = s.shape(lost[0])
            yield Change(
                "meaning-reversed", a.span(at, at + 1), s.span(lost[0], lost[0] + 1), was, a.shape(at), (was,)
            )


def _directions(comparison: Comparison, found: Diff, field: list[int]) -> Iterator[Change]:
    """A figure that both texts have, up in one and down in the other."""
    a, s = comparison.a, comparison.s
    if not field:
        return
    theirs = find_figures(s, field[0], field[-1] + 1)
    for figure in find_figures(a, *found.article):
        if a.quoted[figure.low] >= 0 or figure.weak:
            continue
        other = [one for one in theirs if one.value == figure.value and one.group == figure.group]
        if len(other) != 1 or s.quoted[other[0].low] >= 0:
            continue
        here = _way(comparison.a_stems, a.sentence, figure.low, figure.high)
        there = _way(comparison.s_stems, s.sentence, other[0].low, other[0].high)
        if len(here) == len(there) == 1 and (a.keys[min(here.values())] != s.keys[min(there.values())]):
            (way, at), (was, back) = *here.items(), *there.items()
            if way != was:
                yield Change(
                    "meaning-reversed", a.span(at, at + 1), s.span(back, back + 1), s.shape(back), a.shape(at)
                )


def _way(stems: list[str], sentence: list[int], low: int, high: int) -> dict[str, int]:
    """Which ways the words beside a figure point, each with the token nearest to it that says so."""
    ways: dict[str, int] = {}
    for at in range(max(low - _NEAR, 0), min(high + _NEAR, len(stems))):
        if sentence[at] != sentence[low] or low <= at < high:
            continue
        way = "up" if stems[at] in _UP() else "down" if stems[at] in _DOWN() else ""
        if way and (way not in ways or abs(at - low) < abs(ways[way] - low)):
            ways[way] = at
    return ways
