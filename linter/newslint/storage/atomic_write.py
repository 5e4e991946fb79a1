"""A file in the place of another, whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import BufferedWriter
from itertools import count


@contextmanager
def replacing(path: str) -> Iterator[BufferedWriter]:
    """A new file that takes the place of the one at `path` when the block ends well. Whoever looks, and whatever
    happens, finds the old file or the new one, never half. Links are followed; permissions are kept, owner and
    group as far as we may. Raises OSError, with a `strerror` to show."""
    try:
        old = os.stat(path)
    except FileNotFoundError:
        old = None
    if old is not None and not stat.S_ISREG(old.st_mode):
        raise OSError(errno.EINVAL, "not a regular file", path)
    target = os.path.realpath(path)
    if old is not None and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, "the file is write-protected", path)
    file = _beside(target)
    try:
        with file:
            if old is not None:
                _make_like(file.name, old)  # before there is anything in it to be read
            yield file
        os.replace(file.name, target)
    finally:
        if os.path.exists(file.name):
            os.unlink(file.name)


def _beside(target: str) -> BufferedWriter:
    """A new file in the same folder. Its name is short, since that of the target may be as long as a name can be."""
    for number in count():
        with suppress(FileExistsError):
            return open(os.path.join(os.path.dirname(target), f".newslint-{os.getpid()}-{number}.tmp"), "xb")
    raise AssertionError("numbers do not end")


def _make_like(path: str, old: os.stat_result) -> None:
    if hasattr(os, "chown"):
        for owner, group in ((-1, old.st_gid), (old.st_uid, -1)):
            with suppress(OSError):  # only root may give a file away
                os.chown(path, owner, group)
    os.chmod(path, stat.S_IMODE(old.st_mode))
