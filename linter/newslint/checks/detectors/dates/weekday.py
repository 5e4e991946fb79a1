"""Weekdays that do not fit their date: its year is given with it, or is that of the story's own date."""

from __future__ import annotations

from collections.abc import Iterator

from ....document.dates import LENGTHS, Date, date_span, day_of_year, gap_after, weekday_before, weekday_of
from ....language.numbers import WEEKDAYS
from ....model.finding import Related
from ....storage.lazy_namedtuple import TYPE_CHECKING
from ...interface import Hit

if TYPE_CHECKING:
    from ....document.document import Document

#: A date without a year is of the story's year only if it lies no more than so many days from the story's own.
_NEAR = 60


def find(document: Document) -> Iterator[Hit]:
    """Every weekday that is not that of its date. Dates before the calendar of today are left alone."""
    for date in document.dates:
        if not 0 < date.day <= LENGTHS[date.month - 1]:
            continue
        if date.year >= 1800:
            hit = _with_year(document, date)
        elif not date.year and weekday_before(document, date) is not None:
            hit = _by_story(document, date)
        else:
            hit = None
        if hit is not None:
            yield hit


def _with_year(document: Document, date: Date) -> Hit | None:
    at = date.first - 1
    if weekday_before(document, date) is None:
        # "Feb. 9, 2023, a Tuesday", "March 4, 2025 (Monday)"
        folded = document.words.folded
        at = date.last + 1
        if at < len(folded) and folded[at] in ("a", "which", "was"):
            at += 1
        if at >= len(folded) or gap_after(document, date.last).strip() not in (",", "("):
            return None
        if folded[at].capitalize() not in WEEKDAYS or (
            at == date.last + 1 and gap_after(document, date.last).strip() != "("
        ):
            return None
    return _hit(document, date, at, date.year, ())


def _by_story(document: Document, date: Date) -> Hit | None:
    own = document.dated
    if own is None or own.first == date.first:
        return None
    year = own.year
    away = day_of_year(date.month, date.day) - day_of_year(own.month, own.day)
    if abs(away) > _NEAR:
        year += -1 if away > 300 else 1 if away < -300 else 0
        if year == own.year:
            return None
    related = (Related(None, date_span(document, own), "the story is of this day"),)
    return _hit(document, date, date.first - 1, year, related)


def _hit(document: Document, date: Date, at: int, year: int, related: tuple[Related, ...]) -> Hit | None:
    right = WEEKDAYS[weekday_of(year, date.month, date.day)]
    named = document.words.folded[at].capitalize()
    if right == named:
        return None
    span = date_span(document, date)
    near = _nearest(document, date, right, named)
    fields = {
        "right": right,
        "date": span.of(document.text),
        "near": f"; that {named} is {near}" if near else "",
    }
    return Hit(document.words.span(at), (right,), fields, (Related(None, span, "the date"), *related))


def _nearest(document: Document, date: Date, right: str, named: str) -> str:
    """The date next to one that has the weekday named, written as the date is, or "" where that is in another month."""
    shift = (WEEKDAYS.index(named) - WEEKDAYS.index(right) + 3) % 7 - 3
    day = date.day + shift
    if not 0 < day <= LENGTHS[date.month - 1]:
        return ""
    words = document.words
    number = next(n for n in range(date.first, date.last + 1) if words.folded[n][:1].isdigit())
    other = next(n for n in range(date.first, date.last + 1) if n != number)
    month = words.span(other).of(document.text)
    return f"{month} {day}" if other < number else f"{day} {month}"
