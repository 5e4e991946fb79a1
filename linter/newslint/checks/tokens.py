"""Patterns of words and classes of words, for what no list of phrases can hold and no regex should.

A pattern is written in the small language of `tokenlang`. Each of its sequences is filed under one telling
word, so a document is looked at only where such a word stands, and nothing is compiled at start-up.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from ..span import Span
from .base import Context, Hit, RuleMistake
from .casing import match_case
from .tokenindex import Tokens, anchor_of, link, unpacked
from .wordclasses import SETS, SHAPES

if TYPE_CHECKING:
    from ..document import Document

#: (tests, gaps, first, last, replacements)
Data = tuple[Any, ...]

_SIGNS = str.maketrans("", "", "$€£¥%")
_HYPHENS = ("-", "\u2010", "\u2011")

__all__ = ["Keys", "compile_rule", "find", "link"]


class Keys(NamedTuple):
    """`tokens`: patterns. `sets`: own classes of words for them; an item that ends in .txt is a word list.
    `unless`: words (or "?") whose presence in the sentence silences the rule."""

    tokens: tuple[str, ...]
    sets: dict[str, list[str]] | None = None
    unless: tuple[str, ...] = ()


def _own_sets(keys: Keys, context: Context) -> dict[str, frozenset[str]]:
    from .inflect import plural, verb_forms

    sets: dict[str, frozenset[str]] = {}
    for name, items in (keys.sets or {}).items():
        words: set[str] = set()
        for item in items:
            listed = context.read_words(item) if item.endswith(".txt") else item.split()
            for word in listed:
                if word.startswith("~"):
                    words.update(verb_forms(word[1:]))
                elif word.startswith("+"):
                    words.update((word[1:], plural(word[1:])))
                elif word.startswith("<"):
                    words |= sets.get(word[1:-1]) or SETS.get(word[1:-1], frozenset())
                else:
                    words.add(word.lower())
        sets[name] = frozenset(words)
    return sets


def compile_rule(keys: Keys, context: Context) -> Data:
    """(sequences, silencing words): each sequence as plain data with its anchor."""
    from .tokenlang import BadPattern, parse

    sets = _own_sets(keys, context)
    compiled: list[Any] = []
    for line in keys.tokens:
        pattern, _, after = line.partition("=>")
        replacements = tuple(part.strip() for part in after.split("|")) if after else ()
        try:
            sequences = parse(pattern.strip(), sets)
        except BadPattern as error:
            raise RuleMistake(str(error), "tokens", line) from None
        for sequence in sequences:
            anchor = anchor_of(sequence.tests)
            if anchor is None:
                raise RuleMistake(f"'{pattern.strip()}' names no word it could be found by", "tokens", line)
            compiled.append((anchor, *sequence, replacements))
    return tuple(compiled), frozenset(keys.unless)


def find(document: Document, linked: Any, active: frozenset[int]) -> Iterator[tuple[int, Hit]]:
    """Every place where a sequence of an active rule stands; of two at one place the longer one counts."""
    data = unpacked(linked)
    index, silencers = data.index, data.silencers
    tokens: Tokens | None = document.__dict__.get("_tokens")
    if tokens is None:
        tokens = document.__dict__["_tokens"] = Tokens(document)
    words, count, tries = tokens.words, len(tokens.words), data.first_tries
    best: dict[tuple[int, int], Hit] = {}
    for word in index.keys() & tokens.places.keys():
        places = tokens.places[word]
        for listed in index[word]:
            number, offset, second = tries[3 * listed : 3 * listed + 3]
            if number not in active:
                continue
            if second >= 0:
                wanted = data.words(second)
                likely = [p for p in places if 0 <= p + offset < count and words[p + offset] in wanted]
                if not likely:
                    continue
            else:
                likely = places
            anchor, tests, gaps, first, last, replacements = data.sequence(listed)
            for place in likely:
                start = place - anchor
                if not _fits(document, tokens, start, tests, gaps):
                    continue
                if number in silencers and _silenced(document, tokens, start, silencers[number]):
                    continue
                span = Span(tokens.starts[start + first], tokens.ends[start + last])
                known = best.get((number, span.start))
                if known is None or known.span.end < span.end:
                    written = [
                        document.text[tokens.starts[at] : tokens.ends[at]]
                        for at in range(start + first, start + last + 1)
                    ]
                    best[(number, span.start)] = Hit(
                        span, _filled(replacements, written, span.of(document.text))
                    )
    ends: dict[int, int] = {}
    for (number, start), hit in sorted(best.items()):
        if start >= ends.get(number, 0) or hit.span.end > ends[number]:
            ends[number] = hit.span.end
            yield number, hit


def _fits(document: Document, tokens: Tokens, start: int, tests: Any, gaps: Any) -> bool:
    if start < 0 or start + len(tests) > len(tokens.words):
        return False
    for at, (how, what) in enumerate(tests, start):
        word = tokens.words[at]
        if how == "w":
            if word not in what:
                return False
        elif how == "W":
            if word not in what or not document.text[tokens.starts[at]].isupper():
                return False
        elif how == "n":
            if word in what:
                return False
        elif how != "a":
            shaped = SHAPES[what](word, document.text[tokens.starts[at] : tokens.ends[at]])
            if shaped is (how == "x"):
                return False
    folded = document.folded
    for at in range(1, len(tests)):
        token = start + at
        if not _gap(folded[tokens.ends[token - 1] : tokens.starts[token]], gaps[at]):
            return False
    if gaps[0] and not _begins(document, tokens, start, gaps[0]):
        return False
    if _parted(document, tokens.starts[start], tokens.ends[start + len(tests) - 1]):
        return False
    return not gaps[-1] or _ends(document, tokens, start + len(tests) - 1, gaps[-1])


def _parted(document: Document, start: int, end: int) -> bool:
    """True if the words stand in two paragraphs: a headline without a stop and the sentence after it."""
    words = document.text[start:end]
    broken = "\n" in words or "\r" in words
    return broken and document.paragraph_at(start) != document.paragraph_at(end - 1)


def _gap(gap: str, mark: str) -> bool:
    """True if the text between two tokens is what the pattern has there."""
    if gap == " ":
        return mark == " "
    if mark == "-":
        return gap in _HYPHENS
    bare = gap.translate(_SIGNS)
    if mark == " ":
        return bool(bare) and bare.isspace() and len(bare) < 9
    return bare.strip() == mark and bare[-1:].isspace() | (mark == "(")


def _begins(document: Document, tokens: Tokens, at: int, mark: str) -> bool:
    begin = tokens.starts[at]
    if mark != "^":
        return document.text[max(begin - 3, 0) : begin].strip().endswith(mark[-1])
    start = document.sentences[document.sentence_at(begin)].start
    dateline = document.dateline
    if dateline and start <= dateline.span.start:
        start = max(start, min(dateline.span.end, begin))
    return not document.text[start:begin].strip("“\"‘'— ")


def _ends(document: Document, tokens: Tokens, at: int, mark: str) -> bool:
    rest = document.text[tokens.ends[at] : tokens.ends[at] + 40]
    after = rest.lstrip()
    if not after or rest[: len(rest) - len(after)].count("\n") > 1:  # the end of a paragraph
        return mark in "$."
    if mark == "$":
        return after[0] in ".,;:!?—–)"
    if mark == ".":
        return after[0] in ".!?"
    return after[0] == mark[0]


def _silenced(document: Document, tokens: Tokens, at: int, words: frozenset[str]) -> bool:
    sentence = document.sentences[document.sentence_at(tokens.starts[at])]
    if "?" in words and "?" in sentence.of(document.text):
        return True
    while at > 0 and tokens.starts[at - 1] >= sentence.start:
        at -= 1
    while at < len(tokens.words) and tokens.starts[at] < sentence.end:
        if tokens.words[at] in words:
            return True
        at += 1
    return False


def _filled(replacements: tuple[str, ...], written: list[str], original: str) -> tuple[str, ...]:
    filled = []
    for replacement in replacements:
        for number, word in enumerate(written, 1):
            replacement = replacement.replace(f"{{{number}}}", word)
        filled.append(match_case(replacement, original) if replacement else replacement)
    return tuple(filled)
