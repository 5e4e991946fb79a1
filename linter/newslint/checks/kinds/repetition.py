"""Words written twice in a row."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import compress, islice
from operator import eq

from ...model.span import Span
from ...storage.lazy_namedtuple import TYPE_CHECKING, NamedTuple
from ..interface import Context, Hit, RuleMistake
from ..matching.entry_names import entry_name

if TYPE_CHECKING:
    from ...document.document import Document

#: Doubled words rarer than this class of the spelling list are names or Latin.
_RAREST = 5
#: Shorter words in capitals are initials.
_SHORTEST_IN_CAPITALS = 5


class Keys(NamedTuple):
    """`words`: report only these when doubled, or "any"; `allow`: never these."""

    words: str | tuple[str, ...]
    allow: tuple[str, ...] = ()


class Data(NamedTuple):
    """The words that are reported when doubled (none: every word), and those that never are."""

    words: frozenset[str]
    allow: frozenset[str]


def compile_rule(keys: Keys, context: Context) -> Data:
    """The two word sets."""
    if isinstance(keys.words, str):
        if keys.words != "any":
            raise RuleMistake("'words' is a list, or 'any'", "words")
        wanted: frozenset[str] = frozenset()
    else:
        wanted = frozenset(word.lower() for word in keys.words)
    return Data(wanted, frozenset(word.lower() for word in keys.allow))


def find(document: Document, linked: dict[int, Data], active: frozenset[int]) -> Iterator[tuple[int, Hit]]:
    """Every doubled word with nothing but white space between; the span covers both."""
    words = document.words
    folded, starts, text = words.folded, words.starts, document.text
    for at in compress(range(len(folded)), map(eq, folded, islice(folded, 1, None))):
        word = folded[at]
        if not text[starts[at] + len(word) : starts[at + 1]].isspace():
            continue
        span = Span(starts[at], starts[at + 1] + len(word))
        between = text[starts[at] + len(word) : starts[at + 1]]
        if "\n" in between and document.paragraph_at(span.start) != document.paragraph_at(span.end - 1):
            continue
        # "tweet tweet-id", "a non-denial denial" and "the first FIRST contest" are none
        joined = text[span.end : span.end + 1] == "-" or text[max(span.start - 1, 0) : span.start] == "-"
        whole = not joined and text[starts[at + 1] : span.end] in (
            word,
            text[span.start : starts[at] + len(word)],
        )
        for number in active:
            wanted, allowed = linked[number]
            if not wanted and (not whole or word[0].isdigit() or _may_be_meant(document, at)):  # "1 1/2"
                continue
            if word not in allowed and (not wanted or word in wanted):
                yield number, Hit(span, (text[span.start : span.start + len(word)],), entry=entry_name(word))


def _may_be_meant(document: Document, at: int) -> bool:
    """True if the word numbered `at` and the next are a name (Baw Baw, Koh Phi Phi), no English, or said three times."""
    from ...language.dictionary import rarity

    words = document.words
    word, start = words.folded[at], words.starts[at]
    if at and words.folded[at - 1] == word or words.folded[at + 2 : at + 3] == [word]:
        return True
    shown = document.text[start : start + len(word)]
    if shown[0].isupper() and document.text[words.starts[at + 1]].isupper():
        return not shown.isupper() or len(word) < _SHORTEST_IN_CAPITALS
    if shown[0].isupper() and document.text[document.sentence_around(start).start : start].strip(
        "\"“‘'’([—– "
    ):
        return True  # "a King Air air ambulance"
    return not 0 < rarity(word) <= _RAREST
