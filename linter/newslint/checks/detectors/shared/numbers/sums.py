"""Parts against their total."""

from __future__ import annotations

from .....model.finding import Related
from .....storage.lazy_namedtuple import TYPE_CHECKING
from .....storage.regex_cache import compiled
from ....interface import Hit
from .written_figures import written

if TYPE_CHECKING:
    from .....document.document import Document
    from .....document.numbers.figures import Figure
    from .....document.numbers.quantities import Quantity

#: What says that the figures with it are not all the parts, or no parts.
NOT_ALL = compiled(
    r"\b(?:including|among|least|more than|also|both|average\w*|each|per|respectively|compared|against|versus|up|down|rose|fell|"
    r"from [\ue000-\uf8ff] to|over|another|aged|age|later|after|since|ago|times|out of|or|previous|last year|than|most|half)\b"
)
#: How far what parts come to may lie from a total that is meant by them.
NEAR = 0.15
#: How far a rough figure may lie from what it stands for.
_ROUGHLY = 0.08


def compared(document: Document, total: Quantity, parts: list[Quantity], blamed: Quantity) -> Hit | None:
    """The hit where parts do not come to their total; one of them, or the total, is what is said to be wrong."""
    figures = [total.figure, *(one.figure for one in parts)]
    if figures[0].rough or figures[-1].rough:
        return None
    value = total.figure.value
    sum_ = sum(figure.value for figure in figures[1:])
    slack = slack_of(figures) + sum(_ROUGHLY * figure.value for figure in figures if figure.rough)
    if abs(sum_ - value) <= slack or abs(sum_ - value) > max(NEAR * value, 3 * max(f.step for f in figures)):
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


def slack_of(figures: list[Figure]) -> float:
    """How far a total may be off for the rounding of its parts; counts are not rounded."""
    steps = [figure.step for figure in figures]
    return sum(steps) / 2 * 1.01 if max(steps) > 1 or min(steps) < 1 else 0.0


def alike(part: Figure, total: Figure) -> bool:
    """True if a figure may be a part of a total."""
    return part.unit == total.unit or (total.money and part.money and part.unit[-1] == total.unit[-1])
