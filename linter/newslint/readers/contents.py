"""The bytes of a file, or why they cannot be had."""

from __future__ import annotations

import os
import sys
from stat import S_ISBLK, S_ISCHR, S_ISDIR, S_ISFIFO, S_ISREG, S_ISSOCK

from ..model.errors import UnreadableFile
from ..storage.safe_read import Seen, identity_of, open_found

#: Larger files are refused: no article is, and what a check keeps of one is many times its size.
LARGEST = 256 * 1024 * 1024
#: How often a file is read anew that somebody writes to meanwhile.
_TRIES = 3
#: Seconds until somebody has to open the other end of a pipe.
_PATIENCE = 2.0
#: Pipes can be read once; what was in one is kept for whoever asks again, by device and number.
_piped: dict[tuple[int, int], bytes] = {}


def contents(path: str) -> bytes:
    """All bytes of a file, or of a pipe that somebody writes into. Raises UnreadableFile, with what to say of
    it and what to do."""
    return seen(path).data


def seen(path: str) -> Seen:
    """The same, and which file it was. Raises UnreadableFile."""
    try:
        for _ in range(_TRIES):
            handle = open_found(path)
            try:
                before = os.fstat(handle)
                if not S_ISREG(before.st_mode):
                    return Seen(_special(path, handle, before), identity_of(before))
                if before.st_size > LARGEST:
                    raise UnreadableFile(_too_large(), path=path)
                data = _read(path, handle, before.st_size)
                after = os.fstat(handle)
            finally:
                os.close(handle)
            if (before.st_mtime_ns, before.st_size) == (after.st_mtime_ns, after.st_size):
                return Seen(data, identity_of(before))
    except OSError as error:
        if _is_socket(path):
            raise UnreadableFile("is a socket, not a file; leave it out", path=path) from None
        raise UnreadableFile(f"cannot be read: {error.strerror or error}", path=path) from None
    except MemoryError:
        raise UnreadableFile("is too large for the memory of this machine; split it", path=path) from None
    raise UnreadableFile("is being written to while it is read; check it when that is done", path=path)


def standard_input() -> bytes:
    """All bytes of standard input. Raises UnreadableFile."""
    if sys.__stdin__ is None:  # as Python found it; what there is now leads nowhere
        raise UnreadableFile("standard input is closed; send an article there, or name a file instead of '-'")
    try:
        data = sys.stdin.buffer.read(LARGEST + 1)
    except OSError as error:
        raise UnreadableFile(f"standard input cannot be read: {error.strerror or error}") from None
    if len(data) > LARGEST:
        raise UnreadableFile(f"standard input {_too_large()}")
    return data


def _is_socket(path: str) -> bool:
    try:
        return S_ISSOCK(os.stat(path).st_mode)
    except (OSError, ValueError):
        return False


def _read(path: str, handle: int, size: int) -> bytes:
    """All of a file of about that size. Raises UnreadableFile if there is no end of it."""
    parts = []
    left = LARGEST
    while part := os.read(handle, min(max(size, 4096) + 1, 1 << 26)):
        parts.append(part)
        left -= len(part)
        if left < 0:  # it grows faster than it is read
            raise UnreadableFile(_too_large(), path=path)
    return parts[0] if len(parts) == 1 else b"".join(parts)


def _too_large() -> str:
    return f"is larger than {LARGEST >> 20} MB, which no article is; split it or leave it out"


def _special(path: str, handle: int, status: os.stat_result) -> bytes:
    """What is in something that is no regular file. Raises UnreadableFile and OSError."""
    if S_ISDIR(status.st_mode):
        os.scandir(path).close()  # says why it cannot be listed, if it cannot
        raise UnreadableFile("is a folder, not an article", path=path)
    if S_ISFIFO(status.st_mode):
        key = (status.st_dev, status.st_ino)
        data = _from_pipe(path, handle)
        if data:
            _piped[key] = data
        elif key not in _piped:
            raise UnreadableFile("is a pipe that nobody writes into; leave it out", path=path)
        return _piped[key]
    null = os.stat(os.devnull)
    if S_ISCHR(status.st_mode) and status.st_rdev == null.st_rdev:
        return b""
    what = "a device" if S_ISCHR(status.st_mode) or S_ISBLK(status.st_mode) else "no regular file"
    raise UnreadableFile(f"is {what}; standard input is read when '-' is named", path=path)


def _from_pipe(path: str, handle: int) -> bytes:
    """All that is written into a pipe until its last writer closes it; nothing if there is no writer."""
    import select
    import time

    until = time.monotonic() + _PATIENCE
    parts: list[bytes] = []
    size = 0
    while True:
        try:
            part = os.read(handle, 1 << 16)
        except BlockingIOError:  # a writer, but nothing written yet
            until = 0.0
            select.select([handle], [], [])
            continue
        if part:
            parts.append(part)
            size += len(part)
            if size > LARGEST:
                raise UnreadableFile(_too_large(), path=path)
        elif parts or time.monotonic() > until:
            return b"".join(parts)
        else:
            time.sleep(0.02)
