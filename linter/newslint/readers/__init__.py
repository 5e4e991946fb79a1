"""From the bytes of a file to an article: a module for each format, loaded when its format turns up."""

from __future__ import annotations

from ..article import Article
from .decode import decode
from .formats import format_of
from .plain import read_plain

__all__ = ["read_article"]


def read_article(path: str, data: bytes, *, name: str | None = None) -> Article:
    """Read one article. `path` is how the file is spoken of; `name` is what its format is told from where
    that is not the path (the name given for standard input).

    Raises UnreadableFile for what cannot be read, with what to do about it.
    """
    kind = format_of(name or path, data)
    if kind == "plain":
        return read_plain(path, decode(data, path))
    from .dispatch import read_markup

    return read_markup(kind, path, data)
