"""Finding a run of words again in a longer stream of words, even if some of them were changed."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from ...storage.lazy_namedtuple import NamedTuple
from ..text.stems import content
from .edits import without_chance

_SLACK = 12  # tokens a passage may have gained or lost before the place is missed


class Stream:
    """A sequence of normal forms that passages are looked for in, with the places of each."""

    def __init__(self, keys: Sequence[str]) -> None:
        self.keys = list(keys)
        self.places: dict[str, list[int]] = {}
        for at, key in enumerate(self.keys):
            self.places.setdefault(key, []).append(at)


class Place(NamedTuple):
    """Where a passage was found: blocks (from, in the stream, length) of equal tokens, in order.
    `score` (0..1) is the share of the passage's tokens that are in them."""

    blocks: tuple[tuple[int, int, int], ...]
    score: float

    @property
    def low(self) -> int:
        """The first matched token of the stream."""
        return self.blocks[0][1]

    @property
    def high(self) -> int:
        """The end of the last matched run in the stream."""
        return self.blocks[-1][1] + self.blocks[-1][2]


def locate(keys: Sequence[str], stream: Stream) -> Place | None:
    """The place in the stream that fits a passage best, or None if no content word of it is there."""
    size = len(keys)
    if not size or not stream.keys:
        return None
    exact = _exact(keys, stream)
    if exact is not None:
        return Place(((0, exact, size),), 1.0)
    votes: dict[int, float] = {}
    for at, key in enumerate(keys):
        where = stream.places.get(key, ())
        if not where or (len(where) > 40 and size > 6):
            continue
        weight = (1.0 if content(key) else 0.2) / len(where) ** 0.5
        for place in where:
            bucket = (place - at) // _SLACK
            votes[bucket] = votes.get(bucket, 0.0) + weight
            votes[bucket + 1] = votes.get(bucket + 1, 0.0) + weight * 0.5
            votes[bucket - 1] = votes.get(bucket - 1, 0.0) + weight * 0.5
    best: Place | None = None
    for slot, _ in sorted(votes.items(), key=lambda item: (-item[1], item[0]))[:3]:
        low = max(slot * _SLACK - _SLACK, 0)
        high = min(slot * _SLACK + size + 2 * _SLACK, len(stream.keys))
        found = match(keys, stream.keys[low:high])
        blocks = tuple((a, b + low, length) for a, b, length in found)
        if not blocks:
            continue
        fit = Place(blocks, sum(block[2] for block in blocks) / size)
        if best is None or fit.score > best.score:
            best = fit
    return best


def match(keys: Sequence[str], other: Sequence[str]) -> list[tuple[int, int, int]]:
    """Blocks of equal tokens (from, other, length), matches by mere chance left out."""
    matcher = SequenceMatcher(None, list(keys), list(other), autojunk=False)
    blocks = [(b.a, b.b, b.size) for b in matcher.get_matching_blocks() if b.size]
    return _near_together(without_chance(blocks, list(keys), list(other)))


def _near_together(blocks: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """The blocks without short ones at either end that a long gap separates from the rest."""
    while len(blocks) > 1:
        first, second = blocks[0], blocks[1]
        if second[1] - first[1] - first[2] > 4 * first[2] + 2:
            blocks = blocks[1:]
            continue
        last, before = blocks[-1], blocks[-2]
        if last[1] - before[1] - before[2] > 4 * last[2] + 2:
            blocks = blocks[:-1]
            continue
        break
    return blocks


def _exact(keys: Sequence[str], stream: Stream) -> int | None:
    rarest = min(range(len(keys)), key=lambda at: len(stream.places.get(keys[at], ())))
    for place in stream.places.get(keys[rarest], ()):
        start = place - rarest
        if start >= 0 and stream.keys[start : start + len(keys)] == list(keys):
            return start
    return None
