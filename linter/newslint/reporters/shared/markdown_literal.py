"""Other people's words in Markdown: shown letter for letter."""

from __future__ import annotations

import re

from ...terminal.escaping import safe

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|~@:$])")
_SPANS = re.compile(r"([\\`*_\[\]<>~|&])")
_HTML = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def literal(text: str) -> str:
    """Text as Markdown shows it letter for letter, on one line: no links, pictures, tags or mentions."""
    return _MARKDOWN.sub(r"\\\1", safe(text).translate(_HTML))


def inline(text: str) -> str:
    """The same for the middle of a page, where fewer characters mean something: text stays readable in
    editors that show Markdown as it is written."""
    return _SPANS.sub(r"\\\1", safe(text))
