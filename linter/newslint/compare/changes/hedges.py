"""Which words of the source hold a claim back."""

from __future__ import annotations

from ...language.word_lists import Table, values
from ..comparison import Comparison

#: Words that hold a claim at arm's length, with the group within which one stands for another.
HEDGES = Table(lambda: values("english/comparing", "hedges"))

#: Hedges that are none unless one of these words comes next.
_BEFORE = {
    "accused": ("of", "in"),
    "appear": ("to",),
    "appeared": ("to",),
    "appears": ("to",),
    "believed": ("to",),
    "claimed": ("that", "to", "he", "she", "they", "it"),
    "consider": ("a", "an", "new", "the", "whether"),
    "expected": ("to",),
    "suspect": ("a", "an", "that", "the"),
    "suspects": ("a", "an", "that", "the"),
    "thought": ("to",),
}
#: Verbs that say what something shows; whether they hold back is for readers to say.
_SHOWING = frozenset("can indicate indicated indicates suggest suggested suggests".split())


def is_hedge(comparison: Comparison, at: int) -> bool:
    """True if a token of the source holds a claim back; "May 3" does not, and some words only before others."""
    s = comparison.s
    key = s.keys[at]
    if key not in HEDGES or key in _SHOWING or (key == "may" and s.shape(at) == "May"):
        return False
    after = s.keys[at + 1] if at + 1 < len(s.keys) else ""
    wanted = _BEFORE.get(key)
    return wanted is None or after in wanted
