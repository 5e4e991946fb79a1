"""Dates and times that cannot be: days that no calendar has, weekdays that do not fit their date, hours that are not those
between two times, entries of a live blog out of order.

A weekday is held against its date where the year stands with it, or where the story has a date of its own with a year.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...storage.lazy_namedtuple import TYPE_CHECKING, NamedTuple
from ..detectors.lookup import Data, checked_test, hits_of_tests
from ..interface import Context, Hit

if TYPE_CHECKING:
    from ...document.document import Document

FIELDS = ("days", "right", "date", "near")
AGAINST_ITSELF = True

FORMER_KEYS = {"what": "test"}


class Keys(NamedTuple):
    """`test`: impossible ("Sept. 31"), weekday ("Monday, March 4, 2025"), clash ("Monday, March 4" where another date of the
    story is Friday, March 6), hours ("from 6am to 4pm, 12 hours"), entries (of a live blog out of order), today ("today, Thursday" in a story of a
    Friday), apart ("on Wednesday ... a day later, on Friday"), lasted ("from 1 May to 12 June, eight weeks")."""

    test: str


def compile_rule(keys: Keys, context: Context) -> Data:
    """The test, if there is one of that name."""
    return checked_test("dates", keys.test)


def find(document: Document, linked: dict[int, Data], active: frozenset[int]) -> Iterator[tuple[int, Hit]]:
    """All hits of the active tests."""
    return hits_of_tests("dates", document, linked, active)
