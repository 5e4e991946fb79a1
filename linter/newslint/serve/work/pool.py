"""The server's end of the processes that check: who is free, who takes too long, who has died."""

from __future__ import annotations

import asyncio
import signal
import subprocess
import sys
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import Any

from ...deep.host import Host
from ...model.errors import NewslintError
from .frames import Reply, packed, read
from .setup import Setup, reads_deeply

#: Run by each process. It finds modules where this one does, and nowhere else.
_START = "import sys; sys.path[:] = sys.argv[1:]; from newslint.serve.work.process import main; main()"
#: Seconds a process may take beyond the limit that it keeps itself, and until it is ready.
_GRACE = 5.0
_START_WITHIN = 300.0
#: Requests that may wait for each process.
_WAITING = 64
#: Texts after which a process makes room for a new one, so that nothing that was kept can grow for ever.
_RETIRES_AFTER = 20_000


class Unavailable(Exception):
    """A request that cannot be answered now; the text says why."""


class _Worker:
    """One process. Threads start it and wait for its answers: an event loop whose tasks are all cancelled while it
    starts a process waits for that process for ever."""

    def __init__(self) -> None:
        self.process: subprocess.Popen[bytes] | None = None
        self.words: tuple[str, ...] = ()
        self.done = 0
        self._ended = False

    def start(self, setup: Setup) -> Any:
        """Start the process and return what it says when it is ready. Raises OSError."""
        pipe = subprocess.PIPE
        self.process = subprocess.Popen((sys.executable, "-c", _START, *sys.path), stdin=pipe, stdout=pipe)
        if self._ended:
            self.process.kill()
        return self._exchange(tuple(setup))

    def ask(self, job: dict[str, Any], words: tuple[str, ...]) -> Reply:
        """The answer to a job. Raises OSError, ValueError, EOFError and TypeError for a process that gives none."""
        news = [{"job": "words", "words": words}] if words != self.words else []
        self.words = words
        return Reply(*self._exchange(*news, job))

    def _exchange(self, *values: Any) -> Any:
        process = self.process
        assert process is not None and process.stdin is not None and process.stdout is not None
        process.stdin.write(b"".join(map(packed, values)))
        process.stdin.flush()
        answer = read(process.stdout)
        if answer is None:
            raise EOFError("the process has ended")
        return answer

    def kill(self) -> None:
        """End the process at once, or when it has started; whoever waits for its answer is told."""
        self._ended = True
        if self.process is not None:
            self.process.kill()

    def wait(self) -> None:
        """Wait until a process that was killed is gone."""
        process = self.process
        if process is not None:
            process.wait()
            for stream in (process.stdin, process.stdout):
                assert stream is not None
                with suppress(OSError):
                    stream.close()


def _without_ctrl_c() -> None:
    """Have processes that this thread starts hear nothing of Ctrl-C from their first moment: it is for the server."""
    if sys.platform != "win32":
        signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGINT,))


class Pool:
    """Some processes that check. `setup` is what each is told at its start, `patience` how many seconds
    a request waits for one that is free. `words` are the house's words; setting them holds for all later jobs."""

    def __init__(self, setup: Setup, count: int, patience: float) -> None:
        self._setup = setup
        self._count = count
        self._patience = patience
        self._idle: asyncio.Queue[_Worker] = asyncio.Queue()
        self._workers: set[_Worker] = set()
        # of each place one process may be asked while another is being ended
        self._threads = ThreadPoolExecutor(2 * count + 1, "newslint", _without_ctrl_c)
        self._tasks: set[asyncio.Task[Any]] = set()
        self._limit = 0.0
        self._host: Host | None = None
        self._closed = False
        self.words: tuple[str, ...] = ()
        self.waiting = 0
        self.replaced = 0

    async def start(self) -> None:
        """Start all processes. Raises NewslintError for a configuration that cannot be used."""
        try:
            if self._count > 1 and await self._in_thread(reads_deeply, self._setup):
                self._host = Host(self._count)
                await self._in_thread(self._host.start)
            # the first leaves the compiled rules where the others find them
            first = await self._hired()
            for worker in (first, *await asyncio.gather(*(self._hired() for _ in range(self._count - 1)))):
                self._idle.put_nowait(worker)
        except BaseException:
            await self.close()
            raise

    @property
    def busy(self) -> int:
        """How many processes are at work or being started."""
        return self._count - self._idle.qsize()

    @property
    def processes(self) -> list[int]:
        """The ids of the processes."""
        return [worker.process.pid for worker in self._workers if worker.process]

    async def _in_thread(self, work: Callable[..., Any], *arguments: Any) -> Any:
        return await asyncio.get_running_loop().run_in_executor(self._threads, work, *arguments)

    async def _hired(self) -> _Worker:
        worker = _Worker()
        self._workers.add(worker)
        try:
            starting = self._in_thread(worker.start, self._setup)
            said, why, self._limit = await asyncio.wait_for(starting, _START_WITHIN)
        except (OSError, ValueError, EOFError, TypeError, asyncio.TimeoutError):
            said, why = "failed", "a process that checks could not be started"
        except asyncio.CancelledError:
            worker.kill()
            raise
        if said != "ready":
            await self._dismiss(worker)
            raise NewslintError(why)
        return worker

    async def _dismiss(self, worker: _Worker) -> None:
        self._workers.discard(worker)
        worker.kill()
        await self._in_thread(worker.wait)

    def _later(self, work: Awaitable[Any]) -> asyncio.Task[Any]:
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._ended)
        return task

    def _ended(self, task: asyncio.Task[Any]) -> None:
        self._tasks.discard(task)
        if not task.cancelled():
            task.exception()  # whoever asked may have gone, and nobody else is to hear of it

    async def do(self, job: dict[str, Any], gone: Callable[[], Awaitable[bool]]) -> Reply:
        """Have a job done. Where the client is `gone` by the time its turn comes nobody works for it. Raises Unavailable."""
        if self.waiting >= _WAITING * self._count:
            raise Unavailable("the server is busy; ask again in a moment")
        self.waiting += 1
        try:
            worker = await asyncio.wait_for(self._idle.get(), self._patience)
        except asyncio.TimeoutError:
            raise Unavailable("the server is busy; ask again in a moment") from None
        finally:
            self.waiting -= 1
        if await gone():
            self._idle.put_nowait(worker)
            raise Unavailable("nobody waits for the answer")
        # the answer is read to its end even if whoever asked is cancelled: the next one must not get it
        return await asyncio.shield(self._later(self._done(worker, job)))

    async def _done(self, worker: _Worker, job: dict[str, Any]) -> Reply:
        limit = self._limit + _GRACE
        if self._host is not None:
            await self._in_thread(self._host.start)  # it may have died
        try:
            reply: Reply = await asyncio.wait_for(self._in_thread(worker.ask, job, self.words), limit)
        except asyncio.TimeoutError:
            self._replace(worker)
            raise Unavailable(f"this text took longer than {limit:g} s and was given up; send less") from None
        except (OSError, ValueError, EOFError, TypeError):
            self._replace(worker)
            raise Unavailable("the process that checked this text died; send less, or other text") from None
        worker.done += 1
        if worker.done >= _RETIRES_AFTER:
            self._replace(worker)
        else:
            self._idle.put_nowait(worker)
        return reply

    def _replace(self, worker: _Worker) -> None:
        self.replaced += 1
        self._later(self._replaced(worker))

    async def _replaced(self, worker: _Worker) -> None:
        await self._dismiss(worker)
        wait = 0.5
        while not self._closed:
            try:
                self._idle.put_nowait(await self._hired())
                return
            except NewslintError:
                await asyncio.sleep(wait)
                wait = min(2 * wait, 30.0)

    async def close(self) -> None:
        """End all processes at once and wait until they are gone."""
        self._closed = True
        for task in [*self._tasks]:
            task.cancel()
        for worker in self._workers:
            worker.kill()
        try:
            await asyncio.gather(*(self._dismiss(worker) for worker in [*self._workers]))
        finally:
            if self._host is not None:
                self._host.close()
            self._threads.shutdown(wait=False)
