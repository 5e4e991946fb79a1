"""Plain data that is stored as bytes and unpacked piece by piece, as it is asked for.

A run needs a few hundred of the hundred thousand things the packs hold. A dict or tuple of them would be built
whole at every start, object by object; these are two strings of bytes, which are read as they lie.
"""

from __future__ import annotations

import marshal
import sys
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping
from zlib import crc32

from .cache import Damaged, Stretch
from .lazy_namedtuple import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any, TypeVar

    Packed = TypeVar("Packed")
    Opened = TypeVar("Opened")

#: Of pieces: where each begins and a check of it, eight bytes a piece, and the end of the last one; all of them
#: in a row.
PackedPieces = tuple[bytes | Stretch, bytes | Stretch]
#: Of a table: for each possible remainder of a hash a byte that tells most other keys from the one that is filed there;
#: what is filed, for several remainders together; and a check of these bytes.
PackedTable = tuple[bytes | Stretch, PackedPieces, int]

#: So many values of a table are kept unpacked, about.
_REMEMBERED = 3000
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
        self._blob = blob

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
    marks = bytearray(_ROOM * len(entries) + 1)
    pieces: list[tuple[Any, ...] | None] = [None] * (len(marks) // _SLOTS + 1)
    for key, value in entries.items():
        key_hash = _hash(key)
        slot = key_hash % len(marks)
        marks[slot] = _SEVERAL if marks[slot] else _MARKS[key_hash >> 24]
        pieces[slot // _SLOTS] = (*(pieces[slot // _SLOTS] or ()), key, value)
    return bytes(marks), pack_pieces(pieces), crc32(marks)


def _hash(key: str) -> int:
    return crc32(key.encode("utf-8", "surrogatepass"))


#: A table has so many slots for each key, and twice as many in a piece.
_ROOM, _SLOTS = 4, 8
#: A set of the keys is worth what it takes for tables with fewer slots, when they have been asked so often.
_SMALL, _OFTEN = 20_000, 8
#: The mark of a slot with more than one key; 0 is that of an empty one.
_SEVERAL = 255
#: So many strings are hashed together.
_AT_ONCE = 10_000
#: The mark of a slot by the first byte of the hash of its key.
_MARKS = bytes(min(max(byte, 1), _SEVERAL - 1) for byte in range(256))


class HashedWords:
    """Strings that are looked for in one table after another, hashed once. None of them has a line break."""

    def __init__(self, strings: list[str]) -> None:
        self.strings = strings
        #: CRC-32 of their UTF-8; numbers alone, since a long text has millions
        self.hashes = array("I")
        for begin in range(0, len(strings), _AT_ONCE):
            whole = _BREAK.join(strings[begin : begin + _AT_ONCE]).encode("utf-8", "surrogatepass")
            self.hashes.extend(map(crc32, whole.split(b"\n")))
        first = self.hashes.tobytes()[3 if sys.byteorder == "little" else 0 :: 4]
        #: what marks the slot of each, where no other string shares it
        self.marks = first.translate(_MARKS)


class Table:
    """The entries of a dict that is never changed, of which few are ever asked for. Raises Damaged for one that is
    not as it was packed, now or when it is asked."""

    def __init__(self, packed: PackedTable) -> None:
        marks, pieces, check = packed
        self._marks = bytes(marks)
        if crc32(self._marks) != check:
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
        key_hash = _hash(key)
        slot = key_hash % self._slots
        if self._marks[slot] not in (_SEVERAL, _MARKS[key_hash >> 24]):
            return None
        filed = self._pieces[slot // _SLOTS] or ()
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
        every = map(self._pieces.__getitem__, range(len(self._pieces)))
        return frozenset(key for filed in every for key in (filed or ())[::2])

    def met(self, sought: HashedWords) -> list[str]:
        """Those of some strings that are keys."""
        return [sought.strings[at] for at, _ in self.found(sought)]

    def found(self, sought: HashedWords) -> Iterator[tuple[int, Any]]:
        """The numbers of those that are keys, each with its value."""
        strings, get = sought.strings, self.get
        self._asked += 1
        if self._asked == _OFTEN and self._slots < _SMALL:
            self._keys = self.keys()
        if self._keys is not None:
            if self._keys.isdisjoint(strings):
                return iter(())
            likely = [at for at, string in enumerate(strings) if string in self._keys]
        else:
            marks, slots = self._marks, self._slots
            likely = [
                at
                for at, (key_hash, mark) in enumerate(zip(sought.hashes, sought.marks))
                if (here := marks[key_hash % slots]) == mark or here == _SEVERAL
            ]
        return ((at, value) for at in likely if (value := get(strings[at])) is not None)


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
