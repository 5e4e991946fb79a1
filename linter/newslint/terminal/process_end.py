"""How a process that checked for us came to its end, in words."""

from __future__ import annotations

import signal


def how_it_ended(code: int | None) -> str:
    """ "was ended by SIGKILL", "ended with exit code 3". `code` is as `multiprocessing` and `subprocess` give it: below zero
    for a signal."""
    if code is None or code >= 0:
        return f"ended with exit code {code}"
    try:
        return f"was ended by {signal.Signals(-code).name}"
    except ValueError:
        return f"was ended by signal {-code}"
