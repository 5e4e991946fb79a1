"""Which words of English stand side by side: `words/pairs.dat`, built by tools/build_pairs.py.

The file is mapped, not read, and nothing of it is unpacked: a hash leads to a bucket of a few entries, each with 16
bits of the hash. So a pair that is not in the file is taken for one that is once in about 2,500 times, and words
outside it are nearly always seen to be.

Layout, numbers little-endian: `MAGIC`; how many words and pairs there are and how long the text is, 4 bytes each; where
buckets begin, of words, of pairs and of lines of the text (4 bytes each, one more than there are buckets); 16 bits of
hash for each word and each pair; for each word its share and what is left for pairs not listed (a byte each, negative
natural logarithms times `SHARE_STEPS`); for each pair how much more likely the second word is after the first (a byte,
natural logarithm above `LEAST` times `PAIR_STEPS`); the text: `word slips`, each line after its line break.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from zlib import crc32

from ..storage.lazy_namedtuple import TYPE_CHECKING
from ..storage.packed_table import bound
from .data_files import path_of, read_bytes

if TYPE_CHECKING:
    from mmap import mmap

MAGIC = b"newslint pairs 2"
WORD_BITS = 12
PAIR_BITS = 16
SHARE_STEPS = 16
PAIR_STEPS = 12
LEAST = -4.0
#: The CRC-32 of no words.
NOTHING = 0
#: What stands for the beginning of a paragraph among the words.
OPENING = "<s>"
#: What is taken for the share of a word that was never counted.
UNKNOWN = -15.0
#: So many words, and pairs, are remembered.
_MOST = 10_000
#: The natural logarithms that bytes stand for.
_SHARES = tuple(-byte / SHARE_STEPS for byte in range(256))
_LIFTS = tuple(byte / PAIR_STEPS + LEAST for byte in range(256))

#: How large a share of all words a word is, and what is left after it for pairs that are not listed.
Share = tuple[float, float]


class WordPairs:
    """The file, opened. Logarithms are natural."""

    def __init__(self, data: mmap | bytes) -> None:
        head = len(MAGIC)
        if data[:head] != MAGIC:
            raise ValueError(
                "words/pairs.dat is of another version; build it again with tools/build_pairs.py"
            )
        words, pairs, _ = memoryview(data)[head : head + 12].cast("I")
        self._data = data
        #: what was asked for in this run
        self._words: dict[str, Share | None] = {}
        self._pairs: dict[str, float | None] = {}
        at = head + 12
        indices = []
        for bits in (WORD_BITS, PAIR_BITS, WORD_BITS):
            size = 4 * ((1 << bits) + 1)
            indices.append(memoryview(data)[at : at + size].cast("I"))
            at += size
        self._word_index, self._pair_index, self._line_index = indices
        self._word_hashes = at
        self._pair_hashes = self._word_hashes + 2 * words
        self._word_values = self._pair_hashes + 2 * pairs
        self._pair_values = self._word_values + 2 * words
        self._text = self._pair_values + pairs

    def word(self, word: str) -> Share | None:
        """How large a share of all words a word is, and what is left after it for pairs that are not listed; None
        if the word is not known."""
        known = self._words
        if word not in known:
            bound(known, _MOST)
            known[word] = self._word(word)
        return known[word]

    def _word(self, word: str) -> Share | None:
        key = crc32(word.encode("utf-8", "replace"))
        number = self._number(self._word_index, self._word_hashes, key, key >> (32 - WORD_BITS))
        if number < 0:
            return None
        at = self._word_values + 2 * number
        return _SHARES[self._data[at]], _SHARES[self._data[at + 1]]

    def pair(self, first: str, second: str) -> float | None:
        """How much more likely the second word is after the first than anywhere; None if that is no listed pair."""
        known, both = self._pairs, f"{first} {second}"
        if both not in known:
            bound(known, _MOST)
            known[both] = self.lift(crc32(both.encode("utf-8", "replace")))
        return known[both]

    def lift(self, key: int) -> float | None:
        """What `pair` says of two words with a space between them, by the CRC-32 of that."""
        return self.lifts((key,))[0]

    def lifts(self, keys: Iterable[int]) -> list[float | None]:
        """The same of many."""
        # this is `_number` written out: of all that is done to an article it is done most often
        index, hashes, values = self._pair_index, self._pair_hashes, self._pair_values
        data, search = self._data, self._data.find
        found: list[float | None] = []
        for key in keys:
            bucket = key >> (32 - PAIR_BITS)
            begin, end = hashes + 2 * index[bucket], hashes + 2 * index[bucket + 1]
            wanted = (key & 0xFFFF).to_bytes(2, "little")
            place = search(wanted, begin, end)
            while place >= 0 and (place - begin) & 1:
                place = search(wanted, place + 1, end)
            found.append(_LIFTS[data[values + ((place - hashes) >> 1)]] if place >= 0 else None)
        return found

    def _number(self, index: memoryview, hashes: int, key: int, bucket: int) -> int:
        """The number of the entry with a hash, -1 if there is none."""
        begin, end = hashes + 2 * index[bucket], hashes + 2 * index[bucket + 1]
        wanted = (key & 0xFFFF).to_bytes(2, "little")
        place = self._data.find(wanted, begin, end)
        while place >= 0 and (place - begin) & 1:  # half of one hash and half of the next
            place = self._data.find(wanted, place + 1, end)
        return (place - hashes) >> 1 if place >= 0 else -1

    def likely(self, first: str, second: str) -> float:
        """The logarithm of the share that two words side by side have, guessed where they are no listed pair."""
        (one, rest), (two, _) = self.word(first) or (UNKNOWN, 0.0), self.word(second) or (UNKNOWN, 0.0)
        more = self.pair(first, second)
        return one + two + (rest if more is None else more)

    def mistaken_for(self, word: str) -> tuple[str, ...]:
        """The words that a known word is easily written for."""
        key = crc32(word.encode("utf-8", "replace"))
        bucket = key >> (32 - WORD_BITS)
        begin = self._text + self._line_index[bucket]
        end = self._text + self._line_index[bucket + 1] + 1
        target = f"\n{word} ".encode("utf-8", "replace")
        place = self._data.find(target, begin, end)
        if place < 0:
            return ()
        stop = self._data.find(b"\n", place + len(target), end)
        return tuple(self._data[place + len(target) : stop].decode("ascii").split(","))


@cache
def word_pairs() -> WordPairs:
    """The file that ships, opened once a run."""
    try:
        from mmap import ACCESS_READ, mmap

        with open(path_of("pairs.dat"), "rb") as file:
            return WordPairs(mmap(file.fileno(), 0, access=ACCESS_READ))
    except (ImportError, OSError):  # where nothing can be mapped it is read after all
        return WordPairs(read_bytes("pairs.dat"))
