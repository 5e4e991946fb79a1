"""Parts that do not come to the total given with them: of the 214 buyers, 150 are from here, 41 from there and 33 from yonder."""

from __future__ import annotations

from collections.abc import Iterator

from ....document.numbers.figures import FIGURE
from ....model.finding import Related
from ....storage.lazy_namedtuple import TYPE_CHECKING
from ....storage.regex_cache import compiled
from ...interface import Hit
from ..shared.numbers import closed_lists, the_others
from ..shared.numbers.sums import NEAR, NOT_ALL, alike, compared, slack_of
from ..shared.numbers.written_figures import written

if TYPE_CHECKING:
    from ....document.document import Document
    from ....document.numbers.figures import Figure, Frame
    from ....document.numbers.quantities import Quantity

#: Parts of which only the first has a verb: "150 are from Mumbai, 41 from Thane and 33 from Pune".
_LIST = rf"{FIGURE}[^.;:{{}}\ue000-\uf8ff]{{0,90}}?(?:,? (?:and|with)? ?{FIGURE}[^.;:\ue000-\uf8ff]{{0,70}}?)*?,? and (?:the (?:other|remaining|final|last) )?{FIGURE}"
#: The total first, and what says that parts follow.
_TOTAL_FIRST = compiled(
    rf"(?:(?:^|[.”] )Of|\bsaid (?:that )?of) (?:the|its|their|those|all|these)(?: [a-z]+)? (?P<total>{FIGURE})[^,.;:\ue000-\uf8ff]{{0,60}}, (?P<list>{_LIST})"
    rf"|(?P<total2>{FIGURE})[^.;:\ue000-\uf8ff]{{0,80}}[:—] ?(?P<list2>{_LIST})"
    rf"|(?P<total3>{FIGURE})[^.;:\ue000-\uf8ff]{{0,90}},? (?:of (?:which|whom|them)|made up of|comprising|consisting of|split (?:between|into)|divided (?:between|into|among)) (?P<list3>{_LIST})"
)
#: The total, and after a comma where its parts are: "480 people, 310 in Cork and 160 in Galway".
_WHERE = r"(?: of them| [a-z]+)? (?:in|from|at|for|by|on|against|to)\b[^.;:,\ue000-\uf8ff]{2,40}"
_AFTER_COMMA = rf"(?P<total>{FIGURE}) (?:[a-z]+ ){{0,3}}?[a-z]+(?: (?:this|last|so)[^.;:,\ue000-\uf8ff]{{0,20}})?, (?P<list>{FIGURE}{_WHERE}(?:, {FIGURE}{_WHERE})*,? and {FIGURE}{_WHERE}[.;])"
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
            and (words.startswith("Of ") or " of the " in words or any(sign in words for sign in _SIGNS))
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
        elif (
            len(frame.figures) > 2
            and " and " in words
            and (list_after := compiled(_AFTER_COMMA).search(words))
        ):
            total, after = frame.figure(list_after["total"]), words[list_after.end() :]
            hit = _judged(text, frame, total, list_after["list"], after, colon=False, closed=False)
            if hit is not None:
                seen.add(hit.span.start)
                yield hit
    by_sentence: dict[int, list[Quantity]] = {}
    for quantity in document.quantities:
        by_sentence.setdefault(quantity.sentence, []).append(quantity)
    for sentence, here in by_sentence.items():
        if len(here) > 1:
            hit = _bound(document, sentence, here, by_sentence.get(sentence - 1, []))
            if hit is not None and hit.span.start not in seen:
                seen.add(hit.span.start)
                yield hit
    yield from (hit for hit in closed_lists.find(document) if hit.span.start not in seen)
    if not document.words.known.isdisjoint(("other", "remaining")):
        yield from (hit for hit in the_others.find(document) if hit.span.start not in seen)


def _bound(document: Document, sentence: int, here: list[Quantity], before: list[Quantity]) -> Hit | None:
    """What is wrong with the parts of one sentence, where the words around them tell what they are parts of."""
    stretch = document.sentences[sentence].of(document.text)
    if len(here) > 2 and (totals := [one for one in here if one.role == "total"]):
        return _total_last(document, stretch, here, totals)
    if rest := next((one for one in here if one.role == "rest"), None):
        return _with_the_rest(document, stretch, here, rest) or _across(document, stretch, here, before)
    return _across(document, stretch, here, before)


def _total_last(document: Document, stretch: str, here: list[Quantity], totals: list[Quantity]) -> Hit | None:
    """ "£85,000 this year and £70,000 the year before, a total of £155,000" """
    total = totals[0]
    parts = [one for one in here[: here.index(total)] if alike(one.figure, total.figure)]
    heads = {one.head for one in (*parts, total)} - {""}
    if (
        len(heads) > 1
        or len(totals) > 1
        or len(parts) < 2
        or any(one.role not in ("", "total") for one in parts)
    ):
        return None
    return compared(document, total, parts, total)


def _with_the_rest(document: Document, stretch: str, here: list[Quantity], rest: Quantity) -> Hit | None:
    """ "Of the 310, 140 are here, 95 there and the other 75 with their families", and the same with the total before."""
    at = here.index(rest)
    told = [one for one in here[:at] if alike(one.figure, rest.figure)]
    if any(one.role in ("origin", "target", "change", "each", "more") for one in told) or NOT_ALL.search(
        stretch[: rest.figure.span.end - document.sentences[rest.sentence].start]
    ):
        return None
    if len(told) > 1 and not compiled(r"Of (?:this|that|these|those|them)\b").match(stretch):
        total = max(told, key=lambda one: one.figure.value)
        parts = [*(one for one in told if one is not total), rest]
        if total is told[told[0].role == "some"] and compiled(_SPLIT).search(stretch):
            hit = compared(document, total, parts, rest)
            if hit is not None or abs(sum(one.figure.value for one in parts) / total.figure.value - 1) < NEAR:
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
        if one.figure.span.start >= start and abs(one.figure.value - sum_) < NEAR * one.figure.value:
            near.append(one)
    if len({one.figure.value for one in near}) != 1 or sum_ < _LEAST:
        return None
    return compared(document, near[-1], parts, parts[-1])


#: What says that the figures of a sentence are parts of one in the sentence before.
_OF_IT = r"\b[Oo]f (?:them|those|these|this|that|which|whom|the (?:runs|money|total|sum|votes|seats))\b|\b(?:remaining|the rest)\b"


_NOT_PARTS = (
    r"\b(?:including|among|least|more|also|both|average\w*|each|per|respectively|compared|versus|between|likely|estimated|expected|rises?|up|down|rose|fell|from|aged?|later|after|since|ago|"
    r"times|previous|last|than|most|half|but|over|[\w’-]+ for \d+)\b"
)


def _across(document: Document, stretch: str, here: list[Quantity], before: list[Quantity]) -> Hit | None:
    """ "It has set aside £840m. Of this, £410m is for roads, £265m for schools and £145m for parks", and the same without "of
    this" where the parts have no noun of their own: "All 11 were there. Seven were for it, three against, and two abstained"."""
    bound = compiled(_OF_IT).search(stretch) is not None
    parts = [one for one in here if one.figure.unit == here[0].figure.unit]
    if len(parts) != len(here) or len(parts) < (2 if bound else 3) or here[0].figure.unit in ("%", "points"):
        return None
    if any(
        one.role not in ("", "some", "rest", "change") or one.definite and one.role != "rest" for one in parts
    ):
        return None
    told_so_far = stretch[: parts[-1].figure.span.end - document.sentences[parts[-1].sentence].start]
    if not compiled(r" (?:and|while) ").search(told_so_far) or compiled(_NOT_PARTS).search(told_so_far):
        return None
    if compiled(r"\bthe (?:others|remaining|rest)\b").search(stretch, len(told_so_far)):
        return None
    wholes = [
        one
        for one in before
        if one.figure.unit == here[0].figure.unit and one.role in ("", "some", "total", "rest")
    ]
    sum_ = sum(one.figure.value for one in parts)
    near: list[tuple[Quantity, list[Quantity]]] = []
    for at, whole in enumerate(wholes):
        told = parts
        if (
            at
            and wholes[at - 1].role == "some"
            and whole.figure.span.start - wholes[at - 1].figure.span.end < 24
        ):
            told = [wholes[at - 1], *parts]  # "26 of the 49 seats"
        if whole.figure.value in (sum_, sum(one.figure.value for one in told)):
            return None
        if whole.figure.value >= _LEAST and whole.figure.value > max(one.figure.value for one in told):
            near.append((whole, told))
    heads = {one.head for one in parts} - {""}
    fitting = []
    for whole, told in near:
        apart = abs(sum(one.figure.value for one in told) / whole.figure.value - 1)
        own = heads - {whole.head, "abstention", "vote", "other", "extra"} if not bound else set()
        # a list without a word that closes it may leave some out
        closed = bound or whole.definite or len(told) > len(parts) or sum_ > whole.figure.value
        least = min(one.figure.value for one in told) * 100 > whole.figure.value
        if apart < NEAR and not own and closed and least:
            fitting.append((whole, told))
    if len(fitting) != 1 or compiled(r"\b[Oo]ne\b").search(stretch):
        return None
    return compared(document, fitting[0][0], fitting[0][1], parts[-1])


#: What says that a figure is about to be split up.
_SPLIT = r"\bof (?:which|whom|them|the|these|those|its|their)\b|:|^Of |[—–]"
#: Totals below this are not told apart from other small numbers.
_LEAST = 10


def _judged(
    text: str, frame: Frame, total: Figure, listed: str, after: str, *, colon: bool, closed: bool
) -> Hit | None:
    parts = [frame.figure(char) for char in _MEMBER.findall(listed)]
    if len(parts) < 2 or total.unit in ("%", "dated", "points") or total.value < _LEAST:
        return None
    if any(not alike(part, total) for part in parts) or NOT_ALL.search(listed):
        return None
    following = compiled(r"[^.;]{0,60}").match(after)
    if following and (_MEMBER.search(following.group()) or NOT_ALL.search(following.group())):
        return None
    if any(part.value >= total.value or part.rough for part in parts) or total.rough:
        return None
    if not _elliptic(listed):
        return None
    sum_ = sum(part.value for part in parts)
    closed = closed or colon or _REST.search(listed) is not None or _slip(total.value - sum_, total.value)
    slack = slack_of([total, *parts])
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


def _slip(apart: float, total: float) -> bool:
    """Whether so small a difference as one digit makes parts a total from each other: no part was left out."""
    return 10 <= apart <= total / 20 and len(f"{apart:.0f}".rstrip("0")) == 1


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
