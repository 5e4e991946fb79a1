"""Claims made stronger in sentences worded anew: hedges that were lost, and some that became all.

What one sentence hedges may be hedged elsewhere by another word, so a loss is found only where the article's
sentences made from the same source sentence hold back by no word at all."""

from __future__ import annotations

from collections.abc import Iterator

from ...language.word_lists import Table, values, words
from ..align.edits import Diff
from ..align.sentences import Link
from ..comparison import Comparison
from ..text.speech import reports
from ..text.stems import content
from .change import Change
from .hedges import HEDGES, is_hedge

_RESTRAINED = words("english/comparing", "restrained")
_AMOUNTS = Table(lambda: values("english/comparing", "amounts"))
#: How well a sentence must fit its source for its claims to be weighed.
_SCORE = 0.33
#: So many tokens after a hedge belong to what it hedges, at most.
_REACH = 9
#: What ends the claim that a hedge bears on.
_ENDS = frozenset(',;:.!?—“”"')
#: So many tokens around a word say what it is counted of.
_NEAR = 4


def strength_changes(comparison: Comparison) -> Iterator[Change]:
    """The findings on how surely, and of how many, something is told."""
    for link, found in zip(comparison.links, comparison.diffs):
        if not link.sources or link.score < _SCORE:
            continue
        ours = _plain(comparison, found)
        if not ours:
            continue
        yield from _hedges(comparison, link, ours)
        yield from _amounts(comparison, found, ours)
        yield from _limits(comparison, found)


def _plain(comparison: Comparison, found: Diff) -> list[int]:
    """The tokens of the article's sentence outside quotation marks."""
    return [at for at in range(*found.article) if comparison.a.quoted[at] < 0]


def _hedges(comparison: Comparison, link: Link, ours: list[int]) -> Iterator[Change]:
    a, s = comparison.a, comparison.s
    for number in link.sources:
        tokens = [
            at
            for sentence in comparison.kin[number]
            for at in range(*a.within(comparison.article.sentences[sentence]))
            if a.quoted[at] < 0
        ]
        if any(a.keys[at] in _RESTRAINED and not _month(comparison, at) for at in tokens):
            continue
        mine = {comparison.a_stems[at]: at for at in reversed(ours)}
        for at in range(*s.within(comparison.source.sentences[number])):
            if s.quoted[at] >= 0 or not is_hedge(comparison, at):
                continue
            claim = _claim(comparison, at)
            shared = [comparison.s_stems[there] for there in claim if comparison.s_stems[there] in mine]
            if not shared or 2 * len(shared) < len(claim):
                continue
            first = min(mine[word] for word in shared)
            last = max(mine[word] for word in shared)
            verb = _verb(comparison, first, ours)
            end = claim[-1] + 1
            yield Change(
                "hedge-dropped",
                a.span(verb, last + 1),
                s.span(at, end),
                s.words(at, end),
                a.words(verb, last + 1),
            )
            return


def _verb(comparison: Comparison, at: int, ours: list[int]) -> int:
    """The "will" or "would" before a token in its clause; else the content word before it, or the beginning."""
    a = comparison.a
    for before in range(at - 1, max(at - 7, ours[0] - 1), -1):
        if a.keys[before] in ("will", "would"):
            return before
    for before in range(at - 1, max(at - 6, ours[0] - 1), -1):
        if set(a.text[a.ends[before] : a.starts[before + 1]]) & _ENDS:
            break
        at = before
        if content(a.keys[before]):
            break
    return at


def _month(comparison: Comparison, at: int) -> bool:
    return comparison.a.keys[at] == "may" and comparison.a.shape(at) == "May"


def _claim(comparison: Comparison, hedge: int) -> list[int]:
    """The content words that a hedge bears on: those after it in its clause."""
    s = comparison.s
    claim: list[int] = []
    for at in range(hedge + 1, min(hedge + 1 + _REACH, len(s.keys))):
        if s.sentence[at] != s.sentence[hedge] or s.quoted[at] >= 0:
            break
        if set(s.text[s.ends[at - 1] : s.starts[at]]) & _ENDS:
            break
        if content(s.keys[at]) and s.keys[at] not in HEDGES and not reports(s.keys[at]):
            claim.append(at)
    return claim


def _amounts(comparison: Comparison, found: Diff, ours: list[int]) -> Iterator[Change]:
    """Most that became all, some that became everybody."""
    a, s = comparison.a, comparison.s
    theirs = [at for at in comparison.field(comparison.links[found.sentence]) if s.quoted[at] < 0]
    known = {s.keys[at] for at in theirs}
    for at in ours:
        amount = _AMOUNTS.get(a.keys[at])
        if amount not in ("all", "many") or at in found.pairs:
            continue
        if any(_AMOUNTS.get(key) == amount for key in known):
            continue
        weaker = ("most", "some") if amount == "all" else ("some",)
        for there in theirs:
            if (
                _AMOUNTS.get(s.keys[there]) in weaker
                and not any(a.keys[i] == s.keys[there] for i in ours)
                and comparison.anchored(at, there, _NEAR)
            ):
                yield Change(
                    "hedge-dropped",
                    a.span(at, min(at + 2, len(a.keys))),
                    s.span(there, there + 1),
                    s.words(there, min(there + 2, len(s.keys))),
                    a.words(at, min(at + 2, len(a.keys))),
                )
                break
    yield from _bare(comparison, found, ours, theirs)


def _bare(comparison: Comparison, found: Diff, ours: list[int], theirs: list[int]) -> Iterator[Change]:
    """Some residents that became the residents: the noun opens its clause with nothing that says how many."""
    a, s = comparison.a, comparison.s
    if any(a.keys[at] in _AMOUNTS or a.keys[at] in _COUNTS for at in ours):
        return
    for there in theirs:
        if s.keys[there] not in ("some", "several", "most") or there + 1 not in theirs:
            continue
        noun = comparison.s_stems[there + 1]
        if not content(s.keys[there + 1]) or not s.keys[there + 1].endswith("s"):
            continue
        for at in ours:
            if comparison.a_stems[at] != noun or not a.keys[at].endswith("s") or at == 0:
                continue
            before = a.text[a.ends[at - 1] : a.starts[at]] if at > found.article[0] else "."
            if before.strip() or a.keys[at - 1] in ("the", "that", "where"):
                yield Change(
                    "hedge-dropped",
                    a.span(at, min(at + 2, found.article[1])),
                    s.span(there, there + 2),
                    s.words(there, there + 2),
                    a.words(at, min(at + 2, found.article[1])),
                )
                return


_COUNTS = words("english/comparing", "counts")


def _limits(comparison: Comparison, found: Diff) -> Iterator[Change]:
    """An adverb that a denial bears on: nobody was seriously hurt, nobody was hurt."""
    a, s = comparison.a, comparison.s
    for edit in found.edits:
        if edit.kind != "delete" or len(edit.source) != 1 or not (edit.left and edit.right):
            continue
        key = s.keys[edit.source[0]]
        if not key.endswith("ly") or s.quoted[edit.source[0]] >= 0 or key in ("only", "early", "family"):
            continue
        before = s.keys[max(edit.source[0] - 3, 0) : edit.source[0]]
        if any(word in ("no", "not", "none", "nobody", "never") or word.endswith("n't") for word in before):
            low, high = max(edit.a_low - 1, found.article[0]), min(edit.a_low + 1, found.article[1])
            was = s.words(edit.source[0], edit.source[0] + 2)
            yield Change("hedge-dropped", a.span(low, high), s.span(edit.source[0], edit.source[0] + 2), was, a.words(low, high))  # fmt: skip
