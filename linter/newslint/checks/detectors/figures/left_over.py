"""What is left of a whole when a part is gone: "cut 260 of its 900 jobs, leaving 660"."""

from __future__ import annotations

from collections.abc import Iterator

from ....model.finding import Related
from ....storage.lazy_namedtuple import TYPE_CHECKING
from ....storage.regex_cache import compiled
from ...interface import Hit
from ..shared.numbers.sums import alike, slack_of
from ..shared.numbers.written_figures import written

if TYPE_CHECKING:
    from ....document.document import Document
    from ....document.numbers.quantities import Quantity

#: What stands before the figure of what is left.
_LEFT = compiled(
    r"\b(?:leav(?:e|es|ing)|left) (?:(?:just|only|it with|them with|the \w+ with|the other|the remaining) )?$"
)
#: What stands between a part and its whole.
_OF = compiled(
    r"(?: [a-z]+)? (?:out )?of (?:the|its|their|his|her|all|a total of)(?: (?:council|company|club|school)’s)? $"
)
#: What tells that something else was taken away, or put on, as well.
_MORE = compiled(
    r"\b(?:another|further|also|more|most|each|per|average|about|other|extra|added|new|later|first|last year|on top)\b"
)
#: What a blow leaves somebody: "left 20 hurt".
_BLOW = compiled(
    r"(?: [a-z]+){0,2} (?:dead|hurt|injured|wounded|ill|sick|missing|homeless|stranded|trapped|without|jobless|dying|unconscious)\b"
)
#: Sentences before in which the whole may be told.
_BACK = 12


def find(document: Document) -> Iterator[Hit]:
    """Figures after "leaving" that are not what the whole less the part comes to."""
    if document.words.known.isdisjoint(("leave", "leaves", "leaving", "left")):
        return
    text = document.text
    quantities = document.quantities
    for at, rest in enumerate(quantities):
        figure = rest.figure
        if figure.rough or not _LEFT.search(text, max(0, figure.span.start - 40), figure.span.start):
            continue
        if _BLOW.match(text, figure.span.end):
            continue
        before = [
            one
            for one in quantities[:at]
            if alike(one.figure, figure) and one.sentence >= rest.sentence - _BACK
        ]
        found = _part_and_whole(document, before, rest)
        if found is None:
            continue
        part, whole = found
        right = whole.figure.value - part.figure.value
        figures = [whole.figure, part.figure, figure]
        if abs(right - figure.value) <= slack_of(figures) or not 0.5 < right / max(figure.value, 1) < 2:
            continue
        values = [one.figure.value for one in quantities if alike(one.figure, figure)]
        if any(one - other == figure.value for one in values for other in values if other != figure.value):
            continue  # it is what is left of something else
        start = document.sentences[part.sentence].start
        if _MORE.search(text, start, figure.span.start):
            continue
        fields = {
            "sum": part.figure.span.of(text),
            "other": whole.figure.span.of(text),
            "right": written(text, figure, right),
        }
        related = (Related(None, whole.figure.span, "the whole"), Related(None, part.figure.span, "the part"))
        yield Hit(figure.span, (), fields, related)


def _part_and_whole(
    document: Document, before: list[Quantity], rest: Quantity
) -> tuple[Quantity, Quantity] | None:
    """The two figures that one is left from: "260 of its 900" in this sentence or the last one, or the one figure before it in
    the sentence and the only greater one before that counts the same."""
    text = document.text
    for part, whole in zip(before, before[1:]):
        near = part.sentence == whole.sentence >= rest.sentence - 1
        if near and _OF.fullmatch(text, part.figure.span.end, whole.figure.span.start):
            return (part, whole) if sum(one.sentence == part.sentence for one in before) == 2 else None
    here = [one for one in before if one.sentence == rest.sentence]
    if len(here) == 2 and compiled(r"[“\"]?(?:[Oo]f|Out of) (?:the|its|their|all) $").fullmatch(
        text, document.sentences[rest.sentence].start, here[0].figure.span.start
    ):
        return here[1], here[0]
    if len(here) != 1 or not here[0].head or here[0].figure.rough or here[0].role:
        return None
    part = here[0]
    wholes = [
        one
        for one in before
        if one.head == part.head
        and one.figure.value > max(part.figure.value, rest.figure.value)
        and not one.figure.rough
        and one.role in ("", "total")
    ]
    return (part, wholes[0]) if len(wholes) == 1 and rest.head in ("", part.head) else None
