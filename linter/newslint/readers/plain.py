"""Plain text: all of it is prose but front matter and orders to newslint."""

from __future__ import annotations

from ..article import Article, OffsetMap
from .decode import Decoded
from .directives import find_directives
from .prose import keep


def read_plain(path: str, decoded: Decoded) -> Article:
    """An article of plain text. Its paragraphs are left for the document to find."""
    source = decoded.text
    meta: dict[str, str] = {}
    skipped = find_directives(source, comments=True)
    if source.startswith("---"):
        from .frontmatter import split_front_matter

        front = split_front_matter(source, strict=True)
        if front.end:
            meta = front.meta
            skipped = [(0, front.end), *((start, end) for start, end in skipped if start >= front.end)]
    text, offsets = keep(source, skipped) if skipped else (source, OffsetMap())
    return Article(
        path, source, text, offsets, None, meta, decoded.encoding, decoded.bom, "plain", decoded.notes
    )
