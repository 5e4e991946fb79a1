"""The dateline that opens a story: places with country or state, date, agencies.

`TAIPEI, Taiwan (AP) —`, `LONDON, March 4 (Reuters) -`, `PARIS/BERLIN (AFP) –`, `CHICAGO --`.
"""

from __future__ import annotations

from ..model.span import Span
from ..storage.lazy_namedtuple import TYPE_CHECKING, NamedTuple
from ..storage.regex_cache import compiled

if TYPE_CHECKING:
    import re

# All of these are compiled when a text first opens with something like a dateline.

# What stands before the dash, roughly: the parts are judged below. A hyphen that serves as the dash
# must stand free on its left, or it would cut "WILKES-BARRE".
_PARTS = (
    r"(?P<places>[^\W\d_][^()\[\]\n:;!?“”\"—–]{1,78}?)"
    r"(?:\s?[(\[](?P<agency>[^()\[\]\n]{2,48})[)\]])?"
)
_OPENING = rf"{_PARTS}(?P<dash>\s?(?:—|–|--+)\s?|(?:\s|(?<=[)\]]))-\s)"
#: The same set apart from the story: the dash, if there is one, ends it.
_ALONE = rf"{_PARTS}(?:\s?(?:—|–|--?))?\s*$"
#: Places and agency are no longer; the dash must come before that.
_LONGEST = 140
_MONTHS = "Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?"
_DATE = (
    rf"(?:(?:{_MONTHS})\.? \d{{1,2}}(?:, \d{{4}})?|\d{{1,2}} (?:{_MONTHS})\.?(?: \d{{4}})?"
    r"|(?:Mon|Tues?|Wed(?:nes)?|Thurs?|Fri|Sat(?:ur)?|Sun)(?:day|\.))$"
)
_PART = r"[^,]+"
_CITY = r"[^/]+?(?=/|\sand\s|\sAND\s|$)"
_BETWEEN = r"\s*(?:[,/&+]|\band\b)\s*"
# "McALLEN", "DeKALB", "LaPLACE": the only small letters news style leaves in the name of a city
_SMALL = r"(?:\b(?:Mc|Mac|De|Di|Du|La|Le|O’|O')(?=[A-Z]))|\b(?:and|al|el|de|del|la|le|les|sur|en|am)\b|(?<=[’'])s\b"
_NAME = r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f.’'/ -])*$"


class Place(NamedTuple):
    """A city of a dateline and the state or country given with it."""

    city: Span
    region: Span | None


class Dateline(NamedTuple):
    """A dateline; every part that is not there is None or empty. `span` ends after the dash and its
    space. `city` and `region` are those of the first of the `places`."""

    span: Span
    city: Span
    region: Span | None
    date: Span | None
    agencies: tuple[Span, ...]
    places: tuple[Place, ...] = ()


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _is_capitals(name: str) -> bool:
    bare = compiled(_SMALL).sub("", name)
    return bare == bare.upper() and sum(char.isalpha() for char in bare) >= 3


def _is_mixed(name: str) -> bool:
    """True for "Taipei" and "Rio de Janeiro": what stands for a city where an agency follows."""
    return name[:1].isupper() and len(name.split()) <= 4


def _cities(text: str, part: Span) -> list[Span]:
    spans = []
    for match in compiled(_CITY).finditer(text, *part):
        start, end = match.span()
        word = text[start:end]
        if word.lstrip().lower().startswith("and "):
            start = start + len(word) - len(word.lstrip()) + 4
        span = _trim(text, start, end)
        if span.end > span.start:
            spans.append(span)
    return spans


def _agencies(text: str, inside: Span) -> tuple[Span, ...]:
    spans = []
    start = inside.start
    edges = [m.span() for m in compiled(_BETWEEN).finditer(text, *inside)]
    for stop, following in [*edges, (inside.end, inside.end)]:
        span = _trim(text, start, stop)
        if span.end > span.start and span.of(text)[0].isupper() and not compiled(_DATE).match(span.of(text)):
            spans.append(span)
        start = following
    return tuple(spans)


def find_dateline(text: str, paragraph: Span) -> Dateline | None:
    """The dateline at the start of a paragraph, or None. Without an agency in brackets, a date or a
    state, only capitals make a dateline, and what they spell may still be no place (`UPDATE —`)."""
    start, end = paragraph
    opening = text[start : min(start + _LONGEST, end)]
    if "—" not in opening and "–" not in opening and "-" not in opening:
        return None
    match = compiled(_OPENING).match(text, start, end)
    return _read(text, match, mixed=match["agency"] is not None) if match else None


def read_dateline(text: str, block: Span) -> Dateline | None:
    """The dateline that stands alone in a block marked as one, in capitals or, with a state, country or agency,
    without; None if the block holds something else: pages mark the day, or the section, so too."""
    match = compiled(_ALONE).match(text, *block)
    found = _read(text, match, mixed=True) if match else None
    if found is None or compiled(_DATE).match(found.city.of(text).title()):
        return None
    sure = found.region or found.agencies or _is_capitals(found.city.of(text))
    return found if sure else None


def _read(text: str, match: re.Match[str], *, mixed: bool) -> Dateline | None:
    """The parts of a dateline. With `mixed` the first city need not stand in capitals."""
    signed = match["agency"] is not None
    places: list[Place] = []
    date: Span | None = None
    for number, part in enumerate(compiled(_PART).finditer(text, *match.span("places"))):
        span = _trim(text, *part.span())
        words = span.of(text)
        if number and compiled(_DATE).match(words):
            date = span
        elif date is not None and words.isdigit():  # the year of "Oct. 24, 2023"
            date = Span(date.start, span.end)
        elif date is not None or not compiled(_NAME).match(words):
            return None
        elif places and places[-1].region is None:
            if not words[0].isupper() or len(words.split()) > 5:
                return None
            places[-1] = Place(places[-1].city, span)
        else:  # the first part, or one more city after "DUBAI, United Arab Emirates, and"
            for city in _cities(text, span):
                name = city.of(text)
                if not _is_capitals(name) and not (mixed and not places and _is_mixed(name)):
                    return None
                places.append(Place(city, None))
    if not places or len(places) > 4:
        return None
    agencies: tuple[Span, ...] = ()
    if signed:
        inside = Span(*match.span("agency"))
        agencies = _agencies(text, inside)
        if date is None and compiled(_DATE).match(inside.of(text)):
            agencies, date = (), inside
        elif not agencies:
            return None
    first = places[0]
    return Dateline(Span(*match.span()), first.city, first.region, date, agencies, tuple(places))
