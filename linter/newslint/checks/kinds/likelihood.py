"""Words in whose place a near alternative would make the sentence much likelier, as a language model weighs it.

The model reads before the checks, where deep reading was asked for, and leaves what it thinks of on the document. A rule
chooses the sorts of alternatives, and how sure it must be. Names of people are left alone, and so are words of the
house's vocabulary."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from ...model.engine_match import EngineMatch
from ...model.span import Span
from ...storage.lazy_namedtuple import TYPE_CHECKING, NamedTuple
from ..interface import Context, Hit, RuleMistake
from ..matching.may_stand import may_stand

if TYPE_CHECKING:
    from ...document.document import Document

FIELDS = ("likelier",)
NEEDS = "engine_matches"
ENGINE = "language-model"

#: The sorts of alternatives there are.
SORTS = (
    "relatives", "agreement", "prepositions", "confusables", "verb-forms", "noun-number", "synonyms", "name-parts",
    "missing-words", "extra-words",
)  # fmt: skip
_MOST_REPLACEMENTS = 3
_LOST = "missing-words"
#: One place in so many words is as sure as another by chance.
_APART = 400


class Keys(NamedTuple):
    """`alternatives`: sorts of alternatives to weigh: relatives, agreement, prepositions, confusables, verb-forms,
    noun-number, synonyms, name-parts, missing-words, extra-words. `least`: how sure it must be that one of them was
    meant, from 0 to 1; what is less sure than 0.3 is never told. `company`: how sure it must be where another place in
    the story is as sure, be it for another rule that has this key, and one of them is half way to what its rule asks of
    a place alone; a story of more than 800 words must have one such place in every 400. 0 (the default): as sure as anywhere. `unless`: words it must leave alone."""

    alternatives: tuple[str, ...]
    least: float
    company: float = 0.0
    unless: tuple[str, ...] = ()


#: Rules are compiled to their keys.
Data = Keys


def engine(keys: Keys) -> str:
    """The engine that a rule asks."""
    return ENGINE


def compile_rule(keys: Keys, context: Context) -> Keys:
    """The keys as they are, the words folded."""
    if not keys.alternatives:
        raise RuleMistake("name at least one sort of alternatives", "alternatives")
    for sort in keys.alternatives:
        if sort not in SORTS:
            raise RuleMistake(
                f"'{sort}' is no sort of alternatives; there are {', '.join(SORTS)}", "alternatives", sort
            )
    if not 0 < keys.least <= 1:
        raise RuleMistake("'least' is a number above 0, up to 1", "least")
    if not 0 <= keys.company <= keys.least:
        raise RuleMistake("'company' is a number from 0 up to 'least'", "company")
    return keys._replace(unless=tuple(word.lower() for word in keys.unless))


def find(document: Document, linked: dict[int, Keys], active: frozenset[int]) -> Iterator[tuple[int, Hit]]:
    """The places where an alternative is sure enough for an active rule; of several rules at one place the one with the
    surest alternative speaks."""
    by_sort: dict[str, list[int]] = {}
    for number in active:
        for sort in linked[number].alternatives:
            by_sort.setdefault(sort, []).append(number)
    places = _Places(document)
    best: dict[Span, list[EngineMatch]] = {}
    for match in document.engine_matches.get(ENGINE, ()):
        if match.id in by_sort and places.open(match):
            best.setdefault(match.span, []).append(match)
    for span in _told_twice(best):
        del best[span]
    found: dict[int, list[tuple[float, Hit]]] = {}
    for span, matches in best.items():
        matches.sort(key=lambda match: -(match.score or 0.0))
        word = span.of(document.folded)
        for number in by_sort[matches[0].id]:
            rule = linked[number]
            sure = matches[0].score or 0.0
            if sure >= (rule.company or rule.least) and word not in rule.unless:
                others = dict.fromkeys(
                    one for match in matches if match.id in rule.alternatives for one in match.replacements
                )
                hit = Hit(span, tuple(others)[:_MOST_REPLACEMENTS], {"likelier": matches[0].message})
                found.setdefault(number, []).append((sure, hit))
    sociable = [number for number in found if linked[number].company]
    together = [sure >= _half_way(linked[number]) for number in sociable for sure, _ in found[number]]
    # two that are doubtful do not make one that is sure, and in a long story some are odd by chance
    company = any(together) and len(together) >= max(2, len(document.words) / _APART)
    for number, hits in found.items():
        for sure, hit in hits:
            if sure >= linked[number].least or (company and linked[number].company):
                yield number, hit


def _told_twice(best: Mapping[Span, Sequence[EngineMatch]]) -> set[Span]:
    """Of places side by side where nothing is wrong but that a small word is missing the less sure ones."""
    lost = sorted(span for span, matches in best.items() if all(match.id == _LOST for match in matches))

    def sure(span: Span) -> float:
        return max(match.score or 0.0 for match in best[span])

    return {min(one, other, key=sure) for one, other in zip(lost, lost[1:]) if other.start - one.end == 1}


def _half_way(rule: Keys) -> float:
    """Half way from what a rule asks for in company to what it asks of a place alone."""
    return (rule.least + rule.company) / 2


class _Places:
    """Where in a document nothing is weighed: names of people, and words of the house."""

    def __init__(self, document: Document) -> None:
        self._document = document
        people = sorted(span for person in document.people for span in person.spans)
        self._starts = [span.start for span in people]
        self._people = people
        self._names = {part for person in document.people for part in person.last.split(" ")}

    def open(self, match: EngineMatch) -> bool:
        """True if a match stands in no name of a person, on no word of the house, and where grammar does not let what is
        written stand."""
        span = match.span
        at = bisect_right(self._starts, span.start) - 1
        if at >= 0 and self._people[at].end > span.start:
            return False
        if span.of(self._document.text) in self._names:
            return False
        if may_stand(match.id, self._document.text, span, match.replacements[0]):
            return False
        return span.of(self._document.folded) not in self._document.accepted
