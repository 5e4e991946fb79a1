"""The words of a document that are no pair with a neighbour anybody has counted, and how well others would fit.

Where a word and its neighbour have been counted together there is nothing to wonder at; what is left is a few
dozen words of an article. Logarithms are natural.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from ...language.bigrams import NOTHING, OPENING, UNKNOWN, WordPairs, word_pairs
from ...storage.lazy_namedtuple import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from ...document.document import Document

#: Of words rarer than this (logarithm of the share) too little is known to call a context unlikely.
_RARE = -13.1
#: A pair that is no more likely than this by chance (logarithm) speaks for neither word.
_WEAK = 0.5
#: Words never counted are looked at from this length on: shorter ones are names of things and parts of them.
_SHORTEST = 4
#: Short forms count as two words in the counted English: what stands before and after goes with the first and the last
#: of these; and how large a share of all words they are.
SHORT_FORMS = {
    "it's": ("it", "is", -7.0),
    "who's": ("who", "is", -10.5),
}


class Context(NamedTuple):
    """A word in lower case at `start` (code points) with the known words on either side of it, None where a mark
    or an unknown word is the neighbour; `left` and `right` say whether it and that neighbour are no known pair. It is
    `bare` if no neighbour speaks for it: the other one is no pair with it either, or goes with everything."""

    word: str
    start: int
    before: str | None
    after: str | None
    after_start: int
    left: bool
    right: bool
    bare: bool
    share: float

    def fit(self, pairs: WordPairs, word: str) -> float:
        """How likely a known word is here, up to what is the same for all words."""
        return fit_between(pairs, word, self.before, self.after)

    def own_fit(self, pairs: WordPairs) -> float:
        """How likely the word itself is here; a rare one is given the benefit of the doubt."""
        return self.fit(pairs, self.word) + max(0.0, _RARE - self.share)

    def completes(self, pairs: WordPairs, word: str) -> bool:
        """True if another word makes a pair with a neighbour that the word here is no pair with."""
        return (self.left and self.before is not None and pairs.pair(self.before, word) is not None) or (
            self.right and self.after is not None and pairs.pair(word, self.after) is not None
        )


def fit_between(pairs: WordPairs, word: str, before: str | None, after: str | None) -> float:
    """How likely a word is between two others (None: nothing is known of that side), up to what is the same for all
    words; a short form by the words it is short for."""
    first, last, share = SHORT_FORMS.get(word) or (word, word, (pairs.word(word) or (UNKNOWN, 0.0))[0])
    if before is not None:
        share += _or(pairs.pair(before, first), (pairs.word(before) or (0.0, 0.0))[1])
    if after is not None:
        share += _or(pairs.pair(last, after), (pairs.word(last) or (0.0, 0.0))[1])
    return share


def _or(more: float | None, less: float) -> float:
    return less if more is None else more


def contexts_of(document: Document) -> list[Context]:
    """The words worth a look, in order, found once for a document."""
    return document.memo(_all_contexts)


def _all_contexts(document: Document) -> list[Context]:
    return list(_among(document, range(len(document.words))))


def contexts_at(document: Document, chosen: Iterable[str]) -> list[Context]:
    """Those of some words only, which costs less than all."""
    numbers = document.words.numbers
    return list(_among(document, sorted(at for word in chosen for at in numbers[word])))


def _among(document: Document, numbers: Sequence[int]) -> Iterator[Context]:
    """The contexts of words that are worth a look, by their numbers in order."""
    pairs = word_pairs()
    hashes = document.words.pairs_sought.hashes
    before: Iterable[float | None]
    after: Iterable[float | None]
    if len(numbers) == len(document.words):
        lifts = pairs.lifts(hashes)
        before, after = chain((None,), lifts), chain(lifts, (None,))
    else:
        last = len(hashes)
        before = pairs.lifts(hashes[at - 1] if at else NOTHING for at in numbers)
        after = pairs.lifts(hashes[at] if at < last else NOTHING for at in numbers)
    openings = _openings(document)
    for at, left, right in zip(numbers, before, after):
        # most words are listed pairs with both neighbours, or would be if no mark stood between them
        alone = left is None or right is None or at in openings
        if alone and (found := _at(document, pairs, at, opens=at in openings)):
            yield found


def _openings(document: Document) -> set[int]:
    """The numbers of the words that begin paragraphs."""
    return {document.words.first_at(paragraph.span.start) for paragraph in document.paragraphs}


def _at(document: Document, pairs: WordPairs, at: int, *, opens: bool) -> Context | None:
    """The context of the word numbered `at`, if it is worth a look."""
    words = document.words
    word, start = words.folded[at], words.starts[at]
    if not document.text[start].islower():
        return None
    share = pairs.word(word)
    before: str | None = None
    link: float | None = _WEAK  # how much the word before and this one are a pair; None if they are none
    if opens:
        before, link = OPENING, pairs.pair(OPENING, word) if share else None
    elif at and _beside(document, at - 1) and pairs.word(words.folded[at - 1]):
        before = words.folded[at - 1]
        link = pairs.pair(before, word) if share else None
    after: str | None = None
    joint: float | None = _WEAK
    following = start + len(word)
    if at + 1 < len(words):
        following = words.starts[at + 1]
        if _beside(document, at) and pairs.word(words.folded[at + 1]):
            after = words.folded[at + 1]
            joint = pairs.pair(word, after) if share else None
    if link is not None and joint is not None:
        return None
    if share is not None:
        bare = (link is None or link < _WEAK) and (joint is None or joint < _WEAK)
        return Context(word, start, before, after, following, link is None, joint is None, bare, share[0])
    if before is not None and after is not None and len(word) >= _SHORTEST:
        return Context(word, start, before, after, following, True, True, True, UNKNOWN)
    return None


def _beside(document: Document, at: int) -> bool:
    """True if nothing but a space parts the word numbered `at` from the next."""
    words = document.words
    end = words.starts[at] + len(words.folded[at])
    return words.starts[at + 1] == end + 1 and document.folded[end] == " " and document.text[end] != "\n"
