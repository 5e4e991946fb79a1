"""Reading files that somebody else wrote: regular files only, and no more of one than there is use for.

A name in a configuration or a pack may lead to a pipe that never ends, a device, or a file of gigabytes.
"""

from __future__ import annotations

import errno
import os
import stat

#: Bytes that a pack, a configuration or a word list may have.
MOST = 8_000_000


def read_regular(path: str, most: int = MOST) -> bytes:
    """The content of a file. Raises OSError, with a `strerror` to show, also for what is no regular file
    (a folder, a pipe, a device) and for more than `most` bytes."""
    number, size = open_regular(path)
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


def open_regular(path: str) -> tuple[int, int]:
    """The descriptor of a file opened for reading, and its size in bytes. Raises OSError as `read_regular` does,
    and waits for nobody to open the other end of a pipe."""
    try:
        number = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except ValueError:  # a name no file can have
        raise OSError(errno.ENOENT, os.strerror(errno.ENOENT), path) from None
    status = os.fstat(number)
    if not stat.S_ISREG(status.st_mode):
        os.close(number)
        raise OSError(errno.EINVAL, "not a regular file", path)
    return number, status.st_size
