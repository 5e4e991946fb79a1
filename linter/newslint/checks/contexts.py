"""The words of a document that are no pair with a neighbour anybody has counted, and how well others would fit.

Where a word and its neighbour have been counted together there is nothing to wonder at; what is left is a few
dozen words of an article. Logarithms are natural.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..record import TYPE_CHECKING, NamedTuple
from .wordpairs import OPENING, WordPairs, word_pairs

if TYPE_CHECKING:
    from ..document import Document

#: Of words rarer than this (logarithm of the share) too little is known to call a context unlikely.
_RARE = -13.1
#: What is taken for the share of a word that was never counted.
_UNKNOWN = -15.0
#: A pair that is no more likely than this by chance (logarithm) speaks for neither word.
_WEAK = 0.5
#: Words never counted are looked at from this length on: shorter ones are names of things and parts of them.
_SHORTEST = 4
#: Words more frequent than this go with nearly everything: to stand beside them proves no set phrase.
_FREQUENT = -7.5


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
        share, rest = pairs.word(word) or (_UNKNOWN, 0.0)
        if self.before is not None:
            share += _or(pairs.pair(self.before, word), (pairs.word(self.before) or (0, 0.0))[1])
        if self.after is not None:
            share += _or(pairs.pair(word, self.after), rest)
        return share

    def own_fit(self, pairs: WordPairs) -> float:
        """How likely the word itself is here; a rare one is given the benefit of the doubt."""
        return self.fit(pairs, self.word) + max(0.0, _RARE - self.share)

    def completes(self, pairs: WordPairs, word: str) -> bool:
        """True if another word makes a pair with a neighbour that the word here is no pair with."""
        return (self.left and self.before is not None and pairs.pair(self.before, word) is not None) or (
            self.right and self.after is not None and pairs.pair(word, self.after) is not None
        )

    def completes_phrase(self, pairs: WordPairs, word: str) -> bool:
        """The same with a neighbour that is not too frequent to prove anything."""
        for here, neighbour, first in ((self.left, self.before, False), (self.right, self.after, True)):
            if here and neighbour is not None and neighbour != OPENING:
                known = pairs.word(neighbour)
                pair = pairs.pair(word, neighbour) if first else pairs.pair(neighbour, word)
                if pair is not None and known is not None and known[0] < _FREQUENT:
                    return True
        return False


def _or(more: float | None, less: float) -> float:
    return less if more is None else more


def contexts_of(document: Document) -> list[Context]:
    """The words worth a look, in order, found once for a document."""
    known: list[Context] | None = document.__dict__.get("_contexts")
    if known is None:
        known = document.__dict__["_contexts"] = list(_find(document))
    return known


def _find(document: Document) -> Iterator[Context]:
    pairs = word_pairs()
    shares, pair = pairs.word, pairs.pair
    text, folded, words = document.text, document.folded, document.words.folded
    starts = document.words.starts
    opening = {paragraph.span.start for paragraph in document.paragraphs}
    before: str | None = (
        None  # the word before, if it is known and nothing but a space parts it from this one
    )
    link: float | None = _WEAK  # how much it and this one are a pair; None if they are none
    last = len(words) - 1
    for at, (word, start) in enumerate(zip(words, starts)):
        share = shares(word)
        if start in opening:
            before, link = OPENING, pair(OPENING, word) if share else None
        end = start + len(word)
        following = starts[at + 1] if at < last else end
        beside = following == end + 1 and folded[end] == " " and text[end] != "\n"
        after = words[at + 1] if beside and shares(words[at + 1]) else None
        joint = _WEAK if after is None else pair(word, after) if share else None
        if (link is None or joint is None) and text[start].islower():
            if share is not None:
                bare = (link is None or link < _WEAK) and (joint is None or joint < _WEAK)
                yield Context(
                    word, start, before, after, following, link is None, joint is None, bare, share[0]
                )
            elif before is not None and after is not None and len(word) >= _SHORTEST:
                yield Context(word, start, before, after, following, True, True, True, _UNKNOWN)
        before = word if beside and share is not None else None
        link = joint if before is not None else _WEAK
