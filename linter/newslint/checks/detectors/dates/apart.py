"""Weekdays that are not as far apart as the story says: on Monday ... two days later, on Thursday."""

from __future__ import annotations

from collections.abc import Iterator

from ....language.numbers import ONES, WEEKDAYS
from ....model.finding import Related
from ....model.span import Span
from ....storage.lazy_namedtuple import TYPE_CHECKING
from ....storage.regex_cache import compiled
from ...interface import Hit
from ..shared.narration import in_narration

if TYPE_CHECKING:
    import re

    from ....document.document import Document

_WEEKDAY = "|".join(WEEKDAYS)
_FEW = "|".join(list(ONES)[1:7])
#: A day told by how far it lies from the one before, and its name.
_AWAY = (
    rf"\b(?:[Tt]he )?(?P<next>(?:next|following) (?:day|morning|evening|afternoon)|day after|day before|previous day|(?:the )?day earlier|a day (?:later|earlier|after that|before that)|"
    rf"(?P<n>{_FEW}|[2-6]) days (?P<way>later|earlier|after that|before that|afterwards?))"
    rf"(?:,? (?:on |which was |that is |a |that |early |late )*| \()(?P<day>{_WEEKDAY})\b(?![’'-])"
)
#: How far back the day is looked for that it lies away from, in characters.
_REACH = 260
#: What may be the day meant instead.
_OTHER_DAYS = r"\b(?:today|tomorrow|yesterday|tonight|week(?:s|end)?|month|later|earlier|(?:Jan|Feb|March|April|May|June|July|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? \d|\d{1,2} [A-Z][a-z]+)\b"


#: The later day first: on Saturday, three days after Monday's fire.
_FROM_DAY = rf"\b(?P<day>{_WEEKDAY}),? (?:just |only )?(?:the day|(?:a|one|(?P<n>{_FEW}|[2-6])) days?) (?P<way>after|before) (?:[a-z]+ ){{0,4}}?(?P<base>{_WEEKDAY})\b"
_DAYS = ("day", "days", "morning", "evening", "afternoon")


def find(document: Document) -> Iterator[Hit]:
    """Days so and so far from the weekday named just before that are not the weekday named with them."""
    places = document.words.places
    text = document.text
    for start in sorted(start for word in _DAYS for start in places.get(word, ())):
        if match := compiled(_AWAY).search(text, max(0, start - 16), start + 60):
            if match.start() <= start < match.end("next"):
                yield from _judged(document, match)
        elif (
            match := compiled(_FROM_DAY).search(text, max(0, start - 34), start + 60)
        ) and match.start() < start:
            yield from _hit(
                document, Span(*match.span("day")), Span(*match.span("base")), _away(match), match
            )


def _judged(document: Document, match: re.Match[str]) -> Iterator[Hit]:
    text = document.text
    paragraph = document.paragraphs[document.paragraph_at(match.start())].span
    start = max(paragraph.start, match.start() - _REACH)
    named = list(compiled(rf"\b(?:{_WEEKDAY})\b").finditer(text, start, match.start()))
    if not named:
        return
    before = named[-1]
    if compiled(_OTHER_DAYS).search(text, before.end(), match.start()):
        return
    if compiled(r"[.!?]”? [^.]*[.!?]”? ").search(text, before.end(), match.start()):
        return  # two sentences away
    yield from _hit(document, Span(*match.span("day")), Span(*before.span()), _away(match), match)


def _hit(document: Document, day: Span, base: Span, away: int, match: re.Match[str]) -> Iterator[Hit]:
    text = document.text
    right = WEEKDAYS[(WEEKDAYS.index(base.of(text)) + away) % 7]
    if right != day.of(text) and in_narration(document, day):
        fields = {"right": right, "date": " ".join(match.group().split()), "near": base.of(text)}
        yield Hit(day, (right,), fields, (Related(None, base, "counted from this day"),))


def _away(match: re.Match[str]) -> int:
    told = match.groupdict()
    words = told.get("next") or told["way"]
    number = told["n"]
    days = 1 if number is None else int(number) if number.isdigit() else int(ONES[number])
    back = told["way"] in ("earlier", "before that", "before") or any(
        word in words for word in ("before", "earlier", "previous")
    )
    return -days if back else days
