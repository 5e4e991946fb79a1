"""The search behind set phrases: from a word that replaces another to the phrase it was taken from.

A word such as "metropolis" leads to the words it may stand for ("city"), such a word and its neighbour to
the phrases that hold the two side by side ("city council"), and only then is a whole phrase compared. So
the variants, more than a hundred thousand, are never written out, and an article costs little.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...document.words import Words
from ...language.bigrams import word_pairs
from ...language.capitalization import match_case
from ...language.word_lists import words
from ...model.span import Span
from ...storage.lazy_namedtuple import TYPE_CHECKING, NamedTuple
from ...storage.packed_table import Table, bound, opened
from .variant_index import BLOCK, Filed, Limits, fingerprint, parse, stem

if TYPE_CHECKING:
    from ...document.document import Document


class Match(NamedTuple):
    """A phrase in a document: its number, its words from `first` to before `stop`; for each replaced word the
    bits of the tables that hold the replacement, and how many telling words stand there unchanged."""

    phrase: int
    first: int
    stop: int
    bits: tuple[int, ...]
    kept: int


# Words of a phrase that tell nothing of its subject.
_SMALL = words("english/comparing", "small")

# Words that stand beside any noun or verb and make no compound with it.
_LOOSE = words("english/comparing", "beside-anything")

# What a synonym of several words proves that is no pair with its neighbour: such are hardly ever met by chance.
_MUCH = 99.0
# What a wording proves if neither it nor its phrase has been counted.
_UNHEARD = 8.0
# A pair of words so much likelier than chance is one whatever a table says of it (logarithm).
_OFTEN = 2.0

# About so many words, and phrases, are kept unpacked.
_REMEMBERED = 1500


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


def _numbers(lines: str, word: str) -> list[int]:
    """What stands behind a word in lines of words and numbers."""
    at = lines.find(f"\n{word} ")
    if at < 0:
        return []
    return list(map(int, lines[at + len(word) + 2 : lines.index("\n", at + 1)].split()))


class _Unpacked:
    """What has been unpacked of one linked set, kept as long as the set is in use."""

    def __init__(self, linked: Filed) -> None:
        self.linked = linked
        self.telling = Table(linked.telling)
        self.pairs = Table(linked.pairs)
        self.gates: dict[str, tuple[tuple[int, ...], str, str]] = {}
        self.entries: dict[str, dict[str, list[tuple[list[str], int]]]] = {}
        self.named: dict[str, tuple[str, ...]] = {}
        self.parsed: dict[int, tuple[list[str], list[bool]]] = {}

    def gate(self, word: str) -> tuple[tuple[int, ...], str, str]:
        """How many words of replacements stand before a telling word of them, and fingerprints of the words of which
        one stands before or after it wherever it matters."""
        found = self.gates.get(word)
        if found is None:
            offsets, before, after = ((self.telling.get(word) or "") + "\n\n").split("\n", 3)[:3]
            bound(self.gates, 2 * _REMEMBERED)
            found = self.gates[word] = (tuple(map(int, offsets)), before, after)
        return found

    def of(self, word: str) -> dict[str, list[tuple[list[str], int]]]:
        """What a word may begin to replace: the word replaced -> (words that must follow, bits of tables)."""
        found = self.entries.get(word)
        if found is None:
            bound(self.entries, _REMEMBERED)
            found = self.entries[word] = {}
            for line in (self.telling.get(word) or "").split("\n")[3:]:
                rest, original, bits = line.split("|")
                found.setdefault(original, []).append((rest.split(), int(bits)))
        return found

    def names(self, word: str) -> tuple[str, ...]:
        """The word, without a possessive ending too, and every word it may stand for or begin to stand for."""
        found = self.named.get(word)
        if found is None:
            bare = stem(word)
            bound(self.named, _REMEMBERED)
            found = self.named[word] = tuple(dict.fromkeys((word, bare, *self.of(bare))))
        return found

    def after(self, word: str) -> str:
        """The words that follow a word in phrases, each on a line with the numbers of these phrases."""
        return self.pairs.get(word) or ""

    def holding(self, one: str, two: str) -> list[int]:
        """The phrases in which two words stand side by side."""
        return _numbers(self.after(one), two)

    def line(self, phrase: int) -> str:
        """A phrase as its pack has it."""
        return self.linked.shown[phrase // BLOCK].split("\n")[phrase % BLOCK]

    def shown(self, phrase: int) -> str:
        """A phrase as its pack shows it."""
        return self.line(phrase).replace("=", "")

    def parse(self, phrase: int) -> tuple[list[str], list[bool]]:
        found = self.parsed.get(phrase)
        if found is None:
            bound(self.parsed, _REMEMBERED)
            found = self.parsed[phrase] = parse(self.line(phrase))
        return found


class Search:
    """One document searched for one linked set."""

    def __init__(self, document: Document, linked: Filed) -> None:
        self.document = document
        self.unpacked = opened(linked, _Unpacked)
        self.linked = self.unpacked.linked
        self.starts = document.words.starts
        self.words = document.words.folded

    def all(self) -> Iterator[Match]:
        """Every phrase with a replaced word."""
        places, words = self.document.words.places, self.words
        gates = {
            word: self.unpacked.gate(word) for word in self.unpacked.telling.met(self.document.words.sought)
        }
        for word in places:
            if word[-2:] == "'s" and not self.unpacked.gate(word)[0]:
                gates[word] = self.unpacked.gate(word[:-2])
        last = len(words) - 1
        for at, word in enumerate(words):
            if word not in gates:
                continue
            offsets, before, after = gates[word]
            left = at > 0 and fingerprint(words[at - 1]) in before
            right = at < last and fingerprint(words[at + 1]) in after
            if left or right:
                for offset in offsets:
                    if at >= offset:
                        yield from self.matches(at - offset, left, right)

    def follows(self, at: int, rest: list[str]) -> bool:
        here = self.words[at : at + len(rest)]
        return here == rest or (len(here) == len(rest) and [*here[:-1], stem(here[-1])] == rest)

    def from_here(self, at: int, wanted: str) -> list[tuple[int, int]]:
        """Where a word of a phrase may end that begins at `at`: (the number of the word after it, bits of tables, 0
        if it stands there itself)."""
        if at >= len(self.words):
            return []
        bare = stem(self.words[at])
        found = [(at + 1, 0)] if wanted in (self.words[at], bare) else []
        for rest, bits in self.unpacked.of(bare).get(wanted, ()):
            if not rest or self.follows(at + 1, rest):
                found.append((at + 1 + len(rest), bits))
        return found

    def matches(self, at: int, left: bool, right: bool) -> Iterator[Match]:
        """Every phrase of which the words from `at` on are the first to replace a word. `left` and `right` say on
        which sides of a single word a neighbour of it may stand."""
        unpacked, words = self.unpacked, self.words
        before = unpacked.after(words[at - 1]) if at else ""
        following: dict[int, tuple[str, ...]] = {}
        for original, ways in unpacked.of(stem(words[at])).items():
            for rest, bits in ways:
                end = at + 1 + len(rest)
                if rest and not self.follows(at + 1, rest):
                    continue
                phrases: set[int] = set()
                if left or rest:
                    phrases.update(_numbers(before, original))
                if (right or rest) and end < len(words):
                    if end not in following:
                        following[end] = unpacked.names(words[end])
                    after = unpacked.after(original)
                    for other in following[end]:
                        phrases.update(_numbers(after, other))
                for phrase in phrases:
                    yield from self.align(phrase, original, at, end, bits)

    def align(self, phrase: int, original: str, at: int, end: int, bits: int) -> Iterator[Match]:
        """The phrase around a replaced word, if all of it stands there, and the words before it themselves."""
        words, free = self.unpacked.parse(phrase)
        for place, word in enumerate(words):
            if word == original and free[place] and self.words[max(at - place, 0) : at] == words[:place]:
                kept = sum(word not in _SMALL for word in words[:place])
                for stop, right, more in self.along(words, free, place + 1, end):
                    found = Match(phrase, at - place, stop, (bits, *right), kept + more)
                    if self.sound(found, words):
                        yield found

    def along(
        self, words: list[str], free: list[bool], place: int, at: int
    ) -> list[tuple[int, tuple[int, ...], int]]:
        """The rest of a phrase: (where it ends, bits of the words replaced, telling words kept)."""
        if place == len(words):
            return [(at, (), 0)]
        found = []
        word = words[place]
        for edge, bits in self.from_here(at, word):
            if bits and not free[place]:
                continue
            here = (bits,) if bits else ()
            stays = not bits and word not in _SMALL
            for last, more, kept in self.along(words, free, place + 1, edge):
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
                    rest and rest[0] == following
                    for ways in self.unpacked.of(self.words[at]).values()
                    for rest, _ in ways
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

    def proves(self, match: Match, counting: int, sure: float, every: int, accepted: str) -> bool:
        """True if the words are no phrase of their own, a word that counts was put in, and either a telling word
        of the phrase still stands or all that were put in count."""
        bits = match.bits
        if not all(known & every for known in bits):
            return False
        counted = sum(bool(known & counting) for known in bits)
        if not counted:
            return False
        if self.paired(match) or self.gain(match) < sure:
            return False  # whatever the tables say, English has it, or might as well
        if self.leans_out(match):
            return False
        framed = match.stop - match.first > len(bits)  # "condition of crisis": the small word still stands
        if not match.kept and (len(bits) < 2 or every == counting or (counted < len(bits) and not framed)):
            return False
        words = [*self.words[match.first : match.stop - 1], stem(self.words[match.stop - 1])]
        for left in range(len(words) - 1):
            for phrase in self.unpacked.holding(words[left], words[left + 1]):
                if self.unpacked.parse(phrase)[0] == words:
                    return False
        return f"\n{' '.join(words)}\n" not in accepted

    def paired(self, match: Match) -> bool:
        """True if the words that stand there are two that English often has side by side."""
        words = self.words[match.first : match.stop]
        if len(words) != 2 or _SMALL().intersection(words):
            return False
        return (word_pairs().pair(words[0], stem(words[1])) or 0.0) >= _OFTEN

    def leans_out(self, match: Match) -> bool:
        """True if a word at the edge that is none of the phrase goes with the word outside: in "climate change
        demonstration" 'change' belongs to 'climate', and no "trade" was lost."""
        original = self.unpacked.parse(match.phrase)[0]
        words, starts, text = self.words, self.starts, self.document.text
        for inner, outer, end in (
            (match.first, match.first - 1, original[0]),
            (match.stop - 1, match.stop, original[-1]),
        ):
            if not 0 <= outer < len(words) or stem(words[inner]) == end or words[outer] in _LOOSE:
                continue
            left = min(inner, outer)
            gap = text[starts[left] + len(words[left]) : starts[left + 1]]
            if gap.isspace() and gap.count("\n") < 2:
                pair = word_pairs().pair(stem(words[left]), stem(words[left + 1]))
                if (pair or 0.0) >= _OFTEN:
                    return True
        return False

    def gain(self, match: Match) -> float:
        """How much more likely the words of a phrase are side by side than those that stand there (logarithm); 0 if these
        are pairs that English has anyway. Much where small words stand between all that were replaced and others, which go
        with anything, and where several words replace one, which are a pair of their own."""
        words = [stem(word) for word in self.words[match.first : match.stop]]
        original = self.unpacked.parse(match.phrase)[0]
        pairs = word_pairs()
        now, then = [*zip(words, words[1:])], [*zip(original, original[1:])]
        telling = [pair for pair in now if pair not in then and not _SMALL().intersection(pair)]
        if not telling or len(words) != len(original):
            return _MUCH
        if all(pairs.pair(*pair) is not None for pair in telling):
            return 0.0
        changed = [(here, before) for here, before in zip(now, then) if here != before]
        if not any(pairs.pair(*pair) is not None for both in changed for pair in both):
            return _UNHEARD  # the phrase is rare too, and nothing is known
        return sum(pairs.likely(*before) - pairs.likely(*here) for here, before in changed)

    def owners(self, phrase: int) -> list[Limits]:
        """What is to be known of every rule that has the phrase."""
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
