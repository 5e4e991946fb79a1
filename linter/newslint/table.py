"""Plain data that is stored as bytes and unpacked piece by piece, as it is asked for.

A run needs a few hundred of the hundred thousand things the packs hold. A dict or tuple of them would be built
whole at every start, object by object; these are two strings of bytes, which are read as they lie.
"""

from __future__ import annotations

import marshal
from collections.abc import Callable, Iterable, Mapping
from zlib import crc32

from .cache import Damaged
from .record import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any, TypeVar

    Packed = TypeVar("Packed")
    Opened = TypeVar("Opened")

#: Of pieces: where each begins and a check of it, eight bytes a piece, and the end of the last one; all of them
#: in a row.
PackedPieces = tuple[bytes, bytes]
#: Of a table: its keys in a row, and for each possible remainder of a key what is filed there.
PackedTable = tuple[bytes, PackedPieces]

#: So many values of a table are kept unpacked.
_REMEMBERED = 2000
#: The key of a table never holds this.
_BREAK = "\n"


def pack_pieces(pieces: Iterable[Any]) -> PackedPieces:
    """Plain data in a row. Raises ValueError for what `marshal` cannot store, OverflowError beyond 4 GB."""
    blob = bytearray()
    starts = bytearray()
    for piece in pieces:
        packed = b"" if piece is None else marshal.dumps(piece)
        starts += len(blob).to_bytes(4, "little") + crc32(packed).to_bytes(4, "little")
        blob += packed
    return bytes(starts + len(blob).to_bytes(4, "little")), bytes(blob)


class Pieces:
    """Pieces of plain data by number, from 0; None is stored as nothing."""

    def __init__(self, packed: PackedPieces) -> None:
        starts, blob = packed
        self._starts = bytes(starts)
        self._blob = memoryview(blob)

    def __len__(self) -> int:
        return len(self._starts) // 8

    def __getitem__(self, number: int) -> Any:
        """A piece, made anew. Raises IndexError for a number there is none of, Damaged for one that is not as
        it was packed."""
        at = 8 * number
        ends = self._starts[at : at + 12]
        if number < 0 or len(ends) < 12:
            raise IndexError(number)
        start, end = int.from_bytes(ends[:4], "little"), int.from_bytes(ends[8:], "little")
        if start == end:
            return None
        packed = self._blob[start:end]
        if crc32(packed) != int.from_bytes(ends[4:8], "little"):
            raise Damaged
        return marshal.loads(packed)


def pack_table(entries: Mapping[str, Any]) -> PackedTable:
    """The entries of a dict whose values are plain data, none of them None. Raises ValueError for a key that is
    empty or holds a line break, and for what `marshal` cannot store."""
    if any(not key or _BREAK in key for key in entries):
        raise ValueError("a key of a table is not empty and has no line break")
    slots: list[tuple[Any, ...] | None] = [None] * (2 * len(entries) + 1)
    for key, value in entries.items():
        slot = _slot(key, len(slots))
        slots[slot] = (*(slots[slot] or ()), key, value)
    return _BREAK.join(entries).encode("utf-8", "surrogatepass"), pack_pieces(slots)


def _slot(key: str, slots: int) -> int:
    return int.from_bytes(key.encode("utf-8", "surrogatepass"), "little") % slots


class Table:
    """The entries of a dict that is never changed, of which few are ever asked for."""

    def __init__(self, packed: PackedTable) -> None:
        self._listed, pieces = packed
        self._pieces = Pieces(pieces)
        self._slots = len(self._pieces)
        self._known: dict[str, Any] = {}
        self._asked = False
        self._keys: frozenset[str] | None = None

    def get(self, key: str) -> Any | None:
        """The value of a key, or None."""
        if key in self._known:
            return self._known[key]
        if self._keys is not None and key not in self._keys:
            return None
        filed = self._pieces[_slot(key, self._slots)] or ()
        for at in range(0, len(filed), 2):
            if filed[at] == key:
                if len(self._known) >= _REMEMBERED:
                    self._known.clear()
                value = self._known[key] = filed[at + 1]
                return value
        return None

    def __getitem__(self, key: str) -> Any:
        """The value of a key. Raises KeyError."""
        value = self.get(key)
        if value is None:
            raise KeyError(key)
        return value

    def __contains__(self, key: str) -> bool:
        return self.get(key) is not None

    def keys(self) -> frozenset[str]:
        """All keys."""
        if self._keys is None:
            listed = bytes(self._listed).decode("utf-8", "surrogatepass")
            self._keys = frozenset(listed.split(_BREAK) if listed else ())
        return self._keys

    def known(self) -> frozenset[str] | Table:
        """What says whether a key is there. The first document is answered key by key; who asks again asks often,
        and gets a set of all keys, which takes a while to make."""
        if not self._asked:
            self._asked = True
            return self
        return self.keys()

    def met(self, words: Iterable[str]) -> Iterable[str]:
        """The keys that are among some words."""
        known = self.known()
        if isinstance(known, Table):
            return [word for word in words if word in known]
        return known.intersection(words)


# By the identity of packed data and of what was asked for; the data is kept, so that no other gets its identity.
_opened: dict[tuple[int, int], tuple[Any, Any]] = {}


def opened(packed: Packed, make: Callable[[Packed], Opened]) -> Opened:
    """`make(packed)`, made once for packed data that stays in use: document after document asks for it."""
    known = _opened.get((id(packed), id(make)))
    if known is None or known[0] is not packed:
        if len(_opened) > 64:  # a run has one rule set; tests and servers have several, one after the other
            _opened.clear()
        known = _opened[id(packed), id(make)] = (packed, make(packed))
    made: Opened = known[1]
    return made
