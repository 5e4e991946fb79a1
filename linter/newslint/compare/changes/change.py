"""The shape in which everything a comparison finds travels to the rules and the views."""

from __future__ import annotations

from ...model.span import Span
from ...storage.lazy_namedtuple import NamedTuple


class Change(NamedTuple):
    """One thing the article does to its source.

    `kind` names what was done and is what a rule of the kind `compare` asks for. `span` lies in the
    article, `source` in the source (None where the source has no such place); `was` and `now` are the
    words of each, on one line. `fix` are words that may stand at `span` instead.
    """

    kind: str
    span: Span
    source: Span | None
    was: str
    now: str
    fix: tuple[str, ...] = ()


class Lists(NamedTuple):
    """Word lists that rules bring along. Each is a list of sets; a set holds phrases, a phrase is a
    tuple of stems.

    `terms`: phrases near in sense that say different things in law, finance or science;
    `opposites`: pairs that turn a statement round; `swaps`: words a desk may put for one another.
    """

    terms: tuple[tuple[tuple[str, ...], ...], ...] = ()
    opposites: tuple[tuple[tuple[str, ...], ...], ...] = ()
    swaps: tuple[tuple[tuple[str, ...], ...], ...] = ()
