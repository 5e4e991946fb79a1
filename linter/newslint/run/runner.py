"""The files of a run, checked in order: what an earlier run knew is not checked again, and where there is
much to do several processes do it."""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Iterable, Iterator

from ..config.model import LANGUAGE_MODEL
from ..model.finding import FileResult
from ..storage.lazy_namedtuple import TYPE_CHECKING
from .one_file import check_one, known
from .result_cache import ResultCache

if TYPE_CHECKING:
    from .settings import Run
    from .workers import Task, Workers

#: Files that must be new before other processes are called in: to start them takes as long as some dozen
#: files, and with a number of processes on the command line they are wanted sooner.
_WORTH_IT = 48
_ASKED_FOR = 4
#: Results that wait for one that comes before them, at most; the rest of the files wait their turn.
_WAITING = 256


class Files:
    """The files of a run. `jobs` is how many processes may check at a time (None: what is best; 0 and 1:
    this one alone); `whole` asks for results with their articles."""

    def __init__(self, run: Run, jobs: int | None, *, whole: bool) -> None:
        self._run = run
        self._jobs = jobs
        self._whole = whole
        # what is kept has no article
        self._kept = ResultCache(on=run.chosen.cache and not whole)
        self._fresh = 0
        self._crew: Workers | None = None

    def checked(self, paths: Iterable[str]) -> Iterator[tuple[str, FileResult]]:
        """Each path with its result, in the order given. Raises ConfigError and PackError."""
        try:
            yield from self._in_order(paths)
        finally:
            if self._crew is not None:
                self._crew.close()
            self._kept.save()

    def _in_order(self, paths: Iterable[str]) -> Iterator[tuple[str, FileResult]]:
        waiting: deque[tuple[str, FileResult | Task]] = deque()
        for path in paths:
            waiting.append((path, self._begun(path)))
            while waiting and (result := self._result(waiting[0][1], wait=len(waiting) > _WAITING)):
                yield waiting.popleft()[0], result
        while waiting:
            path, begun = waiting.popleft()
            result = self._result(begun, wait=True)
            assert result is not None
            yield path, result

    def _begun(self, path: str) -> FileResult | Task:
        run = self._run
        config = run.config(path)
        result = known(path, run, config, self._kept)
        if result is not None:
            return result
        self._fresh += 1
        if self._crew is None and self._fresh > self._few(path):
            self._call_in()
        if self._crew is not None:
            return self._crew.add(path)
        checked = check_one(path, run, config, self._kept)
        if checked.entry is not None:
            self._kept.keep(checked.key, checked.entry)
        return checked.result

    def _result(self, begun: FileResult | Task, *, wait: bool) -> FileResult | None:
        if isinstance(begun, FileResult):
            return begun
        assert self._crew is not None
        while begun.checked is None and begun.error is None:
            if not wait:
                return None
            self._crew.wait()
        if begun.error is not None:
            raise begun.error
        assert begun.checked is not None
        checked, begun.checked = begun.checked, None
        if checked.entry is not None:
            self._kept.keep(checked.key, checked.entry)
        return checked.result

    def _few(self, path: str) -> float:
        """How many files this process checks alone."""
        if self._jobs is not None and self._jobs < 2:
            return float("inf")
        engines = self._run.settings(self._run.config(path), path).engine
        if engines == (LANGUAGE_MODEL,):  # which takes seconds for a file, and is shared by all of us
            return 0 if self._jobs else 1
        if self._jobs is not None:
            return _ASKED_FOR
        # a grammar engine is one process that serves all, and slower than all of us together
        return float("inf") if engines else _WORTH_IT

    def _call_in(self) -> None:
        from .workers import Workers, processors

        jobs = processors() if self._jobs is None else self._jobs
        if jobs < 2:
            self._jobs = 1
            return
        running = sys.modules.get("newslint.engines.running")
        if running is not None:
            running.running.close()  # what we have loaded others need
        try:
            self._crew = Workers(self._run, jobs, keep=self._kept.on, whole=self._whole)
        except OSError:
            self._jobs = 1  # no room for more processes: it takes longer, and that is all
