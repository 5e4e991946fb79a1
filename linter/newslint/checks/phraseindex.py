"""Finding thousands of fixed phrases at once: each is looked up by one telling word of it.

Every phrase is filed under its anchor, the word least likely to be met by chance. A document's distinct
words pick the few anchors it holds; only there is the whole phrase compared. That costs a set
intersection per document, needs nothing built at start-up and is stored as plain data.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from ..document.words import Words
from ..patterns import compiled
from ..span import Span

if TYPE_CHECKING:
    from ..document import Document

#: anchor word -> ((folded phrase, offset of the anchor in it, payload), ...)
Index = dict[str, tuple[tuple[str, int, Any], ...]]

_RUN = compiled(r"[ ]{2,}")

# Words so common that a phrase filed under them would be compared in every article.
_COMMON = frozenset(
    "the a an of to in on at for from by with and or but as is are was were be been being it its that "
    "this these those he she they we i you his her their our my your has have had not no so than then "
    "there which who whom whose will would can could may might must shall should do does did if when "
    "while after before into over under up down out about between against more most one two new said "
    "say says also all some any other such only first last".split()
)


def build(entries: Iterable[tuple[str, Any]]) -> Index:
    """The index of (folded phrase, payload) pairs."""
    listed = [(phrase, payload, Words(phrase)) for phrase, payload in entries]
    counts = Counter(word for _, _, words in listed for word in set(words.folded))
    index: dict[str, list[tuple[str, int, Any]]] = {}
    for phrase, payload, words in listed:
        best = min(
            range(len(words)),
            key=lambda at: (
                words.folded[at] in _COMMON,
                -min(len(words.folded[at]), 9),
                counts[words.folded[at]],
                at,
            ),
        )
        index.setdefault(words.folded[best], []).append((phrase, words.starts[best], payload))
    return {anchor: tuple(found) for anchor, found in index.items()}


class _Squeezed:
    """The folded text with every run of spaces as one, so that a phrase matches over a line break."""

    def __init__(self, document: Document) -> None:
        folded = document.folded
        self._starts = [0]
        self._shifts = [0]
        if "  " not in folded:
            self.text, self.places = folded, document.words.places
            return
        pieces: list[str] = []
        at = length = 0
        for run in _RUN.finditer(folded):
            pieces.append(folded[at : run.start() + 1])
            length += run.start() + 1 - at
            at = run.end()
            self._starts.append(length)
            self._shifts.append(at - length)
        pieces.append(folded[at:])
        self.text = "".join(pieces)
        self.places = Words(self.text).places

    def span(self, start: int, end: int) -> Span:
        """A span of the squeezed text as a span of the document."""
        first = self._shifts[bisect_right(self._starts, start) - 1]
        last = self._shifts[bisect_right(self._starts, end - 1) - 1]
        return Span(start + first, end + last)


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


def scan(document: Document, index: Index) -> Iterator[tuple[Span, Any]]:
    """Every place where a phrase of the index stands as whole words, as (span, payload)."""
    squeezed: _Squeezed | None = document.__dict__.get("_squeezed")
    if squeezed is None:
        squeezed = document.__dict__["_squeezed"] = _Squeezed(document)
    text, places = squeezed.text, squeezed.places
    for anchor in index.keys() & places.keys():
        filed = index[anchor]
        for place in places[anchor]:
            for phrase, offset, payload in filed:
                start = place - offset
                if start < 0 or not text.startswith(phrase, start):
                    continue
                end = start + len(phrase)
                if not _joined(text, start - 1, -1) and not _joined(text, end, 1):
                    yield squeezed.span(start, end), payload
