"""What a run may leave on disk for the next: compiled packs, patterns, configurations, results.

Everything here can be thrown away at any time. Names say what the content was made from, so nothing is
ever out of date."""

from __future__ import annotations

import marshal
import os
import sys

from .lazy_namedtuple import TYPE_CHECKING
from .safe_read import open_regular, read_regular

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

try:  # the same function as hashlib's, without loading OpenSSL
    from _blake2 import blake2b
except ImportError:  # pragma: no cover - another implementation of Python
    from hashlib import blake2b

_MAGIC = b"newslint-cache-2\n"
_MAGIC_PARTS = b"newslint-parts-1\n"
_DIGEST = 16


def folder() -> str:
    """Where cached files go: $NEWSLINT_CACHE_DIR, else the user's cache folder. Where a user has no home it is a
    folder that cannot be: nothing is found in it, and nothing stored."""
    if chosen := os.environ.get("NEWSLINT_CACHE_DIR"):
        return chosen
    base = os.environ.get("LOCALAPPDATA" if sys.platform == "win32" else "XDG_CACHE_HOME")
    if not base:
        home = os.path.expanduser("~")
        if home == "~":
            return os.path.join(os.devnull, "newslint")
        base = home if sys.platform == "win32" else os.path.join(home, ".cache")
    return os.path.join(base, "newslint")


def digest(*parts: bytes) -> str:
    """A name for content: the hash of all parts and their lengths, as hexadecimal text."""
    state = blake2b(digest_size=_DIGEST)
    for part in parts:
        state.update(b"%d:" % len(part))
        state.update(part)
    return str(state.hexdigest())


def read(name: str) -> Any | None:
    """What was stored under a name, or None if nothing sound is there."""
    try:
        content = read_regular(os.path.join(folder(), name), sys.maxsize)
    except OSError:
        return None
    head = len(_MAGIC)
    body = memoryview(content)[head + _DIGEST :]
    if (
        content[:head] != _MAGIC
        or blake2b(body, digest_size=_DIGEST).digest() != content[head : head + _DIGEST]
    ):
        return None
    try:
        return marshal.loads(body)
    except (ValueError, EOFError, TypeError):
        return None


def write(name: str, data: Any) -> None:
    """Store plain data under a name (which may begin with a folder), whole or not at all. A disk that
    cannot be written or is full is no error: the next run does the work again."""
    body = marshal.dumps(data)
    _replace(name, _MAGIC + blake2b(body, digest_size=_DIGEST).digest() + body)


class Damaged(Exception):
    """Something stored is not as it was written. Nothing is lost: it can be made anew."""


class _File:
    """A file that is read where it is asked, and open as long as it may be. A file of the cache is replaced, never
    changed; should one be cut short all the same, what is missing is told by its length."""

    def __init__(self, path: str) -> None:
        self._number, self.size = open_regular(path)
        self._whole: bytes | None = None
        if not hasattr(os, "pread"):
            with open(self._number, "rb", closefd=False) as file:
                self._whole = file.read()

    def __del__(self) -> None:
        if hasattr(self, "_number"):  # it was there
            os.close(self._number)

    def read(self, start: int, length: int) -> bytes:
        """The bytes from an offset on. Raises Damaged if they are not there."""
        if self._whole is not None:
            found = self._whole[start : start + length]
        else:
            try:
                found = os.pread(self._number, length, start)
            except OSError:
                raise Damaged from None
        if len(found) != length:
            raise Damaged
        return found


class Stretch:
    """Bytes of a file that are read as they are asked for: to map the file would count against what a run may
    take, and to read all of it takes longer. Raises Damaged where the file has lost them."""

    def __init__(self, file: _File, start: int, length: int) -> None:
        self._file = file
        self._start = start
        self._length = length

    def __len__(self) -> int:
        return self._length

    def __getitem__(self, piece: slice) -> bytes:
        """The bytes of `[from:to]`, both within the stretch."""
        return self._file.read(self._start + piece.start, piece.stop - piece.start)

    def __bytes__(self) -> bytes:
        return self._file.read(self._start, self._length)


class Parts:
    """A stored file of which each part is looked at when it is asked for."""

    def __init__(self, file: _File, start: int, index: dict[str, tuple[int, int, int]]) -> None:
        self._file = file
        self._start = start
        self._index = index

    def __iter__(self) -> Iterator[str]:
        """The names of the parts."""
        return iter(self._index)

    def get(self, key: str) -> bytes | None:
        """A part, or None if it is not there, or not as it was written."""
        from zlib import crc32

        stretch = self.unchecked(key)
        try:
            part = bytes(stretch) if stretch is not None else None
        except Damaged:
            return None
        return part if part is not None and crc32(part) == self._index[key][2] else None

    def unchecked(self, key: str) -> Stretch | None:
        """A part that can tell itself whether it is as it was written, or None if it is not there."""
        if key not in self._index:
            return None
        offset, length, _ = self._index[key]
        return Stretch(self._file, self._start + offset, length)


def open_parts(name: str) -> Parts | None:
    """What `write_parts` stored under a name, or None if nothing sound is there."""
    return read_parts(os.path.join(folder(), name))


def read_parts(path: str) -> Parts | None:
    """What `as_file` made the content of a file of, or None if that is not sound or there is no such file."""
    from zlib import crc32

    magic, head = len(_MAGIC_PARTS), len(_MAGIC_PARTS) + 8
    try:
        file = _File(path)
        start = file.read(0, head)
        if start[:magic] != _MAGIC_PARTS:
            return None
        length, check = (int.from_bytes(start[at : at + 4], "little") for at in (magic, magic + 4))
        if length > file.size or crc32(listed := file.read(head, length)) != check:
            return None
        index = marshal.loads(listed)
        whole = head + length + sum(part[1] for part in index.values()) == file.size
    except (OSError, Damaged, ValueError, EOFError, TypeError):
        return None
    return Parts(file, head + length, index) if whole else None


def write_parts(name: str, parts: Mapping[str, bytes]) -> None:
    """Store parts under a name, all or none of them, as `write` does."""
    _replace(name, as_file(parts))


def as_file(parts: Mapping[str, bytes]) -> bytes:
    """The content of a file of parts."""
    from zlib import crc32

    index = {}
    offset = 0
    for key, part in parts.items():
        index[key] = (offset, len(part), crc32(part))
        offset += len(part)
    listed = marshal.dumps(index)
    numbers = len(listed).to_bytes(4, "little") + crc32(listed).to_bytes(4, "little")
    return b"".join((_MAGIC_PARTS, numbers, listed, *parts.values()))


def _replace(name: str, content: bytes) -> None:
    target = os.path.join(folder(), name)
    temporary = os.path.join(folder(), f"{name.replace('/', '-')}.{os.getpid()}.tmp")
    try:
        try:
            _put(temporary, content, target)
        except FileNotFoundError:
            os.makedirs(os.path.dirname(target), exist_ok=True)
            _put(temporary, content, target)
    except OSError:
        _remove(temporary)
        return
    if "-" in name:
        forget_old(name.split("-")[0])


def _put(temporary: str, content: bytes, target: str) -> None:
    with open(temporary, "wb") as file:
        file.write(content)
    os.replace(temporary, target)


def _remove(path: str) -> None:
    try:
        os.unlink(path)
    except OSError:
        pass


def forget_old(sort: str) -> None:
    """Keep the dozen newest files whose names begin with `sort`; older ones were made from what has changed
    since, or are what runs that were killed had begun to write."""
    try:
        entries = [entry for entry in os.scandir(folder()) if entry.name.startswith(f"{sort}-")]
        entries.sort(key=lambda entry: entry.stat().st_mtime, reverse=True)
    except OSError:
        return
    for entry in entries[12:]:
        _remove(entry.path)
