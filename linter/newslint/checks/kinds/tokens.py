"""Patterns of words and classes of words, for what no list of phrases can hold and no regex should.

A pattern is written in the small language of `tokenlang`. Each of its sequences is filed under one telling
word, so a document is looked at only where such a word stands, and nothing is compiled at start-up.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from ...language.word_classes import SETS, SHAPES
from ...model.span import Span
from ...storage.lazy_namedtuple import TYPE_CHECKING, NamedTuple
from ...storage.packed_table import Pieces, Table, bound, opened
from ..interface import Context, Hit, RuleMistake
from ..matching.token_places import (
    Filed,
    begins_within,
    end_fits,
    ends_within,
    fill_in,
    gap_fits,
    is_capitalized,
    is_parted,
)
from ..matching.token_text import AHEAD, tokens_of
from ..matching.word_lookup import met

if TYPE_CHECKING:
    from typing import Any

    from ...document.document import Document
    from ..matching.token_index import Compiled

#: What the rules are linked to.
Data = Filed


#: A set is one line of text, looked through for a word; one that is longer than this is made a set of words when it has
#: been asked so often.
_LONG_SET, _ASKED = 1000, 12
#: About so many sets, and trees, are kept unpacked.
_REMEMBERED = 4000


class Keys(NamedTuple):
    """`tokens`: patterns. `sets`: own classes of words for them; an item that ends in .txt is a word list.
    `unless`: words (or "?") whose presence in the sentence silences the rule; "<cap>": a word reported that has a
    capital, but at the start of a sentence, silences it there (it is a name)."""

    tokens: tuple[str, ...]
    sets: dict[str, list[str]] | None = None
    unless: tuple[str, ...] = ()


def _own_sets(keys: Keys, context: Context) -> dict[str, frozenset[str]]:
    from ...language.inflection import all_verb_forms, plural

    sets: dict[str, frozenset[str]] = {}
    for name, items in (keys.sets or {}).items():
        words: set[str] = set()
        for item in items:
            listed = context.read_words(item, "sets") if item.endswith(".txt") else item.split()
            for word in listed:
                if word.startswith("~"):
                    words |= all_verb_forms(word[1:])
                elif word.startswith("+"):
                    words.update((word[1:], plural(word[1:])))
                elif word.startswith("<"):
                    words |= sets.get(word[1:-1]) or SETS.get(word[1:-1], frozenset())
                else:
                    words.add(word.lower())
        sets[name] = frozenset(words)
    return sets


def compile_rule(keys: Keys, context: Context) -> Compiled:
    """The sequences of all patterns."""
    from ..matching.entry_names import entry_names
    from ..matching.token_index import Compiled, names_words
    from ..matching.token_language import BadPattern, parse

    sets = _own_sets(keys, context)
    compiled: list[Any] = []
    names = entry_names(keys.tokens)
    entries: list[tuple[str, int]] = []
    for line in keys.tokens:
        pattern, _, after = line.partition("=>")
        replacements = tuple(part.strip() for part in after.split("|")) if after else ()
        try:
            sequences = parse(pattern.strip(), sets)
        except BadPattern as error:
            raise RuleMistake(str(error), "tokens", line) from None
        for sequence in sequences:
            if not names_words(sequence.tests, sequence.gaps):
                raise RuleMistake(f"'{pattern.strip()}' names no word it could be found by", "tokens", line)
            compiled.append((*sequence, replacements))
        entries.append((names[line], len(sequences)))
    return Compiled(tuple(compiled), frozenset(keys.unless), tuple(entries))


def entries(data: Compiled) -> Iterator[str]:
    """The names of the patterns."""
    yield from (name for name, _ in data.patterns)


def dead_entries(data: Compiled) -> Iterator[str]:
    """Words that are not read as one."""
    from ...document.document import Document
    from ..matching.token_text import tokens_of

    sequences, unless, _ = data
    words: dict[str, None] = {}
    for tests, *_ in sequences:
        for how, what in tests:
            if how in ("w", "W", "n") and not isinstance(what, str):
                words.update(dict.fromkeys(sorted(what)))
    listed = [word for word in (*words, *sorted(unless)) if word not in ("?", "<cap>")]
    read = set(tokens_of(Document(" , ".join(listed))).words)
    for word in listed:
        if word not in read:
            told = "write it in lower case" if word != word.lower() else "it is not read as one word"
            yield f"'{word}' can never be found: {told}"


def link(rules: dict[int, Compiled]) -> Data:
    """All sequences, filed under the words they can be found by."""
    from ..matching.token_index import file_sequences

    return file_sequences(rules)


#: A set of words, each with a space before and after it: what is `in` it is such a word, whether it is one line or a set.
Listed = str | frozenset[str]
#: How many words before those of its key a sequence begins; how many words after them must be one of a set; the set.
Way = tuple[int, int, Listed | None]


class _Unpacked:
    """What `link` made, unpacked as far as documents have asked for it."""

    def __init__(self, linked: Data) -> None:
        index, self.capitals, self.openings, ways, trees, sets, silencers, entries = linked
        self._listed = Pieces(sets)
        self._entries = Pieces(entries)
        self.index = Table(index)
        self.classes = [key[1:-1] for key in self.openings if key[0] == "<"]
        self._packed = Pieces(trees)
        self._ways: str = ways
        self._trees: dict[int, Any] = {}
        #: by the character that stands for a tree
        self.ways: dict[str, Way] = {}
        self._lines: dict[int, tuple[str, int]] = {}
        self._sets: dict[int, Listed] = {}
        self.silencers = {number: frozenset(words.split()) for number, words in silencers.items()}

    def listed(self, number: int) -> Listed:
        """A set, by its number."""
        known = self._sets.get(number)
        if known is None:
            known, asked = self._lines.get(number) or (self._listed[number], 0)
            if len(known) > _LONG_SET:
                if asked < _ASKED:  # to look through a long line is cheaper at first
                    self._lines[number] = known, asked + 1
                    return known
                known = frozenset(f" {word} " for word in known.split())
            bound(self._sets, _REMEMBERED)
            bound(self._lines, _REMEMBERED)
            self._sets[number] = known
        return known

    def way(self, code: str) -> Way:
        """How the keys of a tree lead to its sequences."""
        number = ord(code)
        anchor, ahead, what = map(ord, self._ways[3 * number : 3 * number + 3])
        listed = self.listed(what - 1) if what else None
        way = anchor, ahead - AHEAD, listed
        if not what or what - 1 in self._sets:
            bound(self.ways, 2 * _REMEMBERED)
            self.ways[code] = way
        return way

    def entry(self, serial: int) -> str:
        """The name of the pattern that a sequence is of."""
        at = bisect_right(range(len(self._entries)), serial, key=lambda number: self._entries[number][0]) - 1
        return str(self._entries[at][1])

    def tree(self, number: int) -> Any:
        """The sequences filed alike."""
        known = self._trees.get(number)
        if known is None:
            bound(self._trees, _REMEMBERED)
            known = self._trees[number] = self._packed[number]
        return known


def find(document: Document, linked: Data, active: frozenset[int]) -> Iterator[tuple[int, Hit]]:
    """Every place where a sequence of an active rule stands; of two at one place the longer one counts."""
    data = opened(linked, _Unpacked)
    search = _Search(document, data, active)
    search.run()
    tokens, text = search.tokens, document.text
    ends: dict[int, int] = {}
    for (number, begin), (_, serial, first, last, replacements) in sorted(search.best.items()):
        span = Span(begin, tokens.end(last))
        if begin >= ends.get(number, 0) or span.end > ends[number]:
            ends[number] = span.end
            written = [text[tokens.starts[at] : tokens.end(at)] for at in range(first, last + 1)]
            yield number, Hit(span, fill_in(replacements, written, span.of(text)), entry=data.entry(serial))


class _Search:
    """One document searched for the sequences of the active rules."""

    def __init__(self, document: Document, data: _Unpacked, active: frozenset[int]) -> None:
        self.document = document
        self.data = data
        self.active = active
        self.tokens = tokens_of(document)
        #: (rule, where its words start) -> (where they end, serial number, first token, last token, replacements)
        self.best: dict[tuple[int, int], tuple[Any, ...]] = {}
        self._silent: dict[tuple[int, int], bool] = {}
        # the words as sets have them; what lies before the first or behind the last is in none
        spaced = {word: f" {word} " for word in set(self.tokens.words)}
        self._spaced = [spaced[word] for word in self.tokens.words] + ["\n"] * AHEAD

    def run(self) -> None:
        """Try every tree where the words stand that it is filed under."""
        index, tokens, text = self.data.index, self.tokens, self.document.text
        words = self.document.words
        for _, trees, numbers in met(index, words):
            self._try(trees, tokens.of_words(numbers))
        for key in self.data.capitals.keys() & words.places.keys():
            places = [tokens.at(place) for place in words.places[key] if not text[place].islower()]
            self._try(self.data.capitals[key], places)
        for at in tokens.openings:
            word = tokens.opening(at)
            shown = text[tokens.starts[at] : tokens.end(at)]
            classes = [f"<{name}>" for name in self.data.classes if SHAPES[name](tokens.words[at], shown)]
            for key in (word, *classes):
                if key in self.data.openings:
                    self._try(self.data.openings[key], [at])
        if figures := index.get("0"):
            self._try(figures, [at for at, word in enumerate(tokens.words) if word[0].isdigit()])
        if possessive := index.get("'s"):
            self._try(possessive, tokens.possessives())

    def _try(self, trees: str, places: list[int]) -> None:
        data, words, ways = self.data, self._spaced, self.data.ways
        for code in trees:
            anchor, ahead, listed = ways.get(code) or data.way(code)
            for place in places:
                # most end here, before anything is unpacked
                if place >= anchor and (listed is None or words[place + ahead] in listed):
                    self._walk(data.tree(ord(code)), place - anchor, place - anchor)

    def _walk(self, tree: Any, start: int, at: int) -> None:
        """Go on with the sequences that began at token `start` and come to `at`."""
        ends, branches = tree
        for end in ends:
            self._end(end, start, at)
        tokens = self.tokens
        if at >= len(tokens.words):
            return
        word, spaced, begin = tokens.words[at], self._spaced[at], tokens.starts[at]
        gap = self.document.folded[tokens.end(at - 1) : begin] if at > start else ""
        for mark, how, what, further in branches:
            if at == start:
                if mark and not self._begins(at, mark):
                    continue
            elif mark != " " if gap == " " else not gap_fits(gap, mark):
                continue
            if how == "w":
                if spaced not in self.data.listed(what):
                    continue
            elif how == "W":
                if spaced not in self.data.listed(what) or not is_capitalized(
                    self.document.text[begin : begin + len(word)]
                ):
                    continue
            elif how == "n":
                if spaced in self.data.listed(what):
                    continue
            elif how != "a":
                shaped = SHAPES[what](word, self.document.text[begin : begin + len(word)])
                if shaped is (how == "x"):
                    continue
            self._walk(further, start, at + 1)

    def _begins(self, at: int, mark: str) -> bool:
        """True if what a pattern wants before its first word stands there."""
        if mark == "^":
            return at in self.tokens.openings
        begin = self.tokens.starts[at]
        return self.document.text[max(begin - 3, 0) : begin].strip().endswith(mark[-1])

    def _end(self, end: tuple[Any, ...], start: int, stop: int) -> None:
        """Keep a sequence whose tests all hold, from `start` to before `stop`, if its surroundings allow."""
        mark, serial, number, first, last, replacements = end
        tokens, document = self.tokens, self.document
        if number not in self.active or (mark and not end_fits(document, tokens.end(stop - 1), mark)):
            return
        begin, first, last = tokens.starts[start], start + first, start + last
        if begins_within(document.text, begin) or (
            not mark and ends_within(document.text, tokens.end(stop - 1))
        ):
            return
        if is_parted(document, begin, tokens.end(stop - 1)) or self._silenced(number, begin):
            return
        if "<cap>" in self.data.silencers.get(number, ()) and self._is_name(first, last):
            return
        place = number, tokens.starts[first]
        found = -tokens.end(last), serial, first, last, replacements
        self.best[place] = min(self.best.get(place, found), found)

    def _is_name(self, first: int, last: int) -> bool:
        """True if one of these tokens has a capital though no sentence begins with it."""
        starts, text, openings = self.tokens.starts, self.document.text, self.tokens.openings
        return any(text[starts[at]].isupper() and at not in openings for at in range(first, last + 1))

    def _silenced(self, number: int, begin: int) -> bool:
        """True if the sentence of a sequence holds a word at which its rule is silent."""
        words = self.data.silencers.get(number)
        if words is None:
            return False
        place = number, self.document.sentence_at(begin)
        if place not in self._silent:
            sentence = self.document.sentences[place[1]]
            within = self.tokens.words[
                self.tokens.first_at(sentence.start) : self.tokens.first_at(sentence.end)
            ]
            self._silent[place] = not words.isdisjoint(within) or (
                "?" in words and "?" in sentence.of(self.document.text)
            )
        return self._silent[place]
