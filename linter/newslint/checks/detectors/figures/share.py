"""A share in per cent that is not the part of the whole given with it: 120 of 600, or 25 %."""

from __future__ import annotations

from collections.abc import Iterator

from ....document.figures import FIGURE
from ....model.finding import Related
from ....storage.lazy_namedtuple import TYPE_CHECKING
from ....storage.regex_cache import compiled
from ...interface import Hit
from ..shared.written_figures import plain, written

if TYPE_CHECKING:
    from ....document.document import Document
    from ....document.figures import Frame

_OF = r"(?:of|out of|from among)(?: the| its| their| his| her| all| some| a total of| total of| about| our)* "
_NOUNS = r"(?:[ -][a-z][\w’'-]*){0,6}"
_BOTH = (
    rf"(?P<part>{FIGURE})(?: [a-z]+)? {_OF}(?P<whole>{FIGURE}){_NOUNS}(?:,? or|, which is| \(or| \(|, some|, about|,| —| –|, just) ?(?:about |around |roughly |nearly |just |some |a |only )*(?P<share>{FIGURE})"
    rf"|(?P<share2>{FIGURE}){_NOUNS}(?:,? or|,| \(or| \(|—|:) ?(?:about |around |roughly |nearly |some |only |just )*(?P<part2>{FIGURE}) {_OF}(?P<whole2>{FIGURE})"
)


def find(document: Document) -> Iterator[Hit]:
    """Percentages that the part and the whole beside them belie."""
    text = document.text
    if "%" not in text and not (frozenset(("percent", "cent", "pct")) & document.words.known):
        return
    for frame in document.frames:
        if len(frame.figures) > 2 and " of " in frame.text:
            for match in compiled(_BOTH).finditer(frame.text):
                hit = _judged(
                    text, frame, *(match[name] or match[f"{name}2"] for name in ("part", "whole", "share"))
                )
                if hit is not None:
                    yield hit


def _judged(text: str, frame: Frame, *chars: str) -> Hit | None:
    part, whole, share = map(frame.figure, chars)
    if share.unit != "%" or part.unit not in ("", whole.unit) or whole.unit in ("%", "dated", "points"):
        return None
    if part.value > whole.value or whole.value < 4 or "%" in (part.unit, whole.unit):
        return None
    right = part.value / whole.value * 100
    slack = share.step / 2 + (0.05 * right if part.rough or whole.rough or share.rough else 0) + 0.6
    slack += (
        (part.step / 2 / whole.value + part.value * whole.step / 2 / whole.value**2) * 100
        if part.step > 1 or whole.step > 1
        else 0
    )
    if abs(right - share.value) <= slack:
        return None
    shown = float(round(right)) if right >= 2 else round(right, 1)
    fields = {
        "right": f"{plain(shown)} percent",
        "sum": f"{part.span.of(text)} of {whole.span.of(text)}",
        "other": whole.span.of(text),
    }
    return Hit(
        share.span,
        (written(text, share, shown),),
        fields,
        (Related(None, part.span, "the part"), Related(None, whole.span, "the whole")),
    )
