"""From the bytes of a file to an article: a module for each format, loaded when its format turns up."""

from __future__ import annotations

from importlib import import_module

from ..limits.timer import PER_FILE, Limit, allowed
from ..model.article import Article
from ..model.errors import UnreadableFile
from .formats import format_of, refused

__all__ = ["read_article"]


def read_article(path: str, data: bytes, *, name: str | None = None, seconds: float = 0.0) -> Article:
    """Read one article. `path` is how the file is spoken of; `name` is what its format is told from where
    that is not the path (the name given for standard input). Reading may take so many `seconds`, 0 for as many
    as the rules may take on a text of that length.

    Raises UnreadableFile for what cannot be read, or not in time, with what to do about it.
    """
    if why := refused(name or path):
        raise UnreadableFile(f"this {why}", path=path)
    seconds = seconds or allowed(PER_FILE, len(data))
    try:
        with Limit(seconds):
            return _read(name or path, path, data)
    except TimeoutError:
        raise UnreadableFile(
            f"reading it took longer than {seconds:.3g} s and was stopped; allow more with --time-limit, or "
            "split the article",
            path=path,
        ) from None


def _read(name: str, path: str, data: bytes) -> Article:
    module, _, function = format_of(name, data).reader.partition(":")
    article: Article = getattr(import_module(module, __package__), function)(path, data)
    return article
