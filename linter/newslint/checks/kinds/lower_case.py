"""The kind `lower-case`: words that are names and stand in lower case."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.span import Span
from ...storage.lazy_namedtuple import TYPE_CHECKING, NamedTuple
from ..interface import Context, Hit, RuleMistake

if TYPE_CHECKING:
    from ...document.document import Document

# Beside these a word is part of an address or a handle.
_ADDRESS = frozenset("@#/_.\\&=")


class Keys(NamedTuple):
    """`words`: with their capitals, separated by spaces."""

    words: str


def compile_rule(keys: Keys, context: Context) -> dict[str, str]:
    """Lower form -> name."""
    names = keys.words.split()
    for name in names:
        if name == name.lower():
            raise RuleMistake(f"'{name}' has no capital", "words", name)
    return {name.lower(): name for name in names}


def find(
    document: Document, linked: dict[int, dict[str, str]], active: frozenset[int]
) -> Iterator[tuple[int, Hit]]:
    """Every name in lower case."""
    places = document.words.places
    text = document.text
    for number in active:
        names = linked[number]
        for word in sorted(places.keys() & names.keys()):
            for start in places[word]:
                end = start + len(word)
                if (
                    text[start:end] == word
                    and (not start or text[start - 1] not in _ADDRESS)
                    and not _goes_on(text, end)
                ):
                    yield number, Hit(Span(start, end), (names[word],))


def _goes_on(text: str, end: int) -> bool:
    """True if an address goes on behind the word; a full stop at the end of a sentence is no address."""
    return text[end : end + 1] != "" and text[end] in _ADDRESS and text[end + 1 : end + 2].isalnum()
