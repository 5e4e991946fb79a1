"""Which words and pairs of words of an index a document holds: the question that most rules are done with after."""

from __future__ import annotations

from collections.abc import Iterator

from ...storage.lazy_namedtuple import TYPE_CHECKING
from ...storage.packed_table import Table

if TYPE_CHECKING:
    from typing import Any

    from ...document.words import Words


def met(table: Table, words: Words) -> Iterator[tuple[str, Any, list[int]]]:
    """What a table whose keys are words, or two words with a space between, has of a document: (key, value, numbers of
    the word, or of the first of the two)."""
    for at, value in table.found(words.sought):
        word = words.sought.strings[at]
        yield word, value, words.numbers[word]
    places: dict[str, tuple[Any, list[int]]] = {}
    for at, value in table.found(words.pairs_sought):
        places.setdefault(words.pairs[at], (value, []))[1].append(at)
    for pair, (value, numbers) in places.items():
        yield pair, value, numbers
