"""Hours that are not those between the two times given with them: from 6am to 4pm, 12 hours."""

from __future__ import annotations

from collections.abc import Iterator

from ....document.dates import find_clocks
from ....language.numbers import ONES, WEEKDAYS, in_words
from ....model.finding import Related
from ....model.span import Span
from ....storage.lazy_namedtuple import TYPE_CHECKING
from ....storage.regex_cache import compiled
from ...interface import Hit
from ..shared.narration import in_narration

if TYPE_CHECKING:
    from ....document.dates import Clock
    from ....document.document import Document

_HOURS = rf"\b(?P<n>\d{{1,2}}|{'|'.join(list(ONES)[2:13])})[ -]hours?\b(?! (?:a|per|earlier|before|ago|and|of|behind|ahead|or|delay|break|into|drive|away|flight|train|walk|north|south|east|west)\b)"
#: How the two times belong together, the times written as T and the hours as H.
_DAY = r"(?: (?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day| that (?:day|night|evening|morning))?"
_FROM_TO = compiled(
    rf"\b(?:from|between|open) T{_DAY} (?:to|until|till|and|through) T{_DAY}(?:,|:| —| –)? (?:\(|or |for |lasting |some |a (?:total|span|shift|stretch|period|run) of |a )?H\b"
    rf"|\bH\b[^.;]{{0,30}} (?:from|between) T{_DAY} (?:to|until|till|and|through) T\b"
    rf"|\bT{_DAY}\b[^.;]*\bT{_DAY}(?: (?:the )?(?:next|following) (?:day|morning))?, (?:some )?H (?:later|in all|in total|altogether|all told)\b"
    r"|\bafter H\b[^.;]* T\b[^.;]*\b(?:began|started|opened|starting|having begun)[^.;]*\bT\b"
    r"|\b(?:began|started|opened|starts|begins|start|began work) (?:at|around|about|on \w+ at|just \w+) T\b[^.;]{0,40}? (?:ended|finished|closed|ends|concluded|until|stopped|wrapped up)(?: at| around| about| just \w+)? T\b"
)
_WEEKDAY = "|".join(WEEKDAYS)
_ROUGH = compiled(
    r"\b(?:about|around|nearly|almost|over|more than|some|least|up to|roughly|than|another|further|additional) (?:a )?$"
)


def find(document: Document) -> Iterator[Hit]:
    """Lengths of time that the times of their sentence belie."""
    known = document.words.known
    if not known & {"hours", "hour"}:
        return
    text = document.text
    for match in compiled(_HOURS).finditer(text):
        sentence = document.sentence_around(match.start())
        clocks = find_clocks(text, *sentence)
        if len(clocks) != 2 or len(list(compiled(_HOURS).finditer(text, *sentence))) != 1:
            continue
        first, second = clocks
        frame = (
            text[sentence.start : first.span.start]
            + "T"
            + text[first.span.end : second.span.start]
            + "T"
            + text[second.span.end : sentence.end]
        )
        told = frame.replace(match.group(), "H")
        if (
            not in_narration(document, Span(*match.span("n")))
            or not _FROM_TO.search(told)
            or _ROUGH.search(text[: match.start()][-24:])
        ):
            continue
        if compiled(r"\b(?:\d+ (?:minutes|days)|half|tomorrow|yesterday|each|weekend|weekdays)\b").search(
            frame
        ):
            continue
        stated = int(match["n"]) if match["n"].isdigit() else int(ONES[match["n"]])
        right = ((second.minutes - first.minutes) % 1440) / 60 + 24 * _days_between(
            text, sentence, first, second
        )
        if abs(right - stated) < 0.75 or stated > 72 or not right:
            continue
        said = in_words(round(right)) if right == round(right) else f"{right:.1f}".rstrip("0")
        yield Hit(
            Span(*match.span("n")),
            (said,) if right == round(right) else (),
            {"right": said, "date": f"{first.span.of(text)} to {second.span.of(text)}"},
            (Related(None, first.span, "from this"), Related(None, second.span, "to this")),
        )


def _days_between(text: str, sentence: Span, first: Clock, second: Clock) -> int:
    """Whole days that two times are apart besides their hours, as far as weekdays beside them say so."""
    days = [
        WEEKDAYS.index(match.group())
        if (match := compiled(_WEEKDAY).search(text, clock.span.end, end))
        else None
        for clock, end in ((first, second.span.start), (second, sentence.end))
    ]
    if days[0] is None or days[1] is None:
        return 0
    apart = (days[1] - days[0]) % 7
    return apart - (second.minutes < first.minutes)
