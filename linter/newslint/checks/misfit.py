"""The kind `misfit`: a word that goes with its neighbours far worse than one it is easily written for.

How well words go together is counted over much English (`wordpairs`). A word is looked at only if it and one of
its neighbours are no pair anybody has counted; what it may have been meant for is one of

    mistaken: slips      # words a letter away, or that sound alike
    mistaken: forms      # other forms of the same verb or noun
    synonyms: [tables/wrong.txt]          # tables as `setphrases` has them: the words they replace
    missing: [a, the, of]                 # nothing is wrong but that one of these lacks

and the rule speaks where the best of these is at least e to the power of `least` times as likely.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..record import TYPE_CHECKING, NamedTuple
from ..span import Span
from .base import Context, Hit, RuleMistake
from .casing import match_case
from .contexts import contexts_of
from .wordpairs import word_pairs

if TYPE_CHECKING:
    from ..document import Document
    from .contexts import Context as Place
    from .wordpairs import WordPairs

#: mistaken, word -> what it may stand for, missing words, least
Data = tuple[str, dict[str, str], tuple[str, ...], float]

_MISTAKEN = ("slips", "forms")


class Keys(NamedTuple):
    """One of `mistaken`, `synonyms` and `missing`. `least`: how much better another word must fit, in
    natural logarithms."""

    least: float
    mistaken: str = ""
    synonyms: str | list[str] | None = None
    missing: tuple[str, ...] = ()


def compile_rule(keys: Keys, context: Context) -> Data:
    """What each word may stand for."""
    if sum(map(bool, (keys.mistaken, keys.synonyms, keys.missing))) != 1:
        raise RuleMistake("a rule of kind 'misfit' needs one of 'mistaken', 'synonyms' and 'missing'")
    if keys.mistaken and keys.mistaken not in _MISTAKEN:
        raise RuleMistake(f"'mistaken' is one of {', '.join(_MISTAKEN)}", "mistaken")
    if keys.least <= 0:
        raise RuleMistake("'least' is more than 0; 10 is a word 22,000 times as likely", "least")
    stands_for: dict[str, list[str]] = {}
    files = [keys.synonyms] if isinstance(keys.synonyms, str) else keys.synonyms or ()
    for name in files:
        _invert(name, context, stands_for)
    return (
        keys.mistaken,
        {word: " ".join(dict.fromkeys(others)) for word, others in stands_for.items()},
        keys.missing,
        keys.least,
    )


def _invert(name: str, context: Context, stands_for: dict[str, list[str]]) -> None:
    """Add the single words of a table of synonyms, each with what it replaces."""
    from .synonyms import BadLine, read_table

    try:
        table = read_table(context.read_words(name, "synonyms"))
    except BadLine as error:
        raise RuleMistake(f"{name}: {error}", "synonyms") from None
    for word, synonyms in table.items():
        for synonym in synonyms:
            if synonym.isalpha():
                stands_for.setdefault(synonym, []).append(word)


def find(document: Document, linked: dict[int, Data], active: frozenset[int]) -> Iterator[tuple[int, Hit]]:
    """Every word that a rule has a far better one for; of several rules' offers each counts."""
    pairs = word_pairs()
    text = document.text
    places = contexts_of(document)
    own: dict[int, float] = {}
    for number in sorted(active):
        mistaken, stands_for, missing, least = linked[number]
        for place in places:
            if stands_for and place.word not in stands_for:
                continue
            if missing:
                word = _lacking(pairs, place, missing, least)
                if word:
                    span = Span(place.start, place.after_start + len(place.after or ""))
                    first = Span(place.start, place.start + len(place.word)).of(text)
                    yield (
                        number,
                        Hit(span, (f"{first} {word} {text[place.after_start : span.end]}",), {"word": word}),
                    )
                continue
            if place.start not in own:
                own[place.start] = place.own_fit(pairs)
            better = _best(
                pairs, place, _candidates(pairs, document, place, mistaken, stands_for), own[place.start]
            )
            if better[0] >= least:
                span = Span(place.start, place.start + len(place.word))
                yield number, Hit(span, (match_case(better[1], span.of(text)),))


def _candidates(
    pairs: WordPairs, document: Document, place: Place, mistaken: str, stands_for: dict[str, str]
) -> list[str]:
    """What the word at a place may have been meant for, as far as that goes with its neighbours."""
    if mistaken == "slips":
        # a word that returns is meant, and one side of a context is too little to know it
        if place.before is None or place.after is None or len(document.words.places[place.word]) > 1:
            return []
        if place.word in document.accepted:
            return []
        return [word for word in pairs.mistaken_for(place.word)[0] if place.completes(pairs, word)]
    if mistaken == "forms":
        if place.before is None:
            return []
        return [word for word in pairs.mistaken_for(place.word)[1] if place.completes(pairs, word)]
    others = stands_for[place.word].split()
    return [word for word in others if pairs.word(word) and place.completes_phrase(pairs, word)]


def _best(pairs: WordPairs, place: Place, words: list[str], own: float) -> tuple[float, str]:
    """The word that fits a place best, and how much better than the one that stands there."""
    return max(((place.fit(pairs, word) - own, word) for word in words), default=(0.0, ""))


def _lacking(pairs: WordPairs, place: Place, missing: tuple[str, ...], least: float) -> str:
    """The small word without which the word at a place and the next do not go together; "" if none is so
    much better."""
    after = place.after
    if after is None or not place.right:
        return ""
    without = pairs.word(place.word) or (0.0, 0.0)
    found = [(0.0, "")]
    for word in missing:
        first, second, known = pairs.pair(place.word, word), pairs.pair(word, after), pairs.word(word)
        if first is not None and second is not None and known:
            found.append((known[0] + first + second - without[1], word))
    gain, word = max(found)
    return word if gain >= least else ""
