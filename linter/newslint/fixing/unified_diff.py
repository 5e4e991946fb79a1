"""Unified differences of two texts that are much alike, at a cost that grows with their length.

`difflib` looks for each line among all that are equal to it, which takes minutes where lines recur. A fixed
article keeps its lines in their order and nearly all of them in their places, so here the two texts are read
side by side, and where they part the nearest lines that are equal bring them together again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..storage.lazy_namedtuple import NamedTuple

#: So many unchanged lines stand before and behind a change.
_CONTEXT = 3
#: Lines that are equal again are looked for this far ahead; what goes on for longer is changed piece by piece.
_AHEAD = 40


class Change(NamedTuple):
    """Lines `start` to `end` of the one text, which are lines `new_start` to `new_end` of the other; counted
    from 0, ends exclusive."""

    start: int
    end: int
    new_start: int
    new_end: int


def unified(before: Sequence[str], after: Sequence[str], old_name: str, new_name: str) -> Iterator[str]:
    """The lines of the difference, each marked with what becomes of it; none if the texts are the same.
    Lines come, and go, with the line breaks they have."""
    hunk: list[Change] = []
    begun = False
    for change in (*changes(before, after), None):
        if hunk and (change is None or change.start - hunk[-1].end > 2 * _CONTEXT):
            if not begun:
                yield f"--- {old_name}\n"
                yield f"+++ {new_name}\n"
                begun = True
            yield from _hunk(before, after, hunk)
            hunk = []
        if change is not None:
            hunk.append(change)


def changes(before: Sequence[str], after: Sequence[str]) -> Iterator[Change]:
    """What must be changed to make the one text the other, in order. Between two changes at least one line
    stays as it is."""
    at = new_at = _alike(before, after)
    end, new_end = len(before), len(after)
    while min(end, new_end) > at and before[end - 1] == after[new_end - 1]:
        end, new_end = end - 1, new_end - 1
    while at < end or new_at < new_end:
        if at < end and new_at < new_end and before[at] == after[new_at]:
            at, new_at = at + 1, new_at + 1
            continue
        start, new_start = at, new_at
        at, new_at = _meeting(before, after, (end, new_end), at, new_at)
        yield Change(start, at, new_start, new_at)


def _alike(before: Sequence[str], after: Sequence[str]) -> int:
    """How many lines two texts begin with in common."""
    pairs = zip(before, after)
    return next(
        (number for number, (old, new) in enumerate(pairs) if old != new), min(len(before), len(after))
    )


def _meeting(
    before: Sequence[str], after: Sequence[str], ends: tuple[int, int], at: int, new_at: int
) -> tuple[int, int]:
    """Where two texts that part at these lines have an equal line again: the nearest, and of equally near
    ones that with as many lines on either side. Their ends, if nothing is equal again."""
    end, new_end = ends
    while at < end and new_at < new_end:
        old = before[at : min(at + _AHEAD, end)]
        new = after[new_at : min(new_at + _AHEAD, new_end)]
        for far in range(max(len(old), len(new))):
            for near in range(far, -1, -1):
                if far < len(old) and near < len(new) and old[far] == new[near]:
                    return at + far, new_at + near
                if near < len(old) and far < len(new) and old[near] == new[far]:
                    return at + near, new_at + far
        at, new_at = at + len(old), new_at + len(new)
    return end, new_end


def _hunk(before: Sequence[str], after: Sequence[str], hunk: Sequence[Change]) -> Iterator[str]:
    """Changes that stand close together, with the lines around them."""
    first, last = hunk[0], hunk[-1]
    lead = min(_CONTEXT, first.start)
    trail = min(_CONTEXT, len(before) - last.end)
    at = first.start - lead
    old = _range(at, last.end + trail)
    new = _range(first.new_start - lead, last.new_end + trail)
    yield f"@@ -{old} +{new} @@\n"
    for change in hunk:
        yield from (" " + line for line in before[at : change.start])
        yield from ("-" + line for line in before[change.start : change.end])
        yield from ("+" + line for line in after[change.new_start : change.new_end])
        at = change.end
    yield from (" " + line for line in before[at : at + trail])


def _range(start: int, end: int) -> str:
    """Lines as the head of a hunk has them: the first, from 1, and how many; no lines stand after the line
    that is named."""
    if end - start == 1:
        return str(start + 1)
    return f"{start + (end > start)},{end - start}"
