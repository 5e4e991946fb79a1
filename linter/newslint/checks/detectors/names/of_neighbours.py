"""Names of several words that are spelled two ways, told by the words they share: Hallworth and Myer, Hallworth & Meyer."""

from __future__ import annotations

from collections.abc import Iterator

from ....language.word_lists import words
from ....model.finding import Related
from ....model.span import Span
from ....storage.lazy_namedtuple import TYPE_CHECKING
from ...interface import Hit
from ..shared.relatives import kin_near, spelling_told

if TYPE_CHECKING:
    from ....document.document import Document

_TITLES = words("news/titles", "not-names")
#: What may stand between two words of a name; words are split there.
_GAPS = (" ", "-", " & ", " and ")
#: A word the story has more often is in too many names to tell one.
_MANY = 20
#: Letters a word must have to be another one with a slip in it.
_LEAST = 4


def find(document: Document) -> Iterator[Hit]:
    """A word that nobody knows beside one that stands beside a word a slip away elsewhere in the story."""
    from ....language.dictionary import rarity

    text = document.text
    found = document.words
    folded, numbers, starts = found.folded, found.numbers, found.starts
    last = len(folded) - 1
    for word in found.uncommon:
        here = numbers[word]
        at = here[0]
        # most words have no neighbour that the story has again
        again = at < last and _often(numbers, folded, at, 1), at > 1 and _often(numbers, folded, at, -1)
        if len(here) > 1 or not any(again) or len(word) < _LEAST or not text[starts[at]].isupper():
            continue
        other = _twin(document, at, 1) if again[0] else None
        whole = other is None and again[1]  # after a first name, which near kin seldom share
        other = _twin(document, at, -1) if whole else other
        bare = word.removesuffix("'s")
        if other is None or not bare.isalpha() or bare in document.accepted:
            continue
        start = starts[at]
        span = Span(start, start + len(bare))
        if text[span.start + 1].isupper() or rarity(bare) or (bare != word and bare in numbers):
            continue
        if document.quoted(span) or spelling_told(document, span):
            continue
        if not whole and kin_near(document, span, 0):
            continue
        there = found.span(other)
        there = Span(there.start, there.start + len(found.folded[other].removesuffix("'s")))
        if (
            len(found.numbers[found.folded[other]]) == 1
            and there.start > span.start
            and not rarity(found.folded[other])
        ):
            continue  # of two that nobody knows the later one is reported
        right = there.of(text)
        times = len(found.numbers[found.folded[other]])
        fields = {"other": right, "times": "once" if times == 1 else f"{times} times"}
        yield Hit(span, (right,), fields, (Related(None, there, f"'{right}' here"),))


def _often(numbers: dict[str, list[int]], folded: list[str], at: int, step: int) -> bool:
    """True if the story has the word beside again; that beyond an "and" is left for later."""
    beside = folded[at + step]
    return beside == "and" or len(numbers[beside]) > 1


def _twin(document: Document, at: int, step: int) -> int | None:
    """The number of the word a slip away that has the same neighbour before (-1) or after (1) it as the word at `at`."""
    from ....language.edit_distance import one_slip

    found = document.words
    beside = _beside(document, at, step)
    if beside is None or found.folded[beside] in _TITLES:
        return None
    word = found.folded[at].removesuffix("'s")
    numbers = found.numbers[found.folded[beside]]
    if len(numbers) > _MANY:
        return None
    for number in numbers:
        other = _beside(document, number, -step) if number != beside else None
        if other is None:
            continue
        twin = found.folded[other].removesuffix("'s")
        if twin[0] == word[0] and len(twin) >= _LEAST and one_slip(twin, word) and not _inflected(word, twin):
            return other
    return None


def _inflected(word: str, twin: str) -> bool:
    """True if one may be the other with an ending: Canadian companies, the Smiths; not Wakelin beside Wakeling."""
    longer, shorter = (word, twin) if len(word) > len(twin) else (twin, word)
    return longer[:-1] == shorter and longer[-1] in "aeinorsy"


def _beside(document: Document, at: int, step: int) -> int | None:
    """The number of the capitalised word right before or after one, with nothing but a joint of names between."""
    found, text = document.words, document.text
    number = at + step
    if 0 <= number < len(found) and found.folded[number] == "and":
        number += step
    if not 0 <= number < len(found):
        return None
    left, right = found.span(min(at, number)), found.span(max(at, number))
    if text[left.end : right.start] not in _GAPS or not text[found.starts[number]].isupper():
        return None
    return number
