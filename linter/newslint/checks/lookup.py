"""Which keys of an index a document holds: the question that most rules are done with after."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from ..record import TYPE_CHECKING
from ..table import PackedTable, Table, pack_table

if TYPE_CHECKING:
    from typing import Any

# An index is first asked as it comes from the cache. From the second document on its keys are a set, which is
# twice as fast and takes time to build.
_asked: dict[int, tuple[dict[str, Any], frozenset[str] | None]] = {}


def met(index: dict[str, Any], keys: set[str]) -> Collection[str]:
    """The keys of an index that are among those of a document. An index must not change once it is asked."""
    known = _asked.get(id(index))
    if known is None or known[0] is not index:
        if len(_asked) > 32:
            _asked.clear()
        _asked[id(index)] = index, None
        return index.keys() & keys
    quick = known[1]
    if quick is None:
        quick = frozenset(index)
        _asked[id(index)] = index, quick
    return quick & keys


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
        self._asked = False
        self._keys: frozenset[str] | None = None

    def get(self, key: str) -> Any | None:
        """The value of a word or of two words, or None."""
        filed: dict[str, Any] = self._table.get(key.partition(" ")[0]) or {}
        return filed.get(key)

    def met(self, keys: set[str], words: Iterable[str]) -> Iterator[tuple[str, Any]]:
        """What is filed under the keys of a document, as (key, value). `words` are those of the keys that are
        single words."""
        if not self._asked:
            self._asked = True
            for word in words:
                filed: dict[str, Any] = self._table.get(word) or {}
                for key in filed.keys() & keys:
                    yield key, filed[key]
            return
        if self._keys is None:
            self._keys = frozenset(key for _, filed in self._table.items() for key in filed)
        for key in self._keys & keys:
            yield key, self._table[key.partition(" ")[0]][key]
