"""How far a pattern looks: where its gate stands, a match lies within so many characters of it."""

from __future__ import annotations

from ...storage.lazy_namedtuple import TYPE_CHECKING
from .required_literals import constants as _c
from .required_literals import parsed

if TYPE_CHECKING:
    from typing import Any

#: A pattern that looks further is run on whole paragraphs.
_MOST = 240


def reach(pattern: str) -> int:
    """The greatest number of characters that a match and all that its assertions look at can have, and two for
    the boundaries on either side; 0 if that is many or unknown."""
    tree = parsed(pattern)
    if tree is None:
        return 0
    most: int = min(tree.getwidth()[1], _MOST) + _looked_at(tree) + 2
    return most if most <= _MOST else 0


def _looked_at(items: Any) -> int:
    """The widths of all assertions, one after the other."""
    width = 0
    for op, argument in items:
        if op in (_c.ASSERT, _c.ASSERT_NOT):
            width += min(argument[1].getwidth()[1], _MOST) + _looked_at(argument[1])
        elif op is _c.BRANCH:
            width += sum(map(_looked_at, argument[1]))
        elif op is _c.SUBPATTERN:
            width += _looked_at(argument[-1])
        elif op in (_c.MAX_REPEAT, _c.MIN_REPEAT):
            width += _looked_at(argument[2]) * min(argument[1], _MOST)
    return width
