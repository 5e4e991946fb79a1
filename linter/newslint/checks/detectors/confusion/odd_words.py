"""A word that goes with its neighbours far worse than one it is easily written for.

How well words go together is counted over much English (`words/pairs.dat`). A word is looked at only if it and one of
its neighbours are no pair anybody has counted.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ....language.bigrams import word_pairs
from ....language.capitalization import match_case
from ....model.span import Span
from ....storage.lazy_namedtuple import TYPE_CHECKING, NamedTuple
from ....storage.packed_table import PackedTable, Table, opened
from ...interface import Hit
from ...matching.bigram_contexts import SHORT_FORMS, contexts_at, contexts_of
from ...matching.entry_names import entry_name
from ..shared.split_words import first_halves, halves_of_one

if TYPE_CHECKING:
    from ....document.document import Document
    from ....language.bigrams import WordPairs
    from ...matching.bigram_contexts import Context as Place

#: The tests of a rule: words a letter away, or that sound alike; two words that are one, with a space put in.
TESTS = ("slips", "split")
#: Test, or ""; how much better another word must fit; word -> what it is confused with and how sure to be.
Sought = tuple[str, float, PackedTable]


class _Rule(NamedTuple):
    """What a rule looks for, opened, and the words of the document that its table has."""

    test: str
    least: float
    confused: Table
    confusable: set[str]


def find_odd(
    document: Document, linked: Mapping[int, Sought], active: frozenset[int]
) -> Iterator[tuple[int, Hit]]:
    """Every word that a rule has a far better one for."""
    pairs = word_pairs()
    rules = [(number, _opened(document, *linked[number])) for number in sorted(active)]
    for place in _places(document, [rule for _, rule in rules]):
        best: tuple[float, str] | None = None
        for number, rule in rules:
            if place.word in rule.confusable:
                found = _confused(pairs, document, place, rule)
            elif rule.test == "split":
                found = halves_of_one(pairs, document, place, rule.least)
            elif rule.test:
                # rules differ in how much better a word must be, and what is looked for costs more than to compare
                best = best or _mistaken(pairs, document, place)
                found = _offered(document, place, *best) if best[0] >= rule.least else None
            else:
                found = None
            if found:
                yield number, found


def _opened(document: Document, test: str, least: float, confused: PackedTable) -> _Rule:
    table = opened(confused, Table)
    return _Rule(test, least, table, set(table.met(document.words.sought)))


def _places(document: Document, rules: list[_Rule]) -> list[Place]:
    """Where these rules have something to look at."""
    tests = {rule.test for rule in rules}
    if "slips" in tests:
        return contexts_of(document)
    chosen = set[str]().union(*(rule.confusable for rule in rules))
    return contexts_at(document, chosen | first_halves(document) if "split" in tests else chosen)


def _offered(document: Document, place: Place, _: float, word: str) -> Hit | None:
    """The hit on a place, with the word that may have been meant; None if there is none."""
    if not word:
        return None
    span = Span(place.start, place.start + len(place.word))
    return Hit(span, (match_case(word, span.of(document.text)),), entry=entry_name(f"{place.word} {word}"))


def _confused(pairs: WordPairs, document: Document, place: Place, rule: _Rule) -> Hit | None:
    """A word that one it is confused with would fit so much better as that pair, and the rule, ask for."""
    if place.word in document.accepted:
        return None
    gain, word = _better(pairs, place, rule.confused[place.word])
    return _offered(document, place, gain, word) if gain >= rule.least else None


def _mistaken(pairs: WordPairs, document: Document, place: Place) -> tuple[float, str]:
    """The best word that the one at a place may have been a slip for, and how much better it fits."""
    # a word that returns is meant, and one side of a context is too little to know it
    if (
        not place.bare
        or place.before is None
        or place.after is None
        or len(document.words.places[place.word]) > 1
        or place.word in document.accepted
    ):
        return 0.0, ""
    words = [word for word in pairs.mistaken_for(place.word) if place.completes(pairs, word)]
    if not words:
        return 0.0, ""
    fit, word = max((place.fit(pairs, word), word) for word in words)
    return fit - place.own_fit(pairs), word


def _better(pairs: WordPairs, place: Place, words: list[tuple[str, float]]) -> tuple[float, str]:
    """The word that one at a place is confused with and that fits it best, and how much more than it has to."""
    own = confused_fit(pairs, place, place.word)
    gain, word = max((confused_fit(pairs, place, word) - own - limit, word) for word, limit in words)
    return gain, word


def confused_fit(pairs: WordPairs, place: Place, word: str) -> float:
    """How likely a word is at a place; the one that stands there is given the benefit of the doubt."""
    return place.own_fit(pairs) if word == place.word and word not in SHORT_FORMS else place.fit(pairs, word)
