"""Reading files that somebody else wrote: regular files only, and no more of one than there is use for.

A name in a configuration or a pack may lead to a pipe that never ends, a device, or a file of gigabytes.
"""

from __future__ import annotations

import errno
import os
import stat

from .lazy_namedtuple import NamedTuple
from .place import check_place

#: Bytes that a pack, a configuration or a word list may have.
MOST = 8_000_000


class Seen(NamedTuple):
    """A file as it was read: what it held, and which one of the disk it was (None: there was none)."""

    data: bytes
    identity: tuple[int, int] | None


#: No file.
ABSENT = Seen(b"", None)


def read_regular(path: str, most: int = MOST) -> bytes:
    """The content of a file. Raises OSError, with a `strerror` to show, also for what is no regular file
    (a folder, a pipe, a device), for more than `most` bytes, and for one that lies where its path may not lead."""
    number, size = open_regular(path)
    return _read(number, size, path, most)


def see(path: str, most: int = MOST) -> Seen:
    """A file as it is now, also if there is none. Raises OSError as `read_regular` does."""
    try:
        number, size = open_regular(path)
    except FileNotFoundError:
        return ABSENT
    identity = identity_of(os.fstat(number))
    return Seen(_read(number, size, path, most), identity)


def identity_of(status: os.stat_result) -> tuple[int, int]:
    """What is one and the same for all names of a file, and for no other file that is there."""
    return status.st_dev, status.st_ino


def _read(number: int, size: int, path: str, most: int) -> bytes:
    """All of an open file, which is closed."""
    try:
        parts: list[bytes] = []
        left = most + 1
        while size <= most and left and (part := os.read(number, min(left, size + 1))):
            parts.append(part)
            left -= len(part)
    finally:
        os.close(number)
    if size > most or not left:  # or it grows while it is read, or says nothing of its size
        raise OSError(errno.EFBIG, f"larger than {most:,} bytes; split it", path)
    return b"".join(parts)


#: How files are opened for reading: opening what has become a pipe does not wait, and no terminal becomes ours.
FLAGS = os.O_RDONLY | sum(getattr(os, name, 0) for name in ("O_NONBLOCK", "O_NOCTTY", "O_BINARY"))


def open_found(path: str) -> int:
    """The descriptor of a file, or of whatever is there, opened for reading. Raises OSError, also for what lies where
    its path may not lead (`PathWithin`), and waits for nobody to open the other end of a pipe."""
    try:
        number = os.open(path, FLAGS)
    except ValueError:  # a name no file can have
        raise OSError(errno.ENOENT, os.strerror(errno.ENOENT), path) from None
    try:
        check_place(number, path)
    except OSError:
        os.close(number)
        raise
    return number


def open_regular(path: str) -> tuple[int, int]:
    """The descriptor of a file opened for reading, and its size in bytes. Raises OSError as `read_regular` does."""
    number = open_found(path)
    status = os.fstat(number)
    if not stat.S_ISREG(status.st_mode):
        os.close(number)
        raise OSError(errno.EINVAL, "not a regular file", path)
    return number, status.st_size
