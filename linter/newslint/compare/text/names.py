"""Which tokens are proper names, as far as capitals tell."""

from __future__ import annotations

from collections.abc import Sequence

from ...language.word_lists import WordSet, words
from ...model.span import Span
from .stems import GRAMMAR
from .tokens import Tokens

#: Capitalised, yet no names for our purpose: they are compared as dates, or stand for the speaker.
CALENDAR = words("english/calendar", "abbreviations-too")
_NOT_NAMES = WordSet(lambda: CALENDAR() | frozenset("i i'm i've i'll i'd gmt ap afp reuters upi".split()))


def sentence_openers(tokens: Tokens, sentences: Sequence[Span]) -> set[int]:
    """The tokens whose capital may be owed to their place: first of a sentence, after an opening
    quotation mark, after a colon."""
    openers: set[int] = set()
    text = tokens.text
    for sentence in sentences:
        low, high = tokens.within(sentence)
        if low < high:
            openers.add(low)
    for at, start in enumerate(tokens.starts):
        before = text[max(start - 2, 0) : start]
        if before[-1:] in "“\"‘'" or before in (": ", "— ", "– ", "- "):
            openers.add(at)
    return openers


def name_flags(tokens: Tokens, sentences: Sequence[Span]) -> list[bool]:
    """For each token whether it belongs to a proper name. A capital that its place explains counts only
    if the word also has one elsewhere, or another capitalised word follows, and it is never written
    small."""
    openers = sentence_openers(tokens, sentences)
    count = len(tokens.keys)
    capital = [tokens.text[start].isupper() for start in tokens.starts]
    small = {key for key, big in zip(tokens.keys, capital) if not big}
    certain = {
        key
        for at, (key, big) in enumerate(zip(tokens.keys, capital))
        if big and at not in openers and key not in _NOT_NAMES
    }
    for at in openers:  # "Ola Brandvik scored": the second capital vouches for the first
        key = tokens.keys[at]
        if at + 1 >= count or not capital[at] or key in GRAMMAR or key in _NOT_NAMES or at + 1 in openers:
            continue
        beside = tokens.text[tokens.ends[at] : tokens.starts[at + 1]] == " "
        if beside and capital[at + 1] and tokens.keys[at + 1] in certain:
            certain.add(key)
    flags = [False] * count
    for at, key in enumerate(tokens.keys):
        if not capital[at] or key in _NOT_NAMES:
            continue
        if at not in openers:
            flags[at] = True
        elif key in certain:
            flags[at] = key not in small
        elif at + 1 < count and capital[at + 1] and at + 1 not in openers and key not in GRAMMAR:
            if tokens.keys[at + 1] in CALENDAR:
                continue
            flags[at] = key not in small and tokens.text[tokens.ends[at] : tokens.starts[at + 1]] in (
                " ",
                "-",
            )
    return flags
