"""Which format a file is in: by the extension of its name, and where that says little by how it begins."""

from __future__ import annotations

import os
import re

#: The format of an extension that must be settled by a look into the file.
MAYBE = "data"

#: Extensions of articles, lower case, and the format each stands for.
BY_EXTENSION = {
    ".txt": "plain",
    ".text": "plain",
    ".md": "markdown",
    ".markdown": "markdown",
    ".mdown": "markdown",
    ".mkd": "markdown",
    ".mdx": "mdx",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".rst": "rst",
    ".rest": "rst",
    ".adoc": "asciidoc",
    ".asciidoc": "asciidoc",
    ".docx": "docx",
    ".nitf": "xml",
    ".newsml": "xml",
    ".wxr": "xml",
    ".xml": MAYBE,
    ".json": MAYBE,
    ".ninjs": "json",
    ".ans": "json",
}

_XML_NEWS = rb"<(?:\w+:)?(?:nitf|newsItem|newsMessage|packageItem)[\s>]|xmlns:wp\s*="
_ANS = rb'"content_elements"\s*:'
_NINJS = (rb'"uri"\s*:', rb'"(?:body_\w+|bodies)"\s*:')
_LARGEST = 8_000_000


def format_of(name: str, data: bytes) -> str:
    """The format of a file called `name`: plain, markdown, html, rst, asciidoc, docx, xml or json.

    Without a known extension the first bytes decide, and plain text is the last resort.
    """
    kind = BY_EXTENSION.get(os.path.splitext(name)[1].lower())
    if kind is None or kind == MAYBE:
        return _by_content(data[:1024], name)
    return kind


def _by_content(head: bytes, name: str) -> str:
    if head.startswith(b"PK\x03\x04") and b"[Content_Types].xml" in head:
        return "docx"
    extension = os.path.splitext(name)[1].lower()
    if extension == ".json":
        return "json"
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    low = start.lower()
    if low.startswith((b"<!doctype html", b"<html")):
        return "html"
    if low.startswith(b"<?xml") and b"<html" in low:
        return "html"
    if extension == ".xml" or low.startswith(b"<?xml") or re.match(_XML_NEWS, start):
        return "xml"
    if re.match(rb'\{\s*"', start):
        return "json"
    return "plain"


def is_news_json(data: bytes) -> bool:
    """True if JSON has the keys of ninjs or Arc ANS."""
    return re.search(_ANS, data) is not None or all(re.search(key, data) for key in _NINJS)


def is_news_data(path: str) -> bool:
    """True if an XML or JSON file holds an article. Raises OSError if it cannot be read."""
    with open(path, "rb") as file:
        head = file.read(_LARGEST)
    if path.lower().endswith(".json"):
        # the keys of an object come in any order, so all of it has to be looked at
        return head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{") and is_news_json(head)
    return re.search(_XML_NEWS, head[:8192]) is not None
