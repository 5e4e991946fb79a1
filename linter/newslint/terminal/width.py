"""Text on a terminal: how many cells each character takes."""

from __future__ import annotations

from functools import lru_cache

from ..storage.lazy_namedtuple import NamedTuple
from ..storage.regex_cache import compiled
from .escaping import EMOJI_STYLE, STEERING, ZWJ, visible

TAB = 4

#: Text of the usual sort, each character a cell: Latin letters and the marks that newspapers set.
_USUAL = compiled(r"[ -~\u00a1-\u00ac\u00ae-\u02af\u2010-\u2026]*")


class Cell(NamedTuple):
    """One code point as it is shown: the characters printed for it, and the cells they take."""

    shown: str
    width: int


def cells(text: str) -> list[Cell]:
    """The cells of a text, one entry for each code point, so that indexes stay the same.

    Tabs become four blanks; combining marks, variation selectors and what is joined to an emoji by a
    zero-width joiner take no cell of their own; wide characters take two.
    """
    if text.isprintable() and _USUAL.fullmatch(text):
        return list(map(_cell, text))
    result: list[Cell] = []
    joined = False
    for char in text:
        cell = _cell(char)
        if char == EMOJI_STYLE:
            if result and result[-1].width == 1 and _symbol(result[-1].shown):
                cell = Cell(char, 1)
        elif joined or ("\U0001f3fb" <= char <= "\U0001f3ff" and result and result[-1].width == 2):
            cell = Cell(cell.shown, 0)  # joined to the emoji before it, or the tone of its skin
        joined = char == ZWJ
        result.append(cell)
    return result


@lru_cache(maxsize=1024)
def _cell(char: str) -> Cell:
    """The cell of a character that stands alone."""
    if char == "\t":
        return Cell(" " * TAB, TAB)
    if char < "\x7f" and char.isprintable():
        return Cell(char, 1)
    if char in (ZWJ, EMOJI_STYLE):
        return Cell(char, 0)
    from unicodedata import category, combining, east_asian_width

    kind = category(char)
    if char in STEERING or kind in ("Cc", "Cs", "Cf", "Zl", "Zp", "Co", "Cn"):
        shown = visible(char)
        return Cell(shown, len(shown))
    if combining(char) or kind in ("Mn", "Me") or "\u1160" <= char <= "\u11ff":
        return Cell(char, 0)
    return Cell(char, 2 if east_asian_width(char) in "WF" else 1)


def _symbol(char: str) -> bool:
    from unicodedata import category

    return category(char) == "So"


def width(text: str) -> int:
    """The number of cells a text takes on a terminal."""
    return sum(cell.width for cell in cells(text))
