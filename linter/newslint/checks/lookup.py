"""Which words and pairs of words of an index a document holds: the question that most rules are done with after."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..record import TYPE_CHECKING
from ..table import PackedTable, Table, bound, pack_table

if TYPE_CHECKING:
    from typing import Any

    from ..document.words import Words

#: What is filed under a word is a table of its own from this number on: small words begin thousands of pairs.
_FEW = 12
#: What is filed under about so many words is kept unpacked.
_REMEMBERED = 3000


def pack_pairs(index: Mapping[str, Any]) -> PackedTable:
    """An index whose keys are words, or two words with a space between, as plain data: filed by first words."""
    filed: dict[str, dict[str, Any]] = {}
    for key, value in index.items():
        filed.setdefault(key.partition(" ")[0], {})[key] = value
    return pack_table(
        {word: found if len(found) <= _FEW else pack_table(found) for word, found in filed.items()}
    )


class PairIndex:
    """What `pack_pairs` packed, unpacked as far as documents ask for it."""

    def __init__(self, packed: PackedTable) -> None:
        self._table = Table(packed)
        self._opened: dict[str, dict[str, Any] | Table] = {}

    def _filed(self, word: str) -> dict[str, Any] | Table:
        """What is filed under a word that the table has."""
        filed = self._opened.get(word)
        if filed is None:
            found = self._table[word]
            filed = self._opened[word] = Table(found) if isinstance(found, tuple) else found
        return filed

    def get(self, key: str) -> Any | None:
        """The value of a word or of two words, or None."""
        word = key.partition(" ")[0]
        return self._filed(word).get(key) if word in self._table else None

    def met(self, words: Words) -> Iterator[tuple[str, Any, list[int]]]:
        """What is filed under a word of a document, or two that stand side by side, as (key, value, numbers of the
        words, or of the first of the two)."""
        numbers, pairs = words.numbers, [*words.pairs, ""]  # no key is empty
        bound(self._opened, _REMEMBERED)
        for word in self._table.met(numbers):
            filed = self._filed(word)
            here = numbers[word]
            if word in filed:
                yield word, filed[word], here
            known = filed if isinstance(filed, dict) else filed.known()
            both = [pairs[at] for at in here]
            if len(here) == 1:
                if both[0] in known:
                    yield both[0], filed[both[0]], here
                continue
            for key in set(both):
                if key in known:
                    yield key, filed[key], [at for at, pair in zip(here, both) if pair == key]
