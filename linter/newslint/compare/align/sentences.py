"""Which sentences of the source each sentence of the article was made from.

Sentences may have been reordered, merged, split, cut or added: every sentence of the article looks for
its own best sources, by the content words they share, rare words counting more.
"""

from __future__ import annotations

from bisect import bisect_left
from math import log

from ...storage.lazy_namedtuple import NamedTuple
from ..text.stems import content, stem
from ..text.tokens import Tokens

_FLOOR = 0.3  # least share of either sentence that must be shared
_MORE = 0.18  # least further share of the article's sentence that a second source must explain
#: Of a word that more sentences hold than this, so many are looked at.
_MOST_HOLDERS = 60


class Link(NamedTuple):
    """A sentence of the article and where it comes from.

    `sources` are sentence numbers in the source, best first, empty for a sentence with no counterpart.
    `score` (0..1) is how well the best one fits; `cover` is the share of the sentence's content, rare
    words counting more, that all of them together explain.
    """

    sentence: int
    sources: tuple[int, ...]
    score: float
    cover: float


def bags(tokens: Tokens, count: int) -> list[dict[str, float]]:
    """For each sentence the stems it holds; the values are filled with weights by `align`."""
    found: list[dict[str, float]] = [{} for _ in range(count)]
    for key, number in zip(tokens.keys, tokens.sentence):
        if number >= 0 and key[0].isalnum():
            found[number][stem(key)] = 0.25 if not content(key) else 1.0
    return found


def align(article: list[dict[str, float]], source: list[dict[str, float]]) -> list[Link]:
    """One link for each sentence of the article."""
    counts: dict[str, int] = {}
    holders: dict[str, list[int]] = {}
    for number, bag in enumerate(source):
        for word in bag:
            counts[word] = counts.get(word, 0) + 1
            holders.setdefault(word, []).append(number)
    size = len(source) + 1

    def weighted(bag: dict[str, float]) -> dict[str, float]:
        return {word: base * (log(size / counts.get(word, 1)) + 0.3) for word, base in bag.items()}

    heavy_source = [weighted(bag) for bag in source]
    totals = [sum(bag.values()) or 1.0 for bag in heavy_source]
    links: list[Link] = []
    for number, bag in enumerate(article):
        heavy = weighted(bag)
        total = sum(heavy.values()) or 1.0
        shared: dict[int, float] = {}
        for word, weight in heavy.items():
            for holder in _nearest(holders.get(word, []), number * len(source) // max(len(article), 1)):
                shared[holder] = shared.get(holder, 0.0) + weight
        where = number / max(len(article), 1)
        ranked: list[tuple[float, int]] = []
        for holder, weight in shared.items():
            of_article, of_source = weight / total, weight / totals[holder]
            fit = 0.5 * max(of_article, of_source) + 0.5 * (2 * weight / (total + totals[holder]))
            near = 1 - abs(where - holder / max(len(source), 1))
            ranked.append((fit + 0.06 * near, holder))
        ranked.sort(reverse=True)
        links.append(_link(number, heavy, total, ranked, heavy_source, totals))
    return links


def _nearest(holders: list[int], where: int) -> list[int]:
    """The sentences that hold a word; of a word that nearly all hold, those about where one would look for it, so that
    text that repeats itself costs no more than other text."""
    if len(holders) <= _MOST_HOLDERS:
        return holders
    at = bisect_left(holders, where)
    low = max(min(at - _MOST_HOLDERS // 2, len(holders) - _MOST_HOLDERS), 0)
    return holders[low : low + _MOST_HOLDERS]


def _link(
    number: int,
    heavy: dict[str, float],
    total: float,
    ranked: list[tuple[float, int]],
    source: list[dict[str, float]],
    totals: list[float],
) -> Link:
    """The best source of a sentence, and those that explain more of what is left."""
    if not ranked or ranked[0][0] < _FLOOR:
        return Link(number, (), ranked[0][0] if ranked else 0.0, 0.0)
    chosen: list[int] = []
    left = dict(heavy)
    for _, holder in ranked[:12]:
        gained = sum(left[word] for word in source[holder] if word in left)
        whole = sum(heavy[word] for word in source[holder] if word in heavy)
        if chosen and (gained / total < _MORE or whole / totals[holder] < 0.35):
            continue
        chosen.append(holder)
        for word in source[holder]:
            left.pop(word, None)
        if len(chosen) == 4:
            break
    return Link(number, tuple(chosen), min(ranked[0][0], 1.0), 1 - sum(left.values()) / total)
