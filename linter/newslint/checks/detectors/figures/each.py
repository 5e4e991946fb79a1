"""So many at so much each that do not make the sum given with them: a team of 11, 1,540 sheep, 154 each."""

from __future__ import annotations

from collections.abc import Iterator

from ....document.numbers.quantities import singular
from ....model.finding import Related
from ....storage.lazy_namedtuple import TYPE_CHECKING
from ....storage.regex_cache import compiled
from ...interface import Hit
from ..shared.numbers.written_figures import written

if TYPE_CHECKING:
    from ....document.document import Document
    from ....document.numbers.quantities import Quantity

#: What a figure is for one of.
_ONE = r"(?: [a-z]+){0,3}?,? (?:for (?:each|every) |per |an? |each |every )(?P<noun>[a-z]+)\b"
_EACH = r"(?: [a-z]+){0,2}? (?:each|apiece)\b"
_AVERAGE = r"\b(?:average|mean)(?: of)? (?:just |only |about )?$"
#: Nouns of time and measure, which nobody counts beside.
_RATES = frozenset("day week month year hour minute second night season game match time piece".split())
_CENTS = frozenset(("cent", "pence", "cents"))
_NOT_ONE = r"\b(?:from|between|and|more|another|up to|before|after tax|excluding|including|among|than|least|most|either|or)\b"
_LEAST, _MOST = 0.6, 1.67


def find(document: Document) -> Iterator[Hit]:
    """Sums that so many times so much are not, where one sentence gives all three and nothing else."""
    text = document.text
    here: list[Quantity] = []
    for quantity in (*document.quantities, None):
        if quantity is not None and (not here or quantity.sentence == here[0].sentence):
            here.append(quantity)
            continue
        if len(here) in (3, 4):
            yield from _in_sentence(document, text, here)
        here = [quantity] if quantity is not None else []


def _in_sentence(document: Document, text: str, here: list[Quantity]) -> Iterator[Hit]:
    start, end = document.sentences[here[0].sentence]
    if len(compiled(r"\b(?:each|apiece)\b").findall(text, start, end)) > 1:
        return  # each of two sorts
    for one in here:
        figure = one.figure
        match = compiled(_ONE).match(text, figure.span.end, end)
        noun = singular(match["noun"]) if match else ""
        if (
            match
            and compiled(r" an? [a-z]+$").search(match.group())
            and not (figure.money or figure.noun in _CENTS)
        ):
            noun = ""
        if noun in _RATES:
            noun = ""
        start = figure.span.start
        if (
            not noun
            and not compiled(_EACH).match(text, figure.span.end, end)
            and not (compiled(_AVERAGE).search(text, max(0, start - 24), start))
        ):
            continue
        others = [other for other in here if other is not one]
        counts = [other for other in others if not other.figure.unit and other.figure.noun not in _CENTS]
        if noun:
            counts = [other for other in counts if other.head == noun]
        elif len(here) > 3:
            continue
        for count in counts:
            for whole in others:
                if whole is not count and whole.role not in ("origin", "change", "more"):
                    hit = _judged(document, one, count, whole)
                    if hit is not None:
                        yield hit
                        return


def _judged(document: Document, one: Quantity, count: Quantity, whole: Quantity) -> Hit | None:
    text = document.text
    value, step = one.figure.value, one.figure.step
    if one.figure.noun in _CENTS and whole.figure.money:
        value, step = value / 100, step / 100
    elif one.figure.unit != whole.figure.unit:
        return None
    if any(part.figure.rough for part in (one, count, whole)) or whole.figure.value <= value:
        return None
    right = value * count.figure.value
    if not _LEAST < right / whole.figure.value < _MOST:
        return None
    slack = (
        step * count.figure.value + whole.figure.step + count.figure.step * value * (count.figure.step > 1)
    ) / 2
    if abs(right - whole.figure.value) <= max(slack, right / 50):
        return None
    spans = [part.figure.span for part in (one, count, whole)]
    low, high = min(span.start for span in spans), max(span.end for span in spans)
    if compiled(_NOT_ONE).search(document.text, low, high) and one.figure.noun not in _CENTS:
        between = compiled(_NOT_ONE).findall(text, low, high)
        if set(between) - {"and", "or"}:
            return None
    blamed = max((one, whole), key=lambda part: part.figure.span.start)
    amount = right if blamed is whole else whole.figure.value / count.figure.value
    offered = written(text, blamed.figure, amount)
    said = f"{count.figure.span.of(text)} times {one.figure.span.of(text)}"
    if blamed is one:
        said = f"{whole.figure.span.of(text)} by {count.figure.span.of(text)}"
    related = tuple(
        Related(None, part.figure.span, "reckoned from this")
        for part in (one, count, whole)
        if part is not blamed
    )
    return Hit(
        blamed.figure.span,
        (offered,),
        {"right": offered, "other": whole.figure.span.of(text), "sum": said},
        related,
    )
