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
    happens, finds the old file or the new one, never half. Links are followed; permissions and extended attributes
    (access control lists among them) are kept, owner and group as far as we may. A file with other hard links is
    refused, since those would keep what it was. Raises OSError, with a `strerror` to show."""
    try:
        old = os.stat(path)
    except FileNotFoundError:
        old = None
    if old is not None and not stat.S_ISREG(old.st_mode):
        raise OSError(errno.EINVAL, "not a regular file", path)
    if old is not None and old.st_nlink > 1:
        raise OSError(errno.EMLINK, "it has other hard links, which would keep the old text", path)
    target = os.path.realpath(path)
    if old is not None and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, "the file is write-protected", path)
    file = _beside(target)
    try:
        with file:
            if old is not None:
                _make_like(file.name, target, old)  # before there is anything in it to be read
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


def _make_like(path: str, target: str, old: os.stat_result) -> None:
    if hasattr(os, "chown"):
        for owner, group in ((-1, old.st_gid), (old.st_uid, -1)):
            with suppress(OSError):  # only root may give a file away
                os.chown(path, owner, group)
    os.chmod(path, stat.S_IMODE(old.st_mode))
    if hasattr(os, "listxattr"):
        _keep_attributes(path, target)


def _keep_attributes(path: str, target: str) -> None:
    try:
        names = os.listxattr(target)
    except OSError:
        return  # a file system that has none
    for name in names:
        try:
            os.setxattr(path, name, os.getxattr(target, name))
        except OSError as error:
            if not name.startswith("security."):  # labels are the system's to give
                raise OSError(error.errno, f"its attribute {name} cannot be kept", target) from None
