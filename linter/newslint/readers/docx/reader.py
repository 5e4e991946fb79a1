"""Word documents (.docx). Their places are paragraphs: the file as newslint shows it has one line for each
paragraph of the document, so a line number is the number of a paragraph, and a column a character in it.
"""

from __future__ import annotations

from ...model.article import Article
from ..paragraph_lines import Line, article_of_lines
from ..zip_parts import zip_parts
from .parts import Paragraph, read_paragraphs, read_styles

#: Styles by their names in every language of Word, lower case, and the kind of block each stands for.
_STYLES = {
    "title": "headline",
    "headline": "headline",
    "subtitle": "heading",
    "caption": "caption",
    "quote": "quote",
    "intense quote": "quote",
    "list paragraph": "item",
    "byline": "byline",
    "dateline": "dateline",
}
_CODE = frozenset(("html preformatted", "plain text code", "source code", "code", "macro text"))


def read_docx(path: str, data: bytes) -> Article:
    """The prose of a Word document: its body with tables and text boxes, insertions accepted, deletions and
    comments left out. Raises UnreadableFile."""
    document, styles = zip_parts(path, data, "Word document", "word/document.xml", "word/styles.xml")
    names = read_styles(styles, path) if styles else {}
    paragraphs = read_paragraphs(document, path)
    kinds = [_kind(paragraph, names) for paragraph in paragraphs]
    if "headline" not in kinds and "heading 1" in kinds:
        kinds[kinds.index("heading 1")] = "headline"
    lines = [
        Line("heading" if kind.startswith("heading") else kind, paragraph.text)
        for paragraph, kind in zip(paragraphs, kinds)
    ]
    return article_of_lines(path, lines, {}, "docx")


def _kind(paragraph: Paragraph, names: dict[str, str]) -> str:
    name = names.get(paragraph.style, paragraph.style).lower()
    if name.startswith("heading "):
        return name
    if name in _CODE:
        return "code"
    if name in _STYLES:
        return _STYLES[name]
    if paragraph.in_table:
        return "table"
    return "item" if paragraph.in_list else "body"
