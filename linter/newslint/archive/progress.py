"""How far Spark is, told while it works."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from time import monotonic

from ..storage.lazy_namedtuple import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

    #: Takes a line to show in the place of the last one.
    Tell = Callable[[str], None]

_EVERY = 0.5


@contextmanager
def watched(spark: Any, tell: Tell | None, what: str, articles: int = 0) -> Iterator[None]:
    """Tell how far the jobs of this block are, twice a second. `articles` is how many they check (0: they do something
    else); the share of those done is that of the tasks."""
    if tell is None:
        yield
        return
    over = threading.Event()
    tracker = spark.sparkContext.statusTracker()

    def watch() -> None:
        began = monotonic()
        while not over.wait(_EVERY):
            with suppress(Exception):  # Spark may have gone, which is said elsewhere
                tell(_line(tracker, what, articles, monotonic() - began))

    thread = threading.Thread(target=watch, daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()
        tell("")


def _line(tracker: Any, what: str, articles: int, seconds: float) -> str:
    stages = [tracker.getStageInfo(number) for number in tracker.getActiveStageIds()]
    done = sum(stage.numCompletedTasks for stage in stages if stage)
    total = sum(stage.numTasks for stage in stages if stage)
    if not total:
        return f"{what} ..."
    share = done / total
    line = f"{what}: {share:.0%}"
    if articles:
        line = f"{what}: about {articles * share:,.0f} of {articles:,} articles"
        if done and seconds > 5:
            line += (
                f", {articles * share / seconds:,.0f} a second, {_time(seconds * (1 - share) / share)} to go"
            )
    return line


def _time(seconds: float) -> str:
    if seconds < 90:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 5400 else f"{seconds / 3600:.1f} h"
