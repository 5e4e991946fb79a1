"""Stopping a search of the standard library's `re` that takes too long."""

from __future__ import annotations

from importlib import import_module
from time import process_time

from ..storage.lazy_namedtuple import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

try:  # what the module `signal` is made of: that turns numbers into enumerations, which takes its time
    _signal: Any = import_module("_signal")
except ImportError:  # pragma: no cover - another implementation of Python
    _signal = import_module("signal")


class Watch:
    """Raises TimeoutError in the middle of a search that takes longer than `seconds` of processor time. Use it in a `with`
    statement; nothing is set up before the first `start`."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._began = 0.0
        self._before: Any = None
        self._armed = False

    def __enter__(self) -> Watch:
        return self

    def __exit__(self, *error: object) -> None:
        if self._armed:
            _signal.setitimer(_signal.ITIMER_VIRTUAL, 0)
            _signal.signal(_signal.SIGVTALRM, self._before)
            self._armed = False

    def start(self) -> bool:
        """A search begins; the one before has ended. False where searches cannot be stopped: on a system without
        timers, and outside the main thread."""
        self._began = process_time()
        if not self._armed:
            if not hasattr(_signal, "setitimer"):
                return False
            try:
                self._before = _signal.signal(_signal.SIGVTALRM, self._look)
            except ValueError:  # not the main thread
                return False
            self._armed = True
            _signal.setitimer(_signal.ITIMER_VIRTUAL, self._seconds)
        return True

    def _look(self, number: int, frame: object) -> None:
        left = self._began + self._seconds - process_time()
        if left <= 0:
            raise TimeoutError
        _signal.setitimer(_signal.ITIMER_VIRTUAL, left)
