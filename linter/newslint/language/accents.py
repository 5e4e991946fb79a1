"""Letters without their accents."""

from __future__ import annotations


def plain(name: str) -> str:
    """A name without its accents."""
    if name.isascii():
        return name
    import unicodedata

    parts = unicodedata.normalize("NFKD", name)
    return "".join(char for char in parts if not unicodedata.combining(char))
