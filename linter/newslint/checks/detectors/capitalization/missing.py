"""Words that are names and stand in lower case."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ....model.span import Span
from ....storage.lazy_namedtuple import TYPE_CHECKING
from ...interface import Hit
from ...matching.entry_names import entry_name

if TYPE_CHECKING:
    from ....document.document import Document

# Beside these a word is part of an address or a handle.
_ADDRESS = frozenset("@#/_.\\&=")


def find(document: Document, names: Mapping[str, str]) -> Iterator[Hit]:
    """Every name in lower case; `names` has them by their lower form."""
    places = document.words.places
    text = document.text
    for word in sorted(places.keys() & names.keys()):
        for start in places[word]:
            end = start + len(word)
            if (
                text[start:end] == word
                and (not start or text[start - 1] not in _ADDRESS)
                and not _goes_on(text, end)
            ):
                yield Hit(Span(start, end), (names[word],), entry=entry_name(word))


def _goes_on(text: str, end: int) -> bool:
    """True if an address goes on behind the word; a full stop at the end of a sentence is no address."""
    return text[end : end + 1] != "" and text[end] in _ADDRESS and text[end + 1 : end + 2].isalnum()
