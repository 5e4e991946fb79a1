"""The words by which one story is known to be like another."""

from __future__ import annotations

from ..document.words import Words, fold
from ..model.errors import NewslintError
from ..storage.lazy_namedtuple import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

    from .checker import Checker

#: A story is known by its first words; a page of a whole year's news is like none.
_MOST = 4000


def words_of(checker: Checker, row: dict[str, Any]) -> list[str]:
    """The words of the prose of a story in order, without case and the marks around them; none where there is no
    reading it."""
    try:
        text = checker.article(row).text
    except (NewslintError, MemoryError):
        return []
    return Words(fold(text)).folded[:_MOST]
