"""The lines of `words/spelling.dat`, found by the first three letters of a word.

The file is 3 MB, and an article asks for a few dozen of its 268,000 words. It is mapped, not read, and
`words/spelling-index.dat` says where in it the lines for each three letters begin, so that little of it is ever
touched.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from ..storage.lazy_namedtuple import TYPE_CHECKING
from .data_files import path_of, read_bytes

if TYPE_CHECKING:
    from mmap import mmap

#: Letters count from 1; 0 stands for the third letter of words that have only two.
_LETTERS = 27
_WIDTH = 4
#: What the numbers of three letters, taken as they are, come to where the index begins.
_FIRST = ((96 * _LETTERS + 96) * _LETTERS + 96) * _WIDTH
#: More bytes than this are halved before they are searched.
_MANY = 1024


@cache
def _list() -> mmap | bytes:
    try:
        from mmap import ACCESS_READ, mmap

        with open(path_of("spelling.dat"), "rb") as file:
            return mmap(file.fileno(), 0, access=ACCESS_READ)
    except (ImportError, OSError, ValueError):  # where nothing can be mapped it is read after all
        return read_bytes("spelling.dat")


def _edge(number: int) -> int:
    """Where in the file the lines for three letters, of that number, begin."""
    at = number * _WIDTH
    return int.from_bytes(read_bytes("spelling-index.dat")[at : at + _WIDTH], "little")


def _place(word: str) -> tuple[int, int]:
    """From where to where in the file the lines for a folded word stand, each after its line break."""
    if len(word) < 2 or not (word.isascii() and word.isalpha() and word.islower()):
        return 0, 0
    number = ((ord(word[0]) - 96) * _LETTERS + ord(word[1]) - 96) * _LETTERS
    number += ord(word[2]) - 96 if len(word) > 2 else 0
    return _edge(number) - 1, _edge(number + 1) - 1


def lines_like(word: str) -> bytes:
    """The lines of the words that begin with the same three letters as a folded word of two letters or more:
    the word and its class from 1 (common) to 7 (rare)."""
    start, end = _place(word)
    return _list()[start:end]


def words_like(three: str) -> list[str]:
    """The words that begin with these three letters."""
    return lines_like(three).translate(None, b"1234567").decode("ascii").split()


def class_of(word: str) -> int:
    """The class of a folded word, from 1 (common) to 7 (rare); 0 if it is not in the list."""
    start, end = _place(word)
    if start == end:
        return 0
    lines = _list()
    target = b"\n" + word.encode("ascii")
    while end - start > _MANY:
        middle = lines.find(b"\n", (start + end) // 2)
        if lines[middle : middle + len(target) + 1] <= target:
            start = middle
        else:
            end = middle
    # a word stands before the longer ones it begins
    at = lines.find(target, start, end + len(target) + 1)
    found = lines[at + len(target)] - 48 if at >= 0 else 0
    return found if 0 < found < 10 else 0


def known_among(words: Iterable[str]) -> list[str]:
    """Those of many folded words that are in the list. Where most are none, as among the slips of a word, the
    index alone rules out half of them: no word begins with their first three letters."""
    index = read_bytes("spelling-index.dat")
    found = []
    for word in words:
        letters = word[:3].encode("ascii", "replace")
        if len(letters) == 3:
            at = ((letters[0] * _LETTERS + letters[1]) * _LETTERS + letters[2]) * _WIDTH - _FIRST
            if index[at : at + _WIDTH] == index[at + _WIDTH : at + 2 * _WIDTH]:
                continue
        if class_of(word):
            found.append(word)
    return found
