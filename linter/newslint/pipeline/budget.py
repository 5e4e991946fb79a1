"""The time one article may take, and what is said when it is used up."""

from __future__ import annotations

from ..limits.timer import Limit, clock
from ..storage.lazy_namedtuple import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeVar

    Value = TypeVar("Value")

#: What is left to do when the rules have used up the time (directives, fingerprints, the verdict) may take this share
#: of it besides, and these seconds at least: it makes what was found worth something.
_SHARE = 0.25
_LEAST = 0.25


class Budget:
    """`seconds` for one article from now on, all of its work together. `problems` are what to tell the user."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.end = clock() + seconds
        self.problems: list[str] = []

    def spent_on(self, otherwise: str, work: Callable[[], Value], value: Value) -> Value:
        """What the work returns; `value` if the time is used up before, and then users are told what is `otherwise`."""
        try:
            with Limit(max(self.end - clock(), _SHARE * self.seconds, _LEAST)):
                return work()
        except TimeoutError:
            self.problems.append(
                f"the {self.seconds:.3g} s for one article were used up, so {otherwise}; allow more with "
                "--time-limit, or split the article"
            )
            return value
