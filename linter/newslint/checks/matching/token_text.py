"""The tokens of a document: its words, but for numbers, abbreviations and the possessive of plurals."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from ...storage.lazy_namedtuple import TYPE_CHECKING
from ...storage.regex_cache import compiled

if TYPE_CHECKING:
    from ...document.document import Document

# Like `document.words`, but "10.5", "1,200" and "U.S." are one token each, and "ministers’" keeps its mark.
_TOKEN = compiled(
    r"\d(?:[\d,.]*\d)?(?:st|nd|rd|th|s)?(?![^\W_])|(?:[^\W\d_]\.){2,}"
    r"|[^\W_](?:[^\W_]|[\u0300-\u036f]|'(?=[^\W_]))*(?:(?<=s)'(?=\s))?"
)
# Where that makes a difference. All else of a document is cut into tokens as it is cut into words.
_ODD = compiled(r"\d(?:[,.]\d|'[^\W_]|[\u0300-\u036f])|\.[^\W\d_]\.")
#: A sequence of tests for tokens is shorter than this; it is added to distances between two of them.
AHEAD = 256
_OPENING = "“\"‘'— "


class Tokens:
    """The tokens of a document: words folded, and where each starts. `openings` are the numbers of those that may
    begin a sentence: the first of each after its opening marks, the first after a dateline, and all before that."""

    def __init__(self, document: Document) -> None:
        # the document keeps its tokens, and they must not keep it: it would be freed much later than it could be
        self._folded = folded = document.folded
        self._words = known = document.words
        self.words: list[str] = []
        self.starts: list[int] = []
        done = 0
        for low, high in _odd_places(folded):
            first = bisect_left(known.starts, low)
            self.words += known.folded[done:first]
            self.starts += known.starts[done:first]
            for match in _TOKEN.finditer(folded, low, high + 1):
                self.words.append(match.group())
                self.starts.append(match.start())
            done = bisect_left(known.starts, high)
        self.words += known.folded[done:]
        self.starts += known.starts[done:]
        self._same = not done  # then every word is a token
        self._numbers = {} if self._same else dict(zip(self.starts, range(len(self.starts))))
        self.openings = _openings(document, self.starts)

    def end(self, at: int) -> int:
        """Where a token ends, by its number."""
        return self.starts[at] + len(self.words[at])

    def at(self, start: int) -> int:
        """The number of the token that starts at an offset, -1 if none does."""
        at = bisect_left(self.starts, start)
        return at if at < len(self.starts) and self.starts[at] == start else -1

    def of_words(self, numbers: list[int]) -> list[int]:
        """The numbers of the tokens that begin with some words of the document, told by theirs."""
        if self._same:
            return numbers
        starts, at = self._words.starts, self._numbers
        return [at[starts[number]] for number in numbers if starts[number] in at]

    def first_at(self, offset: int) -> int:
        """The number of the first token that starts at an offset or later (may equal the number of tokens)."""
        return bisect_left(self.starts, offset)

    def opening(self, at: int) -> str:
        """A token as the document's words have it: "ministers" for "ministers'", "u" for "u.s."."""
        word = self.words[at]
        return word if word.isalnum() else self._words.folded[self._words.first_at(self.starts[at])]

    def possessives(self) -> list[int]:
        """The numbers of the tokens that end as possessives do."""
        folded, found = self._folded, set()
        place = folded.find("'")
        while place >= 0:
            found.add(bisect_right(self.starts, place) - 1)
            place = folded.find("'", place + 1)
        return [at for at in sorted(found) if at >= 0 and self.words[at].endswith(("'s", "s'"))]


def _openings(document: Document, starts: list[int]) -> set[int]:
    sentences, dateline = document.sentences, document.dateline
    found: set[int] = set()
    for number, sentence in enumerate(sentences):
        begin = sentence.start
        stop = sentences[number + 1].start if number + 1 < len(sentences) else len(document.text)
        at = bisect_left(starts, begin) if number else 0
        if dateline and begin <= dateline.span.start < stop:
            while at < len(starts) and starts[at] < min(stop, dateline.span.end):
                found.add(at)
                at += 1
            begin = max(begin, dateline.span.end)
        while at < len(starts) and starts[at] < begin:  # only before the first sentence
            found.add(at)
            at += 1
        if at < len(starts) and starts[at] < stop and not document.text[begin : starts[at]].strip(_OPENING):
            found.add(at)
    return found


def _odd_places(folded: str) -> list[tuple[int, int]]:
    """The stretches between spaces where tokens may differ from words, in order."""
    offsets = [match.start() for match in _ODD.finditer(folded)]
    at = folded.find("s'")
    while at >= 0:
        if folded[at + 2 : at + 3].isspace():
            offsets.append(at)
        at = folded.find("s'", at + 2)
    found: list[tuple[int, int]] = []
    end = -1
    for offset in sorted(offsets):
        if offset < end:
            continue
        end = folded.find(" ", offset)
        end = len(folded) if end < 0 else end
        found.append((folded.rfind(" ", 0, offset) + 1, end))
    return found


def tokens_of(document: Document) -> Tokens:
    """The tokens of a document, found once."""
    return document.memo(Tokens)
