"""Which words and pairs of words of an index a document holds: the question that most rules are done with after."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..record import TYPE_CHECKING
from ..table import PackedTable, Table, pack_table

if TYPE_CHECKING:
    from typing import Any

    from ..document.words import Words

def pack_pairs(index: Mapping[str, Any]) -> PackedTable:
    """An index whose keys are words, or two words with a space between, as plain data: filed by first words."""
    filed: dict[str, dict[str, Any]] = {}
    for key, value in index.items():
        filed.setdefault(key.partition(" ")[0], {})[key] = value
    return pack_table(filed)


class PairIndex:
    """What `pack_pairs` packed, unpacked as far as documents ask for it."""

    def __init__(self, packed: PackedTable) -> None:
        self._table = Table(packed)

    def get(self, key: str) -> Any | None:
        """The value of a word or of two words, or None."""
        filed: dict[str, Any] = self._table.get(key.partition(" ")[0]) or {}
        return filed.get(key)

    def met(self, words: Words) -> Iterator[tuple[str, Any]]:
        """What is filed under a word of a document, or two that stand side by side, as (key, value)."""
        followers = words.followers
        for word in self._table.met(words.places):
            filed: dict[str, Any] = self._table[word]
            if word in filed:
                yield word, filed[word]
            for key in followers.get(word, ()):
                if key in filed:
                    yield key, filed[key]
