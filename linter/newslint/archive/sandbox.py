"""A process of our own beside each worker of Spark, for work that may hang or crash.

Spark gives up a whole run when a worker dies four times at the same article. So what may go wrong happens in a child
that can be ended: an article that kills it, or that it does not come back from, costs one row, and a new child goes on.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys

from ..limits.timer import PER_FILE, allowed
from ..storage.lazy_namedtuple import TYPE_CHECKING
from ..terminal.process_end import how_it_ended

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection
    from typing import Any

    #: What is made once in a child, and does the work there.
    Make = Callable[[], Callable[[Any], Any]]

#: Memory a child may have for its work besides what it has at its start, in bytes.
MEMORY = 2 << 30
#: A child that has used no processor time for so many seconds waits for something that does not come.
IDLE = 60.0
#: Readers and rules have limits of their own; this many times as long, and these seconds, and they did not work.
_TIMES, _MORE = 2.5, 5.0
#: Seconds between looks at a child that has not answered.
_LOOK = 0.5


class Ended(Exception):
    """The child is no more: why, as it may be shown."""


class Sandbox:
    """A child that does one thing after another. `make` is called there, unless the child begins as a copy of this
    process, in which `make` should have been called before. `seconds` (0: what readers and rules are allowed) limits
    the processor time of one call."""

    def __init__(self, make: Make, seconds: float = 0.0) -> None:
        self._make = make
        self._seconds = seconds
        self._context: Any = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
        self._process: Any = None
        self._pipe: Connection | None = None

    def call(self, given: Any, size: int = 0) -> Any:
        """What the work makes of something; `size` (characters) counts for its time. Raises Ended."""
        pipe = self._begun()
        try:
            pipe.send(given)
            why = self._wait(pipe, _TIMES * (self._seconds or allowed(PER_FILE, size)) + _MORE)
            if why:
                self.close()
                raise Ended(why)
            return pipe.recv()
        except (EOFError, OSError):
            self._process.join()
            code = self._process.exitcode
            self.close()
            raise Ended(_last_words(code)) from None

    def close(self) -> None:
        """End the child, at once."""
        if self._process is not None:
            self._process.kill()
            self._process.join()
        if self._pipe is not None:
            self._pipe.close()
        self._process = self._pipe = None

    def _begun(self) -> Connection:
        if self._pipe is None or not self._process.is_alive():
            self.close()
            ours, theirs = self._context.Pipe()
            self._process = self._context.Process(target=_serve, args=(theirs, ours, self._make), daemon=True)
            self._process.start()
            theirs.close()
            self._pipe = ours
        pipe: Connection = self._pipe
        return pipe

    def _wait(self, pipe: Connection, limit: float) -> str:
        """Wait for an answer; why there will be none, or ""."""
        began = last = _used(self._process.pid)
        idle = waited = 0.0
        while not pipe.poll(_LOOK):
            waited += _LOOK
            used = _used(self._process.pid)
            if used is None or began is None:  # the clock on the wall is all there is
                if waited > 4 * limit:
                    return f"checking it took longer than {4 * limit:.3g} s and was stopped"
                continue
            idle = 0.0 if used != last else idle + _LOOK
            last = used
            if used - began > limit:
                return f"checking it took longer than {limit:.3g} s of processor time and was stopped"
            if idle >= IDLE:
                return f"checking it stood still for {IDLE:.3g} s and was stopped"
        return ""


def _used(number: int) -> float | None:
    """The processor time of a process in seconds, where the system tells."""
    try:
        with open(f"/proc/{number}/stat", "rb") as file:
            fields = file.read().rpartition(b")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    except (OSError, ValueError, IndexError):
        return None


def _last_words(code: int | None) -> str:
    return f"the process that checked it {how_it_ended(code)}; check this article alone to see why"


def _serve(pipe: Connection, held: Connection, make: Make) -> None:
    """What a child does until there is nobody left to answer to."""
    held.close()  # a copy has our end of the pipe, too, and would never see it closed
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    work = make()
    _limit_memory()
    while True:
        try:
            given = pipe.recv()
        except (EOFError, OSError):
            os._exit(0)
        answer = work(given)
        try:
            pipe.send(answer)
        except OSError:
            os._exit(0)


def _limit_memory() -> None:
    try:
        import resource

        with open("/proc/self/status", "rb") as file:
            now = next(int(line.split()[1]) for line in file if line.startswith(b"VmData")) * 1024
        soft, hard = resource.getrlimit(resource.RLIMIT_DATA)
        most = now + MEMORY
        if hard != resource.RLIM_INFINITY:
            most = min(most, hard)
        resource.setrlimit(resource.RLIMIT_DATA, (most, hard))
    except (ImportError, OSError, StopIteration, ValueError):
        pass  # no such limits here; the system's own must do
