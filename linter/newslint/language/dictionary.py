"""The words of English: which are known, how rare they are, and which known word a slip was meant to be.

`words/spelling.dat` holds them all (see `lexicon`). `words/common.dat` repeats the everyday ones, so that most
of an article never comes that far.
"""

from __future__ import annotations

from functools import cache, lru_cache

from .data_files import read_ascii
from .lexicon import class_of, known_among, lines_like, words_like

#: How rare a word may be that an unknown word is corrected to.
MEANT = 5

_VOWELS = frozenset("aeiou")


@cache
def common() -> frozenset[str]:
    """The everyday words."""
    return frozenset(read_ascii("common.dat").split())


@lru_cache(maxsize=20_000)
def rarity(word: str) -> int:
    """How rare a folded word is: 1 common to 7 rare; 0 if it is not in the list."""
    return class_of(word)


def known(word: str) -> bool:
    """True if the folded word is English as it stands, or made of English parts by the usual rules."""
    return rarity(word) > 0 or _derived(word)


def settled(word: str) -> bool:
    """True if the folded word may stand: it is English, or made of English parts and not of those by one slip
    in an everyday word ("comission" is no mission done together, "genereal" no gene)."""
    if rarity(word) > 0:
        return True
    if not _derived(word):
        return False
    if word.endswith("full") and rarity(word[:-1]):
        return False
    if word.endswith("in") and len(word) > 4 and 0 < rarity(word + "g") < 4 and not _compound(word):
        return False  # "runnin" without its apostrophe
    if len(word) < 7:
        return True
    from .edit_distance import within_one

    return not any(near[0] == word[0] and not word.startswith(near) for near in within_one(word) & common())


_FRONT = tuple(
    (
        "anti auto bio co counter cross cyber de dis eco euro ex extra fore geo hyper inter kilo macro mal mega "
        "meta micro mid mini mis mono multi nano narco neo non omni out over para photo poly post pre pro proto pseudo quasi "
        "re self semi socio step sub super techno tele trans tri turbo ultra un under uni up vice"
    ).split()
)
_BACK = (
    ("ies", "y"), ("ied", "y"), ("ier", "y"), ("iest", "y"), ("ily", "y"), ("iness", "y"),
    ("s", ""), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"), ("er", ""), ("er", "e"), ("ers", ""), ("ers", "e"), ("ly", ""),
    ("ness", ""), ("less", ""), ("like", ""), ("ish", ""), ("able", ""), ("able", "e"), ("wise", ""), ("ship", ""), ("hood", ""),
    ("dom", ""), ("ism", ""), ("ist", ""), ("ists", ""), ("isms", ""), ("ee", ""), ("ees", ""), ("ify", ""), ("ized", ""), ("izing", ""), ("ised", ""),
    ("gate", ""), ("fest", ""), ("friendly", ""), ("proof", ""), ("maker", ""), ("making", ""), ("wide", ""), ("ward", ""), ("wards", ""),
)  # fmt: skip


_ENDINGS = tuple({ending for ending, _ in _BACK})


def _derived(word: str) -> bool:
    """True for words that no list holds since anybody may make them: "unretweetable", "drugmaker"."""
    for front in _FRONT if word.startswith(_FRONT) else ():
        if word.startswith(front) and len(word) - len(front) > 3 and 0 < rarity(word[len(front) :]) < 6:
            return True
    for ending, instead in _BACK if word.endswith(_ENDINGS) else ():
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
    return any(
        0 < rarity(word[:at]) < 5
        and 0 < rarity(word[at:]) < 5
        and word[:at] not in _ALONE
        and word[at:] not in _ALONE
        for at in range(4, len(word) - 3)
    )


#: Words that make no compound: to stand against another one they have lost a space.
_ALONE = frozenset(
    "said that this with from have been were will they their there which when than then also would could should these those "
    "what where while because about police according officials other your was were has had last next monday tuesday wednesday "
    "thursday friday saturday sunday".split()
)


def meant(word: str, limit: int = MEANT) -> list[str]:
    """The words an unknown folded word may be a slip for, likeliest first."""
    from .edit_distance import slips, within_one

    found = []
    near_ones = within_one(word)
    # those that share the first letters are looked up all at once
    three = word[:3]
    likely = near_ones.intersection(words_like(three))
    likely.update(known_among([near for near in near_ones if not near.startswith(three)]))
    for near in likely:
        rare = rarity(near)
        if rare <= limit:
            rare = 1 if rare == 2 else rare  # everyday words are all alike
            alike = 0.6 if near[-1] == word[-1] else 0.0
            found.append((_unlikely(word, near) + rare - alike, near))
    if not found and len(word) > 8:
        found = [(2.0 * slips(word, far, 2), far) for far in _two_away(word)]
    elif not found and len(word) > 6:
        # of shorter words only where one everyday word alone has the same consonants
        far_ones = [far for far in _two_away(word) if _skeleton(far) == _skeleton(word) and rarity(far) < 3]
        found = [(4.0, far_ones[0])] if len(far_ones) == 1 else []
    for at in range(1, len(word) - 1):
        first, second = word[:at], word[at:]
        if first in _GLUE and rarity(second) == 1:
            found.append((1.0 if len(second) > 3 else 3.0, f"{first} {second}"))
        elif (
            len(second) > 1
            and (second in _GLUE or first in _ALONE or second in _ALONE)
            and rarity(first) == rarity(second) == 1
            and len(first) > 1
        ):
            found.append((1.2 if len(first) > 2 else 3.0, f"{first} {second}"))
    found.sort()
    return [near for _, near in found]


#: Small words that run into the next one.
_GLUE = frozenset(
    "a an the of to in on at by for is be and he she it was were has had are his her its they we who as or but not no last next "
    "two three four five new more most all".split()
)


def _skeleton(word: str) -> str:
    """A word as it sounds, roughly: its consonants, none twice, with those alike taken for one."""
    letters = word.replace("ph", "f").replace("ck", "k").translate(_ALIKE)
    found = ""
    for letter in letters:
        if letter not in "aeiouyhw" and letter != found[-1:]:
            found += letter
    return found


_ALIKE = str.maketrans("czqxdgv", "sskstjf")


def _two_away(word: str) -> list[str]:
    """Everyday words two slips away that begin with the same three letters and end with the same one."""
    from .edit_distance import slips

    found = []
    last = ord(word[-1])
    for line in lines_like(word).split():
        if line[-1] < ord("4") and line[-2] == last and abs(len(line) - 1 - len(word)) < 3:
            other = line[:-1].decode("ascii")
            if slips(word, other, 2) == 2:
                found.append(other)
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
