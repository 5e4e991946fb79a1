"""One thing counted twice, with two results: twelve firefighters were hurt, and "the 14 firefighters" are well."""

from __future__ import annotations

from collections.abc import Iterator

from ....document.numbers.quantities import of_another_time, with_head
from ....model.finding import Related
from ....storage.lazy_namedtuple import TYPE_CHECKING
from ....storage.regex_cache import compiled
from ...interface import Hit
from ..shared.narration import in_narration
from ..shared.numbers import extent
from ..shared.numbers.written_figures import written

if TYPE_CHECKING:
    from ....document.document import Document
    from ....document.numbers.quantities import Quantity

#: What narrows a noun down to some of what it names, so that another number is no contradiction.
_NARROWED = r"(?: [a-z]+ed| [a-z]+ing)?[ \u00a0](?:in|from|of|at|on|for|to|with|that|which|they|he|she|we|it|needed|necessary|available|between|under|over|aged|around|across|involved|killed|by|left|still)\b|[’']"
#: What tells that there are more than were counted first.
_MORE = (
    r"\b(?:[Oo]ne more|[Aa]nother (?:person|man|woman|body|victim|one|died|was)|(?:later|since|also) (?:died|risen|joined)|"
    r"(?:toll|number|count|total|figure) (?:has |had |was |later )?(?:rose|risen|grew|grown|raised|climbed))\b"
)
#: Two counts lie no farther apart than this: in a long report the later one counts something else.
_REACH = 3500
#: The two numbers may lie so far apart, one by the other.
_FARTHEST = 1.7


def find(document: Document) -> Iterator[Hit]:
    """Definite counts ("the 14 firefighters") of what the story has counted before, otherwise, and figures that are others
    of the story with two digits swapped."""
    yield from _swapped(document)
    yield from _deeds(document)
    yield from extent.find(document)
    definite = [quantity for quantity in document.quantities if quantity.definite and quantity.head]
    if not definite:
        return
    by_head = with_head(document.quantities)
    for later in definite:
        same = by_head[later.head]
        if any(one.figure.value == later.figure.value for one in same if one is not later):
            continue
        if not _plain(document, later) or compiled(_NARROWED).match(document.text, later.end):
            continue
        earlier = [one for one in same if one.figure.span.start < later.figure.span.start]
        if not earlier or len({one.figure.value for one in earlier}) != 1:
            continue
        first = earlier[0]
        if not all(_plain(document, one) for one in earlier):
            continue
        if first.sentence == later.sentence or not _near(first, later) or _added(document, first, later):
            continue
        if later.described and later.described != first.described:
            continue
        yield _hit(document, first, later)


#: Nouns of what is done or suffered, and how a count of those to whom it happened tells it.
_DEEDS = {
    "death": "died|dead|killed|dies", "fatality": "died|dead|killed", "killing": "killed", "murder": "murdered|killed", "arrest": "arrested",
    "strikeout": "struck out|fanned", "injury": "injured|hurt|wounded", "wicket": "wickets|dismissed", "signature": "signed|signatures|names", "conviction": "convicted",
    "victim": "killed|died|victims", "casualty": "killed|wounded|casualties", "resignation": "resigned", "evacuee": "evacuated", "detainee": "detained|held",
    "survivor": "survived|rescued", "birth": "born", "sale": "sold", "rescue": "rescued", "drowning": "drowned", "complaint": "complained|complaints",
}  # fmt: skip


def _deeds(document: Document) -> Iterator[Hit]:
    """ "Twenty-three people have died", and later "the 32 deaths"."""
    text = document.text
    for later in document.quantities:
        if not later.definite or later.head not in _DEEDS or not _plain(document, later):
            continue
        values = [
            one.figure.value for one in document.quantities if one.figure.span.start < later.figure.span.start
        ]
        if later.figure.value in values or compiled(_NARROWED).match(text, later.end):
            continue
        told = rf"\b(?:{_DEEDS[later.head]})\b"
        found = [
            one
            for one in document.quantities
            if one.figure.span.start < later.figure.span.start
            and not one.figure.unit
            and _plain(document, one, 14)
            and (
                compiled(rf"{told} $").search(text, max(0, one.figure.span.start - 14), one.figure.span.start)
                or compiled(
                    rf"(?: people| [a-z]+s| men| women| children)?(?: (?:have|has|had|were|was|been|are))* {told}"
                ).match(text, one.figure.span.end)
            )
        ]
        if (
            len({one.figure.value for one in found}) == 1
            and _near(found[0], later)
            and not _added(document, found[0], later)
        ):
            yield _hit(document, found[0], later)


def _swapped(document: Document) -> Iterator[Hit]:
    """A whole number of four digits or more that another of the story is, but for two digits that have changed places."""
    text = document.text
    seen: dict[tuple[str, str, float], Quantity] = {}
    for quantity in document.quantities:
        figure = quantity.figure
        if figure.word or figure.rough or figure.step != 1 or figure.value < 1000:
            continue
        digits = _digits(text, quantity)
        if len(digits.rstrip("0")) < 4:
            continue
        key = figure.unit, "".join(sorted(digits)), figure.step
        first = seen.setdefault(key, quantity)
        if (
            first.figure.value != figure.value
            and (quantity.definite or first.head == quantity.head != "")
            and _swap(_digits(text, first), digits)
            and _one_thing(first, quantity)
        ):
            yield _hit(document, first, quantity)


def _digits(text: str, quantity: Quantity) -> str:
    return "".join(char for char in quantity.figure.span.of(text) if char.isdigit())


def _swap(one: str, other: str) -> bool:
    """Whether two rows of the same digits differ in that two of them have changed places."""
    return sum(a != b for a, b in zip(one, other)) == 2


def _hit(document: Document, first: Quantity, later: Quantity) -> Hit:
    text = document.text
    offered = written(text, later.figure, first.figure.value)
    said = text[first.figure.span.start : max(first.end, first.figure.span.end)]
    fields = {"right": offered, "other": said, "sum": ""}
    return Hit(later.figure.span, (offered,), fields, (Related(None, first.figure.span, "counted here"),))


_ENDS = frozenset(("change", "more", "each", "origin", "target"))


def _one_thing(one: Quantity, other: Quantity) -> bool:
    """Whether two figures may be of one thing: neither is a change, nor the other end of one."""
    return not {one.role, other.role} & _ENDS and one.sentence != other.sentence


def _plain(document: Document, quantity: Quantity, before: int = 60) -> bool:
    """Whether a figure is a plain count by the story itself, of now."""
    figure = quantity.figure
    return (
        quantity.role == ""
        and not figure.rough
        and figure.value > 1
        and in_narration(document, figure.span)
        and not of_another_time(document, quantity, before)
    )


def _near(one: Quantity, other: Quantity) -> bool:
    low, high = sorted((one.figure.value, other.figure.value))
    return high <= low * _FARTHEST


def _added(document: Document, first: Quantity, later: Quantity) -> bool:
    """Whether between two counts others of the same are told of, or either is but a part of what the other counts."""
    text = document.text
    start, end = first.figure.span.start, later.figure.span.start
    if end - start > _REACH or compiled(rf"\bmore (?:[a-z]+ )?{later.head}s?\b").search(text, start, end):
        return True
    if compiled(_MORE).search(text, first.figure.span.end, end) or compiled(
        r"\band (?:the |its |their )?$"
    ).search(text, max(0, start - 10), start):
        return True
    if compiled(r"\bof (?:the|its|those) $").search(text, max(0, end - 10), end):
        before = [
            one for one in document.quantities if one.role == "some" and 0 < end - one.figure.span.end < 14
        ]
        if before:
            return True
    if text.startswith(",", later.end):
        return True  # the four are named, or described
    return any(
        one.role in ("more", "change") and not one.figure.unit and one.head in ("", later.head)
        for one in document.quantities
        if first.figure.span.start < one.figure.span.start < later.figure.span.start
    )
