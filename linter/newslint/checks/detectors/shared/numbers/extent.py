"""One extent of one thing given twice: the forest runs for 64 kilometres, and then "all 46 kilometres of the forest"."""

from __future__ import annotations

from collections.abc import Iterator

from .....document.numbers.quantities import of_another_time
from .....model.finding import Related
from .....storage.lazy_namedtuple import TYPE_CHECKING
from .....storage.regex_cache import compiled
from ....interface import Hit
from ..narration import in_narration
from .written_figures import written

if TYPE_CHECKING:
    from .....document.document import Document
    from .....document.numbers.figures import Figure
    from .....document.numbers.quantities import Quantity

#: The whole of a thing, measured: what stands before the figure, and after it.
_DEFINITE = r"\b(?:[Aa]ll (?:of )?(?:the )?|[Tt]he (?:whole |entire |full )?)$"
_OF_IT = r" of (?:the|its|this|that) (?P<noun>[a-z][a-z-]+)(?=[.,;]| (?:is|was|were|are|will|would|can|could|has|have|had|costs?|takes?|took|needs?)\b)"
#: How else a thing is said to be so long, or so large.
_MEASURED = (
    r"\b(?:The|the|This|this|Its|its) (?P<noun>[a-z][a-z-]+),? (?:(?:now|which|that) )?(?:is|was|runs|ran|stretches|stretched|extends|extended|measures|measured|covers|covered|spans|spanned|"
    r"weighs|weighed|holds|held|rises|winds)(?: for| over| to| across)? $"
)
_OF = r" of (?P<noun>[a-z][a-z-]+)\b"
_UNLIKE = (
    r"\b(?:first|last|next|other|another|remaining|some|more|within|every|each|per|away|from) (?:the )?$"
)
#: Two extents of one thing lie no farther apart than this, one by the other.
_FARTHEST = 3.0


def find(document: Document) -> Iterator[Hit]:
    """Definite extents that are not the ones given before of the same thing, in the same unit."""
    text = document.text
    measured = [one for one in document.quantities if one.figure.unit and _is_measure(one.figure)]
    if len(measured) < 2:
        return
    for at, later in enumerate(measured):
        figure = later.figure
        if figure.rough or not compiled(_DEFINITE).search(
            text, max(0, figure.span.start - 18), figure.span.start
        ):
            continue
        match = compiled(_OF_IT).match(text, figure.span.end)
        if match is None or not in_narration(document, figure.span) or of_another_time(document, later):
            continue
        noun = match["noun"]
        same = [one for one in measured if one.figure.unit.rstrip("s") == figure.unit.rstrip("s")]
        if any(_near(one.figure, figure) for one in same if one is not later):
            continue
        earlier = [one for one in measured[:at] if one in same and _of(text, one) == noun]
        if len({one.figure.value for one in earlier}) != 1:
            continue
        first = earlier[0]
        low, high = sorted((first.figure.value, figure.value))
        if (
            any(one.figure.rough or of_another_time(document, one) for one in earlier)
            or high > low * _FARTHEST
            or not in_narration(document, first.figure.span)
            or first.sentence == later.sentence
        ):
            continue
        offered = written(text, figure, first.figure.value)
        said = first.figure.span
        fields = {"right": offered, "other": said.of(text), "sum": ""}
        yield Hit(figure.span, (offered,), fields, (Related(None, said, "given here"),))


_TIMES = frozenset(
    ("second", "minute", "hour", "day", "night", "week", "fortnight", "month", "year", "decade", "century")
)


def _is_measure(figure: Figure) -> bool:
    return not figure.money and figure.unit not in ("%", "points", "dated") and figure.unit not in _TIMES


def _of(text: str, one: Quantity) -> str:
    """The noun of the thing whose extent a figure is, or ""."""
    start, end = one.figure.span
    match = compiled(_MEASURED).search(text, max(0, start - 60), start)
    if match is not None:
        # "the road is 3 kilometres from the sea" is no length
        return (
            ""
            if compiled(
                r" (?:from|away|north|south|east|west|off|above|below|apart|into|beyond|up|down)\b"
            ).match(text, end)
            and not compiled(r" from [^.;]{2,40} to ").match(text, end)
            else match["noun"]
        )
    if compiled(_UNLIKE).search(text, max(0, start - 20), start):
        return ""
    match = (
        compiled(_OF).match(text, end)
        or (text[end - 1] != "s" and compiled(r" (?P<noun>[a-z]+)\b").match(text, end))
        or None
    )
    return match["noun"] if match else ""


def _near(one: Figure, other: Figure) -> bool:
    """Whether one figure may be the other, rounded."""
    grain = max(one.step, other.step, 10.0 if min(one.value, other.value) % 10 == 0 else 1.0)
    return abs(one.value - other.value) < grain
