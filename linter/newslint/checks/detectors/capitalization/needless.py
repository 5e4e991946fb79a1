"""An everyday word with a capital in the middle of a sentence, where no name is.

Names are made of everyday words too, so a word speaks only once in a story, with lower case on both sides, and
not where a name may go on behind a small word ("the federal Office of Elections").
"""

from __future__ import annotations

from collections.abc import Iterator

from ....language.dictionary import rarity
from ....language.places import fold_place, is_place
from ....language.word_lists import words
from ....model.span import Span
from ....storage.lazy_namedtuple import TYPE_CHECKING
from ...interface import Hit
from ...matching.entry_names import entry_name

if TYPE_CHECKING:
    from ....document.document import Document

#: After these a name may stand by itself, and behind these it may go on.
_BEFORE = words("english/function-words", "before-a-small-letter")
_LINKS = frozenset("of and for on in to the a at by from or".split())
_ENDS = ",.;:)"
#: Words of this class of the spelling list, and rarer ones, may be names; those of class 3 are more often if they are no
#: plurals.
_NAMES = 5


def find(document: Document, allow: frozenset[str], shortest: int) -> Iterator[Hit]:
    """Every such word of `shortest` letters or more that is not among those allowed."""
    text = document.text
    for word, starts in document.words.places.items():
        start = starts[0]
        if (
            len(word) < shortest
            or len(starts) > 1
            or not text[start].isupper()
            or word in document.accepted
            or word in allow
        ):
            continue
        if not _stands_alone(document, start, word) or not 0 < rarity(word) < (
            _NAMES if word.endswith("s") else 3
        ):
            continue
        if not is_place(fold_place(word)):  # a town is a name by itself: Phoenix
            yield Hit(Span(start, start + len(word)), (word,), entry=entry_name(word))


def _stands_alone(document: Document, start: int, word: str) -> bool:
    """True if a word with a capital has words in lower case on either side that make no name of it."""
    words, text = document.words, document.text
    at = words.first_at(start)
    end = start + len(word)
    if not 0 < at < len(words) - 1 or text[start + 1 : end] != word[1:]:
        return False
    before, after = words.span(at - 1), words.span(at + 1)
    if text[before.end : start] != " " or not text[before.start].islower() or words.folded[at - 1] in _BEFORE:
        return False
    if not 0 < rarity(words.folded[at - 1]) < _NAMES:
        return False
    if text[end : end + 1] in _ENDS:
        return True
    if text[end : end + 1] != " " or after.start != end + 1 or not text[after.start].islower():
        return False
    further = words.starts[at + 2] if at + 2 < len(words) else None
    return not (words.folded[at + 1] in _LINKS and further is not None and text[further].isupper())
