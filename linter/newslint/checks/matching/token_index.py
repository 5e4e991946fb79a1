"""How sequences of tokens are filed, so that a document is looked at only where one may stand.

A sequence is filed under the words that a document must hold for it: those of one of its tests, the pairs that
two tests side by side make, or the words that may begin a sentence. Sequences filed alike share one tree,
whose branches are tests, so that what they have in common is tested once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from math import exp

from ...document.words import Words
from ...language.bigrams import word_pairs
from ...language.word_frequency import often
from ...storage.lazy_namedtuple import TYPE_CHECKING, NamedTuple
from ...storage.packed_table import pack_pieces, pack_table
from .token_places import Filed
from .token_text import AHEAD

if TYPE_CHECKING:
    from typing import Any

#: What a key costs to keep, told in places of an article that are looked at in vain.
_PRICE = 0.002
#: No sequence is filed under more pairs of words than this.
_MOST_PAIRS = 400
#: Words of an article, and sentences in it.
_WORDS, _SENTENCES = 650, 30

#: Classes of words that a sequence can be filed under, and the pseudo-word that stands for them.
_SHAPE_ANCHORS = {"num": "0", "year": "0", "ordinal": "0", "poss-s": "'s", "cap-s": "'s"}

#: Of how many openings of sentences a class may be told.
_OPENING = {
    "any": 1.0,
    "cap": 1.0,
    "lower": 0.01,
    "ed": 0.01,
    "ing": 0.01,
    "past": 0.01,
    "past-deed": 0.01,
    "plural": 0.01,
}

#: (how dear, keys, number of the test they stand for)
_Choice = tuple[float, frozenset[str], int]


@cache
def _keyed(how: str, what: Any) -> list[list[str]] | None:
    """The words that may stand where a test holds, each in the pieces that are words of the document ("u.s." is two);
    None where no words are named, or figures."""
    if how not in ("w", "W"):
        return None
    pieces = [_pieces(word) for word in sorted(what)]
    sound = all(piece and not any(map(str.isdigit, "".join(piece))) for piece in pieces)
    return pieces if sound else None


@cache
def _words(how: str, what: Any) -> tuple[frozenset[str], float, bool] | None:
    """The first pieces of these words, how large a share of all words they are, and whether each is in one piece."""
    words = _keyed(how, what)
    if words is None:
        return None
    keys = frozenset(pieces[0] for pieces in words)
    return keys, sum(map(_share, keys)), all(len(pieces) == 1 for pieces in words)


@cache
def _pieces(word: str) -> list[str]:
    return Words(word).folded


@cache
def _share(word: str) -> float:
    return often(word) / 10_000


@cache
def _met(words: frozenset[str]) -> float:
    """How large a share of all words begin one of these."""
    return sum(_share(pieces[0]) for word in words if (pieces := _pieces(word)))


@cache
def _together(one: str, two: str) -> float:
    """How often two words are met side by side in an article, about."""
    return _WORDS * exp(word_pairs().likely(one, two))


@cache
def _pairs(firsts: frozenset[str], seconds: frozenset[str]) -> tuple[float, frozenset[str]]:
    """How often one of these pairs of words is met in an article, about, and the pairs."""
    pairs = [(one, two) for one in sorted(firsts) for two in sorted(seconds)]
    return sum(_together(*pair) for pair in pairs), frozenset(map(" ".join, pairs))


def _price(choice: _Choice) -> float:
    return choice[0] + _PRICE * len(choice[1])


def _choices(tests: tuple[Any, ...], gaps: tuple[str, ...]) -> Iterator[_Choice]:
    """What a sequence may be filed under; pairs of words only where they are not too many to be the cheapest."""
    least = float("inf")
    # behind a stretch of any words there is another place for every length of the stretch
    stretch = next((at for at, (how, _) in enumerate(tests) if how == "a"), len(tests))
    for at, (how, what) in enumerate(tests):
        weight = 4.0 if at > stretch else 1.0
        words = _words(how, what)
        if words is None:
            if how == "c" and what in _SHAPE_ANCHORS:
                yield 30.0 * weight, frozenset((_SHAPE_ANCHORS[what],)), at
            if how == "c" and at == 0 and gaps[0] == "^":
                yield _SENTENCES * _OPENING.get(what, 0.1), frozenset((f"^ <{what}>",)), at
            continue
        keys, met, whole = words
        if how == "W":  # few of these words have a capital
            yield _WORDS * met * weight * 0.3, frozenset(f"@{word}" for word in keys), at
            continue
        single = _WORDS * met * weight, keys, at
        least = min(least, _price(single))
        yield single
        if at == 0 and gaps[0] == "^":
            # the commonest words begin sentences more often than they stand elsewhere
            yield _SENTENCES * 2 * met, frozenset(f"^ {word}" for word in keys), at
        following = _words(*tests[at + 1]) if at + 1 < len(tests) and tests[at + 1][0] == "w" else None
        if following and whole and following[2]:
            number = len(keys) * len(following[0])
            if number > _MOST_PAIRS or _PRICE * number > least:
                continue
            met, both = _pairs(keys, following[0])
            yield met * weight, both, at


@cache
def chosen(tests: tuple[Any, ...], gaps: tuple[str, ...]) -> tuple[frozenset[str], int] | None:
    """The keys to file a sequence under, and the number of the test where their first word stands; None if no
    test names words. A key is a word, two words side by side, `@` and a word with a capital, or `^` and a word or
    class that begins a sentence."""
    choices = [(_price(choice), choice) for choice in _choices(tests, gaps)]
    if not choices:
        return None
    least = min(price for price, _ in choices)
    cheapest = [choice for price, choice in choices if price == least]
    return min(cheapest, key=lambda choice: (choice[2], sorted(choice[1])))[1:]


def names_words(tests: tuple[Any, ...], gaps: tuple[str, ...]) -> bool:
    """Whether there is anything to file a sequence under."""
    return next(_choices(tests, gaps), None) is not None


#: A test of a sequence besides those it is filed under is looked at first where fewer words than this pass it, as
#: a share of all words.
_TELLING = 0.25


def probe(tests: tuple[Any, ...], filed: tuple[frozenset[str], int]) -> tuple[int, frozenset[str]] | None:
    """The most telling of the other tests of a sequence: how many words after the one its keys stand for, and
    which words pass; None if no other test names words."""
    keys, anchor = filed
    known = {anchor}
    if any(" " in key.removeprefix("^ ") for key in keys):
        known.add(anchor + 1)
    others = [
        (_met(what), at, what)
        for at, (how, what) in enumerate(tests)
        if at not in known and how in ("w", "W")
    ]
    share, at, what = min(others, key=lambda other: other[:2], default=(1.0, 0, frozenset[str]()))
    return (at - anchor, what) if share < _TELLING else None


class Compiled(NamedTuple):
    """A rule: (tests, gaps, number of the first word reported, of the last one, replacements) of each sequence, the words
    that silence it, and the name of each pattern with how many sequences it has."""

    sequences: tuple[tuple[Any, ...], ...]
    unless: frozenset[str]
    patterns: tuple[tuple[str, int], ...]


class _Tree:
    """Sequences filed under the same keys: {(gap before, how, what): further tree}, and what ends here."""

    def __init__(self) -> None:
        self.branches: dict[tuple[str, str, Any], _Tree] = {}
        self.ends: list[tuple[Any, ...]] = []

    def packed(self) -> tuple[Any, ...]:
        """((ends), ((gap, how, what, tree), ...)) as plain data."""
        branches = tuple((*test, tree.packed()) for test, tree in self.branches.items())
        return tuple(self.ends), branches


def file_sequences(rules: Mapping[int, Compiled]) -> Filed:
    """The sequences of all rules, filed."""
    sets: dict[frozenset[str], int] = {}
    trees: dict[tuple[tuple[frozenset[str], int], tuple[int, frozenset[str]] | None], _Tree] = {}
    serial = 0
    entries: list[tuple[int, str]] = []
    for number, (sequences, _, patterns) in rules.items():
        first_of = serial
        for name, count in patterns:
            entries.append((first_of, name))
            first_of += count
        for tests, gaps, first, last, replacements in sequences:
            filed = chosen(tests, gaps)
            assert filed is not None
            tree = trees.setdefault((filed, probe(tests, filed)), _Tree())
            for gap, (how, what) in zip(gaps, tests):
                coded = sets.setdefault(what, len(sets)) if isinstance(what, frozenset) else what
                tree = tree.branches.setdefault((gap, how, coded), _Tree())
            tree.ends.append((gaps[-1], serial, number, first, last, replacements))
            serial += 1
    index: dict[str, str] = {}
    ways = []
    for at, ((keys, anchor), telling) in enumerate(trees):
        offset, what = telling or (0, None)
        ways += [anchor, AHEAD + offset, 0 if what is None else 1 + sets[what]]
        for key in sorted(keys):
            index[key] = index.get(key, "") + chr(at)
    shared: dict[str, str] = {}
    for key, numbers in index.items():  # equal strings are stored once if they are one
        index[key] = shared.setdefault(numbers, numbers)
    return Filed(
        keys=pack_table({key: numbers for key, numbers in index.items() if key[0] not in "^@"}),
        capitals={key[1:]: numbers for key, numbers in index.items() if key[0] == "@"},
        openings={key[2:]: numbers for key, numbers in index.items() if key[0] == "^"},
        ways="".join(map(chr, ways)),
        trees=pack_pieces(tree.packed() for tree in trees.values()),
        sets=pack_pieces(" ".join(("", *sorted(words), "")) for words in sets),
        silencers={number: " ".join(sorted(rule.unless)) for number, rule in rules.items() if rule.unless},
        entries=pack_pieces(entries),
    )
