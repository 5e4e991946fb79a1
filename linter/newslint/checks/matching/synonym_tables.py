"""Tables of synonyms in packs: which words a machine puts for a word, form by form."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from ...document.words import fold
from ...storage.regex_cache import compiled

#: form of a word -> the forms of other words that stand for it
Table = dict[str, list[str]]

_LEFT = compiled(r"(?P<mark>[~+]?)(?P<word>[^\s~+:,-]+)")
_RIGHT = compiled(r"(?P<mark>=?)(?P<words>[^\s~+:,=][^~+:,=]*)")


class BadLine(ValueError):
    """A line of a table that cannot be read; the message says why."""


def _verb(phrase: str) -> tuple[str, ...]:
    from ...language.inflection import verb_forms

    head, space, rest = phrase.partition(" ")
    return tuple(form + space + rest for form in verb_forms(head))


def _noun(phrase: str) -> tuple[str, ...]:
    from ...language.inflection import plural

    cut = max(phrase.rfind(" "), phrase.rfind("-")) + 1
    return phrase, phrase[:cut] + plural(phrase[cut:])


def forms(mark: str, phrase: str) -> tuple[str, ...]:
    """All forms of a phrase: of a verb (`~`, its first word changes), a noun (`+`, its last word), or itself."""
    if mark == "~":
        return _verb(phrase)
    return _noun(phrase) if mark == "+" else (phrase,)


def read_line(word: str, synonyms: Iterable[str], table: Table) -> None:
    """Add one entry to a table: `+city` with `metropolis`, `~plead` with `beg`. A synonym takes the form of
    the word it stands for; after `=` it keeps its own. Raises BadLine for what cannot be read."""
    left = _LEFT.fullmatch(word.strip())
    if not left:
        raise BadLine(f"'{word}' is not one word, with ~ or + before it or without")
    originals = forms(left["mark"], fold(left["word"]))
    for synonym in synonyms:
        right = _RIGHT.fullmatch(synonym.strip())
        if not right:
            raise BadLine(f"'{synonym}' is not a synonym of '{word}': words, or = and words")
        phrase = fold(right["words"].strip())
        changed = (phrase,) * len(originals) if right["mark"] else forms(left["mark"], phrase)
        for original, form in zip(originals, changed):
            known = table.setdefault(original, [])
            if form != original and form not in known:
                known.append(form)


def read_table(lines: Iterable[str]) -> Table:
    """The table of a file: `word: synonym, synonym` a line. It is shared, and must not be changed. Raises
    BadLine."""
    return _table(tuple(lines))


@lru_cache(maxsize=8)  # rules that name the same file follow one another
def _table(lines: tuple[str, ...]) -> Table:
    table: Table = {}
    for line in lines:
        word, colon, rest = line.partition(":")
        if not colon or not rest.strip():
            raise BadLine(f"'{line}' is not of the form 'word: synonym, synonym'")
        read_line(word, rest.split(","), table)
    return table
