"""A report in a file, and the files it must not be written over."""

from __future__ import annotations

import errno
import os
import re
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from io import BufferedWriter, TextIOWrapper

from ..model.errors import NewslintError
from ..storage.atomic_write import replacing
from ..storage.lazy_namedtuple import TYPE_CHECKING
from ..storage.place import PathWithin, real_path
from ..storage.safe_read import open_found

if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from typing import TextIO

    from ..config.model import Config
    from .settings import Run

#: Names of what is open already, in the order of the groups: standard error, or a descriptor by its number.
_OPEN = re.compile(r"/dev/(stderr)|(?:/dev|/proc/self)/fd/([0-9]+)")


def settled(path: str) -> str:
    """The path of a report, held to the folder in which it lies now, links followed. What is open already, a device or a
    pipe is left as it is."""
    if _OPEN.fullmatch(path) or "\0" in path or (os.path.exists(path) and not os.path.isfile(path)):
        return path
    return PathWithin(path, (os.path.dirname(real_path(path)),))


class Guard:
    """Refuses a report that would take the place of a file which the run reads. `named` are files, and
    descriptors, that are known from the start. Raises NewslintError."""

    def __init__(self, output: str, named: Iterable[str | int | None]) -> None:
        self._output = output
        self._place = None if _OPEN.fullmatch(output) else _place(output)
        self._known: set[str] = set()
        if self._place is not None and _is_article(output):
            raise NewslintError(
                f"--output would write over {output}, which is an article and no report of ours; give the report "
                "another name, or remove that file first"
            )
        for path in named:
            if path is not None:
                self._refuse(path)

    def check(self, path: str, config: Config, run: Run) -> None:
        """Refuse the report if it is this article, or belongs to the configuration of it. Raises NewslintError."""
        if self._place is None:
            return
        self._refuse(path, ", or exclude that file in the configuration if it is no article")
        if config.file not in self._known:
            self._known.add(config.file)
            for used in (
                config.file,
                os.path.join(config.folder, config.baseline),
                *run.packs(config),
            ):
                self._refuse(used)

    def _refuse(self, path: str | int, besides: str = "") -> None:
        if self._place is not None and _place(path) == self._place:
            name = self._output if isinstance(path, int) else path
            raise NewslintError(
                f"--output would write over {name}, which this run reads; give the report another name{besides}"
            )


def _is_article(path: str) -> bool:
    """True if a file has something in it, the name of an article, and is no report of ours."""
    from ..readers.formats import by_extension, holds_article
    from ..readers.own_reports import is_report

    format = by_extension(path)
    try:
        if format is None or path.lower().endswith(format.shared or "/") and not holds_article(path, format):
            return False
        with open(open_found(path), "rb") as file:
            head = file.read(4096)
    except OSError:
        return False
    return bool(head.strip()) and not is_report(head)


def _place(path: str | int) -> tuple[int, int] | None:
    """What is one and the same for all names of a regular file; None for anything else."""
    try:
        status = os.stat(path)
    except (OSError, ValueError):
        return None
    return (status.st_dev, status.st_ino) if stat.S_ISREG(status.st_mode) else None


@contextmanager
def output_file(path: str) -> Iterator[TextIO]:
    """A file that appears whole when everything is written. A device, a pipe, or what is open already
    (`/dev/fd/63`) is written as it is; of a link, what it leads to. Raises NewslintError if it cannot be
    written."""
    try:
        with _opened(path) as file:
            yield file
    except OSError as error:
        raise NewslintError(f"the report cannot be written: {error.strerror}", path=path) from None


def _opened(path: str) -> AbstractContextManager[TextIO]:
    if there := _OPEN.fullmatch(path):
        return _text(open(os.dup(int(there[2] or 2)), "wb"))
    if os.path.exists(path) and not os.path.isfile(path):
        number = os.open(path, os.O_WRONLY | getattr(os, "O_BINARY", 0))
        if stat.S_ISREG(os.fstat(number).st_mode):  # put there a moment ago
            os.close(number)
            raise OSError(errno.EBUSY, "it was changed meanwhile", path)
        return _text(open(number, "wb"))
    return _whole(path)


@contextmanager
def _whole(path: str) -> Iterator[TextIO]:
    with replacing(path) as file, _text(file) as text:
        yield text


def _text(file: BufferedWriter) -> TextIO:
    return TextIOWrapper(file, encoding="utf-8", errors="backslashreplace", newline="")
