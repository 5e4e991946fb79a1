"""Saying something at a terminal or in a log: lines that hold words of articles, packs or file names are shown, never
obeyed."""

from __future__ import annotations

import os
import stat
import sys
from io import TextIOWrapper

from ..storage.lazy_namedtuple import TYPE_CHECKING
from .escaping import harmless_json, safe, without_orders

if TYPE_CHECKING:
    from typing import TextIO


def say(text: str = "", *, err: bool = False) -> None:
    """Print lines of text on standard output, or standard error. Only line feeds are sent as they are."""
    _write(sys.stderr if err else sys.stdout, shown(text))


def write(text: str) -> None:
    """Write text that is fit to be shown (see `safe`) on standard output, at once. What its encoding has no character for is
    written as a number."""
    _write(sys.stdout, text, end="")
    sys.stdout.flush()


def shown(text: str) -> str:
    """Lines of text as they may be shown: nothing in them steers a terminal or gives orders to a CI system."""
    return without_orders("\n".join(map(safe, text.split("\n"))))


def say_data(text: str) -> None:
    """Print JSON, in UTF-8 whatever the locale says. What could steer a terminal is escaped in it, and so are halves of
    surrogate pairs (of a file name that is not UTF-8)."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")
    _write(sys.stdout, without_orders(harmless_json(text), "json"))


def say_difference(text: str) -> None:
    """Print a difference: as it is into a file, where a program is to apply it; made visible on a terminal, as `git
    diff` does. Into a pipe it goes as it is but for orders to a CI system, which may be what reads it."""
    if not text:
        return
    if sys.stdout.isatty():
        text = shown(text)
    elif not _is_file(sys.stdout):
        text = without_orders(text)
    _write(sys.stdout, text, end="")


def _is_file(stream: TextIO) -> bool:
    try:
        return stat.S_ISREG(os.fstat(stream.fileno()).st_mode)
    except (OSError, ValueError):
        return False


def _write(stream: TextIO, text: str, end: str = "\n") -> None:
    if isinstance(stream, TextIOWrapper):
        stream.reconfigure(errors="backslashreplace")
    print(text, file=stream, end=end)
