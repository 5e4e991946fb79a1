"""Replacements take the case of what they replace, and a capital at the start of a sentence."""

from __future__ import annotations


def match_case(replacement: str, original: str) -> str:
    """The replacement in the case of the original words: all capitals stay all capitals, a capital first
    letter stays one; a replacement that has capitals of its own is left as its author wrote it."""
    if not replacement or not original:
        return replacement
    letters = [char for char in original if char.isalpha()]
    if len(letters) > 1 and all(char.isupper() for char in letters) and replacement.islower():
        return replacement.upper()
    if original[0].isupper() and replacement[0].islower() and not (len(letters) == 1 and " " not in original):
        return replacement[0].upper() + replacement[1:]
    return replacement
