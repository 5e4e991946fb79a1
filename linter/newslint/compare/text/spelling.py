"""Whether a word is another one misspelled, inflected or put differently on paper."""

from __future__ import annotations

from ...language.word_lists import words
from .tokens import bare

_ENDINGS = (
    ("isation", "ization"), ("ising", "izing"), ("ised", "ized"), ("ises", "izes"), ("ise", "ize"), ("ysed", "yzed"),
    ("yse", "yze"), ("our", "or"), ("ours", "ors"), ("oured", "ored"), ("ouring", "oring"), ("tre", "ter"),
    ("tres", "ters"), ("ence", "ense"), ("ogue", "og"), ("elled", "eled"), ("elling", "eling"), ("eller", "eler"),
    ("iser", "izer"), ("isers", "izers"), ("yser", "yzer"), ("amme", "am"), ("ammes", "ams"), ("oured", "ored"), ("ourite", "orite"), ("ourable", "orable"),
)  # fmt: skip


def distance(one: str, other: str) -> int:
    """Letters put in, left out, changed or swapped with their neighbour to turn one word into the other."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        last, row, older = row, [i], before
        for j, b in enumerate(other, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a != b))
            if older and i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        before = last
    return row[-1]


def near(one: str, other: str) -> bool:
    """True if one word reads as a slip for the other: one letter in a short word, two in a long one."""
    if one == other or not one or not other:
        return False
    shorter = min(len(one), len(other))
    if shorter < 3 or abs(len(one) - len(other)) > 2:
        return False
    limit = 1 if shorter < 7 else 2
    if distance(one, other) > limit:
        return False
    # "gone" and "done" are words of their own; a slip rarely changes the first letter unless it swaps it.
    return one[0] == other[0] or sorted(one) == sorted(other)


def variants(one: str, other: str) -> bool:
    """True if the two are the same word in American and British spelling."""
    if one == other:
        return True
    for british, american in _ENDINGS:
        for left, right in ((one, other), (other, one)):
            if left.endswith(british) and right == left[: -len(british)] + american:
                return True
    return one.replace("ae", "e").replace("oe", "e") == other.replace("ae", "e").replace("oe", "e")


_SUFFIXES = words("english/affixes", "endings-of-a-root")


def same_root(one: str, other: str) -> bool:
    """True if two words are one root with different endings ("arrival", "arrived")."""
    roots = {one} | {one[: -len(end)] for end in _SUFFIXES if one.endswith(end) and len(one) - len(end) >= 4}
    more = {other} | {
        other[: -len(end)] for end in _SUFFIXES if other.endswith(end) and len(other) - len(end) >= 4
    }
    return bool(roots & more)


def accents_only(one: str, other: str) -> bool:
    """True if only accents tell the two apart."""
    return one != other and bare(one) == bare(other)
