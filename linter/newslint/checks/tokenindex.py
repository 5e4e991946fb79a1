"""Where sequences of tokens are filed, and the tokens of a document they are looked for in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ..document import Document

# Like `document.words`, but "10.5", "1,200" and "U.S." are one token each, and "ministers’" keeps its mark.
_TOKEN = re.compile(
    r"\d(?:[\d,.]*\d)?(?:st|nd|rd|th|s)?(?![^\W_])|(?:[^\W\d_]\.){2,}"
    r"|[^\W_](?:[^\W_]|[\u0300-\u036f]|'(?=[^\W_]))*(?:(?<=s)'(?=\s))?"
)
# An anchor among these would be met in every article: the rarer word of a sequence is the better one.
_COMMON = {
    word: rank
    for rank, words in enumerate(
        (
            (
                "his her its their who which had been were not but an they she more one about up out into over than "
                "there so if no will would could when what all some two after before can may also last first new other "
                "most"
            ),
            "has have be this or at by as from with he it was are said",
            "in on for that is",
            "the of and a to",
        ),
        1,
    )
    for word in words.split()
}


#: Classes of words that a sequence can be filed under, and the pseudo-word that stands for them.
_SHAPE_ANCHORS = {"num": "0", "year": "0", "ordinal": "0", "poss-s": "'s", "cap-s": "'s"}


def anchor_of(tests: tuple[Any, ...], besides: int = -1) -> int | None:
    """The number of the test whose words are met least often, or None if no test names words."""
    best: tuple[float, int] | None = None
    for at, (how, what) in enumerate(tests):
        if at == besides:
            continue
        if how in ("w", "W"):
            cost = sum(1.0 + 30 * _COMMON.get(word, 0) ** 2 for word in what)
        elif how == "c" and what in _SHAPE_ANCHORS:
            cost = 400.0
        else:
            continue
        if best is None or cost < best[0]:
            best = (cost, at)
    return None if best is None else best[1]


def link(rules: dict[int, Any]) -> Any:
    """({anchor word: numbers of sequences}, sequences, what to try first of each, sets of words, {rule:
    silencing words}).

    Sequences and sets are stored as bytes and text: a document needs a few of them, and unpacking the
    rest on every start would cost more than finding."""
    import marshal

    index: dict[str, list[int]] = {}
    packed: list[bytes] = []
    first_tries: list[int] = []
    sets: dict[frozenset[str], int] = {}
    silencers: dict[int, str] = {}
    for number, (sequences, unless) in rules.items():
        if unless:
            silencers[number] = " ".join(sorted(unless))
        for anchor, tests, gaps, first, last, replacements in sequences:
            how, what = tests[anchor]
            for word in (_SHAPE_ANCHORS[what],) if how == "c" else sorted(what):
                index.setdefault(word, []).append(len(packed))
            coded = tuple(
                (how, sets.setdefault(what, len(sets)) if isinstance(what, frozenset) else what)
                for how, what in tests
            )
            second = anchor_of(tests, besides=anchor)
            if second is not None and tests[second][0] != "c":
                first_tries += [number, second - anchor, coded[second][1]]
            else:
                first_tries += [number, 0, -1]
            packed.append(marshal.dumps((anchor, coded, gaps, first, last, replacements)))
    listed = tuple(" ".join(sorted(words)) for words in sets)
    return (
        {w: tuple(numbers) for w, numbers in index.items()},
        tuple(packed),
        tuple(first_tries),
        listed,
        silencers,
    )


class Linked:
    """What `link` made, unpacked as far as documents have asked for it."""

    def __init__(self, linked: Any) -> None:
        self.index, self._packed, self.first_tries, listed, silencers = linked
        self._sequences: dict[int, Any] = {}
        self._listed = listed
        self._sets: list[frozenset[str] | None] = [None] * len(listed)
        self.silencers = {number: frozenset(words.split()) for number, words in silencers.items()}

    def words(self, number: int) -> frozenset[str]:
        """A set by its number."""
        known = self._sets[number]
        if known is None:
            known = self._sets[number] = frozenset(self._listed[number].split())
        return known

    def sequence(self, number: int) -> Any:
        """(anchor, tests, gaps, first, last, replacements)"""
        known = self._sequences.get(number)
        if known is None:
            import marshal

            anchor, coded, gaps, first, last, replacements = marshal.loads(self._packed[number])
            tests = tuple((how, self.words(what) if type(what) is int else what) for how, what in coded)
            known = self._sequences[number] = (anchor, tests, gaps, first, last, replacements)
        return known


_unpacked: dict[int, tuple[Any, Linked]] = {}


def unpacked(linked: Any) -> Linked:
    """The unpacked form of linked data; there is one per rule set, so few are ever kept."""
    known = _unpacked.get(id(linked))
    if known is None or known[0] is not linked:
        if len(_unpacked) > 8:
            _unpacked.clear()
        known = _unpacked[id(linked)] = (linked, Linked(linked))
    return known[1]


class Tokens:
    """The tokens of a document: words folded, and where each starts and ends."""

    def __init__(self, document: Document) -> None:
        self.words: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.places: dict[str, list[int]] = {}
        for at, match in enumerate(_TOKEN.finditer(document.folded)):
            word = match.group()
            self.words.append(word)
            self.starts.append(match.start())
            self.ends.append(match.end())
            self.places.setdefault(word, []).append(at)
            if word[0].isdigit():
                self.places.setdefault("0", []).append(at)
            elif word.endswith(("'s", "s'")):
                self.places.setdefault("'s", []).append(at)
