"""Whether words may be written for others with nothing lost: the sense, the set phrase and the register stay.

A desk that puts "ship" for "vessel" does its work; a tool that puts "autograph" for "sign", or "tropical sadness" for
"tropical depression", does not."""

from __future__ import annotations

from ...language.bigrams import word_pairs
from ...language.dictionary import rarity
from ...language.synonyms import alike
from ..align.edits import Edit
from ..comparison import Comparison
from ..text.stems import content, stem

#: From how much above chance two words stand side by side (natural logarithm) they make a set phrase.
_SET = 3.0
#: How much rarer (natural logarithm) a word may be than the one it stands for: of an everyday one, of any other.
_RARER, _MUCH_RARER = 2.0, 3.5
_UNKNOWN = -15.0
#: The same for two words, each of which makes a set phrase with the same third.
_BOTH = 5.0


def harmless(comparison: Comparison, edit: Edit, one: list[str], other: list[str]) -> bool:
    """True if words `one` of the article may stand for words `other` of the source where they do."""
    if _out_of_register(one, other) or _breaks_phrase(comparison, edit, one, other):
        return False
    ours, theirs = [key for key in one if content(key)], [key for key in other if content(key)]
    if not ours or not theirs:
        return True
    if len(one) == len(other) == 1 and _both_set(comparison, edit, one[0], other[0]):
        return True
    if len(ours) == len(theirs) == 1 and len(one) == len(other):
        return _alike(one, other) or _alike(ours, theirs)
    if _alike(one, other) or _alike(ours, theirs):
        return True
    if len(ours) == len(theirs):
        return all(stem(x) == stem(y) or alike(stem(x), stem(y)) for x, y in zip(ours, theirs))
    # more or fewer words than the source has: another way to put it
    return max(len(one), len(other)) > 1


def _both_set(comparison: Comparison, edit: Edit, one: str, other: str) -> bool:
    """True if both words make one set phrase with the word behind them: news and press conference."""
    pairs, after = word_pairs(), comparison.a.keys[edit.a_high] if edit.right else ""
    return content(after or "the") and all((pairs.pair(word, after) or 0.0) >= _BOTH for word in (one, other))


def _alike(one: list[str], other: list[str]) -> bool:
    return alike(" ".join(map(stem, one)), " ".join(map(stem, other)))


def _share(key: str) -> float:
    known = word_pairs().word(key)
    return known[0] if known else _UNKNOWN


def _out_of_register(one: list[str], other: list[str]) -> bool:
    """True if a word is put in that news hardly uses, for one that it does."""
    ours = [key for key in one if content(key) and key.isalpha()]
    theirs = [key for key in other if content(key) and key.isalpha()]
    if not ours or not theirs:
        return False
    rarest, usual = min(ours, key=_share), max(rarity(key) or 7 for key in theirs)
    fall = min(map(_share, theirs)) - _share(rarest)
    return (
        fall > _MUCH_RARER + (len(one) != len(other)) or fall > _RARER and usual <= 2 < (rarity(rarest) or 7)
    )


def _breaks_phrase(comparison: Comparison, edit: Edit, one: list[str], other: list[str]) -> bool:
    """True if the source's words make a set phrase among themselves or with those beside them, and the article's make
    none there."""
    pairs, a = word_pairs(), comparison.a
    inside = [pairs.pair(x, y) or 0.0 for x, y in zip(other, other[1:]) if content(x) and content(y)]
    if inside and max(inside) >= _SET:
        made = [pairs.pair(x, y) for x, y in zip(one, one[1:]) if content(x) and content(y)]
        return not _alike(one, other) and len(one) > 1 and not any(made)
    beside = [
        (a.keys[edit.a_low - 1], one[0], other[0], True) if edit.left else None,
        (a.keys[edit.a_high], one[-1], other[-1], False) if edit.right else None,
    ]
    for place in filter(None, beside):
        near, mine, theirs, before = place
        if not content(mine) or not content(theirs):
            continue
        was = pairs.pair(near, theirs) if before else pairs.pair(theirs, near)
        now = pairs.pair(near, mine) if before else pairs.pair(mine, near)
        # "struck a", "depression as": a word of grammar that nearly any word stands beside makes no phrase
        if (
            was is not None
            and was >= _SET
            and now is None
            and (content(near) or was >= _SET + 1 or not before)
        ):
            return True
    return False
