"""Which words of the source hold a claim back."""

from __future__ import annotations

from ...language.word_lists import Table, values
from ..comparison import Comparison

#: Words that hold a claim at arm's length, with the group within which one stands for another.
HEDGES = Table(lambda: values("english/comparing", "hedges"))


def is_hedge(comparison: Comparison, at: int) -> bool:
    """True if a token of the source holds a claim back. "May 3" and "can" do not; "expected" does before "to" or
    "that" only, and a suspicion where it is one's."""
    s = comparison.s
    key = s.keys[at]
    if key not in HEDGES or key == "can" or (key == "may" and s.shape(at) == "May"):
        return False
    after = s.keys[at + 1] if at + 1 < len(s.keys) else ""
    if key in ("expected", "considering", "suspect", "suspects", "believed", "thought"):
        return after in ("to", "that", "a", "an", "the", "whether") or key == "considering"
    return key not in ("appeared", "appear", "appears") or after == "to"
