"""The time that a command may take for an article, where it does not check it alone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from ..limits.timer import PER_FILE, Limit, allowed
from ..model.errors import UnreadableFile


@contextmanager
def within_time(path: str, size: int, seconds: float = 0.0) -> Iterator[None]:
    """Twice the time that checking an article of so many code points or bytes may take, which is `seconds` if that is given.
    Raises UnreadableFile when it is up."""
    most = 2 * (seconds or allowed(PER_FILE, size))
    try:
        with Limit(most):
            yield
    except TimeoutError:
        raise UnreadableFile(
            f"took longer than {most:.3g} s and was stopped; allow more with --time-limit, or split the article",
            path=path,
        ) from None
