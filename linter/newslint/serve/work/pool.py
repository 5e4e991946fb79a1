"""The server's end of the processes that check: who is free, who takes too long, who has died."""

from __future__ import annotations

import asyncio
import marshal
import sys
from asyncio.subprocess import Process
from collections.abc import Awaitable, Callable
from typing import Any

from ...model.errors import NewslintError
from .frames import HEAD, Reply, packed

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
    def __init__(self, process: Process) -> None:
        self.process = process
        self.words: tuple[str, ...] = ()
        self.done = 0

    async def read(self) -> Any:
        stream = self.process.stdout
        assert stream is not None
        size = int.from_bytes(await stream.readexactly(HEAD), "big")
        return marshal.loads(await stream.readexactly(size))

    async def send(self, value: Any) -> None:
        stream = self.process.stdin
        assert stream is not None
        stream.write(packed(value))
        await stream.drain()

    async def ask(self, job: dict[str, Any], words: tuple[str, ...]) -> Reply:
        if words != self.words:
            await self.send({"job": "words", "words": words})
            self.words = words
        await self.send(job)
        return Reply(*await self.read())

    async def end(self) -> None:
        if self.process.returncode is None:
            try:
                self.process.kill()
            except ProcessLookupError:
                pass
        await self.process.wait()


class Pool:
    """Some processes that check. `setup` is what each is told at its start (see `jobs.Room`), `patience` how many seconds
    a request waits for one that is free. `words` are the house's words; setting them holds for all later jobs."""

    def __init__(self, setup: dict[str, Any], count: int, patience: float) -> None:
        self._setup = setup
        self._count = count
        self._patience = patience
        self._idle: asyncio.Queue[_Worker] = asyncio.Queue()
        self._workers: set[_Worker] = set()
        self._tasks: set[asyncio.Task[Any]] = set()
        self._limit = 0.0
        self._closed = False
        self.words: tuple[str, ...] = ()
        self.waiting = 0
        self.replaced = 0

    async def start(self) -> None:
        """Start all processes. Raises NewslintError for a configuration that cannot be used."""
        try:
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
        return [worker.process.pid for worker in self._workers]

    async def _hired(self) -> _Worker:
        pipe = asyncio.subprocess.PIPE
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-c", _START, *sys.path, stdin=pipe, stdout=pipe, limit=1 << 20
        )
        worker = _Worker(process)
        self._workers.add(worker)
        try:
            await worker.send(self._setup)
            said, why, self._limit = await asyncio.wait_for(worker.read(), _START_WITHIN)
        except (OSError, asyncio.IncompleteReadError, asyncio.TimeoutError):
            said, why = "failed", "a process that checks could not be started"
        if said != "ready":
            await self._dismiss(worker)
            raise NewslintError(why)
        return worker

    async def _dismiss(self, worker: _Worker) -> None:
        self._workers.discard(worker)
        await worker.end()

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
        try:
            reply = await asyncio.wait_for(worker.ask(job, self.words), limit)
        except asyncio.TimeoutError:
            self._replace(worker)
            raise Unavailable(f"this text took longer than {limit:g} s and was given up; send less") from None
        except (OSError, asyncio.IncompleteReadError, ValueError, EOFError, TypeError):
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
            except (NewslintError, OSError):
                await asyncio.sleep(wait)
                wait = min(2 * wait, 30.0)

    async def close(self) -> None:
        """End all processes at once and wait until they are gone."""
        self._closed = True
        for task in [*self._tasks]:
            task.cancel()
        await asyncio.gather(*(self._dismiss(worker) for worker in [*self._workers]))
