"""Colour on a terminal: when it is wanted, and how words get it."""

from __future__ import annotations

import os

from ..storage.lazy_namedtuple import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import TextIO

#: What `--color` takes.
WHEN = ("auto", "always", "never")
_CODES = {
    "error": "1;31", "warning": "1;33", "suggestion": "1;36", "path": "1", "rule": "2", "write": "32",
    "old": "31", "new": "32", "key": "1",
}  # fmt: skip


def wanted(when: str | None, stream: TextIO, environ: Mapping[str, str] | None = None) -> bool:
    """True if what goes to a stream is to be coloured. What was asked for (`when`, one of `WHEN`) decides; else
    NO_COLOR, else FORCE_COLOR (0 means no), each where it is set and not empty; else whether it is a terminal."""
    environ = os.environ if environ is None else environ
    if when in ("always", "never"):
        return when == "always"
    if environ.get("NO_COLOR"):
        return False
    if forced := environ.get("FORCE_COLOR"):
        return forced != "0"
    return stream.isatty() and environ.get("TERM") != "dumb"


class Paint:
    """Wraps words in colour, or leaves them alone when colour is off."""

    def __init__(self, on: bool) -> None:
        self.on = on

    def __call__(self, name: str, text: str) -> str:
        return f"\x1b[{_CODES[name]}m{text}\x1b[0m" if self.on and text else text
