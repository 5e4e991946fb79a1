"""Days, weeks or months that are not those between the two dates given with them: from 1 May to 12 June, eight weeks."""

from __future__ import annotations

from collections.abc import Iterator

from ....document.numbers.dates import date_span, day_of_year, exists
from ....language.numbers import in_words
from ....model.finding import Related
from ....storage.lazy_namedtuple import TYPE_CHECKING
from ....storage.regex_cache import compiled
from ...interface import Hit
from ..shared.narration import in_narration

if TYPE_CHECKING:
    from ....document.document import Document
    from ....document.numbers.dates import Date
    from ....document.numbers.figures import Figure

#: How the two dates, written as D, and the length, written as N, belong together.
_TOGETHER = compiled(
    r"\b(?:from|between) (?:\w+day,? )?D,? (?:to|until|till|and|through) (?:\w+day,? )?D(?:,| —| –|:| \()[^.;N]{0,40}\bN\b|\bN\b[^.;]{0,40} (?:from|between) (?:\w+day,? )?D,? (?:to|until|till|and|through) (?:\w+day,? )?D"
    r"|\b(?:began|started|opened) on (?:\w+day,? )?D[^.;]{0,40} (?:ended|ends|closed|closes|finished|finishes) on (?:\w+day,? )?D,? (?:after )?N\b"
)
_NOT_THESE = compiled(
    r"\b(?:planned|every|each|per|first|last|next|another|within|more than|least|about|nearly|almost|some|over|ago|later|and)\b[^.;,]*$"
)
#: What gives the two dates to something else than the length.
_MOVED = compiled(
    r"\b(?:exten[ds]\w*|prolong\w*|postpon\w*|delay\w*|mov(?:e[ds]?|ing)|shift\w*|chang\w*|initial\w*|original\w*|push\w*|brought forward)\b"
)
#: Days in a unit, and how many of them the length may be off.
_UNITS = {"day": (1, 1.0), "night": (1, 1.0), "week": (7, 4.0), "month": (30.4, 17.0)}


def find(document: Document) -> Iterator[Hit]:
    """Lengths of time that the two dates of their sentence belie."""
    dates = document.dates
    for first, second in zip(dates, dates[1:]):
        start, end = date_span(document, first), date_span(document, second)
        if end.start - start.end > 60:
            continue
        sentence = document.sentence_around(start.start)
        lengths = [
            figure
            for figure in document.figures
            if sentence.start <= figure.span.start < sentence.end and figure.unit in _UNITS
        ]
        if end.end <= sentence.end and len(lengths) == 1 and not lengths[0].rough:
            hit = _judged(document, first, second, lengths[0])
            if hit is not None:
                yield hit


def _judged(document: Document, first: Date, second: Date, length: Figure) -> Hit | None:
    text = document.text
    start, end = date_span(document, first), date_span(document, second)
    sentence = document.sentence_around(start.start)
    spans = sorted(((start, "D"), (end, "D"), (length.span, "N")))
    frame, at = "", sentence.start
    for span, sign in spans:
        frame += text[at : span.start] + sign
        at = span.end
    frame += text[at : sentence.end]
    together = _TOGETHER.search(frame)
    if (
        together is None
        or _NOT_THESE.search(frame[: frame.index("N")][-24:].rpartition(",")[2] or "")
        or _MOVED.search(frame)
        or not in_narration(document, length.span)
    ):
        return None
    days = _days(first, second)
    unit, slack = _UNITS[length.unit]
    stated = length.value * unit
    if not days or min(abs(days - stated), abs(days + 1 - stated)) <= slack:
        return None
    number = round(days / unit)
    said = f"{in_words(number)} {length.unit}{'s' if number != 1 else ''}"
    fields = {"right": said, "date": f"{start.of(text)} to {end.of(text)}"}
    related = (Related(None, start, "from this"), Related(None, end, "to this"))
    return Hit(length.span, (), fields, related)


def _days(first: Date, second: Date) -> int:
    """The days from one date to another, 0 where the years are not known to be one or two in a row."""
    if not (exists(first.year, first.month, first.day) and exists(second.year, second.month, second.day)):
        return 0
    years = second.year - first.year if first.year and second.year else 0
    apart = day_of_year(second.month, second.day) - day_of_year(first.month, first.day) + 365 * years
    return apart if 0 < apart < 800 else apart + 365 if apart < 0 and not years else 0
