"""A file in the place of another, whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import BufferedWriter
from itertools import count

from .lazy_namedtuple import NamedTuple
from .place import check_place
from .safe_read import FLAGS, Seen, identity_of

#: True where files are named within an open folder, so that no link can be put in the place of a folder meanwhile.
BY_FOLDER = {os.open, os.stat, os.readlink, os.rename, os.unlink} <= os.supports_dir_fd
_MOST_LINKS = 40


class Changed(OSError):
    """What was to be replaced is not what was seen before."""


class _Target(NamedTuple):
    """The name that a file has in an open folder, and the path of the folder; None for the folder where the name is all
    of a path."""

    folder: int | None
    name: str
    above: str = ""

    def beside(self, name: str) -> str:
        return os.path.join(os.path.dirname(self.name), name)

    def status(self) -> os.stat_result | None:
        """Which file is there now, None for none; links are not followed."""
        try:
            return os.stat(self.name, dir_fd=self.folder, follow_symlinks=False)
        except FileNotFoundError:
            return None

    def open(self) -> int:
        """The descriptor of the file, opened for reading. Raises OSError if it is a link now."""
        return os.open(self.name, FLAGS | getattr(os, "O_NOFOLLOW", 0), dir_fd=self.folder)


@contextmanager
def replacing(path: str, seen: Seen | None = None) -> Iterator[BufferedWriter]:
    """A new file that takes the place of the one at `path` when the block ends well. Whoever looks, and whatever
    happens, finds the old file or the new one, never half. Links are followed once, at the start, and only as far as the
    path may lead (`PathWithin`); permissions and extended attributes (access control lists among them) are kept, owner and
    group as far as we may. A file with other hard links is refused, since those would keep what it was. Raises OSError,
    with a `strerror` to show; `Changed` where `seen` is given, and something else is there at the end."""
    with _target(path) as target:
        old = target.status()
        if old is not None and not stat.S_ISREG(old.st_mode):
            raise OSError(errno.EINVAL, "not a regular file", path)
        if old is not None and old.st_nlink > 1:
            raise OSError(errno.EMLINK, "it has other hard links, which would keep the old text", path)
        if old is not None and not os.access(target.name, os.W_OK, dir_fd=target.folder):
            raise PermissionError(errno.EACCES, "the file is write-protected", path)
        number, name = _beside(target)
        try:
            with os.fdopen(number, "wb") as file:
                if target.folder is None:
                    check_place(number, path)
                if old is not None:
                    _make_like(file.fileno(), name, target, old)  # before there is anything in it to be read
                yield file
            if seen is not None:
                _check_unchanged(target, path, seen)
            if target.folder is None:
                os.replace(name, target.name)
            else:  # the same, on all systems that can do it within a folder
                os.rename(name, target.name, src_dir_fd=target.folder, dst_dir_fd=target.folder)
        except BaseException:
            with suppress(FileNotFoundError):
                os.unlink(name, dir_fd=target.folder)
            raise


def remove(path: str, seen: Seen) -> None:
    """Take away a file, as long as it is the one that was seen. Raises OSError; `Changed` for another one."""
    with _target(path) as target:
        _check_unchanged(target, path, seen)
        os.unlink(target.name, dir_fd=target.folder)


@contextmanager
def _target(path: str) -> Iterator[_Target]:
    """What a path leads to, links followed, while its folder is open. Raises OSError, also where it may not lead there."""
    target = _followed(path)
    try:
        if target.folder is not None:
            check_place(target.folder, path, folder=target.above, name=target.name)
        yield target
    finally:
        if target.folder is not None:
            os.close(target.folder)


def _followed(path: str) -> _Target:
    """What a path leads to, links followed."""
    if not BY_FOLDER:
        return _Target(None, os.path.realpath(path))
    for _ in range(_MOST_LINKS):
        above, name = os.path.split(path)
        # a folder that may not be listed may yet be written to
        folder = os.open(
            above or os.curdir, getattr(os, "O_PATH", os.O_RDONLY) | getattr(os, "O_DIRECTORY", 0)
        )
        try:
            link = os.readlink(name, dir_fd=folder)
        except OSError:  # it is no link, or not there yet
            return _Target(folder, name, above)
        os.close(folder)
        path = os.path.join(above, link)
    raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), path)


def _check_unchanged(target: _Target, path: str, seen: Seen) -> None:
    """Raise `Changed` unless what would be replaced is the file that was seen, as it was."""
    if not _is_still(target, seen):
        raise Changed(errno.EBUSY, "it was changed meanwhile", path)


def _is_still(target: _Target, seen: Seen) -> bool:
    """True if what would be replaced is the file that was seen, as it was."""
    now = target.status()
    if now is None or seen.identity is None:
        return now is None and seen.identity is None
    if identity_of(now) != seen.identity or now.st_size != len(seen.data):
        return False
    with os.fdopen(target.open(), "rb") as file:
        return identity_of(os.fstat(file.fileno())) == seen.identity and file.read() == seen.data


def _beside(target: _Target) -> tuple[int, str]:
    """A new file in the same folder. Its name is short, since that of the target may be as long as a name can be."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    for number in count():
        name = target.beside(f".newslint-{os.getpid()}-{number}.tmp")
        with suppress(FileExistsError):
            return os.open(name, flags, 0o666, dir_fd=target.folder), name
    raise AssertionError("numbers do not end")


def _make_like(number: int, name: str, target: _Target, old: os.stat_result) -> None:
    if hasattr(os, "chown"):
        for owner, group in ((-1, old.st_gid), (old.st_uid, -1)):
            with suppress(OSError):  # only root may give a file away
                os.chown(number, owner, group)
    if os.chmod in os.supports_fd:
        os.chmod(number, stat.S_IMODE(old.st_mode))
    else:
        os.chmod(name, stat.S_IMODE(old.st_mode))
    if hasattr(os, "listxattr"):
        _keep_attributes(number, target)


def _keep_attributes(number: int, target: _Target) -> None:
    try:
        old = target.open()
    except OSError:
        return  # it may not be read: nothing can be told of it
    try:
        try:
            names = os.listxattr(old)
        except OSError:
            return  # a file system that has none
        for name in names:
            try:
                os.setxattr(number, name, os.getxattr(old, name))
            except OSError as error:
                if not name.startswith("security."):  # labels are the system's to give
                    raise OSError(error.errno, f"its attribute {name} cannot be kept", target.name) from None
    finally:
        os.close(old)
