"""Dates of a story: those it gives, the day it is of, and times of the clock."""

from __future__ import annotations

from collections.abc import Sequence

from ...language.numbers import MONTHS, WEEKDAYS
from ...model.span import Span
from ...storage.lazy_namedtuple import TYPE_CHECKING, NamedTuple
from ...storage.regex_cache import compiled

if TYPE_CHECKING:
    from ..text import Text

#: Days of the months, of February in a leap year.
LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_ENDINGS = ("st", "nd", "rd", "th")
#: A date in one of the first paragraphs is the story's own where the paragraph is no longer than this.
_SHORT = 90
_CLOCK = compiled(
    r"(?<![\d.:$£€])(?:(?P<hour>\d{1,2})(?:[.:](?P<minute>\d\d))?[ \u00a0]?(?P<half>[ap])(?:m\b|\.m\.)|(?P<noon>noon|midnight)\b"
    r"|(?P<hour24>[01]\d|2[0-3])[.:](?P<minute24>[0-5]\d)(?![\d.:%]))"
)


class Date(NamedTuple):
    """A date in the text: the numbers of its first and last word, and what they say; year 0 if none."""

    first: int
    last: int
    day: int
    month: int
    year: int


class Clock(NamedTuple):
    """A time of the clock, in minutes from midnight."""

    span: Span
    minutes: int


def find_dates(document: Text) -> tuple[Date, ...]:
    """All dates that have a day and a month, in order."""
    places = document.words.places
    dates = []
    for name in places.keys() & MONTHS.keys():
        for start in places[name]:
            if document.text[start].isupper():
                date = _read(document, document.words.first_at(start), MONTHS[name])
                if date is not None:
                    dates.append(date)
    return tuple(sorted(dates))


def date_span(document: Text, date: Date) -> Span:
    """Where a date stands."""
    return Span(document.words.starts[date.first], document.words.span(date.last).end)


def weekday_before(document: Text, date: Date) -> int | None:
    """The number (0 is Monday) of the weekday right before a date that may be, or None."""
    if date.first < 1 or not 0 < date.day <= LENGTHS[date.month - 1]:
        return None
    at = date.first - 1
    named = document.words.folded[at].capitalize()
    if named not in WEEKDAYS or gap_after(document, at).strip() not in (",", ""):
        return None
    return WEEKDAYS.index(named)


def weekday_of(year: int, month: int, day: int) -> int:
    """The weekday of a date (0 is Monday), by Sakamoto's way."""
    early = year - (month < 3)
    shift = (0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4)[month - 1]
    return (early + early // 4 - early // 100 + early // 400 + shift + day - 1) % 7


def exists(year: int, month: int, day: int) -> bool:
    """Whether a calendar has the day; year 0 if it is not known."""
    leap = not year or year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 0 < day <= LENGTHS[month - 1] - (month == 2 and not leap)


def day_of_year(month: int, day: int) -> int:
    """How many days of a common year have gone by when a date is over."""
    return sum(LENGTHS[: month - 1]) - (month > 2) + day


def story_date(document: Text, dates: Sequence[Date]) -> Date | None:
    """The day a story is of, with its year: a date of the dateline, one that has a short paragraph of the opening to itself
    or opens it, or one with its weekday in the opening. None where none of these is given, or the weekday is wrong."""
    text = document.text
    if len(document.paragraphs) < 2:
        return None
    opening = document.paragraphs[min(3, len(document.paragraphs) - 1)].span.end
    dateline = document.dateline
    for date in dates:
        span = date_span(document, date)
        if span.start >= opening:
            return None
        if not date.year or date.year < 1900 or not 0 < date.day <= LENGTHS[date.month - 1]:
            continue
        named = weekday_before(document, date)
        if named is not None and named != weekday_of(date.year, date.month, date.day):
            continue
        paragraph = document.paragraphs[document.paragraph_at(span.start)].span
        own = paragraph.end - paragraph.start < _SHORT and document.paragraph_at(span.start) > 0
        opens = (
            "(" not in text[paragraph.start : span.start]
            and (span.start - paragraph.start < 45)
            and text[span.end : span.end + 3].lstrip()[:1]
            in (
                ":",
                "–",
                "—",
                "-",
            )
        )
        if (
            (dateline is not None and dateline.span.start <= span.start < dateline.span.end)
            or (own and (named is not None or text[paragraph.end - 1] not in ".!?"))
            or opens
            or (
                named is not None
                and compiled(r"\b(?:on|On|said) $").search(
                    text[
                        max(0, document.words.starts[date.first - 1] - 5) : document.words.starts[
                            date.first - 1
                        ]
                    ]
                )
            )
        ):
            return date
    return None


def story_year(document: Text, own: Date | None, dates: Sequence[Date]) -> int:
    """The year a story is of: that of its date, of the month in which it says that somebody was met, of somebody's death in
    an obituary, or of the last day it names whole with its weekday. 0 if none is given, or the days named are of several."""
    if own is not None:
        return own.year
    text = document.text
    match = compiled(
        r"\b(?:spoke|speaks|spoken|met|interviewed|talked)\b[^.]{0,80}\bin (?:[A-Z][a-z]+) (?P<year>20\d\d)\b"
    ).search(text, 0, 1500)
    if match:
        return int(match["year"])
    told = set()
    for date in dates:
        if date.year < 1900 or not exists(date.year, date.month, date.day):
            continue
        start = document.words.starts[date.first]
        died = compiled(r"\b(?:died|has died|dies)\b[^.]{0,60}\bon $").search(text, max(0, start - 90), start)
        if died or weekday_before(document, date) == weekday_of(date.year, date.month, date.day):
            told.add(date.year)
    return told.pop() if len(told) == 1 else 0


def find_clocks(text: str, start: int, end: int) -> list[Clock]:
    """The times of the clock in a stretch of text, in order."""
    found = []
    for match in _CLOCK.finditer(text, start, end):
        if match["noon"]:
            minutes = 720 if match["noon"] == "noon" else 0
        elif match["hour24"]:
            minutes = int(match["hour24"]) * 60 + int(match["minute24"])
        else:
            hour = int(match["hour"])
            if not 0 < hour < 13 or int(match["minute"] or 0) > 59:
                continue
            minutes = (hour % 12 + 12 * (match["half"] == "p")) * 60 + int(match["minute"] or 0)
        found.append(Clock(Span(*match.span()), minutes))
    return found


def gap_after(document: Text, at: int) -> str:
    """What stands between the word numbered `at` and the next one."""
    words = document.words
    return document.text[words.span(at).end : words.starts[at + 1]] if at + 1 < len(words) else ""


def _figure(document: Text, at: int) -> int | None:
    """The word numbered `at` as a number, with or without the ending of an ordinal."""
    if not 0 <= at < len(document.words):
        return None
    word = document.words.folded[at]
    if word[-2:] in _ENDINGS:
        word = word[:-2]
    return int(word) if word.isascii() and word.isdigit() and len(word) < 5 else None


def _read(document: Text, at: int, month: int) -> Date | None:
    """The date that the month numbered `at` belongs to: "March 4, 2025", "4 March 2025"."""
    day = _figure(document, at + 1)
    if day is not None and day < 100 and gap_after(document, at) in (" ", ". ", "\u00a0", ".\u00a0"):
        gap = gap_after(document, at + 1)
        if _after(document, at + 1) in ":%" or gap[:1] in ("-", "–") or gap == ".":
            return None  # "March 99-67", "May 40%": a score or a share
        year = _figure(document, at + 2) if gap == ", " else None
        return Date(
            at, at + (2 if year and year > 999 else 1), day, month, year if year and year > 999 else 0
        )
    day = _figure(document, at - 1)
    if (
        day is not None
        and 0 < day < 40
        and gap_after(document, at - 1) == " "
        and not _money(document, at - 1)
    ):
        year = _figure(document, at + 1) if gap_after(document, at) in (" ", ". ") else None
        return Date(
            at - 1, at + (1 if year and year > 999 else 0), day, month, year if year and year > 999 else 0
        )
    return None


def _money(document: Text, at: int) -> bool:
    start = document.words.starts[at]
    return start > 0 and document.text[start - 1] in "$€£.,"


def _after(document: Text, at: int) -> str:
    end = document.words.span(at).end
    return document.text[end : end + 1] or " "
