"""Hours that are not those between the two times given with them: from 6am to 4pm, 12 hours."""

from __future__ import annotations

from collections.abc import Iterator

from ....document.numbers.dates import find_clocks
from ....language.numbers import ONES, WEEKDAYS, in_words
from ....model.finding import Related
from ....model.span import Span
from ....storage.lazy_namedtuple import TYPE_CHECKING
from ....storage.regex_cache import compiled
from ...interface import Hit
from ..shared.narration import in_narration

if TYPE_CHECKING:
    import re

    from ....document.document import Document
    from ....document.numbers.dates import Clock

_NUMBER = rf"\d{{1,3}}|{'|'.join(list(ONES)[2:13])}"
_HOURS = compiled(
    rf"\b(?P<n>{_NUMBER})[ -](?P<unit>hours?|minutes?)\b(?: and (?P<m>{_NUMBER}) minutes\b)?"
    r"(?! (?:a (?!day)|per|earlier|before|ago|and|of|behind|ahead|or|delay|break|into|drive|away|flight|train|walk|north|south|east|west|left|remaining)\b)"
)
#: Hours that are not those between two times, by the words before them and after.
_OTHER = compiled(
    r"\b(?:about|around|nearly|almost|over|more than|some|least|up to|roughly|than|another|further|additional|first|last|next|every|within|usual|"
    r"(?!(?:total|span|period|shift|stretch|run|stay|session|sitting|debate|search|vigil|closure|match|trial|journey|meeting|delay|outage|stoppage|interruption|blackout|wait|flight|concert|performance|speech|power cut)\b)[a-z]+ of|only|of the|of those|and|to|or) (?:a )?$"
)
_UNLIKE = compiled(
    r"\b(?:\d+ days|half|clocks|time zones?|daylight|except|local time|GMT|including|or|lunch)\b"
)
#: The first time and the second belong together, and nothing else.
_TOGETHER = compiled(
    r"\b(?:from|between|open|since|at|after|before|just|about|around|shortly|by) T\b[^;]*\b(?:to|until|till|and|through|at|by|around|about|before|after|just after|end) T\b|\bT\b[^;]*\bT\b[^;]* later\b"
)
#: Hours of what the sentence before has told of.
_THAT = compiled(r"\b(?:[Tt]he|[Tt]hose|[Tt]hese|[Tt]hat|[Ii]ts|[Tt]heir) $")
#: The day of a time, after it.
_DAY = rf",? (?:on |the )?(?P<day>{'|'.join(WEEKDAYS)}|yesterday|today|tonight|tomorrow)\b"
_RELATIVE = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}
_AFTER_EVENT = r" after (?:it|they|he|she|the \w+(?: \w+)?|power|trains|services) (?:(?:was|were|had been|had) )?(?:first )?(?P<verb>[a-z]+)\b"


def find(document: Document) -> Iterator[Hit]:
    """Lengths of time that the two times of their sentence, or of the one before, belie, and in a live blog hours after
    something whose time the story gives."""
    known = document.words.known
    if known.isdisjoint(("hours", "hour", "minutes", "minute")):
        return
    text = document.text
    for match in _HOURS.finditer(text):
        span = Span(*match.span("n"))
        if not in_narration(document, span):
            continue
        if hit := _after_event(document, match):
            yield hit
            continue
        number = document.sentence_at(match.start())
        sentence = document.sentences[number]
        clocks = find_clocks(text, *sentence)
        if _OTHER.search(text, max(sentence.start, match.start() - 32), match.start()):
            continue
        if (
            not clocks
            and number
            and (
                _THAT.search(text, max(sentence.start, match.start() - 8), match.start())
                or compiled(r" (?:in all|in total|altogether)\b").match(text, match.end())
            )
        ):
            before = document.sentences[number - 1]
            if document.paragraph_at(before.start) == document.paragraph_at(sentence.start):
                sentence = before
                clocks = find_clocks(text, *sentence)
                if _HOURS.search(text, *sentence):
                    continue
        if not clocks and compiled(r"\b(?:for|lasted|took) $").search(
            text, max(0, match.start() - 10), match.start()
        ):
            following = document.sentences[min(number + 1, len(document.sentences) - 1)]
            if document.paragraph_at(following.start) == document.paragraph_at(sentence.start):
                sentence = following
                clocks = find_clocks(text, *sentence)
                if _HOURS.search(text, *sentence):
                    continue
        if len(clocks) == 2 and len(_HOURS.findall(text, *sentence)) < 2:
            hit = _judged(document, sentence, match, clocks)
            if hit is not None:
                yield hit


def _judged(document: Document, sentence: Span, hours: re.Match[str], clocks: list[Clock]) -> Hit | None:
    text = document.text
    first, second = clocks
    frame = (
        text[sentence.start : first.span.start]
        + "T"
        + text[first.span.end : second.span.start]
        + "T"
        + text[second.span.end : sentence.end]
    )
    if not _TOGETHER.search(frame) or _UNLIKE.search(frame):
        return None
    days = _days_between(text, sentence, first, second)
    if days is None:
        return None
    apart = (second.minutes - first.minutes) % 1440 + 1440 * days
    return _hit(text, hours, _with_day(text, first.span), _with_day(text, second.span), apart)


def _with_day(text: str, clock: Span) -> Span:
    """A time with the day after it."""
    day = compiled(_DAY).match(text, clock.end)
    return Span(clock.start, day.end()) if day else clock


def _after_event(document: Document, match: re.Match[str]) -> Hit | None:
    """ "The fault has been mended, seven hours after it was reported", in the entry of 11.15am, where an earlier one tells
    that it was reported at 5.15am."""
    text = document.text
    event = compiled(_AFTER_EVENT).match(text, match.end())
    if event is None or _OTHER.search(text, max(0, match.start() - 32), match.start()):
        return None
    paragraph = document.paragraphs[document.paragraph_at(match.start())].span
    own = find_clocks(text, paragraph.start, min(paragraph.start + 12, paragraph.end))
    if not own or own[0].span.start != paragraph.start:
        return None
    told = list(
        compiled(rf"\b{event['verb']}\b[^.;\n]{{0,24}} at (?=\d|noon|midnight)").finditer(
            text, 0, paragraph.start
        )
    )
    clocks = [
        clock
        for one in told
        for clock in find_clocks(text, one.end(), one.end() + 12)
        if clock.span.start == one.end()
    ]
    if len(clocks) != 1:
        return None
    apart = (own[0].minutes - clocks[0].minutes) % 1440
    return _hit(text, match, clocks[0].span, own[0].span, apart)


def _hit(text: str, hours: re.Match[str], first: Span, second: Span, apart: int) -> Hit | None:
    """The hit where the hours or minutes named are not those from the one time to the other."""
    in_hours = hours["unit"].startswith("hour")
    stated = _number(hours["n"]) * (60 if in_hours else 1) + (_number(hours["m"]) if hours["m"] else 0)
    exact = not in_hours or hours["m"] is not None
    if abs(apart - stated) < (5 if exact else 45) or stated > 72 * 60 or not apart or exact and apart > 360:
        return None
    offered: tuple[str, ...] = ()
    whole, over = divmod(apart, 60)
    if not in_hours and apart <= 180:
        offered, said = (in_words(apart),), f"{in_words(apart)} minutes"
    elif not over:
        said = f"{in_words(whole)} hours" if whole > 1 else "one hour"
        offered = (in_words(whole),) if not exact and whole > 1 else ()
    else:
        said = f"{whole} hours and {over} minutes" if exact else f"{apart / 60:.1f}".rstrip("0") + " hours"
    return Hit(
        Span(*hours.span("n")),
        offered,
        {"right": said, "date": f"{first.of(text)} to {second.of(text)}"},
        (Related(None, first, "from this"), Related(None, second, "to this")),
    )


def _number(word: str) -> int:
    return int(word) if word.isdigit() else int(ONES[word])


def _days_between(text: str, sentence: Span, first: Clock, second: Clock) -> int | None:
    """Whole days that two times are apart besides their hours, as far as days named beside them say so; None where only one
    of them has a day told by today's."""
    days = [
        compiled(_DAY).match(text, clock.span.end, end)
        for clock, end in ((first, second.span.start), (second, sentence.end))
    ]
    told = [day["day"].lower() if day else "" for day in days]
    if any(day in _RELATIVE for day in told):
        if not all(day in _RELATIVE for day in told):
            return None
        apart = _RELATIVE[told[1]] - _RELATIVE[told[0]]
    elif all(told):
        apart = (WEEKDAYS.index(told[1].capitalize()) - WEEKDAYS.index(told[0].capitalize())) % 7
    else:
        return 0
    return apart - (second.minutes < first.minutes)
