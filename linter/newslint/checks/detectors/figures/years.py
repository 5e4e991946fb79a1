"""A number of years that does not lie between the two years given with it: from 2014 to 2025, nine years."""

from __future__ import annotations

from collections.abc import Iterator

from ....document.numbers.figures import FIGURE, frame_of
from ....model.finding import Related
from ....model.span import Span
from ....storage.lazy_namedtuple import TYPE_CHECKING
from ....storage.regex_cache import compiled
from ...interface import Hit
from ..shared.numbers.written_figures import plain, written

if TYPE_CHECKING:
    from ....document.document import Document
    from ....document.numbers.figures import Figure, Frame

_LASTED = (
    r"(?:stay|spell|period|span|career|reign|tenure|wait|gap|absence|term|stint|break|interval|slide|decline|rise|run|exile|war|marriage|"
    r"partnership|total|distance|time|drought|stretch|losing streak|barren spell|hoodoo|service|rule|project|study|survey|contract|investigation|occupation)"
)
#: From one year to another, whatever stands between them.
_BETWEEN = rf"\b(?:from|between)(?: (?:early|late|mid|about|the|spring|summer|autumn|fall|winter|[A-Z][a-z]+))*[ -](?P<first>{FIGURE})(?: [\w’'-]+){{0,4}}? (?:to|and|until|till|through)(?: [\w’'-]+){{0,4}}? (?P<last>{FIGURE})"
_BEGAN = r"(?:join\w*|arriv\w+|came|start\w*|beg[au]n|took (?:over|up|office)|open\w*|moved|founded|appointed|hired|launched|elected|made|became|married|bought|built|left|established|fitted|set up|went|entered|fell|elected)"
_ENDED = r"(?:left|retir\w+|clos\w+|stepp\w+ down|resign\w+|quit|ended|ending|finish\w+|shut|sold|died|return\w*|until|till|dissolved|demolished|divorced|death)"
_BEGAN_ENDED = rf"(?:\b{_BEGAN}\b[^;\ue000-\uf8ff]{{0,90}}? (?P<first>{FIGURE})|\b(?:[Ii]n|until) (?P<first2>{FIGURE}),? [^.;\ue000-\uf8ff]{{0,50}}\b{_BEGAN}\b)[^;]{{0,160}}?\b{_ENDED}\b[^.;\ue000-\uf8ff]{{0,60}}? (?P<last>{FIGURE})"
#: The same to the year of the story.
_TO_NOW = rf"\b(?:from|since|in)(?: (?:early|late|mid|spring|summer|autumn|winter|[A-Z][a-z]+))*[ -](?P<first>{FIGURE})[^;]{{0,120}}?\b(?:to|until|till)\b[^.;\ue000-\uf8ff]{{0,40}}\b(?:this (?:year|month|week|winter|spring|summer|autumn|fall)|now|today)\b|\bto (?:[^.;\ue000-\uf8ff]|{FIGURE}%?){{0,20}}this (?:month|year|week)\b"
_EVER_SINCE = rf"(?P<years>{FIGURE})[ -]years?,? (?:ever )?since (?P<first>{FIGURE})|\bsince (?P<first2>{FIGURE}),? (?P<years2>{FIGURE})[ -]years\b"
_SINCE = rf"\bsince (?P<first>{FIGURE})"
#: How the years are told: that they are those of the sentence, or those of a thing that lasted.
_YEARS = (
    rf"(?P<that>\b(?:[Tt]h[eo]se|[Tt]he|[Tt]hat|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir) )?(?P<years>{FIGURE})(?:[ -]years?\b| decades?\b)(?! (?:ago|old|earlier|later|before|after|from now|prior|and (?:{FIGURE}|a) (?:months?|half)))"
    rf"(?:[ -](?P<noun>[a-z]+(?: streak| spell)?))?"
)
_NOT_THESE = compiled(
    r"\b(?:past|last|previous|preceding|first|next|final|every|another|further|in|within|every|than|least|most|about|around|some|nearly|almost|over|only every|and|to|of the|except(?: for)?|by|or) $"
)
_NOT_ALL = compiled(
    r"\b(?:except|apart from|all but|interrupted|with (?:a|two|three) breaks?|a gap|of which|ten-year|sentence\w*|jailed|prison|average|contract|every|each|expected|would|per|compared)\b|%"
)
_AGO = rf"\b(?:in|since) (?P<first>{FIGURE}),? (?:about )?(?P<years>{FIGURE})[ -]years? ago\b"
_LATER = rf"(?P<first>{FIGURE})[^;\ue000-\uf8ff]{{0,140}}?(?P<years>{FIGURE})[ -]years? (?P<way>later|earlier|before),? in (?P<last>{FIGURE})"
_WAIT = r"\b(?P<n>\d{2,3})-year (?:wait|drought|absence|gap|hoodoo|exile|losing streak|barren spell)\b"
_FIRST = r"\b(?:first|last won|not won|not been)\b[^.;]{0,80}? since (?P<year>(?:19|20)\d\d)\b"
_JUBILEE = r"\b(?P<n>\d{2,3})(?:st|nd|rd|th) (?:anniversary|birthday)\b"
_FOUNDED = r"\b(?:founded|established|opened|formed|created|set up|built|began life|started) in (?P<year>1[6-9]\d\d|20\d\d)\b"


def find(document: Document) -> Iterator[Hit]:
    """Numbers of years that the years themselves belie by two or more."""
    known = document.words.known
    text = document.text
    if known & {"years", "year"}:
        year = document.year
        done = -1
        for figure in document.figures:
            if figure.unit != "year" or figure.rough:
                continue
            number = document.sentence_at(figure.span.start)
            if number == done:
                continue
            hit = _in_sentences(document, number, year)
            if hit is not None:
                done = number
                yield hit
        if "since" in known and year and (waits := list(compiled(_WAIT).finditer(text))):
            yield from _waits(document, [(Span(*wait.span("n")), int(wait["n"])) for wait in waits], year)
    if "anniversary" in known or "birthday" in known:
        yield from _jubilees(document)


def _in_sentences(document: Document, number: int, year: int) -> Hit | None:
    """The hit of one sentence, or of one and the sentence before it where that alone has the years."""
    text = document.text
    sentence = document.sentences[number]
    frame = frame_of(text, sentence, _figures(document, sentence))
    dated = [figure for figure in frame.figures if figure.unit == "dated"]
    if match := compiled(_LATER).search(_joined(document, number, dated).text):
        return _later(
            document,
            _joined(document, number, dated),
            match["first"],
            match["last"],
            match["years"],
            match["way"],
        )
    if year and (match := compiled(_EVER_SINCE).search(frame.text)):
        first, told = match["first"] or match["first2"], match["years"] or match["years2"]
        if not compiled(r"\b(?:over|past|last|first|for the|only|every) $").search(
            frame.text[: match.start()][-12:]
        ):
            return _judged(text, frame, frame.figure(first), year, None, frame.figure(told))
        return None
    if year and (match := compiled(_AGO).search(frame.text)):
        return _judged(text, frame, frame.figure(match["first"]), year, None, frame.figure(match["years"]))
    tellings = [
        match
        for match in compiled(_YEARS).finditer(frame.text)
        if frame.figure(match["years"]).unit == "year"
    ]
    if len(tellings) != 1:
        return None
    years = tellings[0]
    if _NOT_ALL.search(frame.text, max(0, years.start() - 40), years.end() + 40):
        return None
    stated = frame.figure(years["years"])
    if (
        (noun := years["noun"])
        and text[stated.span.end - 5 : stated.span.end + 6].count("-year ")
        and not compiled(_LASTED).match(noun)
    ):
        return None
    after = frame.text[: years.start()].endswith(" after ")
    if not years["that"] and _NOT_THESE.search(frame.text[: years.start()][-24:]):
        return None
    if len(dated) < 2 and number and (len(dated) == 1 or years["that"]):
        frame = _joined(document, number, dated)
        dated = [figure for figure in frame.figures if figure.unit == "dated"]
        if sum(figure.unit == "year" for figure in frame.figures) != 1:
            return _to_now(text, frame, dated, stated, year) if len(dated) == 1 else None
    if len(dated) == 2:
        # "from 2014 to 2019 after six years as deputy": these are other years
        match = None if after else compiled(_BETWEEN).search(frame.text)
        match = match or compiled(_BEGAN_ENDED).search(frame.text)
        begun = match and (match["first"] or match.groupdict().get("first2"))
        if (
            match
            and begun
            and {begun, match["last"]} == {chr(0xE000 + frame.figures.index(one)) for one in dated}
        ):
            first, last = frame.figure(begun), frame.figure(match["last"])
            return _judged(text, frame, first, last.value, last, stated)
    return _to_now(text, frame, dated, stated, year) if len(dated) == 1 else None


def _to_now(text: str, frame: Frame, dated: list[Figure], stated: Figure, year: int) -> Hit | None:
    """Years up to that of the story."""
    if not year:
        return None
    match = compiled(_TO_NOW).search(frame.text) or compiled(_SINCE).search(frame.text)
    if match is None or match["first"] is not None and frame.figure(match["first"]) is not dated[0]:
        return None
    if compiled(r"\b(?:first|last)\b[^.;]{0,80} since \b").search(frame.text):
        return None
    return _judged(text, frame, dated[0], year, None, stated)


def _figures(document: Document, sentence: Span) -> tuple[Figure, ...]:
    return tuple(one for one in document.figures if sentence.start <= one.span.start < sentence.end)


def _joined(document: Document, number: int, dated: list[Figure]) -> Frame:
    """A sentence with the one before it, where that is of the same paragraph and the sentence has but one year of its own; of the one
    before, only what follows all years but its last."""
    sentence = document.sentences[number]
    if number and len(dated) < 2:
        before = document.sentences[number - 1]
        if document.paragraph_at(before.start) == document.paragraph_at(sentence.start):
            earlier = [one.span.end for one in _figures(document, before) if one.unit == "dated"]
            sentence = Span(earlier[-2] if dated and len(earlier) > 1 else before.start, sentence.end)
    return frame_of(document.text, sentence, _figures(document, sentence))


def _later(document: Document, frame: Frame, first: str, last: str, years: str, way: str) -> Hit | None:
    """ "Built in 1974 and mended 30 years later, in 2001" """
    start, end, stated = frame.figure(first), frame.figure(last), frame.figure(years)
    if start.unit != "dated" or end.unit != "dated" or stated.unit != "year" or stated.rough:
        return None
    right = start.value + (stated.value if way == "later" else -stated.value)
    if abs(right - end.value) < 2:
        return None
    text = document.text
    fields = {
        "right": plain(abs(end.value - start.value)),
        "other": f"{right:.0f}",
        "sum": f"{start.value:.0f} to {end.value:.0f}",
    }
    related = (Related(None, start.span, "from this"), Related(None, end.span, "to this"))
    return Hit(stated.span, (written(text, stated, abs(end.value - start.value)),), fields, related)


def _judged(
    text: str, frame: Frame, start: Figure, until: float, end: Figure | None, stated: Figure
) -> Hit | None:
    right = until - start.value
    if (
        start.unit != "dated"
        or stated.unit != "year"
        or stated.rough
        or end is not None
        and end.unit != "dated"
    ):
        return None
    if right <= 0 or abs(right - stated.value) < 2 or right > 200:
        return None
    related = [Related(None, start.span, "from this")]
    if end is not None:
        related.append(Related(None, end.span, "to this"))
    instead = f"{start.value + stated.value:.0f}" if end is not None else f"since {until - stated.value:.0f}"
    fields = {"right": plain(right), "other": instead, "sum": f"{start.value:.0f} to {until:.0f}"}
    return Hit(stated.span, (written(text, stated, right),), fields, tuple(related))


def _waits(document: Document, waits: list[tuple[Span, int]], year: int) -> Iterator[Hit]:
    """ "the 37-year wait" of those who won the first cup since 1997."""
    text = document.text
    since = {match["year"]: match for match in compiled(_FIRST).finditer(text)}
    if len(since) != 1 or len(waits) != 1:
        return
    match = next(iter(since.values()))
    right = year - int(match["year"])
    span, stated = waits[0]
    if abs(right - stated) > 1 and abs(right - stated) % 10 == 0:
        place = Span(*match.span("year"))
        fields = {
            "right": str(right),
            "other": f"since {year - stated}",
            "sum": f"{place.of(text)} to {year}",
        }
        yield Hit(span, (str(right),), fields, (Related(None, place, "since this year"),))


def _jubilees(document: Document) -> Iterator[Hit]:
    """The 90th anniversary, this year, of what was founded in 1925."""
    text = document.text
    year = document.year
    jubilees = list(compiled(_JUBILEE).finditer(text))
    if not year or len(jubilees) != 1:
        return
    sentence = document.sentence_around(jubilees[0].start())
    founded = list(compiled(_FOUNDED).finditer(text, *sentence))
    if len(founded) != 1:
        return
    right = year - int(founded[0]["year"])
    if abs(right - int(jubilees[0]["n"])) > 1 and 0 < right < 500:
        place = Span(*founded[0].span("year"))
        fields = {
            "right": str(right),
            "other": f"since {year - int(jubilees[0]['n'])}",
            "sum": f"{place.of(text)} to {year}",
        }
        yield Hit(Span(*jubilees[0].span("n")), (str(right),), fields, (Related(None, place, "from this"),))
