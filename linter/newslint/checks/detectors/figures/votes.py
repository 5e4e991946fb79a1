"""Votes that are more than the voters, or that do not make the majority given with them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ....document.numbers.figures import FIGURE, frame_of
from ....model.finding import Related
from ....model.span import Span
from ....storage.lazy_namedtuple import TYPE_CHECKING
from ....storage.regex_cache import compiled
from ...interface import Hit
from ..shared.numbers import candidates_votes
from ..shared.numbers.written_figures import plain, written

if TYPE_CHECKING:
    from ....document.document import Document
    from ....document.numbers.figures import Figure, Frame

_VOTES = rf"(?:\bby|\bvote of|\bcarried|\bpassed|\bdefeated|\bvoted|\brejected|\bapproved|\bresult was)\s(?P<won>{FIGURE})(?: votes?)?,? (?:to|against) (?P<lost>{FIGURE})"
_BARE = rf"(?P<won>{FIGURE}) votes? to (?P<lost>{FIGURE})"
_MAJORITY = rf"\b(?:majority|margin) of (?P<lead>{FIGURE})"
_SEATS = rf"(?P<seats>{FIGURE})[- ](?:strong|seat|member|person|judge|justice)\b|\b(?:board|council|committee|panel|bench|court|jury) of (?P<seats2>{FIGURE})\b|\ball (?:of the )?(?P<seats3>{FIGURE}) (?:[a-z]+ ){{0,2}}?(?:councillors|members|judges|directors|commissioners|trustees|senators|deputies)\b"
_PRESENT = (
    rf"\b[Aa]ll (?:of the )?(?P<all>{FIGURE}) (?:[a-z’']+ ){{0,7}}?(?:present|voted|voting|took part|attended|in attendance|(?:were|was|sat) (?:there|in (?:the|their) (?:chamber|room|hall|seats|places)|at the (?:meeting|table)))\b"
    rf"|(?P<all2>{FIGURE}) of (?:the|its) (?:[\w’'-]+ ){{0,2}}?{FIGURE} (?:[a-z]+ ){{1,3}}?(?:took part|voted|were present|attended|cast)\b"
)
_ABSTAINING = ("abstained", "abstaining", "abstentions", "abstention")
_FOR, _AGAINST = (
    rf"(?P<n>{FIGURE}) (?:(?:[a-z]+ ){{0,3}}?in favou?r|(?:[a-z]+ )?(?:for|supporting))\b",
    rf"(?P<n>{FIGURE}) (?:[a-z]+ )?(?:against|opposing|opposed)\b",
)
#: What tells that somebody who was there, or has a seat, did not vote.
_NOT_VOTING = (
    r"\b(?:absent|absence|vacan\w+|empty|(?:did|do|does|could|may|can|will|would) ?n[o’']t vote|casting vote|recus\w+|excus\w+|not voting|non-voting|"
    r"withdr[ae]w\w*|left (?:the|before|early)|stepped out|walked out|declar\w+ an interest|conflicts? of interest|ineligible|took no part)\b"
)
_NOBODY_ABSENT = r"\b(?:[Nn]obody|[Nn]o[- ]one|[Nn]one(?: of them)?|[Nn]o (?:member|councillor)s?) (?:was|were) (?:absent|missing)\b"
_ABSTAINED = rf"(?P<n>{FIGURE}) (?:[a-z]+ ){{0,2}}?(?:abstained|abstaining|abstentions?)\b"


def find(document: Document) -> Iterator[Hit]:
    """Counts of votes that cannot be."""
    known = document.words.known
    if "seats" in known:
        yield from _seats(document)
    if not known & {"vote", "votes", "voted", "voting"}:
        return
    yield from candidates_votes.find(document)
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
    if not known.isdisjoint(_ABSTAINING):
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


_HOUSE = r"\b(?P<n>\d{1,3})-(?:seat|member) (?:[a-z]+ )?(?:council|parliament|assembly|chamber|legislature|house|senate|board|body)\b"
_CHANGED = r"\b(?:lost|gained|fewer|more|from|up|down|at least|previous\w*|last|each|held|won (?:back|over)|polls?|forecast|need\w*|majority|expected|projected|one|a)\b"


def _seats(document: Document) -> Iterator[Hit]:
    """ "The Alliance won 19 seats, the Front 15, the Union seven and independents six" in a council of 45."""
    text = document.text
    houses = list(compiled(_HOUSE, re.IGNORECASE).finditer(text))
    if len({house["n"] for house in houses}) != 1:
        return
    total = int(houses[0]["n"])
    place = Span(*houses[0].span("n"))
    for sentence in {one.sentence for one in document.quantities if one.head == "seat"}:
        here = [one for one in document.quantities if one.sentence == sentence]
        parts = [one for one in here if one.figure.span.start != place.start]
        stretch = document.sentences[sentence]
        if (
            len(parts) < 3
            or parts[0].head != "seat"
            or any(one.figure.unit or one.figure.rough for one in parts)
        ):
            continue
        if any(one.role not in ("", "rest") for one in parts) or compiled(_CHANGED).search(text, *stretch):
            continue
        got = sum(one.figure.value for one in parts)
        last = parts[-1].figure
        right = last.value + total - got
        if got != total and abs(got - total) < total * 0.1 and right > 0:
            fields = {"sum": plain(got), "other": houses[0].group(), "right": plain(right)}
            related = [
                Related(None, place, "so many seats"),
                *(Related(None, one.figure.span, "seats") for one in parts[:-1]),
            ]
            yield Hit(last.span, (written(text, last, right),), fields, tuple(related))


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
    paragraphs = document.paragraphs
    places = [start for word in _ABSTAINING for start in document.words.places.get(word, ())]
    if len(places) != 1:
        return
    number = document.paragraph_at(places[0])
    stretch = Span(
        paragraphs[max(0, number - 2)].span.start, paragraphs[min(number + 2, len(paragraphs) - 1)].span.end
    )
    whole: Frame = frame_of(
        text, stretch, tuple(f for f in document.figures if stretch.start <= f.span.start < stretch.end)
    )
    abstained = compiled(_ABSTAINED).search(whole.text)
    everybody = list(compiled(_PRESENT).finditer(whole.text))
    if abstained is None or len(everybody) > 1:
        return
    sides = [compiled(pattern).search(whole.text) for pattern in (_FOR, _AGAINST)]
    both = compiled(_VOTES).search(whole.text) or compiled(_BARE).search(whole.text)
    if both is not None:
        votes = [whole.figure(both["won"]), whole.figure(both["lost"])]
    elif all(sides):
        votes = [whole.figure(match["n"]) for match in sides if match]
    else:
        return
    last = whole.figure(abstained["n"])
    got = sum(figure.value for figure in (*votes, last))
    said = compiled(_NOBODY_ABSENT).search(text, *stretch) is not None
    if everybody:
        total = whole.figure(everybody[0]["all"] or everybody[0]["all2"])
    else:
        # of a body with so many seats somebody may be away, but not fewer than none
        bodies = list(_bodies(document))
        if len({figure.value for figure in bodies}) != 1 or not (said or got > bodies[0].value):
            return
        total = bodies[0]
    if got == total.value or len({*votes, last, total}) != 4 or abs(got - total.value) >= total.value * 0.2:
        return
    if compiled(_NOT_VOTING).search(compiled(_NOBODY_ABSENT).sub("", stretch.of(text))):
        return
    right = last.value + total.value - got
    yield Hit(
        last.span,
        (written(text, last, right),) if right >= 0 else (),
        {"sum": plain(got), "other": total.span.of(text), "right": plain(right)},
        (Related(None, total.span, "all who voted"), *(Related(None, f.span, "votes") for f in votes)),
    )


def _hit(text: str, stated: Figure, won: Figure, lost: Figure, right: float) -> Hit:
    fields = {
        "sum": plain(right),
        "other": f"{won.span.of(text)} to {lost.span.of(text)}",
        "right": plain(right),
    }
    related = (Related(None, Span(won.span.start, lost.span.end), "the votes"),)
    return Hit(stated.span, (written(text, stated, right),), fields, related)
