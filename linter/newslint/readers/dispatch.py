"""The readers of markup, each loaded only when its format turns up."""

from __future__ import annotations

from ..article import Article
from .decode import decode
from .plain import read_plain


def read_markup(kind: str, path: str, data: bytes) -> Article:
    """Read an article in a format that is not plain text. Raises UnreadableFile."""
    if kind == "html":
        from .htmlread import read_html

        return read_html(path, data)
    if kind in ("markdown", "mdx"):
        from .markdown import read_markdown

        return read_markdown(path, data, mdx=kind == "mdx")
    return read_plain(path, decode(data, path))
