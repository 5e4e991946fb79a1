"""Days that are no today, yesterday or tomorrow of the story's own: "today, Thursday" in a story of a Friday."""

from __future__ import annotations

from collections.abc import Iterator

from ....document.numbers.dates import date_span, weekday_of
from ....language.numbers import WEEKDAYS
from ....model.finding import Related
from ....model.span import Span
from ....storage.lazy_namedtuple import TYPE_CHECKING
from ....storage.regex_cache import compiled
from ...interface import Hit

if TYPE_CHECKING:
    from ....document.document import Document

_AWAY = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}
_BOTH = (
    rf"\b(?P<when>[Yy]esterday|[Tt]oday|[Tt]onight|[Tt]omorrow)(?:, | \()(?P<day>{'|'.join(WEEKDAYS)})"
    rf"(?=[,.;:)]| \w+ing\b)"
    rf"|\b(?P<day2>{'|'.join(WEEKDAYS)}) \((?P<when2>yesterday|today|tonight|tomorrow)\)"
)


def find(document: Document) -> Iterator[Hit]:
    """Weekdays that are not those of the day beside them, as the story's own date has it."""
    own = document.dated
    if own is None or not own.year or not _AWAY.keys() & document.words.known:
        return
    today = weekday_of(own.year, own.month, own.day)
    for match in compiled(_BOTH).finditer(document.text):
        which = "" if match["day"] else "2"
        when, day = match[f"when{which}"], match[f"day{which}"]
        right = WEEKDAYS[(today + _AWAY[when.lower()]) % 7]
        if right == day:
            continue
        apart = (WEEKDAYS.index(day) - today + 3) % 7 - 3
        better = next((word for word, away in _AWAY.items() if away == apart), "")
        span = date_span(document, own)
        fields = {"right": right, "date": when, "near": f"; {day} is {better}" if better else ""}
        offered = (better.capitalize() if when[0].isupper() else better,) if better else ()
        place = Span(*match.span(f"when{which}"))
        named = Span(*match.span(f"day{which}"))
        related = (Related(None, named, "the day named"), Related(None, span, "the story is of this day"))
        yield Hit(place, offered, fields, related)
