"""Words: runs of letters and digits, with the apostrophes and accents inside them."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property

from ..patterns import compiled
from ..span import Span

# A hyphen separates words ("Russia-strongly" is two), an apostrophe inside one does not ("don’t"),
# and combining marks stay with their letter.
_WORD = compiled(r"[^\W_](?:[^\W_]|[\u0300-\u036f]|['’](?=[^\W_]))*")

_FOLD = str.maketrans({"’": "'", "‘": "'", "\u00a0": " ", "\u202f": " ", "\n": " ", "\t": " ", "\r": " "})


def fold(text: str) -> str:
    """The text in lower case with straight apostrophes and plain spaces; every offset stays the same."""
    lowered = text.lower()
    if len(lowered) != len(text):  # a few capitals ("İ") grow when lowered: leave those as they are
        lowered = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    return lowered.translate(_FOLD)


class Words:
    """The words of a text in order: their folded forms and where each starts."""

    def __init__(self, folded: str) -> None:
        self.folded: list[str] = []
        self.starts: list[int] = []
        append, start = self.folded.append, self.starts.append
        for match in _WORD.finditer(folded):
            append(match.group())
            start(match.start())

    def __len__(self) -> int:
        return len(self.folded)

    def span(self, index: int) -> Span:
        """Where a word stands, by its number from 0."""
        start = self.starts[index]
        return Span(start, start + len(self.folded[index]))

    def first_at(self, offset: int) -> int:
        """The number of the first word that starts at `offset` or later (may equal the word count)."""
        return bisect_left(self.starts, offset)

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """Each folded word with the offsets where it starts, in order."""
        places: dict[str, list[int]] = {}
        for word, start in zip(self.folded, self.starts):
            if word in places:
                places[word].append(start)
            else:
                places[word] = [start]
        return places
