"""Time limits on checks: what takes too long is stopped, and the rest goes on.

Time is processor time where the system can send a signal when it is used up: in the main thread, on anything
but Windows. A busy machine then stops nothing that a quiet one would not. Elsewhere (threads, an editor's
server) another thread watches the clock on the wall and can only stop Python code; patterns run there with
the limits of the module `regex`.
"""

from __future__ import annotations

import sys
from importlib import import_module
from time import monotonic, process_time
from types import TracebackType

from ..storage.lazy_namedtuple import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

#: What `signal` wraps into enumerations at some cost.
_signals: Any = import_module("_signal" if sys.implementation.name == "cpython" else "signal")

#: Seconds the rules may take on one article, and again for each whole million of its characters.
PER_FILE = 60.0
#: The same for one pattern. Patterns that ship take milliseconds at most.
PER_PATTERN = 2.0

#: After this many seconds the signal comes again: an exception is lost where nobody can catch it.
_AGAIN = 0.25

_deadlines: list[float] = []
_before: Any = None


def allowed(seconds: float, size: int) -> float:
    """The seconds allowed for a text of `size` characters."""
    return seconds * (1 + size // 1_000_000)


def can_interrupt() -> bool:
    """True if anything can be stopped here, patterns of the module `re` among it."""
    if not hasattr(_signals, "setitimer"):
        return False
    threading = sys.modules.get("threading")
    return threading is None or threading.current_thread() is threading.main_thread()


def clock() -> float:
    """Seconds on the clock that limits are measured with here."""
    return process_time() if can_interrupt() else monotonic()


class Limit:
    """`with Limit(seconds):` raises TimeoutError in the block when it takes longer. Limits nest. One that was given a name
    in the main thread can be `restart`ed for one piece of work after another."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._watch: _Watch | None = None

    def __enter__(self) -> Limit:
        if can_interrupt():
            _begin(self._seconds)
        else:
            self._watch = _Watch(self._seconds)
        return self

    def restart(self) -> None:
        """The seconds count from now on. For the innermost limit, where `can_interrupt()`; costs one look at the clock."""
        end = process_time() + self._seconds
        # the timer stays as it is: `_expired` sets it anew when it comes too early
        _deadlines[-1] = min(end, _deadlines[-2]) if len(_deadlines) > 1 else end

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._watch is None:
            _end()
        else:
            self._watch.stop()


def spend(seconds: float) -> None:
    """Count processor time that another process used for this one against all limits. Raises TimeoutError where one is
    passed. Where limits are measured on the wall the clock has counted it."""
    if not _deadlines or not can_interrupt():
        return
    _deadlines[:] = [end - seconds for end in _deadlines]
    left = _deadlines[-1] - process_time()
    if left <= 0:
        raise TimeoutError
    _signals.setitimer(_signals.ITIMER_PROF, max(left, 0.001), _AGAIN)


def _expired(number: int, frame: Any) -> None:
    # A limit that is being set or lifted must not be left half so, or the signal would come for ever; it will come again.
    if frame is not None and frame.f_code in _UNTOUCHED:
        return
    if _deadlines:
        left = _deadlines[-1] - process_time()
        if left <= 0.001:
            raise TimeoutError
        if left < _AGAIN:
            _signals.setitimer(_signals.ITIMER_PROF, left, _AGAIN)


def _begin(seconds: float) -> None:
    global _before
    now = process_time()
    if _deadlines and now >= _deadlines[-1]:
        raise TimeoutError  # the timer is set anew so often that it might never come
    if not _deadlines:
        _before = _signals.signal(_signals.SIGPROF, _expired)
    end = now + seconds
    _deadlines.append(min(end, _deadlines[-1]) if _deadlines else end)
    _signals.setitimer(_signals.ITIMER_PROF, max(_deadlines[-1] - now, 0.001), _AGAIN)


def _end() -> None:
    _deadlines.pop()
    if _deadlines:
        left = max(_deadlines[-1] - process_time(), 0.001)
        _signals.setitimer(_signals.ITIMER_PROF, left, _AGAIN)
    else:
        _signals.setitimer(_signals.ITIMER_PROF, 0)
        _signals.signal(_signals.SIGPROF, _before or _signals.SIG_DFL)


_UNTOUCHED = frozenset(
    function.__code__
    for function in (Limit.__enter__, Limit.__exit__, Limit.restart, spend, _begin, _end, can_interrupt)
)


class _Watch:
    """A thread that raises TimeoutError in the one that made it when time is up."""

    def __init__(self, seconds: float) -> None:
        import threading

        self._ident = threading.get_ident()
        self._lock = threading.Lock()
        self._over = self._fired = False
        self._timer = threading.Timer(seconds, self._fire)
        self._timer.daemon = True
        self._timer.start()

    def _fire(self) -> None:
        with self._lock:
            if not self._over:
                self._fired = True
                self._raise(TimeoutError)

    def _raise(self, error: type[BaseException] | None) -> None:
        import ctypes

        interface: Any = getattr(ctypes, "pythonapi", None)
        if interface is not None:
            what = ctypes.py_object(error) if error is not None else None
            interface.PyThreadState_SetAsyncExc(ctypes.c_ulong(self._ident), what)

    def stop(self) -> None:
        """No exception comes after this."""
        self._timer.cancel()
        with self._lock:
            self._over = True
            if self._fired:
                self._raise(None)
