"""What a grammar engine found, whichever it is."""

from __future__ import annotations

from ..storage.lazy_namedtuple import NamedTuple
from .span import Span


class EngineMatch(NamedTuple):
    """What an engine found: its own id, where (span in the text it was given), what it says, and what it
    would write instead."""

    id: str
    span: Span
    message: str
    replacements: tuple[str, ...]
