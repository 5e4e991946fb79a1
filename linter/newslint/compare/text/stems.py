"""Rough word stems and the words that carry grammar rather than content."""

from __future__ import annotations

from functools import lru_cache

from ...language.word_lists import Table, bases, words
from .tokens import bare

#: Words that carry grammar: they say little about whether two sentences tell the same thing.
GRAMMAR = words("english/comparing", "grammar")

_IRREGULAR = Table(lambda: bases("english/irregular-stems"))


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A rough stem of a folded word: enough to see that "shares" and "share", "cancelled" and "cancels"
    are one. Figures stay as they are."""
    if not word[:1].isalpha():
        return word.replace(",", "")
    word = bare(word)
    if word.endswith("'s"):
        word = word[:-2]
    base = _IRREGULAR.get(word, word)
    if base != word:
        return stem(base)
    if len(word) <= 3:
        return word
    if word.endswith("ies") and len(word) > 4:
        word = word[:-3] + "y"
    elif word.endswith(("sses", "shes", "ches", "xes")):
        word = word[:-2]
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    if word.endswith("ing") and len(word) > 5:
        word = word[:-3]
    elif word.endswith("ied") and len(word) > 4:
        word = word[:-3] + "y"
    elif word.endswith("ed") and len(word) > 4:
        word = word[:-2]
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeiosl":
        word = word[:-1]
    if len(word) > 4 and word.endswith("ll"):
        word = word[:-1]
    return word[:-1] if len(word) > 3 and word.endswith("e") else word


def content(word: str) -> bool:
    """True for a word that carries content."""
    return word not in GRAMMAR and word[0].isalnum()
