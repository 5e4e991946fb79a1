"""Inline orders to newslint are no prose: `[newslint: ...]` alone on a line, and comments anywhere."""

from __future__ import annotations

from ..storage.regex_cache import compiled

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
    """The line that gives an order in an article of a format: `Article.format`, and its path, since MDX has
    comments of its own."""
    if format == "plain" or format == "docx":
        return f"[newslint: {order}]"
    if format == "rst":
        return f".. newslint: {order}"
    if format == "asciidoc":
        return f"// newslint: {order}"
    if path.lower().endswith(".mdx"):
        return f"{{/* newslint: {order} */}}"
    return f"<!-- newslint: {order} -->"
