"""Days that no calendar has: Sept. 31."""

from __future__ import annotations

from collections.abc import Iterator

from ....document.numbers.dates import LENGTHS, date_span
from ....storage.lazy_namedtuple import TYPE_CHECKING
from ...interface import Hit

if TYPE_CHECKING:
    from ....document.document import Document


def find(document: Document) -> Iterator[Hit]:
    """Every day that its month has not."""
    for date in document.dates:
        longest = LENGTHS[date.month - 1]
        if date.month == 2 and date.year and not _leap(date.year):
            longest = 28
        if 0 < date.day <= longest or date.day > 39:  # "June 76" is a year or a score, not a slip
            continue
        yield Hit(date_span(document, date), (), {"days": str(longest)})


def _leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
