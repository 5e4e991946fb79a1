"""Waiting for a state, however busy the machine is."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

#: Seconds after which something counts as something that never comes. No machine is so busy that it takes as long.
LONG = 600.0
#: Seconds between two looks.
OFTEN = 0.01


def until(holds: Callable[[], T]) -> T:
    """What `holds` gives as soon as that is true."""
    end = time.monotonic() + LONG
    while not (value := holds()):
        assert time.monotonic() < end, "it never came true"
        time.sleep(OFTEN)
    return value
