"""Regular expressions of .NET's flavour, as Vale has them, in the flavour of the module `regex`."""

from __future__ import annotations

import re
from typing import Any

import regex


class PatternRefused(ValueError):
    """A pattern that means something here that it does not mean to Vale, or that cannot be compiled; says which part."""


#: How a group may begin, and how it is written here; "" is a group that captures.
_GROUP = re.compile(r"\(\?(?:P?<(?P<name>[A-Za-z_]\w*)>|'(?P<quoted>[A-Za-z_]\w*)')")
_FLAGS = re.compile(r"\(\?([a-zA-Z]*)(?:-([a-zA-Z]+))?[:)]")
_PLAIN = ("(?:", "(?=", "(?!", "(?<=", "(?<!", "(?>", "(?#", "(?(")
_PROPERTY = re.compile(r"[pP](?:\{\^?(\w+)\}|[A-Z])")


def translate(pattern: str, *, capture: bool = True) -> str:
    """A pattern of Vale's for `regex` (version 1). Without `capture` its groups capture nothing. Raises PatternRefused."""
    written: list[str] = []
    at = 0
    while at < len(pattern):
        char = pattern[at]
        if char == "\\":
            part, at = _escape(pattern, at, capture=capture)
        elif char == "[":
            part, at = _class(pattern, at)
        elif char == "(":
            part, at = _group(pattern, at, capture=capture)
        else:
            part, at = char, at + 1
        written.append(part)
    return "".join(written)


def _escape(pattern: str, at: int, *, capture: bool) -> tuple[str, int]:
    letter = pattern[at + 1 : at + 2]
    if not letter:
        raise PatternRefused("it ends in a backslash")
    if letter == "z":
        return r"\Z", at + 2
    if letter == "Z":
        return r"(?=\n?\Z)", at + 2
    if letter == "e":
        return r"\x1b", at + 2
    if letter in "pP":
        _property(pattern, at)
    elif letter in "kG" or letter == "c" or (letter in "123456789" and not capture):
        raise PatternRefused(f"\\{letter} is not translated")
    elif letter.isalpha() and letter.isascii() and letter not in "abBAdDsSwWfnrtvxu":
        raise PatternRefused(f"\\{letter} is no escape of .NET")
    return pattern[at : at + 2], at + 2


def _property(pattern: str, at: int) -> None:
    named = _PROPERTY.match(pattern, at + 1)
    if not named or (named[1] or "").startswith("Is"):
        raise PatternRefused(f"\\{pattern[at + 1 : at + 14]} is not translated")


def _class(pattern: str, at: int) -> tuple[str, int]:
    """A class of characters: what version 1 of `regex` reads as sets within sets stands for itself."""
    written = ["["]
    at += 1
    if pattern[at : at + 1] == "^":
        written.append("^")
        at += 1
    first = True
    while at < len(pattern):
        char = pattern[at]
        if char == "]" and not first:
            return "".join(written) + "]", at + 1
        if char == "\\":
            letter = pattern[at + 1 : at + 2]
            if not letter:
                break
            if letter in "pP":
                _property(pattern, at)
            written.append(pattern[at : at + 2])
            at += 2
        elif char == "-" and pattern[at + 1 : at + 2] == "[" and not first:
            raise PatternRefused("a class taken from another is not translated")
        elif char == "[" or char == "]" or (char in "&|~-" and pattern[at + 1 : at + 2] == char):
            written.append("\\" + char)
            at += 1
        else:
            written.append(char)
            at += 1
        first = False
    raise PatternRefused("a class of characters is not closed")


def _group(pattern: str, at: int, *, capture: bool) -> tuple[str, int]:
    if pattern[at + 1 : at + 2] == "*":
        raise PatternRefused("verbs are not of .NET")
    if pattern[at + 1 : at + 2] != "?":
        return ("(" if capture else "(?:"), at + 1
    if pattern.startswith("(?#", at):
        end = pattern.find(")", at)
        if end < 0:
            raise PatternRefused("a comment is not closed")
        return "", end + 1
    if named := _GROUP.match(pattern, at):
        name = named["name"] or named["quoted"]
        return (f"(?P<{name}>" if capture else "(?:"), named.end()
    for begin in _PLAIN:
        if begin != "(?(" and pattern.startswith(begin, at):
            return begin, at + len(begin)
    if flags := _FLAGS.match(pattern, at):
        if set(flags[1] + (flags[2] or "")) <= set("ims"):
            return flags[0], flags.end()
        raise PatternRefused(f"{flags[0]} is not translated")
    raise PatternRefused(f"{pattern[at : at + 6]} is not translated")


#: Patterns longer than this are a mistake, or an attack: they take minutes to compile.
LONGEST = 200_000


def compile_pattern(written: str) -> Any:
    """A translated pattern, compiled. Raises PatternRefused."""
    if len(written) > LONGEST:
        raise PatternRefused(f"it is longer than {LONGEST} characters")
    try:
        return regex.compile(written, regex.VERSION1)
    except (regex.error, RecursionError, OverflowError) as error:
        raise PatternRefused(str(error)) from None


def spaced(pattern: str) -> str:
    """A pattern whose blanks also fit where a line is broken; those in a class or before a quantifier stay."""
    return re.sub(
        r"(\\.|\[\^?\]?(?:\\.|[^\]\\])*\])|[ \t]+(?![*+?{ \t])", lambda found: found[1] or r"\s+", pattern
    )
