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
    from ....document.quantities import Quantity

#: Parts of which only the first has a verb: "150 are from Mumbai, 41 from Thane and 33 from Pune".
_LIST = rf"{FIGURE}[^.;:{{}}\ue000-\uf8ff]{{0,90}}?(?:,? (?:and|with)? ?{FIGURE}[^.;:\ue000-\uf8ff]{{0,70}}?)*?,? and (?:the (?:other|remaining|final|last) )?{FIGURE}"
#: The total first, and what says that parts follow.
_TOTAL_FIRST = compiled(
    rf"(?:^|[.”] )Of (?:the|its|their|those|all|these)(?: [a-z]+)? (?P<total>{FIGURE})[^,.;:\ue000-\uf8ff]{{0,60}}, (?P<list>{_LIST})"
    rf"|(?P<total2>{FIGURE})[^.;:\ue000-\uf8ff]{{0,80}}[:—] ?(?P<list2>{_LIST})"
    rf"|(?P<total3>{FIGURE})[^.;:\ue000-\uf8ff]{{0,90}},? (?:of (?:which|whom|them)|made up of|comprising|consisting of|split (?:between|into)|divided (?:between|into|among)) (?P<list3>{_LIST})"
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
    " split ",
    " divided ",
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
    """Totals that the parts told with them do not come to: a list after its total, and parts that words bind to one."""
    text = document.text
    seen: set[int] = set()
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
                    closed="made up of" in match.group() or "consisting of" in match.group(),
                )
                if hit is not None:
                    seen.add(hit.span.start)
                    yield hit
                    break
    if not document.words.known.isdisjoint(_UNDECIDED):
        yield from _polls(document)
    by_sentence: dict[int, list[Quantity]] = {}
    for quantity in document.quantities:
        by_sentence.setdefault(quantity.sentence, []).append(quantity)
    for sentence, here in by_sentence.items():
        if len(here) > 1:
            hit = _bound(document, sentence, here, by_sentence.get(sentence - 1, []))
            if hit is not None and hit.span.start not in seen:
                yield hit


def _bound(document: Document, sentence: int, here: list[Quantity], before: list[Quantity]) -> Hit | None:
    """What is wrong with the parts of one sentence, where the words around them tell what they are parts of."""
    stretch = document.sentences[sentence].of(document.text)
    if len(here) > 2 and (totals := [one for one in here if one.role == "total"]):
        return _total_last(document, stretch, here, totals)
    if rest := next((one for one in here if one.role == "rest"), None):
        return _with_the_rest(document, stretch, here, rest)
    if " and " in stretch and (pair := _both_sexes(here)):
        return _men_and_women(document, stretch, here, before, pair)
    if stretch.startswith(("Of those", "Of these", "Of them")):
        return _of_those(document, stretch, here, before)
    return None


def _total_last(document: Document, stretch: str, here: list[Quantity], totals: list[Quantity]) -> Hit | None:
    """ "£85,000 this year and £70,000 the year before, a total of £155,000" """
    total = totals[0]
    parts = [one for one in here[: here.index(total)] if _alike(one.figure, total.figure)]
    if len(totals) > 1 or len(parts) < 2 or any(one.role not in ("", "total") for one in parts):
        return None
    return _compared(document, stretch, total, parts, total)


def _with_the_rest(document: Document, stretch: str, here: list[Quantity], rest: Quantity) -> Hit | None:
    """ "Of the 310, 140 are here, 95 there and the other 75 with their families", and the same with the total before."""
    at = here.index(rest)
    told = [one for one in here[:at] if _alike(one.figure, rest.figure)]
    if any(one.role in ("origin", "target", "change", "each", "more") for one in told) or _NOT_ALL.search(
        stretch[: rest.figure.span.end - document.sentences[rest.sentence].start]
    ):
        return None
    if len(told) > 1:
        total = max(told, key=lambda one: one.figure.value)
        parts = [*(one for one in told if one is not total), rest]
        if total is told[told[0].role == "some"] and compiled(_SPLIT).search(stretch):
            hit = _compared(document, stretch, total, parts, rest)
            if (
                hit is not None
                or abs(sum(one.figure.value for one in parts) / total.figure.value - 1) < _NEAR
            ):
                return hit
    parts = [*told, rest]
    return _against_the_story(document, stretch, parts) if len(parts) > 2 else None


def _against_the_story(document: Document, stretch: str, parts: list[Quantity]) -> Hit | None:
    """Parts that end with the rest, against the one figure just before that is near what they come to."""
    sum_ = sum(one.figure.value for one in parts)
    if any(one.figure.unit for one in parts):
        return None
    first = parts[0].figure.span.start
    start = document.paragraphs[max(0, document.paragraph_at(first) - 2)].span.start
    near: list[Quantity] = []
    for one in document.quantities:
        if one.figure.unit or one.figure.span.start >= first:
            continue
        if one.figure.value == sum_:
            return None
        if one.figure.span.start >= start and abs(one.figure.value - sum_) < _NEAR * one.figure.value:
            near.append(one)
    if len({one.figure.value for one in near}) != 1 or sum_ < _LEAST:
        return None
    return _compared(document, stretch, near[-1], parts, parts[-1])


def _of_those(document: Document, stretch: str, here: list[Quantity], before: list[Quantity]) -> Hit | None:
    """ "He wrote 212 letters. Of those, 140 were answered and 72 came back." """
    whole = next((one for one in reversed(before) if not one.figure.unit and one.role in ("", "some")), None)
    parts = [one for one in here if not one.figure.unit]
    if whole is None or len(parts) != len(here) or len(parts) < 2 or _NOT_ALL.search(stretch):
        return None
    if (
        any(one.role not in ("", "rest") for one in parts)
        or " and " not in stretch
        or whole.figure.value < _LEAST
    ):
        return None
    return _compared(document, stretch, whole, parts, parts[-1])


#: Who is left when all others have answered.
_UNDECIDED = frozenset(("undecided", "unsure", "undecideds", "know", "opinion", "remaining", "remainder"))
_LAST = r"\b(?:undecided|unsure|not sure|(?:do not|don[’']t|didn[’']t|did not) know|no opinion|the remain(?:ing|der))\b"
_PART_OF_POLL = r"\b(?:among|compared|from|up|down|rose|fell|margin|of those|more than|less than|while|including|at least|last (?:year|month)|previous\w*|also|or)\b"


def _polls(document: Document) -> Iterator[Hit]:
    """Shares that end with those who do not know, and do not come to a hundred."""
    text = document.text
    for frame in document.frames:
        shares = [figure for figure in frame.figures if figure.unit == "%"]
        if len(shares) < 3 or any(share.rough or share.value >= 100 for share in shares):
            continue
        sentence = frame.text
        last = sentence.rfind(chr(0xE000 + frame.figures.index(shares[-1])))
        if not compiled(_LAST).search(sentence, max(0, last - 30)) or compiled(_PART_OF_POLL).search(
            sentence
        ):
            continue
        sum_ = sum(share.value for share in shares)
        slack = max(1.5, len(shares) * max(share.step for share in shares) / 2)
        if slack < abs(sum_ - 100) <= 15:
            last_share = shares[-1]
            right = last_share.value + 100 - sum_
            if right > 0:
                fields = {
                    "sum": written(text, last_share, sum_),
                    "other": written(text, last_share, 100.0),
                    "right": written(text, last_share, right),
                }
                related = tuple(Related(None, share.span, "a part") for share in shares[:-1])
                yield Hit(last_share.span, (), fields, related)


#: Nouns for the two halves of a number of people.
_HALVES = ({"man", "woman"}, {"boy", "girl"}, {"adult", "child"}, {"son", "daughter"}, {"brother", "sister"})
_PEOPLE = frozenset(
    "person defendant suspect juror member passenger victim student pupil player worker survivor volunteer candidate applicant patient judge "
    "runner climber sailor swimmer child sibling councillor officer teacher dancer singer hostage".split()
)


def _both_sexes(here: list[Quantity]) -> tuple[Quantity, Quantity] | None:
    """Two neighbours among the figures of a sentence that count men and women, or boys and girls."""
    for one, other in zip(here, here[1:]):
        if {one.head, other.head} in _HALVES and not {one.role, other.role} & {"more", "change", "rest"}:
            return one, other
    return None


def _men_and_women(
    document: Document,
    stretch: str,
    here: list[Quantity],
    before: list[Quantity],
    pair: tuple[Quantity, Quantity],
) -> Hit | None:
    """ "Eight men and three women", in a team of 12"""
    start = document.sentences[pair[0].sentence].start
    between = stretch[pair[0].end - start : pair[1].figure.span.start - start]
    if between.strip(" ,") not in ("and", "and the other") or _NOT_ALL.search(stretch):
        return None
    near = [one for one in here if one not in pair] or before
    wholes = [
        one
        for one in near
        if one.head in _PEOPLE and one.role in ("", "total") and one.head not in (pair[0].head, pair[1].head)
    ]
    sum_ = pair[0].figure.value + pair[1].figure.value
    if len(wholes) != 1 or any(one.figure.value == sum_ for one in (*here, *before)):
        return None
    return _compared(document, stretch, wholes[0], list(pair), pair[1])


#: What says that a figure is about to be split up.
_SPLIT = r"\bof (?:which|whom|them|the|these|those|its|their)\b|:|^Of |[—–]"
#: How far what parts come to may lie from a total that is meant by them.
_NEAR = 0.15


def _compared(
    document: Document, stretch: str, total: Quantity, parts: list[Quantity], blamed: Quantity
) -> Hit | None:
    """The hit where parts do not come to their total; one of them, or the total, is what is said to be wrong."""
    figures = [total.figure, *(one.figure for one in parts)]
    if any(figure.rough for figure in figures):
        return None
    value = total.figure.value
    sum_ = sum(figure.value for figure in figures[1:])
    slack = _slack(figures)
    if abs(sum_ - value) <= slack or abs(sum_ - value) > max(_NEAR * value, 3 * max(f.step for f in figures)):
        return None
    text = document.text
    right = sum_ if blamed is total else blamed.figure.value + value - sum_
    if right <= 0 or right == value and blamed is not total:
        return None
    offered = written(text, blamed.figure, right)
    fields = {"sum": written(text, total.figure, sum_), "other": total.figure.span.of(text), "right": offered}
    related = [Related(None, one.figure.span, "a part") for one in parts if one is not blamed]
    if blamed is not total:
        related.insert(0, Related(None, total.figure.span, "the total"))
    return Hit(blamed.figure.span, (), fields, tuple(related))


def _slack(figures: list[Figure]) -> float:
    """How far a total may be off for the rounding of its parts; counts are not rounded."""
    steps = [figure.step for figure in figures]
    return sum(steps) / 2 * 1.01 if max(steps) > 1 or min(steps) < 1 else 0.0


#: Totals below this are not told apart from other small numbers.
_LEAST = 10


def _judged(
    text: str, frame: Frame, total: Figure, listed: str, after: str, *, colon: bool, closed: bool
) -> Hit | None:
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
    closed = closed or colon or _REST.search(listed) is not None
    sum_ = sum(part.value for part in parts)
    slack = _slack([total, *parts])
    if abs(sum_ - total.value) <= slack:
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
