"""The table of input formats: all that newslint knows of a format besides how it is read stands in its row.

Which format a file is in is told by the extension of its name, and where that says little by how it begins.
"""

from __future__ import annotations

import os
import re

from ..storage.lazy_namedtuple import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

_HTML_COMMENT = "<!-- {} -->"
_BRACKETS = "[{}]"


def _never(head: bytes) -> bool:
    return False


class Format(NamedTuple):
    """What is known of a format.

    `reader` is the module (relative to this package, or anywhere) and its function, from a path and bytes to an
    article. `extensions` are those of articles alone, lower case with the dot; `shared` are those that other
    files have too: of these a folder's are read if `holds` says of their bytes that they are an article.
    `sniff` knows the format by the first bytes of a file whose name says nothing. `comment` is how an order to
    newslint is written, with `{}` for the order. `names` are what the reader calls the article's format,
    if that is not `name`. `unwritten`: what such a file is called where no replacements are written into it, "" where
    they are. `packed`: it holds more than text, and so looks like no text. `strings`: the text stands
    within straight quotation marks. `languages` are what editors call the format; those without any cannot be
    given orders there.
    """

    name: str
    reader: str
    extensions: tuple[str, ...]
    comment: str
    shared: tuple[str, ...] = ()
    holds: Callable[[bytes], bool] = _never
    sniff: Callable[[bytes], bool] = _never
    names: tuple[str, ...] = ()
    unwritten: str = ""
    packed: bool = False
    strings: bool = False
    languages: tuple[str, ...] = ()


_XML_NEWS = rb"<(?:\w+:)?(?:nitf|newsItem|newsMessage|packageItem)[\s>]|xmlns:wp\s*="
#: Keys of newsroom JSON: a file that has all of a row holds an article.
_NEWS_JSON = (
    (rb'"content_elements"\s*:',),  # Arc ANS
    (rb'"uri"\s*:', rb'"(?:body_\w+|bodies)"\s*:'),  # ninjs
    (rb'"body_html"\s*:', rb'"(?:headline|guid)"\s*:'),  # Superdesk
    (rb'"posts"\s*:\s*\[', rb'"(?:html|lexical|mobiledoc)"\s*:', rb'"title"\s*:'),  # Ghost
    (rb'"fields"\s*:', rb'"sys"\s*:', rb'"nodeType"\s*:\s*"document"'),  # Contentful
    (rb'"_type"\s*:\s*"block"', rb'"children"\s*:'),  # Sanity
)
#: Most bytes that are looked at to tell whether a file is an article.
_LARGEST = 8_000_000
#: Bytes that tell a format by how a file begins.
_HEAD = 1024


def _start(head: bytes) -> bytes:
    """A file from its first character on that is no mark or white space."""
    return head.lstrip(b"\xef\xbb\xbf \t\r\n")


def _is_docx(head: bytes) -> bool:
    return head.startswith(b"PK\x03\x04") and b"[Content_Types].xml" in head


def _is_json(head: bytes) -> bool:
    return re.match(rb'(?:\[\s*)?\{\s*"', _start(head)) is not None


def _is_html(head: bytes) -> bool:
    low = _start(head).lower()
    return low.startswith((b"<!doctype html", b"<html")) or (low.startswith(b"<?xml") and b"<html" in low)


def _is_xml(head: bytes) -> bool:
    start = _start(head)
    return start.lower().startswith(b"<?xml") or re.match(_XML_NEWS, start) is not None


def is_news_json(data: bytes) -> bool:
    """True if JSON has the keys of an article in one of the shapes that are read."""
    return any(all(re.search(key, data) for key in keys) for keys in _NEWS_JSON)


def _holds_news_json(data: bytes) -> bool:
    # the keys of an object come in any order, so all of it has to be looked at
    return _start(data).startswith((b"{", b"[")) and is_news_json(data)


def _holds_news_xml(data: bytes) -> bool:
    return re.search(_XML_NEWS, data[:8192]) is not None


#: All formats. A file that no row sniffs is in the first one.
FORMATS: tuple[Format, ...] = (
    Format(
        "plain",
        ".text.plain:read_plain",
        (".txt", ".text"),
        _BRACKETS,
        languages=("plaintext", "text"),
    ),
    Format(
        "markdown",
        ".text.markdown:read_markdown",
        (".md", ".markdown", ".mdown", ".mkd"),
        _HTML_COMMENT,
        languages=("markdown",),
    ),
    Format(
        "mdx",
        ".text.markdown:read_mdx",
        (".mdx",),
        "{{/* {} */}}",
        names=("markdown",),
        languages=("mdx",),
    ),
    Format(
        "rst",
        ".text.rst:read_rst",
        (".rst", ".rest"),
        ".. {}",
        languages=("restructuredtext", "rst"),
    ),
    Format(
        "asciidoc",
        ".text.asciidoc:read_asciidoc",
        (".adoc", ".asciidoc"),
        "// {}",
        languages=("asciidoc",),
    ),
    Format(
        "docx",
        ".docx.reader:read_docx",
        (".docx",),
        _BRACKETS,
        sniff=_is_docx,
        unwritten="Word documents",
        packed=True,
    ),
    Format(
        "odt",
        ".documents.odt:read_odt",
        (".odt",),
        _BRACKETS,
        sniff=lambda head: head.startswith(b"PK\x03\x04") and b"vnd.oasis.opendocument.text" in head,
        unwritten="OpenDocument texts",
        packed=True,
    ),
    Format(
        "rtf",
        ".documents.rtf:read_rtf",
        (".rtf",),
        _BRACKETS,
        sniff=lambda head: _start(head).startswith(b"{\\rtf"),
        unwritten="rich text",
        packed=True,
    ),
    Format(
        "eml",
        ".documents.eml:read_eml",
        (".eml",),
        _BRACKETS,
        unwritten="messages",
        packed=True,
    ),
    Format(
        "json",
        ".newsroom.news_json:read_json",
        (".ninjs", ".ans"),
        _HTML_COMMENT,
        shared=(".json",),
        holds=_holds_news_json,
        sniff=_is_json,
        names=("ninjs", "ans", "contentful", "sanity"),
        strings=True,
    ),
    # these keep a text twice: as it is shown, which is read, and as their editors have it
    Format(
        "superdesk",
        ".newsroom.news_json:read_json",
        (),
        _HTML_COMMENT,
        names=("ghost",),
        unwritten="stories of Superdesk and Ghost, which hold the text twice",
        strings=True,
    ),
    Format(
        "html",
        ".markup.html:read_html",
        (".html", ".htm", ".xhtml"),
        _HTML_COMMENT,
        sniff=_is_html,
        languages=("html",),
    ),
    Format(
        "xml",
        ".newsroom.news_xml:read_xml",
        (".nitf", ".newsml", ".wxr", ".rss", ".atom"),
        _HTML_COMMENT,
        shared=(".xml",),
        holds=_holds_news_xml,
        sniff=_is_xml,
        names=("nitf", "newsml-g2", "wxr", "rss", "atom"),
    ),
)


#: For each format the extension that stands for it, where one tells it from others.
EXTENSIONS = {format.name: format.extensions[0] for format in FORMATS if format.extensions}

#: Files of text that are no copy, by extension, and what to do with them. In folders they are passed over.
REFUSED = {
    **dict.fromkeys(
        (".srt", ".vtt", ".sbv"), "is a file of subtitles; save its words as plain text, and check that"
    ),
    **dict.fromkeys((".csv", ".tsv"), "is a table; check the articles that are in it as files of their own"),
    **dict.fromkeys(
        (".tex", ".latex", ".bib"), "is LaTeX; make plain text of it (pandoc does), and check that"
    ),
}


def refused(name: str) -> str:
    """Why a file of that name is not read, and what to do; "" for all others."""
    return REFUSED.get(os.path.splitext(name)[1].lower(), "")


def by_extension(name: str) -> Format | None:
    """The format that the extension of a file's name stands for, shared ones included; None for an unknown one."""
    extension = os.path.splitext(name)[1].lower()
    for format in FORMATS if extension else ():
        if extension in format.extensions or extension in format.shared:
            return format
    return None


def format_of(name: str, data: bytes) -> Format:
    """The format of a file called `name`. Without an extension that articles alone have the first bytes decide;
    the first format is the last resort."""
    extension = os.path.splitext(name)[1].lower()
    for format in FORMATS if extension else ():
        if extension in format.extensions:
            return format
    head = data[:_HEAD]
    for format in FORMATS:
        if extension in format.shared or format.sniff(head):
            return format
    return FORMATS[0]


def format_of_article(called: str, path: str) -> Format:
    """The format of an article that was read: `called` is what its reader called it."""
    known = by_extension(path)
    if known is not None and called in (known.name, *known.names):
        return known
    return next((format for format in FORMATS if called == format.name or called in format.names), FORMATS[0])


def by_language(language: str) -> Format | None:
    """The format that an editor calls by a name; None for one that articles are not in."""
    low = language.lower()
    return next((format for format in FORMATS if low in format.languages), None)


def passed_over(path: str) -> bool:
    """True if a file holds no article by its name, or for all that is in it where that says little: the files that a
    program hands over without having looked at them."""
    format = by_extension(path)
    if format is None:
        return True
    try:
        return path.lower().endswith(format.shared or "/") and not holds_article(path, format)
    except OSError:
        return False  # reading it will say why


def holds_article(path: str, format: Format) -> bool:
    """True if a file with a shared extension holds an article. Raises OSError if it cannot be read."""
    from ..storage.safe_read import open_regular

    number, _ = open_regular(path)
    with open(number, "rb") as file:
        return format.holds(file.read(_LARGEST))
