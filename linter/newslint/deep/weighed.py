"""An alternative for words of a paragraph, and what a language model says of it."""

from __future__ import annotations

from ..storage.lazy_namedtuple import NamedTuple


class Weighed(NamedTuple):
    """An alternative: its sort, where (code points of the paragraph) and what. `score` is by how many nats it makes the
    sentence likelier; `surprise` how unlikely the words there are, `first` how much likelier the first token of
    the alternative is, `following` how unlikely the next word is, all in nats; `opening` is true for the first word of a
    sentence, `even` how unlikely a word of the paragraph is at the median."""

    kind: str
    start: int
    end: int
    words: str
    replacement: str
    score: float
    surprise: float
    first: float
    following: float
    even: float
    opening: bool
