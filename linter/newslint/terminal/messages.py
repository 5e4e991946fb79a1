"""Saying something at a terminal: lines that hold words of articles, packs or file names are shown, never obeyed."""

from __future__ import annotations

import sys
from io import TextIOWrapper

from ..storage.lazy_namedtuple import TYPE_CHECKING
from .escaping import safe

if TYPE_CHECKING:
    from typing import TextIO


def say(text: str = "", *, err: bool = False) -> None:
    """Print lines of text on standard output, or standard error. Only line feeds are sent as they are."""
    stream = sys.stderr if err else sys.stdout
    _write(stream, "\n".join(map(safe, text.split("\n"))))


def say_data(text: str) -> None:
    """Print text that programs read as it is, halves of surrogate pairs (of a file name that is not UTF-8)
    written as JSON and Python do."""
    _write(sys.stdout, text.encode("utf-8", "backslashreplace").decode("utf-8"))


def say_difference(text: str) -> None:
    """Print a difference: as it is into a file or a pipe, where a program is to apply it; made visible on a
    terminal, as `git diff` does."""
    if not text:
        return
    _write(sys.stdout, "\n".join(map(safe, text.split("\n"))) if sys.stdout.isatty() else text, end="")


def _write(stream: TextIO, text: str, end: str = "\n") -> None:
    if isinstance(stream, TextIOWrapper):
        stream.reconfigure(errors="backslashreplace")
    print(text, file=stream, end=end)
