"""Letters without their accents."""

from __future__ import annotations


def without_accents(name: str) -> str:
    """A word without the accents of its letters."""
    if name.isascii():
        return name
    import unicodedata

    parts = unicodedata.normalize("NFKD", name)
    return "".join(char for char in parts if not unicodedata.combining(char))
