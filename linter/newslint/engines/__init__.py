"""Grammar engines that newslint can ask besides its own checks: one interface, one engine a run.

An engine is started when the first article needs it and is shared by all articles of the process. When
it fails it is not asked again: its problem is told once, and the other checks go on."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from ..model.engine_match import EngineMatch


class Wish(NamedTuple):
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
        self._running: dict[Wish, Engine] = {}
        self.problems: dict[Wish, str] = {}

    def matches(self, wish: Wish, text: str) -> tuple[EngineMatch, ...]:
        """What an engine finds in a text; nothing once it has failed (see `problems`)."""
        if wish in self.problems:
            return ()
        try:
            if wish not in self._running:
                self._running[wish] = start(wish)
            return self._running[wish].check(text)
        except EngineFailure as failure:
            self.problems[wish] = str(failure)
            self.close(wish)
            return ()

    def close(self, *wishes: Wish) -> None:
        """End these engines, or all of them."""
        for wish in wishes or tuple(self._running):
            if engine := self._running.pop(wish, None):
                engine.close()

    def messages(self) -> list[str]:
        """One line for each engine that failed."""
        return [f"{wish.name}: {problem}" for wish, problem in self.problems.items()]


def start(wish: Wish) -> Engine:
    """The engine of a wish, ready to be asked. Raises EngineFailure."""
    if wish.name == "languagetool":
        from .languagetool import LanguageTool

        return LanguageTool(wish.url, wish.variety, wish.timeout)
    from .harper import Harper

    return Harper(wish.variety)


#: The engines of this process.
running = Engines()
