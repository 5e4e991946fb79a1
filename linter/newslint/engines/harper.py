"""Harper: a grammar checker in Rust that runs inside this process."""

from __future__ import annotations

from typing import Any

from ..model.engine_match import EngineMatch, EngineResult
from ..model.span import Span
from .interface import EngineFailure, EngineRequest

_INSERT = 2


def start(request: EngineRequest) -> Harper:
    """The engine of a request. Raises EngineFailure."""
    request.check_options()
    return Harper(request.variety)


class Harper:
    """The linter of harper-py, which needs neither Java nor a server."""

    def __init__(self, variety: str) -> None:
        try:
            import harper
        except ImportError:
            raise EngineFailure("harper-py is not installed; pip install 'newslint[harper]'") from None
        dialect = harper.Dialect.BRITISH if variety == "gb" else harper.Dialect.AMERICAN
        self._linter: Any = harper.Linter(dialect)

    def check(self, text: str) -> EngineResult:
        """All lints; the id is the name of Harper's rule."""
        found = []
        for name, lints in self._linter.organized_lints(text, language="plaintext").items():
            for lint in lints:
                # a suggestion to insert something repeats the words it comes after
                replacements = tuple(
                    lint.problem_text + text_of if int(s.kind) == _INSERT else text_of
                    for s in lint.suggestions
                    if (text_of := s.replacement_text)
                )
                found.append(
                    EngineMatch(name, Span(lint.span.start, lint.span.end), lint.message, replacements)
                )
        return EngineResult(tuple(found))

    def close(self) -> None:
        """Nothing was started."""
