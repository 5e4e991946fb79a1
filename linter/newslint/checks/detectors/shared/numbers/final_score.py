"""The result of the match that a report is of."""

from __future__ import annotations

from .....model.span import Span
from .....storage.lazy_namedtuple import TYPE_CHECKING, NamedTuple
from .....storage.regex_cache import compiled
from ..narration import in_narration

if TYPE_CHECKING:
    from .....document.document import Document

#: The result in a line of its own: "Rovers 4 City 2".
_LINE = compiled(
    r"(?m)^(?P<home>[A-Z][\w’' .&-]{2,30}) (?P<a>\d{1,3}),? (?P<away>[A-Z][\w’' .&-]{2,30}) (?P<b>\d{1,3})$"
)
_SCORE = r"(?<![\d.,:/–-])(?P<a>\d{1,3})[-–](?P<b>\d{1,3})(?![\d:/–-]|[.,]\d)"
_END = r"(?:win|victory|defeat|loss|draw|triumph|thrashing|success|rout|upset|decision|stalemate)"
_ENDED = compiled(
    rf"{_SCORE} (?:[a-z][\w’-]* ){{0,3}}?{_END}\b"
    rf"|\b(?:beat|beaten|beating|defeat(?:ed|ing)?|edged?|thrashed|routed|downed|lost|won|wins?|drew|past|over|stunned|crushed|hammered|outlasted)\b(?! (?:over|extra|(?:the )?(?:first|second|third|fourth|opening|final|half|set|quarter|period|tie|toss)))(?:[^.;:“”\d–—]{{0,60}}?)[ \u00a0]"
    + _SCORE.replace("?P<a>", "?P<a2>").replace("?P<b>", "?P<b2>")
)
#: What says that a score is that of a part of the match, of another one, or of several.
_NOT_FINAL = (
    r"\s?(?:\(\d| to \d|,? (?:on (?:penalties|aggregate|points)|in the (?:first|second|third|fourth|opening)|at (?:half|the (?:break|interval))|lead|advantage|record|edge|deficit|last (?:year|season|week|month)|"
    r"earlier|in (?:a|the) (?:shoot|semi|quarter|previous|first|reverse)|in (?:19|20)\d\d)|, \d)"
)
#: So many paragraphs, the headline among them, may give the result.
_OPENING = 4


class Result(NamedTuple):
    """The end of a match: both scores, the higher one first, where it stands, and the sides in the order of a line of
    results with what each scored, where there is one."""

    high: int
    low: int
    span: Span
    sides: tuple[tuple[str, int], ...]


def results_of(document: Document) -> list[Result]:
    """All that the opening of a story gives as the result of its match, in the order of the text, that of a line of its own
    first."""
    text = document.text
    paragraphs = document.paragraphs
    if not paragraphs:
        return []
    end = paragraphs[min(_OPENING, len(paragraphs)) - 1].span.end
    # a result has a line of its own that ends with a figure, or a dash before one
    lines = any(
        text[paragraph.span.end - 1 : paragraph.span.end].isdigit() for paragraph in paragraphs[:_OPENING]
    )
    if not lines and compiled(r"[-–]\d").search(text, 0, end) is None:
        return []
    found = []
    for line in _LINE.finditer(text, 0, end):
        a, b = int(line["a"]), int(line["b"])
        sides = ((line["home"], a), (line["away"], b))
        found.append(Result(max(a, b), min(a, b), Span(line.start("a"), line.end("b")), sides))
    if len(found) > 1:
        return []  # the results of a day
    for match in _ENDED.finditer(text, 0, end):
        which = "" if match["a"] else "2"
        a, b = int(match[f"a{which}"]), int(match[f"b{which}"])
        span = Span(match.start(f"a{which}"), match.end(f"b{which}"))
        if text[max(0, span.start - 3) : span.start] == "to ":
            continue  # "2-14 to 1-15", in goals and points
        if in_narration(document, span) and not compiled(_NOT_FINAL).match(text, span.end):
            found.append(Result(max(a, b), min(a, b), span, ()))
    return found


def final_of(document: Document) -> Result | None:
    """The one result that the opening of a story gives, however often; None where it gives none, or several."""
    found = document.memo(results_of)
    return found[0] if len({(one.high, one.low) for one in found}) == 1 else None


def finals_of(document: Document) -> list[Result]:
    """The results of which one must be that of the match: all of the opening, where each shares a side with the first."""
    found = document.memo(results_of)
    if any(not {one.high, one.low} & {found[0].high, found[0].low} for one in found):
        return []
    return list({(one.high, one.low): one for one in reversed(found)}.values())
