"""Double quotation marks: where they stand, and whether they look like opening or closing ones."""

from __future__ import annotations

from collections.abc import Sequence

from ...model.span import Span
from ...storage.lazy_namedtuple import NamedTuple
from ...storage.regex_cache import compiled

#: Double marks that are one character.
_GLYPHS = '“”„"«»″'
#: All that is used as a double mark. Of three apostrophes the last two are the double mark: the first
#: closes the quotation within.
_DOUBLE = rf"[{_GLYPHS}]|``|(?<!')''(?!')|(?<=')''(?!')"

_AFTER_OPEN = frozenset("'‘’$€£¥#@([¿¡….…-–—_&*`")
_BEFORE_OPEN = frozenset("([{—–-‘'/“\"`*_")
_MEASURE = compiled(r"(?:\d ?['’′] ?\d+(?:[.½¼¾]\d*)?|[½¼¾])$")


class Mark(NamedTuple):
    """One double mark. `glyph` is the direction its form gives ("open", "close" or "" for straight
    marks), `shape` the one its neighbours give ("open", "close" or "" where they do not decide)."""

    start: int
    end: int
    glyph: str
    shape: str
    digit: bool  # straight after a digit: perhaps inches


def _shape(text: str, start: int, end: int, left: int, right: int) -> str:
    before = text[start - 1] if start > left else "\n"
    after = text[end] if end < right else "\n"
    bare_left = before.isspace()
    bare_right = after.isspace()
    if bare_left:
        return "" if bare_right else "open"
    if bare_right:
        return "close"
    if before in "([{":
        return "open"
    if before.isalnum() or before in ".,!?%…)]":
        # a word on the left: only a word on the right leaves it open what the mark is
        return "" if after.isalnum() or after in "$€£#@([" else "close"
    if after.isalnum() or after in _AFTER_OPEN:
        return "open" if before in _BEFORE_OPEN else ""
    return "close"


def find_marks(text: str, spans: Sequence[Span]) -> list[list[Mark]]:
    """The double marks of each paragraph, in order; feet and inches (6'2") are left out."""
    places = _places(text)
    found: list[list[Mark]] = []
    at = 0
    for start, end in spans:
        while at < len(places) and places[at][0] < start:
            at += 1
        low = at
        while at < len(places) and places[at][1] <= end:
            at += 1
        found.append(_marks(text, start, end, places[low:at]) if at > low else [])
    return found


def _places(text: str) -> list[tuple[int, int]]:
    """Where double marks stand, in order."""
    if "''" in text or "``" in text:
        return [match.span() for match in compiled(_DOUBLE).finditer(text)]
    places: list[tuple[int, int]] = []
    for glyph in _GLYPHS:
        at = text.find(glyph)
        while at >= 0:
            places.append((at, at + 1))
            at = text.find(glyph, at + 1)
    places.sort()
    return places


def _marks(text: str, start: int, end: int, places: Sequence[tuple[int, int]]) -> list[Mark]:
    marks: list[Mark] = []
    attribute = False  # name="value", markup that was left in the copy
    for at, stop in places:
        char = text[at:stop]
        if attribute or (char == '"' and text[at - 1 : at] == "="):
            attribute = not attribute
            continue
        digit = at > start and text[at - 1].isdigit()
        if char in '"″' or char == "''":
            if char == "″" or _MEASURE.search(text, max(start, at - 8), at):
                continue
            glyph = ""
        elif char in "”»":
            glyph = "close"
        else:
            glyph = "open"
        shape = _shape(text, at, stop, start, end)
        if char in "«»" and shape:
            glyph = shape  # there are papers that set them with the points inwards
        marks.append(Mark(at, stop, glyph, shape, digit and glyph == ""))
    return marks
