"""Two measures given together that are not the same: 25 metres (82 yards)."""

from __future__ import annotations

from collections.abc import Iterator

from ....document.numbers.figures import FIGURE
from ....language.measures import worth
from ....model.finding import Related
from ....storage.lazy_namedtuple import TYPE_CHECKING
from ....storage.regex_cache import compiled
from ...interface import Hit
from ..shared.numbers.written_figures import plain, written

if TYPE_CHECKING:
    from ....document.document import Document
    from ....document.numbers.figures import Figure, Frame

_ABOUT = r"(?:about |around |roughly |some |approximately |nearly |just over |just under |over |more than |almost |or )*"
_PAIR = rf"(?P<one>{FIGURE})(?:-?[a-z]+)?(?: [a-z]+)? ?(?:\({_ABOUT}(?P<other>{FIGURE})\)|, or {_ABOUT}(?P<other2>{FIGURE})(?=[,.]| [a-z]))"


def find(document: Document) -> Iterator[Hit]:
    """Measures whose conversion is off by more than rounding."""
    if "(" not in document.text and ", or " not in document.text:
        return
    for frame in document.frames:
        if "(" in frame.text or ", or " in frame.text:
            for match in compiled(_PAIR).finditer(frame.text):
                hit = _judged(
                    document.text,
                    frame,
                    frame.figure(match["one"]),
                    frame.figure(match["other"] or match["other2"]),
                )
                if hit is not None:
                    yield hit


def _judged(text: str, frame: Frame, one: Figure, other: Figure) -> Hit | None:
    if not one.unit or not other.unit or one.unit == other.unit:
        return None
    if (degrees := _degrees(one, other)) is not None:
        right, slack, change = degrees
        if abs(other.value - change) <= slack:
            return None  # a difference of so many degrees
    else:
        ours, theirs = worth(one.unit.lower()), worth(other.unit.lower())
        if (
            ours is None
            or theirs is None
            or ours[0] != theirs[0]
            or ours[1] == theirs[1]
            or ours[0] in ("money", "time", "share")
        ):
            return None
        if "pound" in one.unit + other.unit and ours[0] != "mass":
            return None
        factor = ours[1] / theirs[1]
        right = one.value * factor
        slack = 0.13 * right + other.step / 2 + one.step / 2 * factor
        if ours[0] == "mass" and {one.unit.lower().rstrip("s"), other.unit.lower().rstrip("s")} <= {
            "ton",
            "tonne",
            "pound",
            "kilogram",
        }:
            slack += 0.12 * right  # short, long and metric tons
    if abs(other.value - right) <= slack:
        return None
    shown = float(f"{right:.2g}") if right < 100 else float(f"{right:.3g}")
    offered = _written(text, other, shown)
    fields = {"right": offered, "other": one.span.of(text), "sum": ""}
    return Hit(other.span, (offered,), fields, (Related(None, one.span, "the same measure"),))


def _written(text: str, figure: Figure, value: float) -> str:
    if value < 1:
        words = figure.span.of(text)
        digits = compiled(r"\d[\d,.]*").search(words)
        return f"{value:g}{words[digits.end() :]}" if digits else f"{value:g}"
    return (
        written(text, figure, value)
        if value >= 10 or value == round(value)
        else written(text, figure, float(plain(value)))
    )


def _degrees(one: Figure, other: Figure) -> tuple[float, float, float] | None:
    """What a temperature is in degrees of the other kind, how far off it may be, and what a difference of so many is."""
    kinds = [figure.unit.rpartition(" ")[2][:1].upper() for figure in (one, other)]
    if sorted(kinds) != ["C", "F"] or not all(
        "elsius" in f.unit or "ahrenheit" in f.unit or "degree" in f.unit or len(f.unit) == 1
        for f in (one, other)
    ):
        return None
    if kinds[0] == "C":
        return one.value * 1.8 + 32, 2.5, one.value * 1.8
    return (one.value - 32) / 1.8, 1.6, one.value / 1.8
