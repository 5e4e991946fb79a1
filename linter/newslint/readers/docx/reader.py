"""Word documents (.docx). Their places are paragraphs: the file as newslint shows it has one line for each
paragraph of the document, so a line number is the number of a paragraph, and a column a character in it.
"""

from __future__ import annotations

import zipfile
from io import BytesIO

from ...model.article import Article
from ...model.errors import UnreadableFile
from ..assemble import assemble
from ..decode import Decoded
from ..directives import find_directives
from ..prose import Prose, View
from .parts import Paragraph, read_paragraphs, read_styles

#: Larger parts are refused, in megabytes: a few kilobytes can hold gigabytes of nothing. A story of 100,000 words
#: takes about five.
_LARGEST = 16
#: How Word packs the parts of a document.
_PACKINGS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_DOCUMENT = "word/document.xml"

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
    document, styles = _parts(path, data)
    names = read_styles(styles, path) if styles else {}
    paragraphs = read_paragraphs(document, path)
    kinds = [_kind(paragraph, names) for paragraph in paragraphs]
    if "headline" not in kinds and "heading 1" in kinds:
        kinds[kinds.index("heading 1")] = "headline"
    text = "\n".join(paragraph.text for paragraph in paragraphs)
    orders = {start for start, _ in find_directives(text)}
    prose = Prose()
    at = 0
    for paragraph, kind in zip(paragraphs, kinds):
        end = at + len(paragraph.text)
        if kind != "code" and at not in orders:
            prose.begin("heading" if kind.startswith("heading") else kind)
            prose.copy(View(text), at, end)
        at = end + 1
    return assemble(path, Decoded(text, "utf-8", False, ()), prose, {}, "docx")


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


def _parts(path: str, data: bytes) -> tuple[bytes, bytes]:
    """The document and its styles (empty if there are none)."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = set(archive.namelist())
            if _DOCUMENT not in names:
                raise UnreadableFile("this is no Word document: it holds no word/document.xml", path=path)
            document = _part(archive, _DOCUMENT, path)
            styles = _part(archive, "word/styles.xml", path) if "word/styles.xml" in names else b""
    except TimeoutError:  # an OSError, but not of the document
        raise
    except (
        zipfile.BadZipFile,
        zipfile.LargeZipFile,
        EOFError,
        OSError,
        ValueError,
        NotImplementedError,
    ) as error:
        raise UnreadableFile(f"the Word document is damaged ({error}); save it again", path=path) from None
    except RuntimeError:  # how the library says that a password is needed
        raise UnreadableFile(
            "the Word document is locked with a password; save it without", path=path
        ) from None
    return document, styles


def _part(archive: zipfile.ZipFile, name: str, path: str) -> bytes:
    import zlib

    if archive.getinfo(name).compress_type not in _PACKINGS:
        raise zipfile.BadZipFile(f"{name} is packed in a way that Word does not know")
    largest = _LARGEST * 1024 * 1024
    try:
        with archive.open(name) as file:
            data = file.read(largest + 1)
    except zlib.error as error:
        raise zipfile.BadZipFile(str(error)) from None
    if len(data) > largest:
        raise UnreadableFile(
            f"{name} in the Word document is larger than {_LARGEST} MB; split the document", path=path
        )
    return data
