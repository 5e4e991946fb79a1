"""How far a long run is, shown on a terminal while it goes on."""

from __future__ import annotations

import time

from ..storage.lazy_namedtuple import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import TextIO, TypeVar

    T = TypeVar("T")

#: Seconds that a run may take before anything is shown, and between two changes of what is shown.
_PATIENCE, _PAUSE = 2.0, 0.1
_WIDTH = 30


class Progress:
    """A bar on a terminal (`stream`; None shows nothing). Whoever else writes there has it make way first."""

    def __init__(self, stream: TextIO | None) -> None:
        self._stream = stream
        self._began = self._last = time.monotonic()
        self._total = 0
        self._done = 0
        self._shown = False

    def counted(self, items: Iterable[T]) -> Iterable[T]:
        """The same items, their number known: all are listed at once, where there is something to show."""
        if self._stream is None:
            return items
        listed = list(items)
        self._total = len(listed)
        return listed

    def of(self, results: Iterable[T]) -> Iterator[T]:
        """The same results, as they come; each is one of the items that were counted."""
        for result in results:
            self._done += 1
            self._show()
            yield result

    def _show(self) -> None:
        now = time.monotonic()
        if self._stream is None or now - self._began < _PATIENCE or now - self._last < _PAUSE:
            return
        self._last = now
        filled = _WIDTH * self._done // max(self._total, 1)
        bar = "#" * filled + "-" * (_WIDTH - filled)
        self._stream.write(f"\r\x1b[KChecking [{bar}] {self._done:,} of {self._total:,}")
        self._stream.flush()
        self._shown = True

    def make_way(self) -> None:
        """Take the bar away; it comes again with the next result."""
        if self._shown and self._stream is not None:
            self._stream.write("\r\x1b[K")
            self._stream.flush()
            self._shown = False


#: Shows nothing.
NO_PROGRESS = Progress(None)


def progress_for(stream: TextIO) -> Progress:
    """A bar for a stream: shown only if that is a terminal."""
    return Progress(stream if stream.isatty() else None)
