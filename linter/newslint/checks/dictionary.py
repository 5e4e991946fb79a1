"""The words of English: which are known, how rare they are, and which known word a slip was meant to be.

`words/spelling.dat` is one sorted run of lines, a word and a digit each, and stays one string of bytes:
a word is found in it by halving. `words/common.dat` holds the everyday words, so that most of an article
never comes that far.
"""

from __future__ import annotations

from functools import cache

from .edits import slips, within_one
from .wordfiles import read_ascii, read_bytes

#: How rare a word may be that an unknown word is corrected to.
MEANT = 5

_VOWELS = frozenset("aeiou")


@cache
def common() -> frozenset[str]:
    """The everyday words."""
    return frozenset(read_ascii("common.dat").split())


@cache
def rarity(word: str) -> int:
    """How rare a folded word is: 1 common to 7 rare; 0 if it is not in the list."""
    data = read_bytes("spelling.dat")
    target = word.encode("ascii", "replace")
    low, high = 0, len(data) - 1
    while low < high:
        middle = (low + high) // 2
        start = data.rfind(b"\n", 0, middle + 1) + 1
        end = data.find(b"\n", start)
        if end < 0:
            return 0
        found = data[start : end - 1]
        if found == target:
            return data[end - 1] - 48
        if found < target:
            low = end
        else:
            high = start - 1
    return 0


def known(word: str) -> bool:
    """True if the folded word is English as it stands, or made of English parts by the usual rules."""
    return word in common() or rarity(word) > 0 or _derived(word)


_FRONT = (
    "anti auto bio co counter cross cyber de dis eco euro ex extra fore geo hyper inter kilo macro mal mega "
    "meta micro mid mini mis mono multi nano narco neo non omni out over para photo poly post pre pro proto pseudo quasi "
    "re self semi socio step sub super techno tele trans tri turbo ultra un under uni up vice"
).split()
_BACK = (
    ("ies", "y"), ("ied", "y"), ("ier", "y"), ("iest", "y"), ("ily", "y"), ("iness", "y"),
    ("s", ""), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"), ("er", ""), ("er", "e"), ("ers", ""), ("ers", "e"), ("ly", ""),
    ("ness", ""), ("less", ""), ("like", ""), ("ish", ""), ("able", ""), ("able", "e"), ("wise", ""), ("ship", ""), ("hood", ""),
    ("dom", ""), ("ism", ""), ("ist", ""), ("ists", ""), ("isms", ""), ("ee", ""), ("ees", ""), ("ify", ""), ("ized", ""), ("izing", ""), ("ised", ""),
    ("gate", ""), ("fest", ""), ("friendly", ""), ("proof", ""), ("maker", ""), ("making", ""), ("wide", ""), ("ward", ""), ("wards", ""),
)  # fmt: skip


def _derived(word: str) -> bool:
    """True for words that no list holds since anybody may make them: "unretweetable", "drugmaker"."""
    for front in _FRONT:
        if word.startswith(front) and len(word) - len(front) > 3 and 0 < rarity(word[len(front) :]) < 7:
            return True
    for ending, instead in _BACK:
        if word.endswith(ending):
            stem = word[: -len(ending)] + instead
            if len(stem) > 3 and _takes(stem, ending) and 0 < rarity(stem) < 6:
                # "occured" is none where "occurred" is a word
                return not (ending in ("ed", "ing", "er") and rarity(stem + stem[-1] + ending))
            if (
                len(stem) > 4
                and ending in ("ed", "ing", "er", "ers")
                and stem[-1] == stem[-2]
                and 0 < rarity(stem[:-1]) < 5
            ):
                # "livestreammed" is wrong and "podcasted" is not; a doubled letter follows a lone vowel
                return len(stem) < 7 and stem[-3] in _VOWELS and stem[-4] not in _VOWELS
    return word.endswith("in") and rarity(word + "g") > 0 or _compound(word)


def _takes(stem: str, ending: str) -> bool:
    """True if the stem takes the ending as it is: not "speechs", "evolveed"."""
    if ending == "s":
        return not stem.endswith(("s", "x", "z", "ch", "sh")) and not (
            stem.endswith("y") and stem[-2] not in _VOWELS
        )
    if ending in ("ed", "ing", "er", "ers", "able", "ish", "ism", "ist", "y"):
        return not stem.endswith("e")
    return True


def _compound(word: str) -> bool:
    """True for two everyday words written as one: "doorstep", "clickbait"."""
    return any(0 < rarity(word[:at]) < 5 and 0 < rarity(word[at:]) < 5 for at in range(4, len(word) - 3))


def meant(word: str, limit: int = MEANT) -> list[str]:
    """The words an unknown folded word may be a slip for, likeliest first."""
    found = []
    for near in within_one(word):
        rare = 1 if near in common() else rarity(near)
        if 0 < rare <= limit:
            alike = 0.6 if near[-1] == word[-1] else 0.0
            found.append((_unlikely(word, near) + rare - alike, near))
    if not found and len(word) > 8:
        found = [(2.0 * slips(word, far, 2), far) for far in _two_away(word)]
    for at in range(1, len(word) - 1):
        first, second = word[:at], word[at:]
        if first in _GLUE and second in common() and rarity(second) == 1:
            found.append((1.0 if len(second) > 3 else 3.0, f"{first} {second}"))
    found.sort()
    return [near for _, near in found]


#: Small words that run into the next one.
_GLUE = frozenset("a an the of to in on at by for is be and".split())


def _two_away(word: str) -> list[str]:
    """Everyday words two slips away that begin with the same three letters and end with the same one."""
    data = read_bytes("spelling.dat")
    head = word[:3].encode("ascii")
    at = data.find(b"\n" + head)
    found = []
    while at >= 0 and data.startswith(head, at + 1):
        end = data.index(b"\n", at + 1)
        if data[end - 1] - 48 < 4 and abs(end - at - 2 - len(word)) < 3 and data[end - 2] == ord(word[-1]):
            other = data[at + 1 : end - 1].decode("ascii")
            if slips(word, other, 2) == 2:
                found.append(other)
        at = end
    return found


def _unlikely(word: str, near: str) -> float:
    """How unlike a slip of the fingers this is: letters swapped, doubled or undoubled are the usual ones;
    another first letter is rare."""
    if len(word) == len(near):
        if sorted(word) == sorted(near):
            return -1.5
        cost = 1.0
    else:
        longer, shorter = (word, near) if len(word) > len(near) else (near, word)
        at = next((at for at, (a, b) in enumerate(zip(longer, shorter)) if a != b), len(shorter))
        extra = longer[at]
        double = (at and longer[at - 1] == extra) or (at + 1 < len(longer) and longer[at + 1] == extra)
        cost = -0.5 if double else 0.0 if at else 0.5
    return cost + (2.0 if word[0] != near[0] else 0.0)
