"""Many files at once: processes that check files, each on its own.

A process is sent paths and answers with results. It reads files and configuration itself, and learns
nothing from the process that started it but what was chosen on the command line. One that dies costs the
file it was busy with, which is named; its other files go to the process that takes its place.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from collections import deque
from multiprocessing.connection import Connection, wait

from ..config.model import LANGUAGE_MODEL
from ..deep.host import Host
from ..model.errors import NewslintError
from ..model.span import LineIndex
from ..storage.lazy_namedtuple import TYPE_CHECKING
from ..terminal.process_end import how_it_ended
from .one_file import Checked, check_one, failed
from .result_cache import ResultCache

if TYPE_CHECKING:
    from typing import Any

    from ..engines.interface import EngineRequest
    from .settings import Run

#: Paths a process holds ready besides the one it is busy with. Few enough to fit into a pipe: nobody waits
#: for somebody who waits for them.
_AHEAD = 3
#: Where a process begins as a copy of this one, with all rules loaded. Elsewhere copying is not safe, or
#: not to be had.
_COPIED = sys.platform == "linux"


class Task:
    """A file that was given to a process. `checked` is None until there is an answer."""

    __slots__ = ("checked", "error", "path")

    def __init__(self, path: str) -> None:
        self.path = path
        self.checked: Checked | None = None
        self.error: NewslintError | None = None


class _Worker:
    def __init__(self, process: Any, connection: Connection) -> None:
        self.process = process
        self.connection = connection
        self.tasks: deque[Task] = deque()


class Workers:
    """Some processes. `whole` asks for results with the articles, for reports that show them. Raises
    OSError if there is no room for another process."""

    def __init__(self, run: Run, jobs: int, *, keep: bool, whole: bool) -> None:
        self._context: Any = multiprocessing.get_context("fork" if _COPIED else "spawn")
        self._given = (run, keep, whole)
        self._workers: list[_Worker] = []
        self._host = Host(jobs)  # before the processes, which are to know of it
        try:
            for _ in range(jobs):
                self._workers.append(self._hired())
        except OSError:
            self.close()
            raise

    def _hired(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        # a copy holds our ends of all pipes, too, and must let go of them: else no pipe would ever close
        held = [ours, *(worker.connection for worker in self._workers)] if _COPIED else []
        process = self._context.Process(
            target=_work, args=(theirs, held, *self._given), daemon=True, name="newslint"
        )
        process.start()
        theirs.close()
        return _Worker(process, ours)

    def add(self, path: str) -> Task:
        """Give a file to whoever has least to do; waits while everybody has enough."""
        while self._workers and min(len(worker.tasks) for worker in self._workers) > _AHEAD:
            self.wait()
        task = Task(path)
        run = self._given[0]
        if LANGUAGE_MODEL in run.settings(run.config(path), path).engine:
            self._host.start()
        self._give(task)
        return task

    def _give(self, task: Task) -> None:
        if self._workers:
            worker = min(self._workers, key=lambda worker: len(worker.tasks))
            worker.tasks.append(task)
            _send(worker, task.path)
            return
        run, keep, _ = self._given  # nobody is left, and nobody else to be had
        try:
            task.checked = check_one(task.path, run, run.config(task.path), ResultCache(on=keep))
        except NewslintError as error:
            task.error = error

    def wait(self) -> None:
        """Wait for answers, and write them down."""
        busy = {worker.connection: worker for worker in self._workers if worker.tasks}
        for connection in wait(list(busy)) if busy else ():
            worker = busy[connection]  # type: ignore[index]
            try:
                answer, problems = worker.connection.recv()
            except (EOFError, OSError):
                self._replace(worker)
                continue
            if problems:
                from ..engines.running import running

                running.problems.update(problems)  # they are told when all is done
            task = worker.tasks.popleft()
            if isinstance(answer, NewslintError):
                task.error = answer
            else:
                result = answer.result
                task.checked = answer._replace(result=result._replace(lines=LineIndex(result.source)))

    def _replace(self, worker: _Worker) -> None:
        worker.process.join()
        worker.connection.close()
        task = worker.tasks.popleft()
        task.checked = Checked(failed(task.path, _last_words(worker.process.exitcode)))
        self._workers.remove(worker)
        try:
            self._workers.append(self._hired())
        except OSError:
            pass  # there is no room for another: the others have more to do
        for left in worker.tasks:
            self._give(left)

    def close(self) -> None:
        """End all processes at once and wait until they are gone."""
        for worker in self._workers:
            worker.process.kill()
        for worker in self._workers:
            worker.process.join()
            worker.connection.close()
        self._workers = []
        self._host.close()


def _send(worker: _Worker, path: str) -> None:
    try:
        worker.connection.send(path)
    except OSError:
        pass  # it is dead; waiting for its answer will tell


def _last_words(code: int | None) -> str:
    return f"the process that checked it {how_it_ended(code)}; check this file alone to see why (memory may have run out)"


def _work(connection: Connection, held: list[Connection], run: Run, keep: bool, whole: bool) -> None:
    """What a process does until there is nobody left to answer to."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # it is the other end that stops the work
    for other in held:
        other.close()
    kept = ResultCache(on=keep)
    while True:
        try:
            path = connection.recv()
        except (EOFError, OSError):
            return
        answer: Checked | NewslintError
        try:
            answer = check_one(path, run, run.config(path), kept)
        except NewslintError as error:
            answer = error
        if isinstance(answer, Checked):
            answer = _light(answer, whole)
        try:
            connection.send((answer, _engine_problems()))
        except OSError:
            return


def _engine_problems() -> dict[EngineRequest, str]:
    """Why engines that this process asked are of no use."""
    module = sys.modules.get("newslint.engines.running")  # nobody has asked one if it is not there
    return dict(module.running.problems) if module else {}


def _light(checked: Checked, whole: bool) -> Checked:
    """A result that is quick to send: without what can be made again."""
    result = checked.result._replace(lines=LineIndex(""))
    if not whole:
        result = result._replace(
            article=None, source=result.source if result.findings or result.error else ""
        )
    return checked._replace(result=result)


def processors() -> int:
    """How many processors there are for us."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:
        return os.cpu_count() or 1
