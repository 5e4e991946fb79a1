"""Patterns in the syntax of `regex` that the standard library's `re` can run as well.

Importing `regex` and compiling with it takes longer than checking an article does. Most patterns of packs use
little that `re` lacks: classes of Unicode letters and the short form of named groups. Those are translated
when packs are compiled; letters are then those of the Latin, Greek and Cyrillic scripts.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

#: Letters are looked for up to here: the end of the Cyrillic block.
_LAST = 0x52F
_CLASS = re.compile(r"\\p\{(Lu|Ll|L|M)\}|\[|(?<!\\)\]|\\.")
_NAMED = re.compile(r"\(\?<(?=[A-Za-z_])")


@cache
def _ranges(category: str) -> str:
    """The characters of a Unicode category as the inside of a character class."""
    if category == "M":
        return "\\u0300-\\u036f"
    chosen = [code for code in range(_LAST + 1) if unicodedata.category(chr(code)).startswith(category)]
    parts: list[str] = []
    start = last = chosen[0]
    for code in [*chosen[1:], -1]:
        if code == last + 1:
            last = code
            continue
        parts.append(f"\\u{start:04x}" if start == last else f"\\u{start:04x}-\\u{last:04x}")
        start = last = code
    return "".join(parts)


def portable(pattern: str, flags: int) -> str:
    """The pattern as `re` takes it, or "" if it needs what only `regex` has."""
    out: list[str] = []
    at = 0
    inside = False
    for match in _CLASS.finditer(pattern):
        out.append(pattern[at : match.start()])
        at = match.end()
        if match[1]:
            letters = _ranges(match[1])
            out.append(letters if inside else f"[{letters}]")
            continue
        if match.group() == "[":
            if inside:
                return ""  # a class within a class is set arithmetic in `regex`, a plain bracket in `re`
            inside = True
        elif match.group() == "]":
            inside = False
        out.append(match.group())
    out.append(pattern[at:])
    text = _NAMED.sub("(?P<", "".join(out))
    if "\\p" in text or "\\P" in text or re.search(r"[*+?}]\+", text):
        return ""
    try:
        re.compile(text, flags)
    except (re.error, RecursionError, OverflowError):
        return ""
    return text
