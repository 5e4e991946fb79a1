"""The words of a quotation, and names without their possessive."""

from __future__ import annotations

from .....storage.regex_cache import compiled

POSSESSIVE = compiled(r"['’]s?$")


def words_in(text: str) -> list[str]:
    return compiled(r"[\w’'-]+").findall(text)
