"""The processes that check: one as a rule, others while one is busy for long.

A process that never answers costs the article it was given, for as long as its watchdog allows; other articles get
another process. One that is busy with a text that has changed meanwhile is ended at once.
"""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import Coroutine, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import Any

from ..model.errors import NewslintError
from ..terminal.process_end import how_it_ended
from .exchange import HEAD, Failure, Request, length_of, packed, unpacked

#: Seconds that somebody waits for a process that is busy before another is started, or the text it is busy with counts
#: as one that takes long.
PATIENCE = 0.5
#: No more processes than this.
MOST = 3
#: What Python runs to become such a process: with the module path of this one, and so never with modules out of the
#: folder where the articles lie.
_BOOT = "import sys; sys.path[:] = sys.argv[1:]; from newslint.lsp.worker import main; main()"
#: The exit code that the watchdog of a process gives it.
_GIVEN_UP = 1


class Lost(NewslintError):
    """The process that was asked has ended without an answer."""


class _Checker:
    """One process. `about` is the document it is busy with, `since` when that began. Its answers are waited for in
    threads: what is cancelled while a process starts or ends is never seen through by an event loop."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._ended = False
        self.about: str | None = None
        self.since = 0.0

    def start(self) -> None:
        """Start the process. Raises Lost."""
        try:
            self._process = subprocess.Popen(
                (sys.executable, "-c", _BOOT, *sys.path), stdin=subprocess.PIPE, stdout=subprocess.PIPE
            )
        except OSError as error:
            raise Lost(f"no process can be started to check articles: {error.strerror or error}") from None
        if self._ended:
            self.end()

    def answer(self, request: Request) -> Any:
        """The answer to a request. Raises Lost."""
        process = self._process
        assert process is not None and process.stdin is not None and process.stdout is not None
        try:
            process.stdin.write(packed(request))
            process.stdin.flush()
            head = process.stdout.read(HEAD)
            body = process.stdout.read(length_of(head)) if len(head) == HEAD else b""
            if body and len(body) == length_of(head):
                return unpacked(body)
        except OSError:
            pass
        raise Lost(_last_words(_gone(process)))

    def end(self, wait: bool = False) -> None:
        """End the process at once, whatever it is busy with, and `wait` until it is gone if nobody waits for its
        answer."""
        self._ended = True
        process = self._process
        if process is not None:
            process.kill()
            if wait:
                _gone(process)


class Checkers:
    """Answers requests of one editor's server; all of it runs in one event loop."""

    def __init__(self) -> None:
        self._all: list[_Checker] = []
        self._free = asyncio.Condition()
        self._tasks: set[asyncio.Task[Any]] = set()
        self._threads = ThreadPoolExecutor(MOST + 2, "newslint")
        self._starting: _Checker | None = None
        self.generation = 0
        self.options: Mapping[str, Any] = {}

    async def ask(self, about: str, method: str, *arguments: Any) -> Any:
        """Call a method of `Session` for a document; the first argument is its path, or one beside it. Raises
        NewslintError: what the method raises, and Lost."""
        self.end_long(about)
        checker = await self._taken(about, arguments[0])
        request = Request(self.generation, dict(self.options), method, arguments)
        # whoever asked may be gone before the answer is there; it must be taken from the pipe all the same
        answer = await asyncio.shield(self._besides(self._exchange(checker, request)))
        if isinstance(answer, NewslintError):
            raise answer
        if isinstance(answer, Failure):
            raise NewslintError(answer.message)
        return answer

    def _besides(self, work: Coroutine[Any, Any, Any]) -> asyncio.Task[Any]:
        """Work that goes on when whoever wanted it is gone."""
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    async def _exchange(self, checker: _Checker, request: Request) -> Any:
        loop = asyncio.get_running_loop()
        try:
            return await loop.run_in_executor(self._threads, checker.answer, request)
        except Lost as error:
            self._all.remove(checker)
            return error
        finally:
            checker.about = None
            async with self._free:
                # one is enough when nobody is waiting
                for other in [other for other in self._all if other.about is None][1:]:
                    self._all.remove(other)
                    loop.run_in_executor(self._threads, other.end, True)
                self._free.notify_all()

    async def _taken(self, about: str, path: str) -> _Checker:
        """A process that is free, or a new one if none is for a while."""
        loop = asyncio.get_running_loop()
        end = loop.time() + (PATIENCE if self._all else 0)
        hired: asyncio.Task[Lost | None] | None = None
        async with self._free:
            while True:
                for checker in self._all:
                    if checker.about is None:
                        checker.about, checker.since = about, loop.time()
                        return checker
                if hired and hired.done() and (lost := hired.result()):
                    raise lost
                # they start one after the other: the first may have to compile the packs for all of them
                room = len(self._all) < MOST and not self._starting
                left = end - loop.time()
                if left <= 0 and room:
                    self._starting = _Checker()
                    hired = self._besides(self._hire(self._starting, path))
                    room = False
                with suppress(asyncio.TimeoutError):
                    # with no room there is nothing to do but to wait for an answer, or the end of a process
                    await asyncio.wait_for(self._free.wait(), max(left, 0.01) if room else None)

    async def _hire(self, checker: _Checker, path: str) -> Lost | None:
        """Start a process, and have it load the rules that hold for a path."""
        loop = asyncio.get_running_loop()
        lost = None
        try:
            await loop.run_in_executor(self._threads, checker.start)
            # what is wrong with configuration or packs is said again when something is checked
            load = Request(self.generation, dict(self.options), "load", (path,))
            await loop.run_in_executor(self._threads, checker.answer, load)
            self._all.append(checker)
        except Lost as error:
            lost = error
        self._starting = None
        async with self._free:
            self._free.notify_all()
        return lost

    async def warm_up(self, path: str) -> None:
        """Have a process ready for the articles of a folder, whatever is wrong with it."""
        with suppress(NewslintError):
            await self.ask(path, "load", path)

    def end_long(self, about: str) -> None:
        """End what has been busy with a document for long: nobody waits for that any more."""
        now = asyncio.get_running_loop().time()
        for checker in self._all:
            if checker.about == about and now - checker.since > PATIENCE:
                checker.end()

    def close(self) -> None:
        """End all processes, and what waits for them."""
        for checker in (*self._all, *((self._starting,) if self._starting else ())):
            checker.end()
        self._threads.shutdown(wait=True, cancel_futures=True)
        for checker in self._all:
            checker.end(wait=True)


def _gone(process: subprocess.Popen[bytes]) -> int:
    """The exit code of a process that is ended if it lives, its pipes closed; may be asked again."""
    process.kill()  # it may have closed a pipe and live
    code = process.wait()
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            with suppress(OSError):
                pipe.close()
    return code


def _last_words(code: int) -> str:
    if code == _GIVEN_UP:
        return "it took too long to check and was given up until it changes"
    return f"the process that checked it {how_it_ended(code)}"
