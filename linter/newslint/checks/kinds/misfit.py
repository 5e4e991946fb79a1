"""The kind `misfit`: a word that goes with its neighbours far worse than one it is easily written for.

How well words go together is counted over much English (`wordpairs`). A word is looked at only if it and one of
its neighbours are no pair anybody has counted; what it may have been meant for is one of

    test: slips          # words a letter away, or that sound alike
    test: forms          # other forms of the same verb or noun
    synonyms: [tables/wrong.txt]          # tables as `setphrases` has them: the words they replace
    missing: [a, the, of]                 # nothing is wrong but that one of these lacks
    test: split          # two words that are one, with a space put in
    confused: words/confused.txt          # pairs, each with its own measure: "their there 4.5"

and the rule speaks where the best of these is at least e to the power of `least` times as likely; of `confused` words,
to the power of what the file says and `least`. There "their there 4.5" is `their` written where `there` was meant.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...language.bigrams import word_pairs
from ...language.capitalization import match_case
from ...model.span import Span
from ...storage.lazy_namedtuple import TYPE_CHECKING, NamedTuple
from ...storage.packed_table import PackedTable, Table, opened, pack_table
from ..interface import Context, Hit, RuleMistake
from ..matching.bigram_contexts import SHORT_FORMS, contexts_at, contexts_of
from ..matching.entry_names import entry_name
from ..matching.split_words import first_halves, gap, halves_of_one, lacking

if TYPE_CHECKING:
    from ...document.document import Document
    from ...language.bigrams import WordPairs
    from ..matching.bigram_contexts import Context as Place

#: test, word -> what it may stand for, missing words, least, word -> what it is confused with and how sure to be
Data = tuple[str, PackedTable, tuple[str, ...], float, PackedTable]

_MISTAKEN = ("slips", "forms")

#: Keys as they were called before, with what they are called now.
FORMER_KEYS = {"mistaken": "test"}


class Keys(NamedTuple):
    """One of `test`, `synonyms`, `missing` and `confused`. `least`: how much better another word must
    fit, in natural logarithms; beyond what the file says where it is one of `confused`."""

    least: float
    test: str = ""
    synonyms: str | list[str] | None = None
    missing: tuple[str, ...] = ()
    confused: str = ""


def compile_rule(keys: Keys, context: Context) -> Data:
    """What each word may stand for."""
    if sum(map(bool, (keys.test, keys.synonyms, keys.missing, keys.confused))) != 1:
        raise RuleMistake("a rule of kind 'misfit' needs one of 'test', 'synonyms', 'missing' and 'confused'")
    if keys.test and keys.test not in (*_MISTAKEN, "split"):
        raise RuleMistake(f"'test' is one of {', '.join(_MISTAKEN)}, split", "test")
    if keys.least < 0 or not (keys.least or keys.confused):
        raise RuleMistake("'least' is more than 0; 10 is a word 22,000 times as likely", "least")
    stands_for: dict[str, list[str]] = {}
    files = [keys.synonyms] if isinstance(keys.synonyms, str) else keys.synonyms or ()
    for name in files:
        _invert(name, context, stands_for)
    return (
        keys.test,
        pack_table({word: " ".join(dict.fromkeys(others)) for word, others in stands_for.items()}),
        keys.missing,
        keys.least,
        pack_table(_confused(keys.confused, context) if keys.confused else {}),
    )


def _confused(name: str, context: Context) -> dict[str, list[tuple[str, float]]]:
    """The lines of a file of confused words."""
    found: dict[str, list[tuple[str, float]]] = {}
    for line in context.read_words(name, "confused"):
        parts = line.lower().replace("’", "'").split()
        try:
            written, meant, limit = parts
            found.setdefault(written, []).append((meant, float(limit)))
        except ValueError:
            raise RuleMistake(
                f"'{line}' is no line of confused words; write it as in 'their there 4.5'", "confused", name
            ) from None
    return found


def _invert(name: str, context: Context, stands_for: dict[str, list[str]]) -> None:
    """Add the single words of a table of synonyms, each with what it replaces."""
    from ..matching.synonym_tables import BadLine, read_table

    try:
        table = read_table(context.read_words(name, "synonyms"))
    except BadLine as error:
        raise RuleMistake(f"{name}: {error}", "synonyms") from None
    for word, synonyms in table.items():
        for synonym in synonyms:
            if synonym.isalpha():
                stands_for.setdefault(synonym, []).append(word)


class _Rule(NamedTuple):
    """What a rule looks for, opened, and the words of the document that its tables have."""

    test: str
    stands_for: Table
    replaceable: set[str]
    missing: tuple[str, ...]
    least: float
    confused: Table
    confusable: set[str]


def _opened(document: Document, data: Data) -> _Rule:
    test, stands_for, missing, least, confused = data
    sought = document.words.sought
    tables = opened(stands_for, Table), opened(confused, Table)
    replaceable, confusable = (set(table.met(sought)) for table in tables)
    return _Rule(test, tables[0], replaceable, missing, least, tables[1], confusable)


def find(document: Document, linked: dict[int, Data], active: frozenset[int]) -> Iterator[tuple[int, Hit]]:
    """Every word that a rule has a far better one for."""
    pairs = word_pairs()
    rules = [(number, _opened(document, linked[number])) for number in sorted(active)]
    sorts = frozenset(rule.test for _, rule in rules if rule.test)
    for place in _places(document, [rule for _, rule in rules], sorts):
        # rules differ in how much better a word must be, and what is looked for costs more than to compare
        looked_for = sorts and place.bare and place.before is not None
        best = _mistaken(pairs, document, place, sorts) if looked_for else {}
        for number, rule in rules:
            if hit := _hit(pairs, document, place, rule, best):
                yield number, hit


def _places(document: Document, rules: list[_Rule], sorts: frozenset[str]) -> list[Place]:
    """Where these rules have something to look at."""
    if not sorts <= {"split"} or any(rule.missing for rule in rules):
        return contexts_of(document)
    chosen = set[str]().union(*(rule.replaceable | rule.confusable for rule in rules))
    return contexts_at(document, chosen | first_halves(document) if sorts else chosen)


def _hit(
    pairs: WordPairs, document: Document, place: Place, rule: _Rule, best: dict[str, tuple[float, str]]
) -> Hit | None:
    """What a rule finds at a place; `best` is the best word for each sort of mistake."""
    if place.word in rule.confusable:
        if place.word in document.accepted:
            return None
        gain, word = _better(pairs, place, rule.confused[place.word])
    elif rule.test == "split":
        return halves_of_one(pairs, document, place, rule.least)
    elif rule.missing:
        word = lacking(pairs, place, rule.missing, rule.least) if place.right else ""
        return gap(place, word, document.text) if word else None
    elif rule.test:
        gain, word = best.get(rule.test, (0.0, ""))
    elif place.word in rule.replaceable:
        gain, word = _best(pairs, place, _replaced(pairs, place, rule.stands_for))
    else:
        return None
    if not word or gain < rule.least:
        return None
    span = Span(place.start, place.start + len(place.word))
    offered = match_case(word, span.of(document.text))
    return Hit(span, (offered,), entry=entry_name(f"{place.word} {word}"))


def _mistaken(
    pairs: WordPairs, document: Document, place: Place, sorts: frozenset[str]
) -> dict[str, tuple[float, str]]:
    """Of each sort of mistake the best word that the one at a place may have been meant for, as far as it goes
    with its neighbours better."""
    slips, forms = pairs.mistaken_for(place.word)
    # a word that returns is meant, and one side of a context is too little to know it
    if (
        place.after is None
        or len(document.words.places[place.word]) > 1
        or place.word in document.accepted
        or "slips" not in sorts
    ):
        slips = ()
    if "forms" not in sorts:
        forms = ()
    return {
        sort: _best(pairs, place, [word for word in words if place.completes(pairs, word)])
        for sort, words in (("slips", slips), ("forms", forms))
        if words
    }


def _replaced(pairs: WordPairs, place: Place, stands_for: Table) -> list[str]:
    """The words that the one at a place is a synonym of, as far as they complete a phrase."""
    others = stands_for.get(place.word) or ""
    return [word for word in others.split() if pairs.word(word) and place.completes_phrase(pairs, word)]


def _best(pairs: WordPairs, place: Place, words: list[str]) -> tuple[float, str]:
    """The word that fits a place best, and how much better than the one that stands there."""
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
