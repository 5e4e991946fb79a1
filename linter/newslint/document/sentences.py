"""Sentences, split as news copy needs it: AP abbreviations, initials, quotations, datelines."""

from __future__ import annotations

import re

from ..language.word_lists import words
from ..model.span import Span
from ..storage.regex_cache import compiled

# The stop, the marks that close behind it, the white space, and what the next sentence would begin with. A run of stops is
# tried from its first one only.
_STOP = compiled(r"(?<![.!?…])([.!?…]+)([\"”’'»)\]]*)(\s+)([\"“‘'«(\[]*\s?[^\W_]|[\"“‘«(\[]*[$€£#@])")
_BEFORE = compiled(r"[^\s(\[“\"‘'—–]+$")
_WORD = compiled(r"[\w.’'-]+")

# Abbreviations that stand before a name, a number or the rest of their phrase: no sentence ends there.
_LEADS_ON = words("news/abbreviations", "before-a-word")
# Abbreviations that lead on to a number only.
_NUMBERED = words("news/abbreviations", "before-a-number")
# Months and states: a sentence may end there, but not before a number or within an address.
_MONTHS = words("news/abbreviations", "months")
_MAY_END = words("news/abbreviations", "may-end-a-sentence")
# Words that begin a sentence far more often than they follow "U.S." or "Corp." inside one.
_STARTERS = words("english/function-words", "openers")


def _ends_here(text: str, match: re.Match[str], start: int) -> bool:
    stop, close, _, opening = match.groups()
    if opening[-1].islower():  # "Yahoo! Inc." and "who knows ... maybe" go on
        return False
    if stop != "." or close:
        return True
    # the last word without what opens before it, a bracket or a mark
    word = text[start : match.start()].rpartition(" ")[2]
    if not word.isalpha():
        before = _BEFORE.search(word)
        word = before.group() if before else ""
    word = word.lower()
    if word in _LEADS_ON:
        return False
    if word in _MONTHS or word in _NUMBERED:
        return not _following(text, match)[:1].isdigit()
    if len(word) == 1 and word.isalpha():
        # an initial: "George W. Bush", unless it is the last word of a name
        return _following(text, match).lower() in _STARTERS
    if word in _MAY_END or ("." in word and compiled(r"(?:[a-z]\.)+[a-z]").fullmatch(word)):
        if opening[0] in "\"“‘'«":  # an opening mark: a new quotation
            return True
        return _following(text, match).lower().rstrip(".") in _STARTERS
    return True


def _following(text: str, match: re.Match[str]) -> str:
    """The word that the next sentence would begin with."""
    upcoming = _WORD.match(text, match.end() - 1)
    return upcoming.group() if upcoming else ""


def split_sentences(text: str, paragraph: Span) -> list[Span]:
    """The sentences of one paragraph, in order, without the white space between them."""
    spans: list[Span] = []
    start, end = paragraph
    for match in _STOP.finditer(text, start, end):
        if _ends_here(text, match, start):
            spans.append(Span(start, match.end(2)))
            start = match.end(3)
    if start < end:
        spans.append(Span(start, end))
    return spans
