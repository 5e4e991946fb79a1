"""Plain text: all of it is prose but front matter and orders to newslint."""

from __future__ import annotations

from bisect import bisect_right

from ...model.article import Article, OffsetMap
from ..decode import decode


def read_plain(path: str, data: bytes) -> Article:
    """An article of plain text. Raises UnreadableFile. Its paragraphs are left for the document to find. Its lines end at LF alone,
    so that checks say the same of a file whatever system it was written on."""
    decoded = decode(data, path)
    source = decoded.text
    text, offsets, meta = source, OffsetMap(), dict[str, str]()
    if "\r" in source or "newslint:" in source or source.startswith("---"):
        text, offsets, meta = _prose_of(source)
    return Article(
        path, source, text, offsets, None, meta, decoded.encoding, decoded.bom, "plain", decoded.notes
    )


def _prose_of(source: str) -> tuple[str, OffsetMap, dict[str, str]]:
    """The prose of a text with front matter, orders or other line breaks, the way back, and what front matter
    says. What it takes is loaded only for such a text."""
    from ..directives import find_directives
    from ..prose import keep

    meta: dict[str, str] = {}
    skipped = find_directives(source, comments=True)
    if source.startswith("---"):
        from .front_matter import split_front_matter

        front = split_front_matter(source, strict=True)
        if front.end:
            meta = front.meta
            skipped = [(0, front.end), *((start, end) for start, end in skipped if start >= front.end)]
    if "\r\n" in source:
        skipped = sorted((*skipped, *_spare_returns(source, skipped)))
    text, offsets = keep(source, skipped) if skipped else (source, OffsetMap())
    return text.replace("\r", "\n"), offsets, meta


def _spare_returns(source: str, skipped: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The CR of every CRLF outside of what is skipped anyway."""
    begins = [start for start, _ in skipped]
    found = []
    at = source.find("\r\n")
    while at >= 0:
        before = bisect_right(begins, at) - 1
        if before < 0 or skipped[before][1] <= at:
            found.append((at, at + 1))
        at = source.find("\r\n", at + 1)
    return found
