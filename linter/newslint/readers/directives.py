"""Inline orders to newslint are no prose: `[newslint: ...]` alone on a line, and comments anywhere."""

from __future__ import annotations

from ..storage.regex_cache import compiled
from .formats import format_of_article

_PLAIN = r"\[newslint:[^\]\r\n]*\]"
# It ends at the next one at the latest: of many that are never closed, each would else run to the end of the line.
_COMMENT = r"<!--[ \t]*newslint:(?:(?!-->|<!--)[^\r\n])*-->"
#: A line that is only an order, with its line break.
_ALONE = r"(?m)(?:^|(?<=\r))[ \t]*(?:{})[ \t]*(?:\r\n?|\n|\Z)"


def find_directives(text: str, start: int = 0, *, comments: bool = False) -> list[tuple[int, int]]:
    """Where in `text` orders to newslint stand, from `start` on: pairs of offsets, to be left out. Those in
    `comments` count only in formats where a comment is not markup anyhow."""
    if text.find("newslint:", start) < 0:
        return []
    pattern = _ALONE.format(f"{_PLAIN}|{_COMMENT}") + f"|{_COMMENT}" if comments else _ALONE.format(_PLAIN)
    return [match.span() for match in compiled(pattern).finditer(text, start)]


def write_order(order: str, format: str, path: str) -> str:
    """The line that gives an order in an article: `format` is `Article.format`, `path` tells variants of a format
    that have comments of their own (MDX)."""
    return format_of_article(format, path).comment.format(f"newslint: {order}")
