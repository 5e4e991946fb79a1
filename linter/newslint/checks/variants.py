"""The search behind set phrases: from a word that replaces another to the phrase it was taken from.

A word such as "metropolis" leads to the words it may stand for ("city"), such a word and its neighbour to
the phrases that hold the two side by side ("city council"), and only then is a whole phrase compared. So
the variants, more than a hundred thousand, are never written out, and an article costs little.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from ..document.words import Words
from ..span import Span
from .casing import match_case

if TYPE_CHECKING:
    from ..document import Document


class Linked(NamedTuple):
    """All phrases and tables of all rules, packed so that they load fast.

    `inverse`: first word of a replacement -> lines of its other words, the word it replaces, bits of its tables.
    `gates`: longest word of a replacement -> how many words of it stand before that one (digits).
    `pairs`: two neighbouring words of a phrase -> phrases (a character each). `shown`: the phrases, one a line.
    `owned`: of each phrase a character, the place in `owners` of its rules: places in `limits`, which holds
    the number of the rule, the bits of its tables that count, of all its tables, and accepted variants.
    """

    inverse: dict[str, str]
    gates: dict[str, str]
    pairs: dict[str, str]
    shown: str
    owned: str
    owners: list[tuple[int, ...]]
    limits: list[tuple[int, int, int, frozenset[str]]]


class Match(NamedTuple):
    """A phrase in a document: its number, its words from `first` to before `stop`; for each replaced word the
    bits of the tables that hold the replacement, and how many telling words stand there unchanged."""

    phrase: int
    first: int
    stop: int
    bits: tuple[int, ...]
    kept: int


#: what may be meant somewhere: (where it ends, or begins; the word of a phrase; bits, 0 for the word itself)
Meant = tuple[int, str, int]

# Words of a phrase that tell nothing of its subject.
_SMALL = frozenset(
    "the a an of to in on at for from by with and or as is are was were be been it its that this his her their our my your "
    "up down out off over into no not so than".split()
)


def parse(variant: str) -> tuple[list[str], list[bool]]:
    """The folded words of a phrase, and of each whether it may be replaced."""
    words = Words(variant.lower())
    return words.folded, [start == 0 or variant[start - 1] != "=" for start in words.starts]


def stem(word: str) -> str:
    """A word without its possessive ending."""
    return word[:-2] if word.endswith("'s") else word


def replacement(shown: str, original: str) -> str:
    """The phrase in the case of the words it stands for; a title keeps its capitals."""
    words = original.split()
    if (
        shown.islower()
        and not original.isupper()
        and len(words) > 1
        and all(word[0].isupper() for word in words if len(word) > 3)
    ):
        return " ".join(word if len(word) < 4 else word[0].upper() + word[1:] for word in shown.split())
    return match_case(shown, original)


class _Unpacked:
    """What has been unpacked of one linked set, kept as long as the set is in use."""

    def __init__(self, linked: Linked) -> None:
        self.inverse = linked.inverse
        self.lines = linked.shown.split("\n")
        self.entries: dict[str, tuple[tuple[list[str], str, int], ...]] = {}
        self.named: dict[str, tuple[str, ...]] = {}
        self.parsed: dict[int, tuple[list[str], list[bool]]] = {}

    def of(self, word: str) -> tuple[tuple[list[str], str, int], ...]:
        """What a word may begin to replace: (words that must follow it, the word replaced, bits of tables)."""
        found = self.entries.get(word)
        if found is None:
            lines = [line.split("|") for line in self.inverse.get(word, "").split("\n") if line]
            found = tuple((rest.split(), original, int(bits)) for rest, original, bits in lines)
            self.entries[word] = found
        return found

    def names(self, word: str) -> tuple[str, ...]:
        """The word, without a possessive ending too, and every word it may stand for or begin to stand for."""
        found = self.named.get(word)
        if found is None:
            bare = stem(word)
            found = tuple(dict.fromkeys((word, bare, *(original for _, original, _ in self.of(bare)))))
            self.named[word] = found
        return found

    def shown(self, phrase: int) -> str:
        """A phrase as its pack shows it."""
        return self.lines[phrase].replace("=", "")

    def parse(self, phrase: int) -> tuple[list[str], list[bool]]:
        if phrase not in self.parsed:
            self.parsed[phrase] = parse(self.lines[phrase])
        return self.parsed[phrase]


_unpacked: dict[int, tuple[dict[str, str], _Unpacked]] = {}


def _unpack(linked: Linked) -> _Unpacked:
    known = _unpacked.get(id(linked.inverse))
    if known is None or known[0] is not linked.inverse:
        _unpacked.clear()
        known = _unpacked[id(linked.inverse)] = (linked.inverse, _Unpacked(linked))
    return known[1]


class Search:
    """One document searched for one linked set."""

    def __init__(self, document: Document, linked: Linked) -> None:
        self.document = document
        self.linked = linked
        self.unpacked = _unpack(linked)
        self.starts = document.words.starts
        self.words = document.words.folded

    def all(self) -> Iterator[Match]:
        """Every phrase with a replaced word."""
        gates = self.linked.gates
        for at, word in enumerate(self.words):
            offsets = gates.get(word)
            if offsets is None and word[-2:] == "'s":
                offsets = gates.get(word[:-2])
            if offsets is None:
                continue
            for offset in offsets:
                if at >= int(offset):
                    yield from self.matches(at - int(offset))

    def meant(self, at: int) -> list[Meant]:
        """What may be meant by the words from `at` on, each with the number of the word after it."""
        if at >= len(self.words):
            return []
        word = self.words[at]
        bare = stem(word)
        found = [(at + 1, word, 0)]
        if bare != word:
            found.append((at + 1, bare, 0))
        return found + self.replacing(at, bare)

    def replacing(self, at: int, word: str) -> list[Meant]:
        if word not in self.linked.inverse:
            return []
        return [
            (at + 1 + len(rest), original, bits)
            for rest, original, bits in self.unpacked.of(word)
            if not rest or self.follows(at + 1, rest)
        ]

    def follows(self, at: int, rest: list[str]) -> bool:
        here = self.words[at : at + len(rest)]
        return here == rest or (len(here) == len(rest) and [*here[:-1], stem(here[-1])] == rest)

    def before(self, end: int) -> list[Meant]:
        """What may be meant by the words that end before `end`, each with the number of its first word."""
        if not end:
            return []
        found = [(end - 1, self.words[end - 1], 0)]
        for at in range(max(0, end - 3), end):
            found += [
                (at, original, bits)
                for stop, original, bits in self.replacing(at, self.words[at])
                if stop == end
            ]
        return found

    def matches(self, at: int) -> Iterator[Match]:
        """Every phrase that has a word replaced by the words from `at` on."""
        pairs, words, names = self.linked.pairs, self.words, self.unpacked.names
        word = words[at]
        before = names(words[at - 1]) if at else ()
        for rest, original, bits in self.unpacked.of(stem(word) if word[-2:] == "'s" else word):
            end = at + 1
            if rest:
                if not self.follows(end, rest):
                    continue
                end += len(rest)
            near = [f"{original} {other}" for other in names(words[end])] if end < len(words) else []
            near += [f"{other} {original}" for other in before]
            phrases = {phrase for pair in near if pair in pairs for phrase in pairs[pair]}
            for phrase in phrases:
                yield from self.align(ord(phrase), original, at, end, bits)

    def align(self, phrase: int, original: str, at: int, end: int, bits: int) -> Iterator[Match]:
        """The phrase around a replaced word, if all of it stands there."""
        words, free = self.unpacked.parse(phrase)
        for place, word in enumerate(words):
            if word != original or not free[place]:
                continue
            for first, left, kept in self.along(words, free, place - 1, at, -1):
                for stop, right, more in self.along(words, free, place + 1, end, 1):
                    found = Match(phrase, first, stop, (*left, bits, *right), kept + more)
                    if self.sound(found, words):
                        yield found

    def along(
        self, words: list[str], free: list[bool], place: int, at: int, step: int
    ) -> list[tuple[int, tuple[int, ...], int]]:
        """The rest of a phrase to one side: (where it ends, bits of the words replaced, telling words kept)."""
        if not 0 <= place < len(words):
            return [(at, (), 0)]
        found = []
        for edge, word, bits in self.meant(at) if step > 0 else self.before(at):
            if word != words[place] or (bits and not free[place]):
                continue
            here = (bits,) if bits else ()
            stays = not bits and word not in _SMALL
            for last, more, kept in self.along(words, free, place + step, edge, step):
                found.append((last, (*here, *more), kept + stays))
        return found

    def sound(self, match: Match, words: list[str]) -> bool:
        """True if the words stand together as the phrase has them, are part of no compound ("three-person race"), no
        word but the last has a possessive ending of its own, and a name is written with capitals."""
        text, starts = self.document.text, self.starts
        shown = self.unpacked.shown(match.phrase)
        for at in range(match.first, match.stop - 1):
            gap = text[starts[at] + len(self.words[at]) : starts[at + 1]]
            if gap == "-":
                following = self.words[at + 1]
                if "-" not in shown and not any(
                    rest and rest[0] == following for rest, _, _ in self.unpacked.of(self.words[at])
                ):
                    return False
            elif gap != " " and (not gap.isspace() or gap.count("\n") > 1):
                return False
            if self.words[at].endswith("'s") and self.words[at] not in words:
                return False
        start, end = self.span(match)
        if text[start - 1 : start] == "-" or text[end : end + 1] == "-":
            return False
        capitals = sum(shown[start].isupper() for start in Words(shown.lower()).starts)
        if not capitals:
            return True
        written = sum(text[starts[at]].isupper() for at in range(match.first, match.stop))
        return written >= max(1, capitals - 1)

    def proves(self, match: Match, counting: int, every: int, accepted: frozenset[str]) -> bool:
        """True if the words are no phrase of their own, a word that counts was put in, and either a telling word
        of the phrase still stands or all that were put in count."""
        bits = match.bits
        if not all(known & every for known in bits):
            return False
        counted = sum(bool(known & counting) for known in bits)
        if not counted:
            return False
        framed = match.stop - match.first > len(bits)  # "condition of crisis": the small word still stands
        if not match.kept and (len(bits) < 2 or every == counting or (counted < len(bits) and not framed)):
            return False
        words = [*self.words[match.first : match.stop - 1], stem(self.words[match.stop - 1])]
        for left in range(len(words) - 1):
            for phrase in self.linked.pairs.get(f"{words[left]} {words[left + 1]}", ()):
                if self.unpacked.parse(ord(phrase))[0] == words:
                    return False
        return " ".join(words) not in accepted

    def owners(self, phrase: int) -> list[tuple[int, int, int, frozenset[str]]]:
        """Of every rule that has the phrase: number, bits that count, bits of all its tables, accepted variants."""
        return [self.linked.limits[at] for at in self.linked.owners[ord(self.linked.owned[phrase])]]

    def shown(self, phrase: int) -> str:
        """A phrase as its pack shows it."""
        return self.unpacked.shown(phrase)

    def span(self, match: Match) -> Span:
        """Where a match stands; a possessive ending that the phrase lacks is left out."""
        last = match.stop - 1
        word = self.words[last]
        own = self.unpacked.shown(match.phrase).lower().endswith("'s")
        return Span(self.starts[match.first], self.starts[last] + len(word if own else stem(word)))
