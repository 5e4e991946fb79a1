"""A number of years that does not lie between the two years given with it: from 2014 to 2025, nine years."""

from __future__ import annotations

from collections.abc import Iterator

from ....document.dates import story_year
from ....document.figures import FIGURE
from ....model.finding import Related
from ....model.span import Span
from ....storage.lazy_namedtuple import TYPE_CHECKING
from ....storage.regex_cache import compiled
from ...interface import Hit
from ..shared.written_figures import plain, written

if TYPE_CHECKING:
    from ....document.document import Document
    from ....document.figures import Figure, Frame

_LASTED = (
    r"(?:stay|spell|period|span|career|reign|tenure|wait|gap|absence|term|stint|break|interval|slide|decline|rise|run|exile|war|marriage|"
    r"partnership|total|distance|time|drought|stretch)"
)
#: From one year to another, and how many years that is said to be.
_BETWEEN = (
    rf"\b(?:from|in|between)(?: \w+){{0,2}} (?P<first>{FIGURE})[^.;\ue000-\uf8ff]{{0,60}}? (?:to|until|till|and)(?: \w+){{0,6}}? (?P<last>{FIGURE}),? (?:an? )?"
    rf"(?:\w+ )?(?:{_LASTED}(?: \w+){{0,3}}? of |or |a total of |for |for a total of )?(?P<years>{FIGURE})[ -]years?\b"
)
#: The same with the number first, and of somebody who came and went.
_OF_YEARS = (
    rf"\b(?P<years>{FIGURE})[ -]years?\b(?: \w+){{0,5}},? (?:from|between) (?P<first>{FIGURE}) (?:to|and|until|till) (?P<last>{FIGURE})"
    rf"|\b(?:joined|arrived|came|started|began|took over|opened|moved|was (?:founded|opened|appointed|hired|launched))\b[^.;\ue000-\uf8ff]{{0,40}} in (?P<first2>{FIGURE}) and "
    rf"(?:left|retired|closed|stepped down|resigned|quit|ended|stayed until|shut)\b[^.;\ue000-\uf8ff]{{0,30}} (?:in )?(?P<last2>{FIGURE}),? after (?P<years2>{FIGURE})[ -]years?\b"
)
#: From a year to now: "in 1985, 35 years ago", "since 1985, 35 years".
_AGO = (
    rf"\b(?:in|since) (?P<first>{FIGURE}), (?P<years>{FIGURE})[ -]years? ago\b"
    rf"|\bsince (?P<first3>{FIGURE}),? (?:but |and )?(?:has |is |was )?(?:retired|retires|left|leaves|resigned|resigns|died|quit|stepped down|steps down|retiring|leaving|stepping down) "
    rf"(?:[^.;,\ue000-\uf8ff]{{0,30}} )?after (?P<years3>{FIGURE})[ -]years?\b"
    rf"|\b(?:for|over) (?:the (?:past|last) )?(?P<years2>{FIGURE})[ -]years?,? (?:ever )?since (?P<first2>{FIGURE})"
)
#: The same from a year to this one.
_SINCE_THEN = (
    rf"\bin (?P<first>{FIGURE})[^.;]{{0,60}}\b(?:to|until)\b[^.;\ue000-\uf8ff]{{0,12}}[^.;]? ?[^.;\ue000-\uf8ff]{{0,20}}\b(?:this (?:year|month|week)|now|today),? an? {_LASTED} "
    rf"(?:that (?:has )?(?:taken|lasted) )?(?:of )?(?:only |just |about )?(?P<years>{FIGURE})[ -]years?\b"
)
_WAIT = r"\b(?P<n>\d{2,3})-year (?:wait|drought|absence|gap|hoodoo|exile|losing streak|barren spell)\b"
_FIRST = r"\b(?:first|last won|not won|not been)\b[^.;]{0,80}? since (?P<year>(?:19|20)\d\d)\b"


def find(document: Document) -> Iterator[Hit]:
    """Numbers of years that the years themselves belie by two or more."""
    known = document.words.known
    if not known & {"years", "year"}:
        return
    text = document.text
    for frame in document.frames:
        if len(frame.figures) < 2 or not any(figure.unit == "dated" for figure in frame.figures):
            continue
        match = compiled(_BETWEEN).search(frame.text)
        if match is not None:
            yield from _judged(text, frame, match["first"], match["last"], match["years"], 0)
        elif match := compiled(_OF_YEARS).search(frame.text):
            first, last, years = (match[name] or match[f"{name}2"] for name in ("first", "last", "years"))
            yield from _judged(text, frame, first, last, years, 0)
        elif (year := story_year(document, document.dated)) and (
            match := compiled(_SINCE_THEN).search(frame.text)
        ):
            yield from _judged(text, frame, match["first"], "", match["years"], year)
        elif year and (match := compiled(_AGO).search(frame.text)):
            first, years = (
                match[name] or match[f"{name}2"] or match[f"{name}3"] for name in ("first", "years")
            )
            yield from _judged(text, frame, first, "", years, year)
    if "since" in known and (waits := list(compiled(_WAIT).finditer(text))):
        yield from _waits(document, [(Span(*wait.span("n")), int(wait["n"])) for wait in waits])


def _judged(text: str, frame: Frame, first: str, last: str, years: str, this: int) -> Iterator[Hit]:
    start, stated = frame.figure(first), frame.figure(years)
    end: Figure | None = frame.figure(last) if last else None
    if (
        start.unit != "dated"
        or stated.unit != "year"
        or stated.rough
        or (end is not None and end.unit != "dated")
    ):
        return
    until = end.value if end is not None else this
    right = until - start.value
    if right <= 0 or abs(right - stated.value) < 2 or right > 200:
        return
    related = [Related(None, start.span, "from this")]
    if end is not None:
        related.append(Related(None, end.span, "to this"))
    fields = {"right": plain(right), "other": start.span.of(text), "sum": f"{start.value:.0f} to {until:.0f}"}
    yield Hit(stated.span, (written(text, stated, right),), fields, tuple(related))


def _waits(document: Document, waits: list[tuple[Span, int]]) -> Iterator[Hit]:
    """ "the 37-year wait" of those who won the first cup since 1997."""
    text = document.text
    since = {match["year"]: match for match in compiled(_FIRST).finditer(text)}
    year = story_year(document, document.dated)
    if len(since) != 1 or not year or len(waits) != 1:
        return
    match = next(iter(since.values()))
    right = year - int(match["year"])
    span, stated = waits[0]
    if abs(right - stated) > 1 and abs(right - stated) % 10 == 0:
        place = Span(*match.span("year"))
        fields = {"right": str(right), "other": place.of(text), "sum": f"{place.of(text)} to {year}"}
        yield Hit(span, (str(right),), fields, (Related(None, place, "since this year"),))
