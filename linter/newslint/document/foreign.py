"""Which of a text is not English: all of it, or long passages.

English is told by its function words: in edited copy more than one word in seven is one, in other languages hardly any.
Lists of names and figures have few of them too, so words in lower case must be strange to the dictionary besides.
"""

from __future__ import annotations

from bisect import bisect_left

from ..language.dictionary import rarity
from ..language.word_classes import SETS
from ..language.word_lists import PerHouse
from ..model.span import Span
from ..storage.lazy_namedtuple import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from .document import Document

_CLOSED = ("be", "conj", "det", "do", "have", "is", "modal", "not", "object", "poss", "prep", "self", "subject", "the", "wh")  # fmt: skip
#: Words of these classes that are frequent in other languages too: Danish, German, Dutch, Afrikaans.
_THEIRS = ("for", "had", "her", "over", "under", "was", "will")
#: Function words. Those of one or two letters are words of other languages too ("a", "in", "no"), but for these.
_FUNCTION = PerHouse(
    lambda: (
        frozenset(word for name in _CLOSED for word in SETS[name] if len(word) > 2).difference(_THEIRS)
        | {"of", "to", "it", "by", "he", "is", "we"}
    )
)
#: Fewer words say too little of a whole text, and of a passage in an English one.
_LEAST, _LEAST_PASSAGE = 20, 25
#: Words of prose in lower case that the dictionary is asked about, at least.
_LEAST_LOWER = 10
#: Share of function words below which a text may be foreign, and share of everyday words in lower case below which it
#: then is. In 2.2 million words of edited copy only a postal address in Spanish was below both.
_FUNCTION_BELOW, _EVERYDAY_BELOW = 0.15, 0.5
#: How rare an everyday word may be: rarer ones are words of other languages often enough ("til", "om", "per").
_EVERYDAY = 4
#: Share of function words from which a text is English, though it be called something else.
_ENGLISH_FROM = 0.2
#: Letters of other alphabets that make a text foreign if they are more than half of it.
_OTHER_LETTERS = 40
#: The last letter of the blocks of Unicode that hold the letters of Latin languages.
_LAST_LATIN = "\u024f"


class Foreign(NamedTuple):
    """`whole` is True for a text that is not English; otherwise `passages` are the paragraphs in it that are not."""

    whole: bool
    passages: tuple[Span, ...] = ()


def is_english(language: str) -> bool:
    """True for a name of English as files give it: "en", "en-GB", "English"; and for "", which says nothing."""
    return language.strip().lower().replace("_", "-").partition("-")[0] in ("", "en", "eng", "english")


def find_foreign(document: Document) -> Foreign:
    """What of a document is not English. What it calls itself counts unless its words say otherwise."""
    words = document.words
    count = len(words.folded)
    share = _share(words.folded)
    if not is_english(document.meta.get("lang", "")) and (count < _LEAST or share < _ENGLISH_FROM):
        return Foreign(bool(document.text.strip()))
    spans = [paragraph.span for paragraph in document.paragraphs]
    found = [span for span in spans if _is_foreign(document, span, _LEAST_PASSAGE)]
    if (share < _FUNCTION_BELOW or found) and _is_foreign(document, Span(0, len(document.text)), _LEAST):
        english = any(
            len(inner) >= _LEAST_PASSAGE and _share(inner) >= _ENGLISH_FROM
            for inner in (_words_in(document, span) for span in spans)
        )
        if not english:
            return Foreign(True)
    return Foreign(False, tuple(found))


def _words_in(document: Document, span: Span) -> list[str]:
    starts = document.words.starts
    return document.words.folded[bisect_left(starts, span.start) : bisect_left(starts, span.end)]


def _share(words: list[str]) -> float:
    return sum(map(_FUNCTION().__contains__, words)) / (len(words) or 1)


def _is_foreign(document: Document, span: Span, least: int) -> bool:
    words = document.words
    first, last = bisect_left(words.starts, span.start), bisect_left(words.starts, span.end)
    text = document.text
    if last - first >= least and _share(words.folded[first:last]) < _FUNCTION_BELOW:
        lower = [
            word
            for word, start in zip(words.folded[first:last], words.starts[first:last])
            if text[start].isalpha() and not text[start].isupper()
        ]
        if len(lower) >= _LEAST_LOWER:
            return sum(0 < rarity(word) <= _EVERYDAY for word in lower) < _EVERYDAY_BELOW * len(lower)
    return span.end - span.start >= _OTHER_LETTERS and _other_alphabet(span.of(text))


def _other_alphabet(text: str) -> bool:
    if text.isascii():
        return False
    other = sum(char > _LAST_LATIN and char.isalpha() for char in text)
    return other >= _OTHER_LETTERS and 2 * other > sum(map(str.isalpha, text))
