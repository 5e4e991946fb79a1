"""Inline orders to newslint are no prose: `[newslint: ...]` alone on a line, and comments anywhere."""

from __future__ import annotations

import re

#: A line that is only an order, with its line break; or an order in a comment anywhere.
_DIRECTIVE = (
    r"(?m)^[ \t]*(?:\[newslint:[^\]\r\n]*\]|<!--[ \t]*newslint:(?:(?!-->)[^\r\n])*-->)[ \t]*(?:\r\n?|\n|\Z)"
    r"|<!--[ \t]*newslint:(?:(?!-->)[^\r\n])*-->"
)


def find_directives(text: str, start: int = 0) -> list[tuple[int, int]]:
    """Where in `text` orders to newslint stand, from `start` on: pairs of offsets, to be left out."""
    if text.find("newslint:", start) < 0:
        return []
    return [match.span() for match in re.compile(_DIRECTIVE).finditer(text, start)]
