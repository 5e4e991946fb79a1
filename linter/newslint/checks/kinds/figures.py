"""Figures that the story itself contradicts: parts and totals, shares, rises, ages, scores, measures given twice.

Each test needs both sides from the story, and lets rounding pass.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...storage.lazy_namedtuple import TYPE_CHECKING, NamedTuple
from ..detectors.lookup import Data, checked_test, hits_of_tests
from ..detectors.shared.narration import in_narration
from ..interface import Context, Hit

if TYPE_CHECKING:
    from ...document.document import Document

FIELDS = ("right", "sum", "other")
AGAINST_ITSELF = True


class Keys(NamedTuple):
    """`test`: parts (that do not come to the total given with them), left-over (what a whole less a part does not leave), votes (more or fewer than there are voters),
    rise (a percentage that is not the way from one figure to the other), share (a percentage that is not the part of
    the whole given with it), range (from the higher to the lower), years (that do not lie between the two years given),
    age (that does not go with the year of birth), goals (more than the score has), conversion (two measures that are not
    the same), headline (a figure the story gives otherwise), counts (one thing counted twice, with two results), each (so many
    at so much that are not the sum given), difference (a change that is not the way from one figure to the other), groups (men
    and women, or the shares of a poll, that are not the whole), result (what a report says of a score, against it), tries (of a
    rugby side), cricket (totals, targets and margins), record (games won, drawn and lost), goals-and-points (of Australian and
    Gaelic football)."""

    test: str


def compile_rule(keys: Keys, context: Context) -> Data:
    """The test, if there is one of that name."""
    return checked_test("figures", keys.test)


def find(document: Document, linked: dict[int, Data], active: frozenset[int]) -> Iterator[tuple[int, Hit]]:
    """All hits of the active tests, outside of quoted speech."""
    hits = hits_of_tests("figures", document, linked, active)
    return (found for found in hits if in_narration(document, found[1].span))
