"""How set phrases and tables of synonyms are filed: small to load, and quick to say that a word matters to none.

A word that may stand for another matters only beside certain words. Of these a fingerprint each is kept, two
characters, so that most words of a document are done with after two looks into a short string.
"""

from __future__ import annotations

from functools import lru_cache

from ...document.words import Words
from ...storage.lazy_namedtuple import NamedTuple
from ...storage.packed_table import PackedTable, pack_table

#: first word of a replacement -> (its other words, the word it replaces) -> bits of the tables that say so
Inverse = dict[str, dict[tuple[str, str], int]]

#: The number of a rule; bits of its tables that count; how much likelier than the variant the phrase is to be; bits of
#: all its tables; the lines of accepted variants
Limits = tuple[int, int, float, int, str]

#: Phrases in one piece of `Filed.shown`.
BLOCK = 64
# The first letters of fingerprints, and the second ones: none is both, so that a fingerprint is found in a run
# of them only where it stands. All are ASCII, which is read back fastest.
_FIRST = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$%&()*+,-./:;<"
_SECOND = "abcdefghijklmnopqrstuvwxyz=>?@[]^_`{|}~"
_PRIME = 2027  # the largest below the number of fingerprints


class Filed(NamedTuple):
    """All phrases and tables of all rules, packed so that they load fast.

    `telling`: word -> three lines that say where it matters (see `gates`), then lines of what it may begin: the other
    words of a replacement, the word replaced, bits of tables.
    `pairs`: word -> for each word that follows it in phrases a line: that word, and the numbers of the phrases.
    `shown`: the phrases, one a line, in pieces of 64. `owned`: of each phrase a character, the place in `owners` of its
    rules: places in `limits`.
    """

    telling: PackedTable
    pairs: PackedTable
    shown: tuple[str, ...]
    owned: str
    owners: list[tuple[int, ...]]
    limits: list[Limits]


def parse(variant: str) -> tuple[list[str], list[bool]]:
    """The folded words of a phrase, and of each whether it may be replaced."""
    words = Words(variant.lower())
    return words.folded, [start == 0 or variant[start - 1] != "=" for start in words.starts]


def stem(word: str) -> str:
    """A word without its possessive ending."""
    return word[:-2] if word.endswith("'s") else word


@lru_cache(maxsize=2_000)
def fingerprint(word: str) -> str:
    """Two characters that stand for a word and some others; the possessive has those of the word."""
    first, second = divmod(
        int.from_bytes(stem(word).encode("utf-8", "replace"), "big") % _PRIME, len(_SECOND)
    )
    return _FIRST[first] + _SECOND[second]


def pack(
    inverse: Inverse,
    phrases: list[str],
    owned: list[int],
    owners: list[tuple[int, ...]],
    limits: list[Limits],
) -> Filed:
    """Everything as `Filed` has it; `owned` are places in `owners`, one a phrase."""
    replaced = {original for known in inverse.values() for _, original in known}
    pairs: dict[str, dict[str, list[int]]] = {}
    endings: set[tuple[str, str]] = set()
    for number, phrase in enumerate(phrases):
        words, free = parse(phrase)
        endings.add((words[-2], words[-1]))
        for left in range(len(words) - 1):
            if any(free[side] and words[side] in replaced for side in (left, left + 1)):
                filed = pairs.setdefault(words[left], {}).setdefault(words[left + 1], [])
                if number not in filed:
                    filed.append(number)
    places = gates(inverse, pairs, endings)
    telling = {
        word: "\n".join(
            [
                places.get(word, "\n\n"),
                *(f"{rest}|{original}|{bits}" for (rest, original), bits in inverse.get(word, {}).items()),
            ]
        )
        for word in places.keys() | inverse.keys()
    }
    return Filed(
        pack_table(telling),
        pack_table(
            {
                one: "".join(f"\n{two} " + " ".join(map(str, filed)) for two, filed in after.items()) + "\n"
                for one, after in pairs.items()
            }
        ),
        tuple("\n".join(phrases[at : at + BLOCK]) for at in range(0, len(phrases), BLOCK)),
        "".join(map(chr, owned)),
        owners,
        limits,
    )


def gates(
    inverse: Inverse, pairs: dict[str, dict[str, list[int]]], endings: set[tuple[str, str]]
) -> dict[str, str]:
    """The longest word of every replacement, with three lines: how many words of the replacement stand before it
    (digits), fingerprints of words before it, and of words after it. One such word stands there wherever the
    replacement is the first in a phrase: another word of it; else what the next word of the phrase may be
    meant by; else, at the end of a phrase, the word before, which nothing replaces."""
    before: dict[str, set[str]] = {}
    for one, two in endings:
        before.setdefault(two, set()).add(one)
    begins: dict[str, set[str]] = {}
    for first, known in inverse.items():
        for _, original in known:
            begins.setdefault(original, set()).add(first)
    found: dict[str, tuple[set[int], set[str], set[str]]] = {}
    for first, known in inverse.items():
        for rest, original in known:
            words = [first, *rest.split()]
            longest = max(range(len(words)), key=lambda at: len(words[at]))
            offsets, left, right = found.setdefault(words[longest], (set(), set(), set()))
            offsets.add(longest)
            if longest:
                left.add(words[longest - 1])
            elif rest:
                right.add(words[1])
            else:
                left.update(before.get(original, ()))
                right.update(pairs.get(original, ()))

    def prints(words: set[str]) -> str:
        return "".join(sorted(set(map(fingerprint, words))))

    return {
        word: f"{''.join(map(str, sorted(offsets)))}\n{prints(left)}\n"
        f"{prints(right.union(*(begins.get(other, ()) for other in right)))}"
        for word, (offsets, left, right) in found.items()
    }
