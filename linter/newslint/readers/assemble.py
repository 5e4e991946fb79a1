"""The last step of every reader of markup: from prose and what is known of it to an article."""

from __future__ import annotations

from ..model.article import Article
from .decode import Decoded
from .prose import Prose

#: Parts of a story that its markup may name and its meta then holds.
_NAMED = ("headline", "byline", "dateline")


def assemble(path: str, decoded: Decoded, prose: Prose, meta: dict[str, str], format: str) -> Article:
    """Put the article together. A headline, byline or dateline that stands in the prose is named in `meta`
    too, unless that says so already."""
    prose.finish()
    text = prose.text()
    for block in prose.blocks:
        if block.kind in _NAMED:
            meta.setdefault(block.kind, block.span.of(text))
    return Article(
        path,
        decoded.text,
        text,
        prose.offsets(),
        tuple(prose.blocks),
        meta,
        decoded.encoding,
        decoded.bom,
        format,
        decoded.notes,
    )
