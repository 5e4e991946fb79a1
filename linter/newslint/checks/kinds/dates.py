"""The kind `dates`: days that no calendar has, and weekdays that do not fit their date.

A rule names what it looks for with `test`: `impossible` ("Sept. 31"), `weekday` ("Monday, March 4, 2025") or `clash`
("Monday, March 4" where another date of the story is Friday, March 6).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ...model.span import Span
from ...storage.lazy_namedtuple import TYPE_CHECKING, NamedTuple
from ..interface import Context, Hit, RuleMistake

if TYPE_CHECKING:
    from ...document.document import Document

FIELDS = ("days", "right", "date")

TESTS = ("impossible", "weekday", "clash")
_NAMES = (
    "january february march april may june july august september october november december "
    "jan feb mar apr may jun jul aug sept oct nov dec"
).split()
_MONTHS = {name: number % 12 + 1 for number, name in enumerate(_NAMES)} | {"sep": 9}
_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_ENDINGS = ("st", "nd", "rd", "th")

#: Keys as they were called before, with what they are called now.
FORMER_KEYS = {"what": "test"}


class Keys(NamedTuple):
    """`test` to look for: impossible, weekday or clash."""

    test: str


def compile_rule(keys: Keys, context: Context) -> str:
    """The rule's `test`."""
    if keys.test not in TESTS:
        raise RuleMistake(f"'test' is one of {', '.join(TESTS)}", "test")
    return keys.test


class Date(NamedTuple):
    """A date in the text: the numbers of its first and last word, and what they say; year 0 if none."""

    first: int
    last: int
    day: int
    month: int
    year: int


def find(document: Document, linked: dict[int, str], active: frozenset[int]) -> Iterator[tuple[int, Hit]]:
    """Every date that cannot be."""
    places = document.words.places
    dated: list[tuple[Date, int, int]] = []
    for name in sorted(places.keys() & _MONTHS.keys()):
        for start in places[name]:
            if not document.text[start].isupper():
                continue
            date = _read(document, document.words.first_at(start), _MONTHS[name])
            if date is None:
                continue
            if not date.year and (named := _named(document, date)) is not None:
                dated.append((date, named, _day_of_year(date)))
            for number in active:
                if linked[number] == "clash":
                    continue
                judge = _impossible if linked[number] == "impossible" else _weekday
                hit = judge(document, date)
                if hit:
                    yield number, hit

    if len(dated) > 1:
        for number in active:
            if linked[number] == "clash":
                yield from ((number, hit) for hit in _clashes(document, sorted(dated)))


def _named(document: Document, date: Date) -> int | None:
    """The number of the weekday right before a date."""
    if date.first < 1 or not 0 < date.day <= _LENGTHS[date.month - 1]:
        return None
    at = date.first - 1
    named = document.words.folded[at].capitalize()
    if named not in _WEEKDAYS or _gap(document, at).strip() not in (",", ""):
        return None
    return _WEEKDAYS.index(named)


def _day_of_year(date: Date) -> int:
    return sum(_LENGTHS[: date.month - 1]) - (date.month > 2) + date.day


def _clashes(document: Document, dated: list[tuple[Date, int, int]]) -> Iterator[Hit]:
    """Of dates without a year, with their weekdays, one that does not fit the others; of two, the later one. Dates more
    than two months apart may lie in different years, or have a Feb. 29 between them."""
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
            right = _WEEKDAYS[(usual + day) % 7]
            other = dated[first][0]
            yield Hit(
                document.words.span(date.first - 1),
                (right,),
                {
                    "right": right,
                    "date": Span(document.words.starts[other.first - 1], _span(document, other).end).of(
                        document.text
                    ),
                },
            )


def _figure(document: Document, at: int) -> int | None:
    """The word numbered `at` as a number, with or without the ending of an ordinal."""
    if not 0 <= at < len(document.words):
        return None
    word = document.words.folded[at]
    if word[-2:] in _ENDINGS:
        word = word[:-2]
    return int(word) if word.isascii() and word.isdigit() and len(word) < 5 else None


def _gap(document: Document, at: int) -> str:
    """What stands between the word numbered `at` and the next one."""
    words = document.words
    return document.text[words.span(at).end : words.starts[at + 1]] if at + 1 < len(words) else ""


def _read(document: Document, at: int, month: int) -> Date | None:
    """The date that the month numbered `at` belongs to: "March 4, 2025", "4 March 2025"."""
    day = _figure(document, at + 1)
    if day is not None and day < 100 and _gap(document, at) in (" ", ". ", "\u00a0", ".\u00a0"):
        if (
            _after(document, at + 1) in ":%"
            or _gap(document, at + 1)[:1] in ("-", "–")
            or _gap(document, at + 1) == "."
        ):
            return None  # "March 99-67", "May 40%": a score or a share
        year = _figure(document, at + 2) if _gap(document, at + 1) == ", " else None
        return Date(
            at, at + (2 if year and year > 999 else 1), day, month, year if year and year > 999 else 0
        )
    day = _figure(document, at - 1)
    if day is not None and 0 < day < 40 and _gap(document, at - 1) == " " and not _money(document, at - 1):
        year = _figure(document, at + 1) if _gap(document, at) in (" ", ". ") else None
        return Date(
            at - 1, at + (1 if year and year > 999 else 0), day, month, year if year and year > 999 else 0
        )
    return None


def _money(document: Document, at: int) -> bool:
    start = document.words.starts[at]
    return start > 0 and document.text[start - 1] in "$€£.,"


def _after(document: Document, at: int) -> str:
    end = document.words.span(at).end
    return document.text[end : end + 1] or " "


def _leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _span(document: Document, date: Date) -> Span:
    return Span(document.words.starts[date.first], document.words.span(date.last).end)


def _impossible(document: Document, date: Date) -> Hit | None:
    longest = _LENGTHS[date.month - 1]
    if date.month == 2 and date.year and not _leap(date.year):
        longest = 28
    if 0 < date.day <= longest or date.day > 39:  # "June 76" is a year or a score, not a slip
        return None
    return Hit(_span(document, date), (), {"days": str(longest)})


def _weekday(document: Document, date: Date) -> Hit | None:
    """A weekday right before a date with its year that falls on another day. Dates before the calendar
    of today are left alone."""
    if date.year < 1800 or not 0 < date.day <= _LENGTHS[date.month - 1] or date.first < 1:
        return None
    at = date.first - 1
    named = document.words.folded[at].capitalize()
    if named not in _WEEKDAYS or _gap(document, at).strip() not in (",", ""):
        # "Feb. 9, 2023, a Tuesday", "March 4, 2025 (Monday)"
        at = date.last + 1
        if at < len(document.words) and document.words.folded[at] in ("a", "which", "was"):
            at += 1
        if at >= len(document.words) or _gap(document, date.last).strip() not in (",", "("):
            return None
        named = document.words.folded[at].capitalize()
        if named not in _WEEKDAYS or (at == date.last + 1 and _gap(document, date.last).strip() != "("):
            return None
    # Sakamoto's way: the day of the week from day, month and year
    year = date.year - (date.month < 3)
    shift = (0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4)[date.month - 1]
    right = _WEEKDAYS[(year + year // 4 - year // 100 + year // 400 + shift + date.day - 1) % 7]
    if right == named:
        return None
    return Hit(
        document.words.span(at),
        (right,),
        {"right": right, "date": _span(document, date).of(document.text)},
    )
