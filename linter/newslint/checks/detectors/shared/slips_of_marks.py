"""Slips around punctuation marks that a pattern finds, and what stands around them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from ....model.span import Span
from ....storage.regex_cache import compiled
from ...interface import Hit


def few(matches: Iterable[re.Match[str]], most: int) -> list[re.Match[str]]:
    """The matches, if there are no more of them: what comes again and again in a story is a habit of the file (tokenised
    text, French spacing, glued captions), not a slip."""
    found = list(matches)
    return found if len(found) <= most else []


def is_address(run: str) -> bool:
    """True if a run of characters without white space is the address of a page, of a person, or a path."""
    return "/" in run or "@" in run or "www" in run


def run_around(text: str, at: int) -> str:
    """The run of characters without white space that holds an offset."""
    start = at
    while start and not text[start - 1].isspace():
        start -= 1
    end = at
    while end < len(text) and not text[end].isspace():
        end += 1
    return text[start:end]


def parted(text: str, at: int) -> Hit | None:
    """The hit on two words that a mark joins which ends at an offset, with a space put in; None unless the second is an
    everyday word."""
    before = compiled(r"\w+[,;:.!?]$").search(text[max(0, at - 40) : at])
    after = compiled(r"\w+").match(text[at : at + 40])
    if not before or not after or after.group().lower() not in everyday():
        return None
    span = Span(at - len(before.group()), at + after.end())
    return Hit(span, (f"{before.group()} {after.group()}",))


@cache
def everyday() -> frozenset[str]:
    """Everyday words; after a full stop without a space anything else may be a name ("Booking.Com")."""
    from ....language.dictionary import common

    return common()
