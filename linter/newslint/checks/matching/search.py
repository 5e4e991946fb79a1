"""Searching with the patterns of packs, for so long and no longer."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, partial

from ...limits.timer import PER_PATTERN, Limit, allowed, can_interrupt
from ...model.span import Span
from ...storage.lazy_namedtuple import TYPE_CHECKING
from ...storage.regex_cache import compiled

if TYPE_CHECKING:
    from typing import Any


@cache
def wide(pattern: str, case: bool) -> Any:
    """A pattern as the module `regex` compiles it."""
    import regex

    flags = regex.VERSION0 if case else regex.VERSION0 | regex.IGNORECASE
    return regex.compile(pattern, flags)


def time_for(text: str) -> float:
    """Seconds that one pattern may take on a text."""
    return allowed(PER_PATTERN, len(text))


def matcher(pattern: str, text: str) -> Callable[[int, int], Any]:
    """What matches a pattern, in whatever case, at an offset of a text up to another. It is for the caller to limit
    the time (`limits.Limit`); where that is no good it raises TimeoutError after `time_for(text)` seconds."""
    if can_interrupt():
        return partial(compiled(pattern, re.IGNORECASE).match, text)
    return partial(wide(pattern, False).match, text, timeout=time_for(text))


def matches(pattern: str, plain: str, case: bool, text: str, windows: list[Span]) -> list[Any]:
    """All matches of a pattern in the windows of a text. `plain` is the same for the module `re`, or "".
    Raises TimeoutError after `time_for(text)` seconds."""
    seconds = time_for(text)
    if plain and can_interrupt():
        form = compiled(plain, 0 if case else re.IGNORECASE)
        with Limit(seconds):
            return [match for window in windows for match in form.finditer(text, *window)]
    form = wide(pattern, case)
    return [match for window in windows for match in form.finditer(text, *window, timeout=seconds)]
