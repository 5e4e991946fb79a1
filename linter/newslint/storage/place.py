"""Where an open file lies, and paths that may lead into some folders only.

Between finding a file and opening it somebody may put a link in its place, or in the place of a folder above it. So
what counts is where the file lies that has been opened, and that the system says.
"""

from __future__ import annotations

import errno
import os
import sys

from .lazy_namedtuple import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

#: What is said of a file that does not lie where its path may lead.
OUTSIDE = "it leads out of the folder"


class PathWithin(str):
    """A path that may lead into `folders` only (absolute, without links), and not to where git keeps its own. Whatever
    opens files for us holds to it, at the time of opening: other files are refused with PermissionError."""

    __slots__ = ("folders",)
    folders: tuple[str, ...]

    def __new__(cls, path: str, folders: tuple[str, ...]) -> PathWithin:
        made = super().__new__(cls, path)
        made.folders = folders
        return made

    def __reduce__(self) -> tuple[Callable[[str, tuple[str, ...]], PathWithin], tuple[str, tuple[str, ...]]]:
        return PathWithin, (str(self), self.folders)


def like(path: str, model: str) -> str:
    """`path`, held to the folders that `model` is held to, if it is to any."""
    return PathWithin(path, model.folders) if isinstance(model, PathWithin) else path


def real_path(path: str) -> str:
    """A path without links; as it is where a link is taken away at this very moment, which opening it will tell."""
    try:
        return os.path.realpath(path)
    except OSError:
        return os.path.abspath(path)


def lies_in(place: str, folders: Iterable[str]) -> bool:
    """True if a place (absolute, without links) lies below one of the folders, and not where git keeps its own."""
    for folder in folders:
        top = os.path.join(folder, "")
        if place.startswith(top):
            return ".git" not in os.path.normcase(place[len(top) :]).split(os.sep)
    return False


def within(path: str, places: tuple[str, ...]) -> PathWithin | None:
    """A path whose file lies in one of the folders `places` (absolute, without links), links followed, and not where git
    keeps its own; None if it lies elsewhere. It has to lie in these folders also when it is opened."""
    try:
        return PathWithin(path, places) if lies_in(real_path(path), places) else None
    except ValueError:  # a NUL
        return None


def places_of(folders: Iterable[str]) -> tuple[str, ...]:
    """Folders as `within` takes them."""
    return tuple(map(real_path, folders))


def check_place(number: int, path: str, *, folder: str = "", name: str = "") -> None:
    """Raise PermissionError if an open file lies where its path may not lead. With a `name`, the descriptor is that of
    the folder in which the file has this name, and `folder` what it was opened by."""
    if not isinstance(path, PathWithin):
        return
    place = os.path.join(place_of(number, folder), name) if name else place_of(number, path)
    if not lies_in(place, path.folders) and not lies_in(place, map(_as_the_system_says, path.folders)):
        raise PermissionError(errno.EACCES, OUTSIDE, str(path))


def place_of(number: int, path: str) -> str:
    """Where an open file or folder lies now, without links; `path` is what it was opened by, for systems that do not
    say. Raises OSError if it cannot be told."""
    place = _asked(number)
    return place if os.path.isabs(place) else _looked_up(number, path or os.curdir)


def _asked(number: int) -> str:
    """The place of an open file in the words of the system; "" where it has none."""
    try:
        if sys.platform == "win32":
            return _final_name(number)
        if sys.platform == "darwin":
            from fcntl import F_GETPATH, fcntl

            return os.fsdecode(fcntl(number, F_GETPATH, bytes(1024)).rstrip(b"\0"))
        return os.readlink(f"/proc/self/fd/{number}")
    except OSError:
        return ""


def _looked_up(number: int, path: str) -> str:
    """Where a path leads, if that is the file that was opened: the nearest there is to asking the system."""
    place = os.path.realpath(path)
    if not os.path.samestat(os.lstat(place), os.fstat(number)):
        raise PermissionError(errno.EACCES, "another file was put in its place", path)
    return place


def _as_the_system_says(folder: str) -> str:
    """A folder in the capitals and letters that the system calls it by, where a disk takes others for the same."""
    if sys.platform != "darwin":
        return folder
    try:
        number = os.open(folder, os.O_RDONLY)
    except OSError:
        return folder
    try:
        return _asked(number) or folder
    finally:
        os.close(number)


def plain_name(name: str) -> str:
    """A name that Windows gave out, as programs write it: without the mark that nothing in it has a meaning."""
    if name.startswith("\\\\?\\UNC\\"):
        return "\\\\" + name[8:]
    return name[4:] if name.startswith("\\\\?\\") else name


if sys.platform == "win32":

    def _final_name(number: int) -> str:
        import ctypes
        import msvcrt

        ask = ctypes.windll.kernel32.GetFinalPathNameByHandleW
        ask.argtypes = (ctypes.c_void_p, ctypes.c_wchar_p, ctypes.c_ulong, ctypes.c_ulong)
        room = ctypes.create_unicode_buffer(32_768)
        length = ask(msvcrt.get_osfhandle(number), room, len(room), 0)
        return plain_name(room.value) if 0 < length < len(room) else ""
