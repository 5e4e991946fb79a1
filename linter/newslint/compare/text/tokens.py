"""Tokens for comparing two texts: words, figures and the signs that go with figures."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left

from ...model.span import Span
from ...storage.lazy_namedtuple import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from ...document.document import Document

# A figure keeps its separators ("1,200.50"), initials their points ("U.S."), a word its apostrophes;
# a hyphen separates, and %, $ and the like stand alone.
_TOKEN = re.compile(
    r"\d+(?:[.,:]\d+)*|(?:US|AU|NZ|[ACS])(?=\$)|(?<=\$)(?:US|AU|NZ|CA)(?=\d)|(?:[^\W\d_]\.){2,}|[^\W\d_](?:[^\W_]|[\u0300-\u036f]|['’](?=[^\W_]))*|[%$€£¥]"
)

_QUOTES = str.maketrans({"’": "'", "‘": "'"})


def bare(word: str) -> str:
    """A folded word without its accents ("muñoz" -> "munoz")."""
    if word.isascii():
        return word
    return "".join(char for char in unicodedata.normalize("NFD", word) if not unicodedata.combining(char))


class Tokens(NamedTuple):
    """The tokens of one text, in order.

    `keys` are what is compared: lower case, straight apostrophes, initials without points. `quoted[i]` is
    the number of the quotation that holds token i, or -1; `sentence[i]` the number of its sentence.
    """

    text: str
    keys: list[str]
    starts: list[int]
    ends: list[int]
    quoted: list[int]
    sentence: list[int]

    def span(self, low: int, high: int) -> Span:
        """The text from token `low` up to, not including, token `high`; an empty stretch stands at the
        end of the token before it."""
        if high <= low:
            at = self.ends[low - 1] if low > 0 else 0
            return Span(at, at)
        return Span(self.starts[low], self.ends[high - 1])

    def words(self, low: int, high: int) -> str:
        """The text of a stretch of tokens, with what stands between them, on one line."""
        return " ".join(self.span(low, high).of(self.text).split())

    def joined(self, index: int) -> bool:
        """True if a hyphen alone stands between a token and the one before it."""
        return self.text[self.ends[index - 1] : self.starts[index]] in ("-", "‐", "‑")

    def shape(self, index: int) -> str:
        """A token as it is written."""
        return self.text[self.starts[index] : self.ends[index]]

    def within(self, span: Span) -> tuple[int, int]:
        """The tokens that start inside a span of the text: the first, and the one after the last."""
        return bisect_left(self.starts, span.start), bisect_left(self.starts, span.end)


def tokenize(document: Document) -> Tokens:
    """The tokens of a document."""
    text = document.text
    keys: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in _TOKEN.finditer(text):
        key = match.group().lower().translate(_QUOTES)
        if "." in key and key[0].isalpha():
            key = key.replace(".", "")
        keys.append(key)
        starts.append(match.start())
        ends.append(match.end())
    quoted = [-1] * len(keys)
    for number, quotation in enumerate(document.quotations.items):
        if quotation.kind == "nested":
            continue
        low = bisect_left(starts, quotation.inner.start)
        for at in range(low, bisect_left(starts, quotation.inner.end)):
            quoted[at] = number
    sentence = [-1] * len(keys)
    for number, span in enumerate(document.sentences):
        for at in range(bisect_left(starts, span.start), bisect_left(starts, span.end)):
            sentence[at] = number
    return Tokens(text, keys, starts, ends, quoted, sentence)
