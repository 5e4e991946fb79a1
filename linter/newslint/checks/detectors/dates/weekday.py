"""Weekdays that do not fit their date: its year is given with it, is that of the story's own date, or that of a day close
by which the story names whole."""

from __future__ import annotations

from collections.abc import Iterator

from ....document.numbers.dates import (
    LENGTHS,
    Date,
    date_span,
    day_of_year,
    gap_after,
    weekday_before,
    weekday_of,
)
from ....language.numbers import WEEKDAYS
from ....model.finding import Related
from ....storage.lazy_namedtuple import TYPE_CHECKING
from ....storage.regex_cache import compiled
from ...interface import Hit

if TYPE_CHECKING:
    from ....document.document import Document

#: A date without a year is of the story's year only if it lies no more than so many days from the story's own.
_NEAR = 60
#: The same, where the other date is not the story's own, but only one that it names.
_CLOSE = 31
#: What tells that a story looks back at the day it names whole, from another year.
_LOOKING_BACK = (
    r"\b(?:anniversary|anniversaries|last year|next year|(?:a|one|two|three|\d+) years? (?:after|later|on|since|from now)|a year ago|"
    r"memorial|remember(?:ed|ing|ance)?|commemorat\w+|trial|inquest|sentenc\w+|convict\w+|pleaded|jury|jurors|verdict|murder\w*|"
    r"historian\w*|history of)\b"
)


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
    if own is None:
        return _by_day_close_by(document, date)
    if own.first == date.first:
        return None
    year = own.year
    away = day_of_year(date.month, date.day) - day_of_year(own.month, own.day)
    if abs(away) > _NEAR:
        year += -1 if away > 300 else 1 if away < -300 else 0
        if year == own.year:
            return None
    related = (Related(None, date_span(document, own), "the story is of this day"),)
    return _hit(document, date, date.first - 1, year, related)


def _by_day_close_by(document: Document, date: Date) -> Hit | None:
    """ "It was held on Saturday, 8 March 2025. She takes office on Wednesday, 18 March." """
    year = document.year
    if not year:
        return None
    whole = [
        other
        for other in document.dates
        if other.year == year
        and 0 < other.day <= LENGTHS[other.month - 1]
        and weekday_before(document, other) == weekday_of(year, other.month, other.day)
        and 0 < abs(day_of_year(date.month, date.day) - day_of_year(other.month, other.day)) <= _CLOSE
    ]
    if not whole or any(figure.unit == "dated" and figure.value > year for figure in document.figures):
        return None
    if any(other.year > year for other in document.dates) or compiled(_LOOKING_BACK).search(document.text):
        return None
    place = date_span(document, whole[0])
    if document.quoted(document.words.span(date.first)) or document.quoted(place):
        return None
    return _hit(document, date, date.first - 1, year, (Related(None, place, "a day close by"),))


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
