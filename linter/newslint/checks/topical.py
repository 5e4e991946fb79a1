"""The kind `topical`: a word of another sense that the topic of the story gives away, such as a waterfowl in cricket.

A file names topics, the words that tell them, and below each the words that a thesaurus puts for words of it:

    @cricket: +wicket, +innings, ~bowl, +batsman
    +duck: waterfowl, mallard

A word speaks where the story holds enough other words of the topic, and where the word that it stands for goes better
with its neighbours (`words/pairs.dat`). The word that it stands for counts for two words of the topic.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..document.words import fold
from ..record import TYPE_CHECKING, NamedTuple
from ..span import Span
from . import phraseindex
from .base import Context, Hit, RuleMistake
from .casing import match_case
from .wordpairs import word_pairs

if TYPE_CHECKING:
    from typing import Any

    from ..document import Document
    from .wordpairs import WordPairs

#: words of each topic; odd words, each with the word it stands for and the number of its topic; least and told
Data = tuple[tuple[tuple[str, ...], ...], tuple[tuple[str, str, int], ...], float, int]

#: A pair of words so much likelier than chance is a phrase of its own (natural logarithm).
_FIRM = 2.5
#: A word that comes so often is what the story is about.
_SUBJECT = 3
#: The share of words that were never counted: rarer than any that were.
_NEVER = -17.0
_SMALL = frozenset("a an the of to in on at for from by with and or but was were is are be been his her its".split())


class Keys(NamedTuple):
    """`words-file`: topics and what is odd in them. `least`: how much better the right word must fit between its
    neighbours, in natural logarithms. `told`: how many words of the topic the story must hold."""

    words_file: str
    least: float
    told: int = 3


def compile_rule(keys: Keys, context: Context) -> Data:
    """The topics, and the odd words of each in all their forms."""
    from .synonyms import BadLine, Table, forms, read_line

    topics: list[tuple[str, ...]] = []
    odd: dict[tuple[str, str, int], None] = {}
    for line in context.read_words(keys.words_file):
        left, colon, rest = line.partition(":")
        items = [item.strip() for item in rest.split(",") if item.strip()]
        if not colon or not items:
            raise RuleMistake(f"'{line}' is not of the form 'word: word, word'", "words-file", keys.words_file)
        if left.startswith("@"):
            topics.append(
                tuple(
                    dict.fromkeys(
                        form
                        for item in items
                        for form in (forms(item[0], item[1:]) if item[0] in "+~" else (item,))
                    )
                )
            )
            continue
        if not topics:
            raise RuleMistake(f"'{line}' stands under no topic; write '@topic: words' first", "words-file")
        if " " in left or "-" in left:  # a term of several words has one form
            odd.update(dict.fromkeys((fold(item), fold(left.strip("+~")), len(topics) - 1) for item in items))
            continue
        table: Table = {}
        try:
            read_line(left, items, table)
        except BadLine as error:
            raise RuleMistake(f"{keys.words_file}: {error}", "words-file") from None
        for word, synonyms in table.items():
            odd.update(dict.fromkeys((synonym, word, len(topics) - 1) for synonym in synonyms))
    context.spend(len(odd), "words-file", keys.words_file)
    return tuple(topics), tuple(odd), keys.least, keys.told


def link(rules: dict[int, Data]) -> tuple[Any, ...]:
    """One index of the odd words of all rules; the payload is (rule, topic, the word it stands for, least, told)."""
    topics: list[tuple[str, ...]] = []
    entries = []
    for number, (listed, odd, least, told) in rules.items():
        entries += [(synonym, (number, len(topics) + topic, word, least, told)) for synonym, word, topic in odd]
        topics += listed
    return phraseindex.build(entries), topics


def find(document: Document, linked: tuple[Any, ...], active: frozenset[int]) -> Iterator[tuple[int, Hit]]:
    """Every odd word of a topic that the story is about. Of two at one place the longer one counts."""
    index, topics = linked
    best: dict[tuple[int, int], tuple[int, str]] = {}
    held: dict[int, set[str]] = {}
    places = document.words.places
    for span, (number, topic, word, least, told) in phraseindex.scan(document, index):
        if number not in active:
            continue
        if topic not in held:
            held[topic] = {one.rstrip("s") for one in places.keys() & frozenset(topics[topic])}
        written = span.of(document.folded).split()
        known = held[topic].difference(one.rstrip("s") for one in written)
        if word in places:
            known = known.difference((word.rstrip("s"),))
        if len(known) + 2 * (word in places) < told:
            continue
        if len(places.get(written[0], ())) >= _SUBJECT and len(written) == 1 and word not in places:
            continue
        if not _odd(document, span, written, word, least):
            continue
        if best.get((number, span.start), (0, ""))[0] < span.end:
            best[number, span.start] = span.end, word
    for (number, start), (end, word) in best.items():
        yield number, Hit(Span(start, end), (match_case(word, document.text[start:end]),))


def _odd(document: Document, span: Span, written: list[str], word: str, least: float) -> bool:
    """True if what stands at a place is no part of a name, a compound, or a phrase of its own, and the word it stands for
    fits better between its neighbours."""
    text, words, pairs = document.text, document.words, word_pairs()
    if text[span.start - 1 : span.start] == "-" or text[span.end : span.end + 1] == "-":
        return False
    at = words.first_at(span.start)
    before = words.folded[at - 1] if at else ""
    if before and text[words.starts[at - 1] + len(before) : span.start] != " ":
        before = ""  # a mark stands between them
    end = at + len(written)
    after = words.folded[end] if end < len(words) and text[span.end : words.starts[end]] == " " else ""
    short = at and len(words.folded[at - 1]) < 4  # "Ms. Mallard"
    if text[span.start].isupper() and (before or short or (after and text[words.starts[end]].isupper())):
        return False
    if len(written) > 1:
        return True
    for one, two in ((before, written[0]), (written[0], after)):
        if one and two and not _SMALL.intersection((one, two)) and (pairs.pair(one, two) or 0.0) >= _FIRM:
            return False
    return _fit(pairs, before, word, after) - _fit(pairs, before, written[0], after) >= least


def _fit(pairs: WordPairs, before: str, word: str, after: str) -> float:
    """How likely a word is between two others, "" where there is none, up to what is the same for all words."""
    share, rest = pairs.word(word) or (_NEVER, 0.0)
    if first := pairs.word(before):
        more = pairs.pair(before, word)
        share += first[1] if more is None else more
    if pairs.word(after):
        more = pairs.pair(word, after)
        share += rest if more is None else more
    return share
