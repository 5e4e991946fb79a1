"""Votes that are more than the voters, or that do not make the majority given with them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ....document.figures import FIGURE, frame_of
from ....model.finding import Related
from ....model.span import Span
from ....storage.lazy_namedtuple import TYPE_CHECKING
from ....storage.regex_cache import compiled
from ...interface import Hit
from ..shared.written_figures import plain, written

if TYPE_CHECKING:
    from ....document.document import Document
    from ....document.figures import Figure, Frame

_VOTES = rf"(?:\bby|\bvote of|\bcarried|\bpassed|\bdefeated|\bvoted|\brejected|\bapproved|\bresult was)\s(?P<won>{FIGURE})(?: votes?)?,? (?:to|against) (?P<lost>{FIGURE})"
_BARE = rf"(?P<won>{FIGURE}) votes? to (?P<lost>{FIGURE})"
_MAJORITY = rf"\b(?:majority|margin) of (?P<lead>{FIGURE})"
_SEATS = rf"(?P<seats>{FIGURE})[- ](?:strong|seat|member|person|judge|justice)\b|\b(?:board|council|committee|panel|bench|court|jury) of (?P<seats2>{FIGURE})\b|\ball (?:of the )?(?P<seats3>{FIGURE}) (?:[a-z]+ ){{0,2}}?(?:councillors|members|judges|directors|commissioners|trustees|senators|deputies)\b"
_PRESENT = rf"\b[Aa]ll (?:of the )?(?P<all>{FIGURE}) (?:[a-z]+ ){{0,3}}?(?:present|voted|voting|took part)\b"
_FOR, _AGAINST = (
    rf"(?P<n>{FIGURE}) (?:[a-z]+ )?(?:in favou?r|for|supporting)\b",
    rf"(?P<n>{FIGURE}) (?:[a-z]+ )?(?:against|opposing|opposed)\b",
)
_ABSTAINED = rf"(?P<n>{FIGURE}) (?:[a-z]+ ){{0,2}}?(?:abstained|abstaining|abstentions?)\b"


def find(document: Document) -> Iterator[Hit]:
    """Counts of votes that cannot be."""
    known = document.words.known
    if not known & {"vote", "votes", "voted", "voting"}:
        return
    text = document.text
    seats: list[Figure] | None = None
    for frame in document.frames:
        match = compiled(_BARE).search(frame.text) or compiled(_VOTES).search(frame.text)
        if match is None or not compiled(r"\bvot").search(frame.text):
            continue
        won, lost = frame.figure(match["won"]), frame.figure(match["lost"])
        if won.unit or lost.unit or won.rough or lost.rough:
            continue
        lead = compiled(_MAJORITY).search(frame.text, match.end())
        if lead is not None:
            stated = frame.figure(lead["lead"])
            right = abs(won.value - lost.value)
            if stated.value != right and not stated.unit and not stated.rough and "combined" not in known:
                yield _hit(text, stated, won, lost, right)
            continue
        if seats is None:
            seats = list(_bodies(document))
        total = won.value + lost.value
        if (
            len({figure.value for figure in seats}) == 1
            and seats[0].value < total
            and seats[0].value > max(won.value, lost.value) - 1
        ):
            right = seats[0].value - won.value
            yield Hit(
                lost.span,
                (written(text, lost, right),) if 0 <= right < won.value else (),
                {"sum": plain(total), "other": seats[0].span.of(text), "right": plain(right)},
                (
                    Related(None, seats[0].span, "so many may vote"),
                    Related(None, won.span, "the other votes"),
                ),
            )
    if "majority" in known:
        yield from _majorities(document)
    if known & {"abstained", "abstaining", "abstentions"}:
        yield from _roll_calls(document)


def _bodies(document: Document) -> Iterator[Figure]:
    """How many seats the bodies of the story have."""
    text = document.text
    for figure in document.figures:
        if figure.word or figure.value < 1000:
            around = frame_of(
                text, Span(max(0, figure.span.start - 22), min(len(text), figure.span.end + 40)), (figure,)
            )
            match = compiled(_SEATS).search(around.text)
            if match and not figure.unit:
                yield figure


_MAJORITY_IS = rf"\b[Mm]ajority (?:is|was|stood at|of) (?P<lead>{FIGURE})"
#: A count of votes, and not of anything else.
_MANY = 100


def _majorities(document: Document) -> Iterator[Hit]:
    """ "Ames wins with 82,450 votes. Orr has 74,210. The majority is 8,420." """
    text = document.text
    figures = document.figures
    for start in document.words.places["majority"]:
        paragraph = document.paragraphs[document.paragraph_at(start)].span
        here = tuple(f for f in figures if paragraph.start <= f.span.start < paragraph.end)
        whole = frame_of(text, paragraph, here)
        match = compiled(_MAJORITY_IS).search(whole.text)
        if match is None:
            continue
        stated = whole.figure(match["lead"])
        counts = [
            f for f in here if f is not stated and not f.unit and f.value >= _MANY and f.span.end < start
        ]
        if stated.unit or stated.rough or not 2 <= len(counts) <= 4 or any(f.rough for f in counts):
            continue
        first, second = sorted(counts, key=lambda f: -f.value)[:2]
        if first.noun != "votes" or stated.value in {
            abs(one.value - other.value) for one in counts for other in counts
        }:
            continue
        right = first.value - second.value
        if sorted(plain(right)) == sorted(plain(stated.value)) or abs(right - stated.value) < right / 10:
            yield _hit(text, stated, first, second, right)


def _roll_calls(document: Document) -> Iterator[Hit]:
    """Votes for and against and abstentions that do not come to all who voted."""
    text = document.text
    for number, paragraph in enumerate(document.paragraphs):
        if "abst" not in text[paragraph.span.start : paragraph.span.end]:
            continue
        last = document.paragraphs[min(number + 1, len(document.paragraphs) - 1)].span.end
        stretch = Span(paragraph.span.start, last)
        figures = tuple(f for f in document.figures if stretch.start <= f.span.start < stretch.end)
        whole: Frame = frame_of(text, stretch, figures)
        found = [re.search(pattern, whole.text) for pattern in (_FOR, _AGAINST, _ABSTAINED)]
        everybody = re.search(_PRESENT, whole.text)
        if everybody is None or any(match is None for match in found):
            continue
        counts = [whole.figure(match["n"]) for match in found if match]
        total = whole.figure(everybody["all"])
        got = sum(figure.value for figure in counts)
        if got != total.value and len({*counts}) == 3 and abs(got - total.value) < total.value * 0.2:
            right = counts[2].value + total.value - got
            yield Hit(
                counts[2].span,
                (written(text, counts[2], right),) if right >= 0 else (),
                {"sum": plain(got), "other": total.span.of(text), "right": plain(right)},
                (
                    Related(None, total.span, "all who voted"),
                    *(Related(None, f.span, "votes") for f in counts[:2]),
                ),
            )


def _hit(text: str, stated: Figure, won: Figure, lost: Figure, right: float) -> Hit:
    fields = {
        "sum": plain(right),
        "other": f"{won.span.of(text)} to {lost.span.of(text)}",
        "right": plain(right),
    }
    related = (Related(None, Span(won.span.start, lost.span.end), "the votes"),)
    return Hit(stated.span, (written(text, stated, right),), fields, related)
