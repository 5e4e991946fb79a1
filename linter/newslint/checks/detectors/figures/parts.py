"""Parts that do not come to the total given with them: of the 214 buyers, 150 are from here, 41 from there and 33 from yonder."""

from __future__ import annotations

from collections.abc import Iterator

from ....document.figures import FIGURE
from ....model.finding import Related
from ....storage.lazy_namedtuple import TYPE_CHECKING
from ....storage.regex_cache import compiled
from ...interface import Hit
from ..shared.written_figures import written

if TYPE_CHECKING:
    from ....document.document import Document
    from ....document.figures import Figure, Frame

#: Parts of which only the first has a verb: "150 are from Mumbai, 41 from Thane and 33 from Pune".
_LIST = rf"{FIGURE}[^.;:{{}}\ue000-\uf8ff]{{0,90}}?(?:,? (?:and|with)? ?{FIGURE}[^.;:\ue000-\uf8ff]{{0,70}}?)*?,? and (?:the (?:other|remaining|final|last) )?{FIGURE}"
#: The total first, and what says that parts follow.
_TOTAL_FIRST = compiled(
    rf"(?:^|[.”] )Of (?:the|its|their|those|all|these)(?: [a-z]+)? (?P<total>{FIGURE})[^,.;:\ue000-\uf8ff]{{0,60}}, (?P<list>{_LIST})"
    rf"|(?P<total2>{FIGURE})[^.;:\ue000-\uf8ff]{{0,80}}[:—] ?(?P<list2>{_LIST})"
    rf"|(?P<total3>{FIGURE})[^.;:\ue000-\uf8ff]{{0,60}},? (?:of (?:which|whom|them)|made up of|comprising|consisting of) (?P<list3>{_LIST})"
)
#: What one of the three has, seen at once.
_SIGNS = (
    ":",
    "—",
    " of which",
    " of whom",
    " of them",
    "made up of",
    "comprising",
    "consisting of",
    ". Of ",
    "” Of ",
)
_MEMBER = compiled(FIGURE)
_NOT_ALL = compiled(
    r"\b(?:including|among|least|more than|also|both|average\w*|each|per|respectively|compared|against|versus|up|down|rose|fell|"
    r"from [\ue000-\uf8ff] to|over|another|aged|age|later|after|since|ago|times|out of|or|previous|last year|than|most|half)\b"
)
_REST = compiled(r"\b(?:the|its|another) (?:other|remaining|rest|final|remainder)\b")


def find(document: Document) -> Iterator[Hit]:
    """Totals that the parts after them do not come to."""
    text = document.text
    for frame in document.frames:
        words = frame.text
        if (
            len(frame.figures) > 2
            and " and " in words
            and (words.startswith("Of ") or any(sign in words for sign in _SIGNS))
        ):
            for match in _TOTAL_FIRST.finditer(frame.text):
                kind = next(name for name in ("", "2", "3") if match[f"list{name}"])
                hit = _judged(
                    text,
                    frame,
                    frame.figure(match[f"total{kind}"]),
                    match[f"list{kind}"],
                    frame.text[match.end() :],
                    colon=kind == "2",
                )
                if hit is not None:
                    yield hit
                    break

        if len(frame.figures) > 2 and _REST.search(words):
            hit = _with_the_rest(document, frame)
            if hit is not None:
                yield hit


#: "Thirty-nine of the patients were at school, five at home, and where the other six were is not known": all are told.
_ALL_TOLD = compiled(
    rf"^(?:[A-Z][a-z]+ said (?:that )?)?(?P<list>{FIGURE} (?:of|were|was|had|have|are|came|went|died|will)\b.*?\b(?:the|its) (?:other|remaining) (?P<rest>{FIGURE}))"
)
#: How far what the parts come to may lie from a total that is meant by them.
_NEAR = 0.15


def _with_the_rest(document: Document, frame: Frame) -> Hit | None:
    """Parts that end with "the other six", against the one figure just before that is near what they come to."""
    match = _ALL_TOLD.match(frame.text)
    if match is None or _NOT_ALL.search(match["list"]):
        return None
    parts = [frame.figure(char) for char in _MEMBER.findall(match["list"])]
    if len(parts) < 3 or any(part.unit or part.rough for part in parts):
        return None
    sum_ = sum(part.value for part in parts)
    paragraph = document.paragraph_at(frame.sentence.start)
    start = document.paragraphs[max(0, paragraph - 2)].span.start
    near: list[Figure] = []
    for figure in document.figures:
        if figure.unit or figure.span.start >= frame.sentence.start:
            continue
        if figure.value == sum_:
            return None
        if figure.span.start >= start and abs(figure.value - sum_) < _NEAR * figure.value:
            near.append(figure)
    if len({figure.value for figure in near}) != 1 or sum_ < _LEAST or near[0].rough:
        return None
    text = document.text
    total, last = near[-1], parts[-1]
    right = last.value + total.value - sum_
    if right <= 0:
        return None
    fields = {
        "sum": written(text, total, sum_),
        "other": total.span.of(text),
        "right": written(text, last, right),
    }
    related = [Related(None, part.span, "a part") for part in parts[:-1]]
    return Hit(last.span, (), fields, (Related(None, total.span, "the total"), *related))


#: Totals below this are not told apart from other small numbers.
_LEAST = 10


def _judged(text: str, frame: Frame, total: Figure, listed: str, after: str, *, colon: bool) -> Hit | None:
    parts = [frame.figure(char) for char in _MEMBER.findall(listed)]
    if len(parts) < 2 or total.unit in ("%", "dated", "points") or total.value < _LEAST:
        return None
    if any(not _alike(part, total) for part in parts) or _NOT_ALL.search(listed):
        return None
    following = compiled(r"[^.;]{0,60}").match(after)
    if following and (_MEMBER.search(following.group()) or _NOT_ALL.search(following.group())):
        return None
    if any(part.value >= total.value or part.rough for part in parts) or total.rough:
        return None
    if not _elliptic(listed):
        return None
    closed = colon or _REST.search(listed) is not None
    sum_ = sum(part.value for part in parts)
    slack = (
        sum(part.step for part in parts) / 2 + total.step / 2
        if max(total.step, *(part.step for part in parts)) > 1 or total.step < 1
        else 0.0
    )
    if abs(sum_ - total.value) <= slack * 1.01:
        return None
    if sum_ < total.value and not closed or not 0.7 < sum_ / total.value < 1.35:
        return None
    if colon and len(parts) < 3 and sum_ < total.value:
        return None
    last = parts[-1]
    right = last.value + total.value - sum_
    if right <= 0:
        return None
    said = written(text, total, sum_)
    fields = {"sum": said, "other": total.span.of(text), "right": written(text, last, right)}
    related = [
        Related(None, total.span, "the total"),
        *(Related(None, part.span, "a part") for part in parts[:-1]),
    ]
    return Hit(last.span, (), fields, tuple(related))


def _alike(part: Figure, total: Figure) -> bool:
    """True if a figure may be a part of a total."""
    return part.unit == total.unit or (total.money and part.money and part.unit[-1] == total.unit[-1])


def _elliptic(listed: str) -> bool:
    """True if every figure but the first is followed by no verb of its own: one verb, or none, is said of all."""
    pieces = compiled(FIGURE).split(listed)
    return all(
        compiled(
            r"(?:,? and|,|,? with| to| and to)? ?(?:(?:the|a|an) )?(?:[a-z]+ )?(?:from|to|in|at|on|for|by|of|with|against|as|under|goes|went)\b"
        ).match(piece)
        or not piece.strip()
        or len(piece.split()) < 7
        for piece in pieces[2:-1]
    )
