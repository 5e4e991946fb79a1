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
    for form in (text, _one_behind_the_other(text)):
        try:
            re.compile(form, flags)
        except (re.error, RecursionError, OverflowError):
            continue
        return form
    return ""


def _one_behind_the_other(text: str) -> str:
    """The pattern with an assertion for each alternative of a look behind: `re` wants all to be of one length."""
    out: list[str] = []
    at = 0
    for match in re.finditer(r"\(\?<([=!])", text):
        if match.start() < at:
            continue
        cuts = _alternatives(text, match.end())
        if len(cuts) < 3:
            continue
        each = [f"(?<{match[1]}{text[one + 1 : two]})" for one, two in zip(cuts, cuts[1:])]
        out += [text[at : match.start()], f"(?:{'|'.join(each)})" if match[1] == "=" else "".join(each)]
        at = cuts[-1] + 1
    return "".join((*out, text[at:]))


def _alternatives(text: str, begin: int) -> list[int]:
    """The places of the bars between the alternatives of a group whose inside begins there, with the place before
    the first and the bracket that closes the group."""
    cuts = [begin - 1]
    depth = 0
    inside = False
    at = begin
    while at < len(text):
        char = text[at]
        if char == "\\":
            at += 1
        elif inside:
            inside = char != "]"
        elif char == "[":
            inside = True
            at += text[at + 1 : at + 2] == "]"
        elif char == "(":
            depth += 1
        elif char == ")":
            if not depth:
                return [*cuts, at]
            depth -= 1
        elif char == "|" and not depth:
            cuts.append(at)
        at += 1
    return []
