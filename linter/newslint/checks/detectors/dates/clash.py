"""Weekdays and dates of one story that cannot all be right, whatever the year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ....document.numbers.dates import Date, date_span, day_of_year, weekday_before
from ....language.numbers import WEEKDAYS
from ....model.finding import Related
from ....model.span import Span
from ....storage.lazy_namedtuple import TYPE_CHECKING
from ...interface import Hit

if TYPE_CHECKING:
    from ....document.document import Document


def find(document: Document) -> Iterator[Hit]:
    """Of dates without a year, with their weekdays, one that does not fit the others; of two, the later one. Dates more
    than two months apart may lie in different years, or have a Feb. 29 between them."""
    dated = [
        (date, named, day_of_year(date.month, date.day))
        for date in document.dates
        if not date.year and (named := weekday_before(document, date)) is not None
    ]
    if len(dated) < 2 or document.dated is not None:  # a story with a date of its own is judged by that
        return
    shifts = [(weekday - day) % 7 for _, weekday, day in dated]
    near = {
        month: [
            number
            for number, (other, _, _) in enumerate(dated)
            if abs(other.month - month) < 2 and (other.month > 2) == (month > 2)
        ]
        for month in {date.month for date, _, _ in dated}
    }
    counted = {month: Counter(shifts[number] for number in numbers) for month, numbers in near.items()}
    for at, (date, _, day) in enumerate(dated):
        if counted[date.month][shifts[at]] > 1:  # another one agrees
            continue
        others = {shift: times for shift, times in counted[date.month].items() if shift != shifts[at]}
        if not others:
            continue
        usual = max(sorted(others), key=others.__getitem__)
        first = next(number for number in near[date.month] if shifts[number] == usual)
        if others[usual] > 1 or (len(others) == 1 and first < at):
            right = WEEKDAYS[(usual + day) % 7]
            other = _whole(document, dated[first][0])
            yield Hit(
                document.words.span(date.first - 1),
                (right,),
                {"right": right, "date": other.of(document.text)},
                (Related(None, other, "the other date"),),
            )


def _whole(document: Document, date: Date) -> Span:
    """A date with the weekday before it."""
    return Span(document.words.starts[date.first - 1], date_span(document, date).end)
