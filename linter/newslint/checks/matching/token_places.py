"""Whether a place of a document is one that a pattern of tokens may stand at: what is before, between and after."""

from __future__ import annotations

from ...language.capitalization import match_case
from ...storage.lazy_namedtuple import TYPE_CHECKING, NamedTuple
from ...storage.regex_cache import compiled

if TYPE_CHECKING:
    from ...document.document import Document
    from ...storage.packed_table import PackedPieces, PackedTable


class Filed(NamedTuple):
    """All sequences, by what they can be found by: a word or words, a word with a capital, a word or class that begins a
    sentence. Each of these leads to the numbers of trees, a character each.

    `ways` has three characters for a tree: the number of the test that the keys stand for, how many words after it (and
    `AHEAD`) a word must be in a set, and the number of that set, with one added: 0 for none. `silencers` are by rule the
    words that silence it; `entries` has (number of its first sequence, name) of each pattern.
    Words, trees and sets are packed: a document needs a few of them, and unpacking the rest on every start would
    cost more than finding."""

    keys: PackedTable
    capitals: dict[str, str]
    openings: dict[str, str]
    ways: str
    trees: PackedPieces
    sets: PackedPieces
    silencers: dict[int, str]
    entries: PackedPieces


_SIGNS = str.maketrans("", "", "$€£¥%")
_HYPHENS = ("-", "\u2010", "\u2011")


def is_capitalized(word: str) -> bool:
    """True if a word begins with a capital and is no abbreviation written in capitals: "The", not "IT"."""
    return word[:1].isupper() and (len(word) == 1 or not word.isupper())


def begins_within(text: str, begin: int) -> bool:
    """True if a sequence would begin with the second half of a compound: the A of "Chick-fil-A"."""
    return begin > 1 and text[begin - 1] in _HYPHENS and text[begin - 2].isalpha()


def ends_within(text: str, end: int) -> bool:
    """True if a sequence would end with the first of three words of a compound, the know of "know-it-alls", or
    before letters an editor put in: the wish of "wish[ed]"."""
    return compiled(r"[-\u2010\u2011]\w+[-\u2010\u2011]\w|\[\w").match(text, end) is not None


def is_parted(document: Document, start: int, end: int) -> bool:
    """True if the words stand in two paragraphs: a headline without a stop and the sentence after it."""
    words = document.text[start:end]
    broken = "\n" in words or "\r" in words
    return broken and document.paragraph_at(start) != document.paragraph_at(end - 1)


def gap_fits(gap: str, mark: str) -> bool:
    """True if the text between two tokens is what the pattern has there."""
    if gap == " ":
        return mark == " "
    if mark == "-":
        return gap in _HYPHENS
    bare = gap.translate(_SIGNS)
    if mark == " ":
        return bool(bare) and bare.isspace() and len(bare) < 9
    return bare.strip() == mark and bare[-1:].isspace() | (mark == "(")


def end_fits(document: Document, end: int, mark: str) -> bool:
    """True if what a pattern wants after its last word stands there."""
    rest = document.text[end : end + 40]
    after = rest.lstrip().removeprefix("%").lstrip()
    if not after or rest[: len(rest) - len(after)].count("\n") > 1:  # the end of a paragraph
        return mark in "$."
    if after[0] in ".,?!" and after[1:2].strip() and after[1] not in "\"'”’)]*":
        return False  # the point of ".gov" and ".55", or the first of three
    if mark == "$":
        return after[0] in ".,;:!?—–)"
    if mark == ".":
        return after[0] in ".!?"
    return after[0] == mark[0]


def fill_in(replacements: tuple[str, ...], written: list[str], original: str) -> tuple[str, ...]:
    """The replacements with the words of a match in place of `{1}`, in its case."""
    filled = []
    for replacement in replacements:
        for number, word in enumerate(written, 1):
            replacement = replacement.replace(f"{{{number}}}", word)
        filled.append(match_case(replacement, original) if replacement else replacement)
    return tuple(filled)
