"""What a grammar engine found, whichever it is."""

from __future__ import annotations

from collections.abc import Mapping

from ..storage.lazy_namedtuple import NamedTuple
from .span import Span


class EngineMatch(NamedTuple):
    """What an engine found: its own id, where (span in the text it was given), what it says, and what it
    would write instead. `score` is how sure the engine is, from 0 to 1; None where it does not say."""

    id: str
    span: Span
    message: str
    replacements: tuple[str, ...] = ()
    score: float | None = None


class EngineResult(NamedTuple):
    """What an engine says of a text: its matches, and what holds for the whole `document` (values as JSON has
    them; which there are is the engine's own affair)."""

    matches: tuple[EngineMatch, ...] = ()
    document: Mapping[str, object] = {}
