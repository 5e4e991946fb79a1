"""The readers of markup, each loaded only when its format turns up."""

from __future__ import annotations

from ..article import Article
from .decode import decode
from .plain import read_plain


def read_markup(kind: str, path: str, data: bytes) -> Article:
    """Read an article in a format that is not plain text. Raises UnreadableFile."""
    return read_plain(path, decode(data, path))
