"""The standard streams, in whatever state whoever started us has left them."""

from __future__ import annotations

import os
import sys
from io import FileIO


def make_usable() -> None:
    """Make all three streams fit for reading and writing, before any file is opened: one that is closed leads
    nowhere, and writing waits until all is written."""
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        if getattr(sys, name) is None:
            # the lowest number that is free is the one of this stream; else the next file would get it
            setattr(sys, name, open(os.devnull, "w" if number else "r", encoding="utf-8"))  # noqa: SIM115
        else:
            _wait_for(number)
    if isinstance(getattr(sys.stdout, "buffer", None), FileIO):
        # PYTHONUNBUFFERED: what does not fit at once would be lost in silence; here each line goes out at once
        sys.stdout = open(  # noqa: SIM115
            sys.stdout.fileno(), "w", 1, encoding=sys.stdout.encoding, errors=sys.stdout.errors, closefd=False
        )


def _wait_for(number: int) -> None:
    """Have a descriptor block: a pipe shared with a program that does not wait is often in no mood to take more."""
    if not hasattr(os, "set_blocking"):
        return
    try:
        if not os.get_blocking(number):
            os.set_blocking(number, True)
    except OSError:
        pass  # Windows knows it of pipes only


def flush() -> None:
    """Send what is still to be sent. Whoever could be told of a failure has been told."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError):
            pass
