"""Two words side by side that are the halves of one."""

from __future__ import annotations

from operator import add

from ....language.bigrams import UNKNOWN
from ....language.capitalization import match_case
from ....language.dictionary import common, rarity
from ....model.span import Span
from ....storage.lazy_namedtuple import TYPE_CHECKING
from ...interface import Hit
from ...matching.entry_names import entry_name

if TYPE_CHECKING:
    from ....document.document import Document
    from ....language.bigrams import WordPairs
    from ...matching.bigram_contexts import Context as Place

#: The letters two words must have together to be one that was split.
_SHORTEST_SPLIT = 6


def first_halves(document: Document) -> set[str]:
    """The words of a document that make an everyday word with the next one."""
    folded = document.words.folded
    joined = common().intersection(map(add, folded, folded[1:]))
    return {one for one, two in zip(folded, folded[1:]) if one + two in joined} if joined else set()


def halves_of_one(pairs: WordPairs, document: Document, place: Place, least: float) -> Hit | None:
    """The word that the one at a place and the next are the halves of, if it goes with what is around them."""
    after = place.after
    if after is None or not place.right or len(place.word) + len(after) < _SHORTEST_SPLIT or len(after) < 2:
        return None
    whole = place.word + after
    share = pairs.word(whole)
    if share is None or not 0 < rarity(whole) < 3:
        return None
    words = document.words
    at = words.first_at(place.after_start)
    end = place.after_start + len(after)
    if not document.text[place.after_start].islower() or document.text[end : end + 1] == "-":
        return None  # "his Tory rival", "with out-of-town help"
    beyond = None
    if (
        at + 1 < len(words)
        and document.text[end : words.starts[at + 1]] == " "
        and pairs.word(words.folded[at + 1])
    ):
        beyond = words.folded[at + 1]
    halves, joined = 0.0, share[0]
    second = pairs.word(after) or (UNKNOWN, 0.0)
    first = pairs.word(place.word) or (UNKNOWN, 0.0)
    halves += first[0] + first[1] + second[0]
    if place.before is not None:
        rest = (pairs.word(place.before) or (0.0, 0.0))[1]
        for word in (place.word, whole):
            pair = pairs.pair(place.before, word)
            value = rest if pair is None else pair
            halves, joined = (halves + value, joined) if word == place.word else (halves, joined + value)
    if beyond is not None:
        halves += second[1] if (pair := pairs.pair(after, beyond)) is None else pair
        joined += share[1] if (pair := pairs.pair(whole, beyond)) is None else pair
    if joined - halves < least:
        return None
    span = Span(place.start, end)
    return Hit(span, (match_case(whole, span.of(document.text)),), entry=entry_name(whole))
