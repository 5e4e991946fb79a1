"""A capitalised word that is no word and no name we know, one slip away from a name or an office of a list: "Febuary",
"the Isalmic State", "Presidnet".

People are called anything, so a word speaks only once in a story, not behind a first name, and the first letter must be right.
"""

from __future__ import annotations

from collections.abc import Iterator

from ....language.dictionary import common, known
from ....language.edit_distance import one_slip
from ....language.word_lists import words
from ....model.span import Span
from ....storage.lazy_namedtuple import TYPE_CHECKING, NamedTuple
from ....storage.packed_table import PackedTable, Table, opened, pack_table
from ...interface import Hit
from ...matching.entry_names import entry_name

if TYPE_CHECKING:
    from ....document.document import Document


class Names(NamedTuple):
    """The names of a rule, those too short for a slip to be told from another name, and whether they stand before names."""

    names: tuple[str, ...]
    shorter: tuple[str, ...]
    titles: bool


#: Name, folded, number of the rule, whether a name may follow.
Entry = tuple[str, str, int, bool]
#: First letter and number of letters of a slip -> the names it may be for, between bars, and all about them;
#: and all names folded, with and without 's.
Filed = tuple[PackedTable, PackedTable]

#: Shorter words than this are names more often than offices misspelt.
_LONG = 7
#: Who follows or stands before these is a person.
SAID = frozenset("said says added told asked wrote argued replied testified noted explained".split())
_PERSONS = words("news/titles", "before-a-surname")


def file_names(rules: dict[int, Names]) -> Filed:
    """The names of all rules by first letter and length."""
    table: dict[str, list[Entry]] = {}
    known_names: dict[str, bool] = {}
    for number, (names, shorter, titles) in rules.items():
        for name in shorter:
            known_names[name.lower()] = known_names[f"{name.lower()}'s"] = True
        for name in names:
            low = name.lower()
            entry = (name, low, number, titles)
            for length in (len(low) - 1, len(low), len(low) + 1):
                table.setdefault(f"{low[0]}{length}", []).append(entry)
            known_names[low] = known_names[f"{low}'s"] = True
    joined = {key: "|".join(("", *(entry[1] for entry in entries), "")) for key, entries in table.items()}
    return pack_table({key: (joined[key], tuple(found)) for key, found in table.items()}), pack_table(
        known_names
    )


def find_names(document: Document, linked: Filed, active: frozenset[int]) -> Iterator[tuple[int, Hit]]:
    """Every slip in a name of the lists."""
    table, names = (opened(packed, Table) for packed in linked)
    text = document.text
    places = document.words.places
    for word in document.words.uncommon:
        if not text[places[word][0]].isupper() or len(word) < 5 or word in names:
            continue
        bare = word[:-2] if word.endswith("'s") else word
        if bare in document.accepted:
            continue
        near = _near(bare, table)
        if not near or not bare.isascii():
            continue
        starts = places[word]
        if len(starts) > 2 or not bare.isalpha():
            continue
        for name, _, number, titles in near:
            if number in active and not any(
                _is_name(document, start, bare, name, titles, names) for start in starts
            ):
                for start in starts:
                    yield number, Hit(Span(start, start + len(bare)), (name,), entry=entry_name(name))
                break


def _near(word: str, table: Table) -> list[Entry]:
    """The names of the table that are one slip away."""
    length = len(word)
    names, entries = table.get(f"{word[0]}{length}") or ("", ())
    if not names:
        return []
    half = (length - 1) // 2  # one slip leaves the first or the last of these letters as they are
    head, tail = word[:half], word[-half:]
    if f"|{head}" not in names and f"{tail}|" not in names:
        return []
    return [
        entry
        for entry in entries
        if (entry[1].startswith(head) or entry[1].endswith(tail)) and one_slip(word, entry[1])
    ]


def _is_name(document: Document, start: int, word: str, meant: str, titles: bool, names: Table) -> bool:
    """True if the word is one, or may be somebody's name."""
    low = meant.lower()
    if titles and any(word in person.last.lower().split() for person in document.people):
        return True
    # another last letter makes another name of most: Londono, Romani, Jordana
    if titles and not _is_slip(word, low):
        return True
    if (
        word.startswith(low)
        or (not titles and (low.startswith(word) or low[:-1] == word[:-1]))
        or known(word)
    ):
        return True
    text = document.text
    if (
        not text[start].isupper()
        or text[start + 1 : start + len(word)].lower() != text[start + 1 : start + len(word)]
    ):
        return True
    words = document.words
    at = words.first_at(start)
    if at:
        span = words.span(at - 1)
        gap = text[span.end : start]
        if gap in ("-", "/", "@", "#", "_", "'", "’", "."):
            return True
        if gap in (" ", ". ") and text[span.start].isupper():
            before = words.folded[at - 1]
            if len(before) == 1 or (gap == " " and before not in common() and before not in names):
                return True  # "J. Munday", "Elsa Munday"
    end = start + len(word)
    if text[end : end + 1] in ("-", "@", "/", "_") or (
        text[end : end + 1] == "." and text[end + 1 : end + 2].isalnum()
    ):
        return True
    if (
        not titles
        and at + 1 < len(words)
        and text[end : words.starts[at + 1]] == " "
        and text[words.starts[at + 1]].isupper()
    ):
        after = words.folded[at + 1]
        if after not in common() and not known(after):
            return True  # "Germain Dufour"
    if not titles and _is_person(document, at, end):
        return True
    from ....language.places import fold_place, is_place

    return is_place(fold_place(word))


def _is_slip(word: str, meant: str) -> bool:
    """True if a word is an office misspelt rather than a name or a word of another language: one that ends otherwise
    (Economie), and a short one with another letter (Mashal, Transat), are most often names."""
    if len(word) == len(meant) and word[-1] != meant[-1]:
        return False
    return min(len(word), len(meant)) >= _LONG or sorted(set(word)) == sorted(set(meant))


def _is_person(document: Document, at: int, end: int) -> bool:
    """True if somebody speaks or has a title where the word numbered `at` stands, as no country does: "said Durbin",
    "Chairman Durbin"."""
    words, text = document.words, document.text
    if at and not text[words.span(at - 1).end : words.starts[at]].strip(" .\n"):
        before = words.folded[at - 1]
        if before in SAID or before in _PERSONS:
            return True
    return at + 1 < len(words) and text[end : words.starts[at + 1]] == " " and words.folded[at + 1] in SAID
