"""Which words may be written for one another: `words/synonyms.dat`, built by tools/build_synonyms.py.

Layout: `MAGIC`, then the hashes of all pairs of stems, 4 bytes each, little-endian and in order. A pair that is not
in the file is taken for one that is once in about 50,000 times."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from zlib import crc32

from .data_files import read_bytes

MAGIC = b"newslint alike 1"


def key_of(one: str, other: str) -> int:
    """The hash of a pair of stems, or of phrases of stems, in either order."""
    return crc32(f"{min(one, other)}|{max(one, other)}".encode("utf-8", "replace"))


@cache
def _keys() -> memoryview:
    from sys import byteorder

    data = read_bytes("synonyms.dat")
    if not data.startswith(MAGIC):
        raise ValueError(
            "words/synonyms.dat is of another version; build it again with tools/build_synonyms.py"
        )
    if byteorder == "big":
        from array import array

        numbers = array("I", data[len(MAGIC) :])
        numbers.byteswap()
        return memoryview(numbers)
    return memoryview(data)[len(MAGIC) :].cast("I")


def alike(one: str, other: str) -> bool:
    """True if two stems, or phrases of stems with a blank between, share a sense, or one is a shade of the other."""
    keys = _keys()
    key = key_of(one, other)
    at = bisect_left(keys, key)
    return at < len(keys) and keys[at] == key
