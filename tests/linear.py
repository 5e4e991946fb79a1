"""Making sure that the cost of something grows with its size and not with the square of it."""

from __future__ import annotations

from collections.abc import Callable
from time import process_time

#: How often both sizes are timed at most.
_TRIES = 8


def cost(work: Callable[[], object]) -> float:
    """Seconds of processor time."""
    began = process_time()
    work()
    return process_time() - began


def assert_linear(prepared: Callable[[int], Callable[[], object]], size: int, *, noise: float = 0.02) -> None:
    """Make sure that what is prepared for four times the size takes four times as long, not sixteen times.

    Both are timed one right after the other, so that whatever else the machine does weighs on both. Once is enough:
    it may make work look slower than it is, and never quicker."""
    short, long = prepared(size), prepared(4 * size)
    short()
    for _ in range(_TRIES):
        small, large = cost(short), cost(long)
        if large < 8 * small + noise:
            return
    raise AssertionError(f"{size} take {small:.3f} s, {4 * size} take {large:.3f} s")
