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
#: Of a table: its keys in a row; for each possible remainder of a hash a byte that tells most other keys from the one
#: that is filed there, and what is filed; and a check of the keys and of these bytes.
PackedTable = tuple[bytes, bytes, PackedPieces, int]

#: So many values of a table are kept unpacked, about.
_REMEMBERED = 1500
#: From so many times on a set of the keys is worth what it costs.
_SEVERAL_TIMES = 4
#: The key of a table never holds this.
_BREAK = "\n"


def bound(known: dict[Any, Any], most: int) -> None:
    """Forget what is remembered where it has become more than that: what articles ask for again is little."""
    if len(known) > most:
        known.clear()


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
    marks = bytearray(len(slots))
    for key, value in entries.items():
        key_hash = _hash(key)
        slot = key_hash % len(slots)
        marks[slot] = _SEVERAL if slots[slot] else _mark(key_hash)
        slots[slot] = (*(slots[slot] or ()), key, value)
    listed = _BREAK.join(entries).encode("utf-8", "surrogatepass")
    return listed, bytes(marks), pack_pieces(slots), crc32(marks, crc32(listed))


def _hash(key: str) -> int:
    return crc32(key.encode("utf-8", "surrogatepass"))


#: The mark of a slot with more than one key; 0 is that of an empty one.
_SEVERAL = 255


def _mark(key_hash: int) -> int:
    return 1 + (key_hash >> 24) % 254


class Table:
    """The entries of a dict that is never changed, of which few are ever asked for. Raises Damaged for one that is
    not as it was packed, now or when it is asked."""

    def __init__(self, packed: PackedTable) -> None:
        self._listed, self._marks, pieces, check = packed
        if crc32(self._marks, crc32(self._listed)) != check:
            raise Damaged
        self._pieces = Pieces(pieces)
        self._slots = len(self._marks)
        self._known: dict[str, Any] = {}
        self._asked = 0
        self._keys: frozenset[str] | None = None

    def get(self, key: str) -> Any | None:
        """The value of a key, or None."""
        if key in self._known:
            return self._known[key]
        if self._keys is not None and key not in self._keys:
            return None
        key_hash = _hash(key)
        slot = key_hash % self._slots
        mark = self._marks[slot]
        if not mark or (mark != _SEVERAL and mark != _mark(key_hash)):
            return None
        filed = self._pieces[slot] or ()
        for at in range(0, len(filed), 2):
            if filed[at] == key:
                bound(self._known, _REMEMBERED)
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
        """What says whether a key is there. The first documents are answered key by key; who goes on asking gets a
        set of all keys, which takes a while to make."""
        self._asked += 1
        return self if self._asked < _SEVERAL_TIMES else self.keys()

    def met(self, words: Iterable[str]) -> Iterable[str]:
        """The keys that are among some words."""
        known = self.known()
        if not isinstance(known, Table):
            return known.intersection(words)
        marks, slots, found = self._marks, self._slots, []
        for word in words:  # as `get` does it: of each start this is a good part
            key_hash = crc32(word.encode("utf-8", "surrogatepass"))
            mark = marks[key_hash % slots]
            if (
                mark
                and (mark == _SEVERAL or mark == 1 + (key_hash >> 24) % 254)
                and self.get(word) is not None
            ):
                found.append(word)
        return found


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
