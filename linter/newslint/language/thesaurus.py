"""What else a writer may have meant by a word: `words/thesaurus.txt`, mapped and searched where it lies."""

from __future__ import annotations

from functools import cache, lru_cache

from ..storage.lazy_namedtuple import TYPE_CHECKING
from .data_files import path_of, read_bytes

if TYPE_CHECKING:
    from mmap import mmap

_FILE = "thesaurus.txt"


@cache
def _list() -> mmap | bytes:
    try:
        from mmap import ACCESS_READ, mmap

        with open(path_of(_FILE), "rb") as file:
            return mmap(file.fileno(), 0, access=ACCESS_READ)
    except (ImportError, OSError, ValueError):  # where nothing can be mapped it is read after all
        return read_bytes(_FILE)


@lru_cache(maxsize=20_000)
def near(word: str) -> dict[str, tuple[str, ...]]:
    """For each class of words ("n", "v", "a", "r") that a folded base form belongs to, the alternatives, nearest first."""
    if not (word.isascii() and word.isalpha()):
        return {}
    lines = _list()
    target = word.encode("ascii") + b" "
    start, end = 0, len(lines)
    while end - start > 512:
        middle = lines.rfind(b"\n", start, (start + end) // 2) + 1
        if middle <= start:
            break
        if lines[middle : middle + len(target)] < target:
            start = middle
        else:
            end = middle
    found: dict[str, tuple[str, ...]] = {}
    # a line is shorter than this
    at = lines.find(b"\n" + target, max(0, start - 1), end + 512)
    while at >= 0 and lines[at + 1 : at + 1 + len(target)] == target:
        stop = lines.find(b"\n", at + 1)
        part, *others = lines[at + 1 + len(target) : stop].decode("ascii").split()
        found[part] = tuple(others)
        at = stop
    return found
