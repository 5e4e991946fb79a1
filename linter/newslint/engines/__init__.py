"""Grammar engines that newslint can ask besides its own checks: one interface, one engine a run.

An engine is started when the first article needs it and is shared by all articles of the process. When
it fails it is not asked again: its problem is told once, and the other checks go on."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from ..model.engine_match import EngineMatch


class EngineRequest(NamedTuple):
    """Which engine, at which address ("" starts one here), in which variety of English ("us" or "gb"), and
    the seconds it may take to start or to answer for one article."""

    name: str
    url: str = ""
    variety: str = "us"
    timeout: float = 60.0


class EngineFailure(Exception):
    """The engine cannot be used; the message says why and what to do, in one line."""


class Engine(Protocol):
    """What an engine offers."""

    def check(self, text: str) -> tuple[EngineMatch, ...]:
        """All matches in a text, with spans in code points. Raises EngineFailure."""

    def close(self) -> None:
        """End whatever the engine started. May be called twice."""


class Engines:
    """The engines of one run, each started when it is first needed."""

    def __init__(self) -> None:
        self._running: dict[EngineRequest, Engine] = {}
        self.problems: dict[EngineRequest, str] = {}

    def matches(self, request: EngineRequest, text: str) -> tuple[EngineMatch, ...]:
        """What an engine finds in a text; nothing once it has failed (see `problems`)."""
        if request in self.problems:
            return ()
        try:
            if request not in self._running:
                self._running[request] = start(request)
            return self._running[request].check(text)
        except EngineFailure as failure:
            self.problems[request] = str(failure)
            self.close(request)
            return ()

    def close(self, *requests: EngineRequest) -> None:
        """End these engines, or all of them."""
        for request in requests or tuple(self._running):
            if engine := self._running.pop(request, None):
                engine.close()

    def messages(self) -> list[str]:
        """One line for each engine that failed."""
        return [f"{request.name}: {problem}" for request, problem in self.problems.items()]


def start(request: EngineRequest) -> Engine:
    """The engine of a request, ready to be asked. Raises EngineFailure."""
    if request.name == "languagetool":
        from .languagetool import LanguageTool

        return LanguageTool(request.url, request.variety, request.timeout)
    from .harper import Harper

    return Harper(request.variety)


#: The engines of this process.
running = Engines()
