"""The engines of this process, each started when the first article needs it and shared by all.

One that fails is not asked again: its problem is told once, and the other checks go on."""

from __future__ import annotations

import re
from threading import RLock

from ..model.engine_match import EngineResult
from ..storage.lazy_namedtuple import TYPE_CHECKING
from .interface import EngineFailure
from .registry import find_engine

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import TypeVar

    from ..model.span import Span
    from .interface import Engine, EngineRequest

    Answer = TypeVar("Answer")


#: Halves of pairs, which JSON may hold and no engine can be sent: as they are, one article would end an engine for all.
_HALVES = re.compile("[\ud800-\udfff]")


class Engines:
    """Engines by what was requested. Threads may share one object: an engine answers them one after another."""

    def __init__(self) -> None:
        self._running: dict[EngineRequest, Engine] = {}
        self._lock = RLock()
        self.problems: dict[EngineRequest, str] = {}

    def result(self, request: EngineRequest, text: str, paragraphs: Sequence[Span] = ()) -> EngineResult:
        """What an engine says of a text; nothing once it has failed (see `problems`). `paragraphs` are where the
        prose stands, for engines that read those alone."""

        def ask(engine: Engine) -> EngineResult:
            read = getattr(engine, "read", None)
            sent = _HALVES.sub("\ufffd", text)
            found: EngineResult = read(sent, paragraphs) if read and paragraphs else engine.check(sent)
            return found

        return self._asked(request, ask, EngineResult())

    def gains(
        self, request: EngineRequest, text: str, edits: Sequence[tuple[Span, Span, str]]
    ) -> list[float]:
        """By how much each edit (its paragraph, its place, what would be written) makes the text better; an empty list
        if the engine has failed."""

        def ask(engine: Engine) -> list[float]:
            whole = [(where, place, _HALVES.sub("\ufffd", words)) for where, place, words in edits]
            sent = _HALVES.sub("\ufffd", text)
            gains: list[float] = getattr(engine, "gains")(sent, whole)  # noqa: B009 - few engines have it
            return gains

        return self._asked(request, ask, [])

    def _asked(self, request: EngineRequest, ask: Callable[[Engine], Answer], nothing: Answer) -> Answer:
        with self._lock:
            if request in self.problems:
                return nothing
            try:
                if request not in self._running:
                    self._running[request] = find_engine(request.name)(request)
                return ask(self._running[request])
            except TimeoutError:
                raise  # the time for the article is up; the engine is none the worse for it
            except EngineFailure as failure:
                self.problems[request] = str(failure)
            except Exception as error:
                # a bug of the engine, or of how it is asked, says nothing against the other checks
                told = " ".join(f"{type(error).__name__}: {error}".split())
                self.problems[request] = f"the engine stumbled ({told})"
            self.close(request)
            return nothing

    def close(self, *requests: EngineRequest) -> None:
        """End these engines, or all of them."""
        with self._lock:
            for request in requests or tuple(self._running):
                if engine := self._running.pop(request, None):
                    engine.close()

    def unsettled(self, *requests: EngineRequest) -> bool:
        """True if one of these engines may have more to say of what it was last asked about."""
        return any(getattr(self._running.get(request), "unsettled", False) for request in requests)

    def messages(self) -> list[str]:
        """One line for each engine that failed."""
        return [f"{request.name}: {problem}" for request, problem in self.problems.items()]


#: The engines of this process.
running = Engines()
