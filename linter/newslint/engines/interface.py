"""What a grammar engine is.

An engine is a function that takes an `EngineRequest` and gives an `Engine`, ready to be asked. An entry point of the
group `newslint.engines` names it; nothing else knows of it. One engine serves all articles of a process and is asked
by one thread at a time.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from ..model.engine_match import EngineResult


class EngineFailure(Exception):
    """The engine cannot be used; the message says why and what to do, in one line."""


class EngineRequest(NamedTuple):
    """Which engine, in which variety of English ("us" or "gb"), and the seconds it may take to start or to answer
    for one article. `options` are those of the engine itself, such as the `url` of a server that runs already."""

    name: str
    variety: str = "us"
    timeout: float = 60.0
    options: Mapping[str, str] = {}

    def __hash__(self) -> int:
        return hash((self.name, self.variety, self.timeout, *sorted(self.options.items())))

    def check_options(self, *known: str) -> None:
        """Raise EngineFailure for an option that the engine does not know."""
        for name in self.options:
            if name not in known:
                allowed = f"its options are {', '.join(known)}" if known else "it takes none"
                raise EngineFailure(f"there is no option '{name}'; {allowed}")


class Engine(Protocol):
    """What an engine offers. One that reads paragraphs, whatever stands between them, also has
    `read(text, paragraphs) -> EngineResult`, and is asked by that; one that can say how much better a text is with an edit
    has `gains(text, edits) -> list of float` (see `language_model`); one that may have more to say of the text it was last
    asked about has a true `unsettled`."""

    def check(self, text: str) -> EngineResult:
        """What the engine finds in a text, and what it says of the whole. Raises EngineFailure."""

    def close(self) -> None:
        """End whatever the engine started. May be called twice."""


#: What starts an engine; raises EngineFailure if that cannot be done.
Start = Callable[[EngineRequest], Engine]
