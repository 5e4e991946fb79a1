"""Those who are left when some have been told of: 37 of the 48 on board were rescued, and "the other 13" are missing."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from .....language.word_lists import words
from .....storage.lazy_namedtuple import TYPE_CHECKING
from .....storage.regex_cache import compiled
from ....interface import Hit
from ..narration import in_narration
from .sums import compared

if TYPE_CHECKING:
    from .....document.document import Document
    from .....document.numbers.quantities import Quantity

_PEOPLE = words("english/quantities", "people")
#: What tells that the whole has changed, or that others are counted with it.
_CHANGED = r"\b(?:one more|another|later (?:died|found)|revised|corrected|had been (?:wrong|miscounted)|swam|one (?:of them|person|man|woman|body)|two groups)\b"
#: Totals below this are not told apart from other small numbers.
_LEAST = 10
#: So many figures at most are put together.
_TOGETHER = 8


def find(document: Document) -> Iterator[Hit]:
    """A sentence or clause that begins with "the other 13" and does not go with the one before it and the whole."""
    text = document.text
    quantities = document.quantities
    for at, rest in enumerate(quantities):
        if rest.role != "rest" or rest.figure.unit or rest.figure.rough or rest.figure.value < 2:
            continue
        start = rest.figure.span.start
        sentence = document.sentences[rest.sentence]
        if compiled(r"[“\"]?(?:But |And |All |None of )?[Tt]he (?:other|remaining) $").fullmatch(
            text, sentence.start, start
        ):
            before = [one for one in quantities[:at] if one.sentence == rest.sentence - 1]
        elif compiled(r"(?:, (?:and|but|while)|;) the (?:other|remaining) $").search(
            text, sentence.start, start
        ):
            before = [one for one in quantities[:at] if one.sentence == rest.sentence]
        else:
            continue
        if not before or not in_narration(document, rest.figure.span):
            continue
        told = before[0]
        of_them = told.role == "some" and not told.head and not told.figure.unit
        if not (_people(told) or of_them) or told.figure.rough or told.role not in ("", "some"):
            continue
        if document.paragraph_at(told.figure.span.start) != document.paragraph_at(start):
            continue
        wholes = [
            one
            for one in quantities[:at]
            if one is not told
            and _people(one)
            and one.role in ("", "total")
            and one.figure.value > told.figure.value
        ]
        sum_ = told.figure.value + rest.figure.value
        near = [one for one in wholes if abs(one.figure.value - sum_) <= 0.15 * one.figure.value]
        if (
            len({one.figure.value for one in near}) != 1
            or near[0].figure.value < _LEAST
            or near[0].figure.rough
        ):
            continue
        if any(one.figure.value == sum_ for one in quantities[:at] if not one.figure.unit):
            continue
        whole = near[0]
        if compiled(_CHANGED).search(text, document.sentences[told.sentence].start, sentence.end):
            continue
        between = [
            one.figure.value
            for one in quantities[:at]
            if (_people(one) or not one.figure.unit and not one.head)
            and one is not told
            and one is not whole
            and one.figure.span.start > whole.figure.span.start
        ]
        if len(between) > _TOGETHER or _can_be(
            between, whole.figure.value, told.figure.value, rest.figure.value
        ):
            continue
        hit = compared(document, whole, [told, rest], rest)
        if hit is not None:
            yield hit


def _people(one: Quantity) -> bool:
    return not one.figure.unit and one.head in _PEOPLE


def _can_be(between: list[float], whole: float, told: float, rest: float) -> bool:
    """Whether the rest is what is left of the whole, or of a part of it, by any of the figures told in between."""
    for count in range(1, len(between) + 1):
        for some in combinations(between, count):
            if rest in (whole - sum(some), told - sum(some)) or told + rest + sum(some) == whole:
                return True
    return False
