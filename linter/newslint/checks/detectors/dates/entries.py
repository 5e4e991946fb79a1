"""Entries of a live blog out of order."""

from __future__ import annotations

from collections.abc import Iterator

from ....document.numbers.dates import Clock, find_clocks
from ....model.finding import Related
from ....storage.lazy_namedtuple import TYPE_CHECKING
from ....storage.regex_cache import compiled
from ...interface import Hit

if TYPE_CHECKING:
    from ....document.document import Document

#: So many entries make a live blog.
_LEAST = 5
_HALF_DAY = 720


def find(document: Document) -> Iterator[Hit]:
    """An entry whose time does not lie between those of its neighbours, which are in order."""
    text = document.text
    paragraphs = document.paragraphs
    if len(paragraphs) < _LEAST:
        return
    times: list[Clock] = []
    for paragraph in paragraphs:
        start = paragraph.span.start
        if text[start].isdigit():
            found = find_clocks(text, start, min(start + 12, paragraph.span.end))
            if (
                found
                and found[0].span.start == start
                and compiled(r"(?: [A-Z]{2,4})?\s?(?:[:|–—-]|\n|$)| [A-Z]").match(text, found[0].span.end)
            ):
                times.append(found[0])
    if len(times) < _LEAST:
        return
    steps = [_step(a, b) for a, b in zip(times, times[1:])]
    forward = sum(step >= 0 for step in steps) >= len(steps) / 2
    sign = 1 if forward else -1
    wrong = [at for at, step in enumerate(steps) if step * sign < 0]
    if len(wrong) != 1:
        return
    at = wrong[0] + 1
    if at + 1 < len(times) and _step(times[at - 1], times[at + 1]) * sign < 0:
        if at < 2 or _step(times[at - 2], times[at]) * sign < 0:
            return
        at -= 1  # the one before is the one that stands too high
    odd = times[at]
    before = times[at - 1] if at else times[at + 1]
    offered = _hour_later(text, times, at, sign)
    yield Hit(
        odd.span,
        (offered,) if offered else (),
        {"right": offered, "date": before.span.of(text)},
        (Related(None, before.span, "the entry before it"),),
    )


def _step(first: Clock, second: Clock) -> int:
    """The minutes from one time to the next; past midnight they go on."""
    step = second.minutes - first.minutes
    if step < -_HALF_DAY:
        return step + 2 * _HALF_DAY
    return step - 2 * _HALF_DAY if step > _HALF_DAY else step


def _hour_later(text: str, times: list[Clock], at: int, sign: int) -> str:
    """The time an hour off that lies between those around it, or "" if there is none, as the text writes times."""
    if not 0 < at < len(times) - 1:
        return ""
    for hours in (1, -1):
        moved = (times[at].minutes + 60 * hours) % (2 * _HALF_DAY)
        here = Clock(times[at].span, moved)
        if _step(times[at - 1], here) * sign > 0 and _step(here, times[at + 1]) * sign > 0:
            words = times[at].span.of(text)
            hour = compiled(r"\d{1,2}").match(words)
            assert hour is not None
            late = "p" in words or "a" in words
            number = (moved // 60 - 1) % 12 + 1 if late else moved // 60
            if late and (moved >= _HALF_DAY) != (times[at].minutes >= _HALF_DAY):
                return ""
            return (f"{number:02d}" if hour.group()[0] == "0" else str(number)) + words[hour.end() :]
    return ""
