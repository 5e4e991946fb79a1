"""Finding thousands of fixed phrases at once: each is looked up by two telling words of it.

Every phrase is filed under two words of it that stand side by side, those least likely to be met by chance
(or under its one word). What a document holds of words and pairs of words picks the few phrases that may
stand in it; only these are compared. That costs two looks into a table per document, needs nothing built at
start-up and is stored as plain data.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...document.words import Words
from ...language.bigrams import word_pairs
from ...model.span import Span
from ...storage.lazy_namedtuple import TYPE_CHECKING
from ...storage.packed_table import PackedTable, Table, opened, pack_table
from .word_lookup import met

if TYPE_CHECKING:
    from typing import Any

    from ...document.document import Document

#: word, or two words with a space -> ((folded phrase, offset of the anchor in it, payload), ...), packed: most are
#: never needed in a run.
Index = PackedTable


def _anchor(key: str) -> int:
    """The word of a key, 0 or 1, that leads to the places of its phrases: of two the longer one."""
    one, _, two = key.partition(" ")
    return int(len(two) > len(one))


def build(entries: Iterable[tuple[str, Any]]) -> Index:
    """The index of (folded phrase, payload) pairs."""
    pairs = word_pairs()
    index: dict[str, list[tuple[str, int, Any]]] = {}
    for phrase, payload in entries:
        words = Words(phrase)
        folded = words.folded
        # what is least likely to be met by chance
        _, first = (
            min((pairs.likely(one, two), at) for at, (one, two) in enumerate(zip(folded, folded[1:])))
            if len(folded) > 1
            else (0.0, 0)
        )
        key = " ".join(folded[first : first + 2])
        index.setdefault(key, []).append((phrase, words.starts[first + _anchor(key)], payload))
    return pack_table({key: tuple(found) for key, found in index.items()})


def _joined(text: str, at: int, step: int) -> bool:
    """True if the character at `at` belongs to the word beside it: a letter, or a hyphen or apostrophe
    with a letter behind it."""
    if not 0 <= at < len(text):
        return False
    char = text[at]
    if char.isalnum() or char == "_":
        return True
    beyond = at + step
    return char in "-'" and 0 <= beyond < len(text) and text[beyond].isalpha()


def _forward(text: str, phrase: str, at: int) -> int:
    """Where the phrase that begins at `at` ends, or -1. A space of it is any run of spaces."""
    if text.startswith(phrase, at):
        return at + len(phrase)
    first, *rest = phrase.split(" ")
    if not text.startswith(first, at):
        return -1
    at += len(first)
    for piece in rest:
        begin = at
        while text.startswith(" ", at):
            at += 1
        if at == begin or not text.startswith(piece, at):
            return -1
        at += len(piece)
    return at


def _backward(text: str, phrase: str, at: int) -> int:
    """Where the phrase that ends at `at` begins, or -1. A space of it is any run of spaces."""
    if text.endswith(phrase, 0, at):
        return at - len(phrase)
    *rest, last = phrase.split(" ")
    if not text.endswith(last, 0, at):
        return -1
    at -= len(last)
    for piece in reversed(rest):
        end = at
        while text.endswith(" ", 0, at):
            at -= 1
        if at == end or not text.endswith(piece, 0, at):
            return -1
        at -= len(piece)
    return at


def scan(document: Document, index: Index) -> Iterator[tuple[Span, Any]]:
    """Every place where a phrase of the index stands as whole words, as (span, payload)."""
    words, text = document.words, document.folded
    for key, filed, numbers in met(opened(index, Table), words):
        ahead = _anchor(key)
        for place in [words.starts[number + ahead] for number in numbers]:
            for phrase, offset, payload in filed:
                end = _forward(text, phrase[offset:], place)
                if end < 0:
                    continue
                start = _backward(text, phrase[:offset], place)
                if start >= 0 and not _joined(text, start - 1, -1) and not _joined(text, end, 1):
                    yield Span(start, end), payload
