"""How the matches of a pattern begin: literals at a fixed distance from their start.

Where such literals are known, a pattern is tried only where one stands instead of at every character.
"""

from __future__ import annotations

from itertools import takewhile

from ...document.words import fold
from ...storage.lazy_namedtuple import TYPE_CHECKING
from .required_literals import constants as _c
from .required_literals import parsed

if TYPE_CHECKING:
    from typing import Any

#: More alternatives than this cost more to look for than the pattern itself.
_MOST = 24
#: Characters of a literal that tell enough.
_ENOUGH = 24

#: Marks that are part of no word.
_APART = str.maketrans(dict.fromkeys('.,;:!?"“”()-—–', " "))

#: Alternatives, and whether all that was looked at is in them, so that more may be added.
_Found = tuple[list[str], bool]


def heads(pattern: str) -> tuple[tuple[str, str, int], ...]:
    """(folded literal, whole word in it or "", where it stands from the start of a match), of which one holds for every
    match; none if nothing can be said."""
    tree = parsed(pattern)
    if tree is None:
        return ()
    behind = _behind(tree)
    found, _ = _extended(behind or [""], tree)
    if not found or any(not _tells(literal.strip()) for literal in found):
        return ()
    back = len(behind[0]) if behind else 0
    bounded = not back and any(item == (_c.AT, _c.AT_BOUNDARY) for item in _zero_width(tree))
    return tuple((literal, whole_word(literal, bounded), -back) for literal in dict.fromkeys(found))


def _tells(literal: str) -> bool:
    """True if a literal is no blank and no single letter, which stands in every other word."""
    return len(literal) > 1 or (bool(literal) and not literal.isalpha())


def whole_word(literal: str, bounded: bool = False) -> str:
    """The longest word of a folded literal that stands between spaces or marks, so that it is a word of every text that
    holds the literal; "" if there is none. `bounded` says that no word goes on before the literal."""
    words = [
        word for word in literal.translate(_APART).split(" ")[0 if bounded else 1 : -1] if word.isalpha()
    ]
    return max(words, key=len, default="")


def _zero_width(items: Any) -> list[Any]:
    """What stands in a pattern before the first part that takes up characters."""
    return list(takewhile(lambda item: _empty(*item), items))


def _behind(items: Any) -> list[str]:
    """What the first positive look behind wants right before the match, if it is made of literals of one length."""
    for op, argument in _zero_width(items):
        if op is _c.ASSERT and argument[0] < 0:
            found, whole = _extended([""], argument[1])
            if whole and len(set(map(len, found))) == 1 and found[0]:
                return found
    return []


def _empty(op: Any, argument: Any) -> bool:
    """True if a part of a pattern takes up no characters."""
    if op in (_c.ASSERT, _c.ASSERT_NOT, _c.AT):
        return True
    if op is _c.BRANCH:
        return all(all(_empty(*item) for item in branch) for branch in argument[1])
    return op is _c.SUBPATTERN and all(_empty(*item) for item in argument[-1])


def _extended(found: list[str], items: Any) -> _Found:
    """Literals that a run of a pattern may go on with, and whether they hold all of it."""
    for op, argument in items:
        if op is _c.ASSERT and argument[0] > 0:
            # what must follow adds to the literal, and nothing can be added behind it
            more, _ = _joined(found, _extended([""], argument[1]))
            return more, False
        if _empty(op, argument):
            continue
        more, whole = _joined(found, _one(op, argument))
        if more is found:
            return found, False
        found = more
        if not whole:
            return found, False
    return found, True


def _joined(found: list[str], after: _Found) -> _Found:
    """Every literal with everything that may follow; the same list if that is too much or nothing."""
    more, whole = after
    if not more or more == [""] or len(found) * len(more) > _MOST or max(map(len, found)) > _ENOUGH:
        return found, False
    return [one + two for one in found for two in more], whole


def _one(op: Any, argument: Any) -> _Found:
    if op is _c.LITERAL:
        char = fold(chr(argument))
        return ([char], True) if len(char) == 1 else ([], False)
    if op is _c.IN:
        ranges = [(value, value) if kind is _c.LITERAL else value for kind, value in argument]
        if any(kind not in (_c.LITERAL, _c.RANGE) for kind, _ in argument):
            return [], False
        if sum(last - first + 1 for first, last in ranges) > _MOST:
            return [], False
        return sorted({fold(chr(code)) for first, last in ranges for code in range(first, last + 1)}), True
    if op is _c.SUBPATTERN:
        return _extended([""], argument[-1])
    if op is _c.BRANCH:
        branches = [_extended([""], branch) for branch in argument[1]]
        literals = list(dict.fromkeys(literal for found, _ in branches for literal in found))
        if not all(literals):
            return [], False
        return literals, all(whole for _, whole in branches)
    if op in (_c.MAX_REPEAT, _c.MIN_REPEAT) and argument[0] >= 1:
        found, whole = _extended([""], argument[2])
        return found, whole and argument[:2] == (1, 1)
    return [], False
