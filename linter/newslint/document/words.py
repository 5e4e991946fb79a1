"""Words: runs of letters and digits, with the apostrophes and accents inside them."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from itertools import accumulate, compress

from ..model.span import Span
from ..storage.packed_table import HashedWords
from ..storage.regex_cache import compiled

# A hyphen separates words ("Russia-strongly" is two), an apostrophe inside one does not ("don’t"),
# and combining marks stay with their letter.
_WORD = r"[^\W_]+(?:(?:[\u0300-\u036f]+|['’](?=[^\W_]))[^\W_]*)*"

#: Latin-1 with a space for all that is no part of a word; apostrophes are judged by their neighbours.
_PARTS = bytes(code if chr(code).isalnum() or chr(code) == "'" else 32 for code in range(256))
#: The usual signs of news copy that Latin-1 lacks. None is part of a word.
_SIGNS = "“”—–…•€™\u2009\u200b\ufffc"

#: What a space after a piece adds to its length.
_after = (1).__add__


def fold(text: str) -> str:
    """The text in lower case with straight apostrophes and plain spaces; every offset stays the same."""
    lowered = text.lower()
    if not text.isascii():
        if len(lowered) != len(text):  # a few capitals ("İ") grow when lowered: leave those as they are
            lowered = "".join(low if len(low := char.lower()) == 1 else char for char in text)
        lowered = lowered.replace("’", "'").replace("‘", "'").replace("\u00a0", " ").replace("\u202f", " ")
    return lowered.replace("\n", " ").replace("\t", " ").replace("\r", " ")


def _spaced(folded: str) -> str | None:
    """The text with a space for every character that is no part of a word; None where that takes more than
    a table of 256 characters, for letters of other scripts and most combining marks."""
    if not folded.isascii():
        for sign in _SIGNS:
            folded = folded.replace(sign, " ")
    try:
        known = folded.encode("latin-1").translate(_PARTS).decode("latin-1")
    except UnicodeEncodeError:
        return None
    # what is left of apostrophes stands between two letters
    known = f" {known} ".replace("''", "  ").replace(" '", "  ").replace("' ", "  ")
    return known[1:-1]


class Words:
    """The words of a text in order: their folded forms and where each starts."""

    def __init__(self, folded: str) -> None:
        self.folded: list[str]
        self.starts: list[int]
        spaced = _spaced(folded)
        if spaced is None:
            # a pattern with one group cuts a text into what it does not match and what it does, by turns
            cut = compiled(f"({_WORD})").split(folded)
            self.folded = cut[1::2]
            self.starts = list(accumulate(map(len, cut)))[:-1:2]
        else:
            # where two spaces stand side by side, an empty piece lies between them
            pieces = spaced.split(" ")
            self.folded = list(filter(None, pieces))
            self.starts = list(compress(accumulate(map(_after, map(len, pieces)), initial=0), pieces))

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
    def numbers(self) -> dict[str, list[int]]:
        """Each folded word with its numbers among the words, in order."""
        numbers: dict[str, list[int]] = {}
        for at, word in enumerate(self.folded):
            if word in numbers:
                numbers[word].append(at)
            else:
                numbers[word] = [at]
        return numbers

    @cached_property
    def known(self) -> frozenset[str]:
        """Every folded word once."""
        return frozenset(self.folded)

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """Each folded word with the offsets where it starts, in order."""
        start = self.starts.__getitem__
        return {word: list(map(start, numbers)) for word, numbers in self.numbers.items()}

    @cached_property
    def uncommon(self) -> list[str]:
        """The folded words that are not everyday words, each once, in order."""
        from ..language.dictionary import common

        everyday = common()
        return [word for word in self.numbers if word not in everyday]

    @cached_property
    def pairs(self) -> list[str]:
        """Of every word but the last: it, a space and the next one, whatever parts them in the text."""
        return list(map(" ".join, zip(self.folded, self.folded[1:])))

    @cached_property
    def sought(self) -> HashedWords:
        """The words of `numbers`, to be looked for in tables."""
        return HashedWords(list(self.numbers))

    @cached_property
    def pairs_sought(self) -> HashedWords:
        """The same of `pairs`."""
        return HashedWords(self.pairs)
