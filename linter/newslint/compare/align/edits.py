"""What was changed word by word between a sentence and the source it was made from."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from ...storage.lazy_namedtuple import NamedTuple
from ..text.stems import content
from ..text.tokens import Tokens


class Edit(NamedTuple):
    """A place where the two part: tokens `a_low:a_high` of the article (numbers in the whole text, end
    exclusive) stand where the source has the tokens `source`; either side may be empty. `left` and
    `right` count the tokens on either side, up to the next edit, that both have alike."""

    a_low: int
    a_high: int
    source: tuple[int, ...]
    left: int
    right: int
    at_start: bool  # nothing stands before it in the article's sentence
    at_end: bool

    @property
    def kind(self) -> str:
        """replace, insert or delete, as seen from the source."""
        if self.a_low == self.a_high:
            return "delete"
        return "replace" if self.source else "insert"


class Diff(NamedTuple):
    """A sentence of the article held against the source sentences it was made from.

    `pairs` maps tokens of the article to the equal tokens of the source; `same` is the share of the
    article's tokens that are so paired; `kept` the share of the source's.
    """

    sentence: int
    article: tuple[int, int]  # tokens of the sentence
    source: tuple[int, ...]  # tokens of its source sentences, in order
    edits: tuple[Edit, ...]
    pairs: dict[int, int]
    same: float
    kept: float


def diff(
    article: Tokens, low: int, high: int, source: Tokens, indexes: Sequence[int], sentence: int = -1
) -> Diff:
    """Hold tokens `low:high` of the article against the tokens `indexes` of the source."""
    a_keys = article.keys[low:high]
    s_keys = [source.keys[index] for index in indexes]
    blocks = [
        (block.a, block.b, block.size)
        for block in SequenceMatcher(None, a_keys, s_keys, autojunk=False).get_matching_blocks()
        if block.size
    ]
    blocks = without_chance(blocks, a_keys, s_keys)
    pairs = {low + a + k: indexes[b + k] for a, b, size in blocks for k in range(size)}
    same = len(pairs) / max(len(a_keys), 1)
    kept = len(pairs) / max(len(s_keys), 1)
    edits = tuple(_edits(blocks, low, high, indexes))
    return Diff(sentence, (low, high), tuple(indexes), edits, pairs, same, kept)


def without_chance(
    blocks: list[tuple[int, int, int]], a_keys: list[str], s_keys: list[str]
) -> list[tuple[int, int, int]]:
    """Drop matches of one or two grammar words that stand alone amid changed words: "the" there is no
    sign that the words around it belong together."""
    kept: list[tuple[int, int, int]] = []
    for number, (a, b, size) in enumerate(blocks):
        words = a_keys[a : a + size]
        if size <= 2 and not any(content(word) for word in words):
            before = blocks[number - 1] if number else (0, 0, 0)
            after = blocks[number + 1] if number + 1 < len(blocks) else (len(a_keys), len(s_keys), 0)
            gaps = (
                a - before[0] - before[2],
                b - before[1] - before[2],
                after[0] - a - size,
                after[1] - b - size,
            )
            left, right = max(gaps[:2]), max(gaps[2:])
            if (left > size and right > size) or max(gaps) > 6 * size:
                continue
        kept.append((a, b, size))
    return kept


def _edits(blocks: list[tuple[int, int, int]], low: int, high: int, indexes: Sequence[int]) -> list[Edit]:
    edits: list[Edit] = []
    a_at = s_at = 0
    previous = 0
    for a, b, size in [*blocks, (high - low, len(indexes), 0)]:
        if a > a_at or b > s_at:
            gone = tuple(indexes[s_at:b])
            edits.append(Edit(low + a_at, low + a, gone, previous, size, a_at == 0, low + a == high))
        previous = size
        a_at, s_at = a + size, b + size
    return edits
