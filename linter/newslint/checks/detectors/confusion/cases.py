"""A real word in the place of another, told by the words right before and after it."""

from __future__ import annotations

from collections.abc import Iterator

from ....language.capitalization import match_case
from ....language.word_lists import words
from ....model.span import Span
from ....storage.lazy_namedtuple import TYPE_CHECKING, NamedTuple
from ....storage.packed_table import PackedTable, Table, opened, pack_table
from ...interface import Hit
from ...matching.entry_names import entry_name

if TYPE_CHECKING:
    from typing import Any

    from ....document.document import Document

    #: Number of the rule, words of which the story must have one before and after, the fields of the case.
    Filed = tuple[int, frozenset[str], frozenset[str], tuple[Any, ...]]

#: The classes of words that sides of a case may have.
CLASSES = frozenset(("<number>", "<cap>", "<lower>", "<weekday>", "<month>", "<stop>", "<end>"))
_NUMBERS = words("english/numbers", "in-phrases")
_WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_MONTHS = words("english/calendar", "months")


class Case(NamedTuple):
    """A wrong word and what may be meant, the best first; the words one of which stands right before it and right
    after it, the words that must not, and how much better the right word must fit its neighbours."""

    wrong: str
    right: tuple[str, ...]
    before: frozenset[str]
    after: frozenset[str]
    not_before: frozenset[str]
    not_after: frozenset[str]
    least: float


def file_cases(rules: dict[int, tuple[Case, ...]]) -> PackedTable:
    """All cases by their wrong word, each with the words of which the story must have one before and after;
    none where a class of words will do."""
    table: dict[str, list[Filed]] = {}
    for number, cases in rules.items():
        for case in cases:
            before, after = (
                side if side.isdisjoint(CLASSES) else frozenset[str]() for side in (case.before, case.after)
            )
            table.setdefault(case.wrong, []).append((number, before, after, tuple(case)))
    return pack_table(table)


def find_cases(document: Document, linked: PackedTable, active: frozenset[int]) -> Iterator[tuple[int, Hit]]:
    """Every wrong word whose neighbours say so."""
    table = opened(linked, Table)
    places = document.words.places
    here = document.words.known  # to be told from many short lists at the price of the short ones
    for wrong in sorted(table.met(document.words.sought)):
        cases = [
            (number, case)
            for number, before, after, case in table[wrong]
            if number in active
            and not (before and before.isdisjoint(here))
            and not (after and after.isdisjoint(here))
        ]
        for start in places[wrong] if cases else ():
            if document.text[start - 1 : start] == "-":
                continue  # "half-dozen of"
            at = document.words.first_at(start)
            done = set()
            for number, (_, offers, before, after, not_before, not_after, limit) in cases:
                if number in done:
                    continue
                if (
                    (not before or _stands(document, at, -1, before))
                    and (not after or _stands(document, at, 1, after))
                    and not (not_before and _stands(document, at, -1, not_before))
                    and not (not_after and _stands(document, at, 1, not_after))
                ):
                    span = Span(start, start + len(wrong))
                    shown = span.of(document.text)
                    if limit and _fits(document, at, offers[0], limit):
                        continue
                    done.add(number)
                    offered = tuple(match_case(offer, shown) for offer in offers)
                    yield number, Hit(span, offered, entry=entry_name(f"{wrong} {offers[0]}"))


def _fits(document: Document, at: int, meant: str, limit: float) -> bool:
    """True if the word numbered `at` goes with its neighbours well enough next to the one that may be meant."""
    from ....language.bigrams import word_pairs
    from ...matching.bigram_contexts import SHORT_FORMS, fit_between

    pairs = word_pairs()
    words = document.words
    meant = meant.lower().replace("’", "'")
    written = words.folded[at]
    if any(pairs.word(word) is None and word not in SHORT_FORMS for word in (written, meant)):
        return False
    sides: list[str | None] = []
    for other in (at - 1, at + 1):
        beside = 0 <= other < len(words)
        if beside:
            left = min(at, other)
            gap = document.text[words.starts[left] + len(words.folded[left]) : words.starts[left + 1]]
            beside = not gap.strip() and pairs.word(words.folded[other]) is not None
        sides.append(words.folded[other] if beside else None)
    gain = fit_between(pairs, meant, *sides) - fit_between(pairs, written, *sides)
    return gain < limit


def _stands(document: Document, at: int, towards: int, wanted: frozenset[str]) -> bool:
    """True if the word before (`towards` -1) or after (1) the word numbered `at` is one of the wanted."""
    words = document.words
    other = at + towards
    if not 0 <= other < len(words):
        return "<stop>" in wanted or "<end>" in wanted
    word = words.folded[other]
    if word not in wanted and wanted.isdisjoint(CLASSES):
        return False
    left = min(at, other)
    gap = document.text[words.starts[left] + len(words.folded[left]) : words.starts[left + 1]]
    if gap.strip(" \n\u00a0$€£"):
        if "<end>" in wanted and gap.lstrip()[:1] in (".", ",", ";", ":", "?", "!"):
            return True
        return "<stop>" in wanted and "-" not in gap
    if word in wanted:
        # not the A or the list of "its A-list stars"
        far = words.span(other).end if towards > 0 else words.starts[other] - 1
        grade = word == "a" and towards > 0 and document.text[words.starts[other]] == "A"
        return document.text[far : far + 1] != "-" and not grade
    if "<number>" in wanted and (word[0].isdigit() or word in _NUMBERS):
        return True
    if "<weekday>" in wanted and word in _WEEKDAYS:
        return True
    shown = document.text[words.starts[other]]
    return (
        ("<cap>" in wanted and shown.isupper())
        or ("<lower>" in wanted and shown.islower())
        or ("<month>" in wanted and shown.isupper() and word in _MONTHS)
    )
