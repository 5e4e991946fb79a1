"""The readers of markup, each loaded only when its format turns up."""

from __future__ import annotations

from ..model.article import Article
from .decode import decode
from .text.plain import read_plain


def read_markup(kind: str, path: str, data: bytes) -> Article:
    """Read an article in a format that is not plain text. Raises UnreadableFile."""
    if kind == "html":
        from .markup.html import read_html

        return read_html(path, data)
    if kind in ("markdown", "mdx"):
        from .text.markdown import read_markdown

        return read_markdown(path, data, mdx=kind == "mdx")
    if kind == "xml":
        from .newsroom.news_xml import read_xml

        return read_xml(path, data)
    if kind == "json":
        from .newsroom.news_json import read_json

        return read_json(path, data)
    if kind == "docx":
        from .docx.reader import read_docx

        return read_docx(path, data)
    if kind == "rst":
        from .text.rst import read_rst

        return read_rst(path, data)
    if kind == "asciidoc":
        from .text.asciidoc import read_asciidoc

        return read_asciidoc(path, data)
    return read_plain(path, decode(data, path))
