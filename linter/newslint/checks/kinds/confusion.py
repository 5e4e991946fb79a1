"""The kind `confusion`: a real word in the place of another, told by the words on either side.

    cases:
      - wrong: then
        right: than
        before: more less lower    # one of these stands right before it ...
        after: "<number> the four" # ... and one of these right after it
        not-after: "it"            # unless this does

All lists are words separated by spaces. `<number>`, `<cap>` (a capitalised word), `<lower>` (one that is not),
`<weekday>`, `<month>`, `<stop>` (a punctuation mark or the end) and `<end>` (a mark that ends a clause, or the end)
stand for classes; for `not-after` and `not-before` too. With `least: 2.5` the right word must fit the two words beside
it e to the power of 2.5 times better than the one that stands there, where both have been counted: "against their will"
is good English, whatever stands around it.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...language.capitalization import match_case
from ...model.span import Span
from ...storage.lazy_namedtuple import TYPE_CHECKING, NamedTuple
from ...storage.packed_table import PackedTable, Table, opened, pack_table
from ..interface import Context, Hit, RuleMistake
from ..matching.entry_names import entry_name

if TYPE_CHECKING:
    from typing import Any

    from ...document.document import Document

#: wrong, right, before, after, not before, not after, how much better the right word must fit
Case = tuple[str, tuple[str, ...], frozenset[str], frozenset[str], frozenset[str], frozenset[str], float]
#: number of the rule, words of which the story must have one before and after, the case
Filed = tuple[int, frozenset[str], frozenset[str], Case]

_SIDES = ("before", "after", "not-before", "not-after")
_CLASSES = frozenset(("<number>", "<cap>", "<lower>", "<weekday>", "<month>", "<stop>", "<end>"))
_NUMBERS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty seventy eighty "
    "ninety hundred thousand million billion half".split()
)
_WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_MONTHS = frozenset(
    "january february march april may june july august september october november december jan feb aug sept oct nov dec".split()
)


class Keys(NamedTuple):
    """`cases`: each with `wrong` (one word, or several), `right` (or several, the best first) and at least
    one of `before` and `after`. As many words in `right` as in `wrong` pair them off. `least`: how much better the right
    word must fit its neighbours, in natural logarithms; 0 does not ask."""

    cases: list[dict[str, Any]]
    least: float = 0.0


def compile_rule(keys: Keys, context: Context) -> tuple[Case, ...]:
    """The cases with their lists as sets."""
    found: list[Case] = []
    for case in keys.cases:
        named = str(case.get("wrong", ""))
        unknown = set(case) - {"wrong", "right", *_SIDES}
        if unknown:
            raise RuleMistake(f"a case has no key '{sorted(unknown)[0]}'", "cases", named)
        if not case.get("wrong") or not case.get("right"):
            raise RuleMistake("every case needs 'wrong' and 'right'", "cases", named)
        if not case.get("before") and not case.get("after"):
            raise RuleMistake(f"the case of '{named}' needs 'before' or 'after'", "cases", named)
        before, after, not_before, not_after = (_words(case.get(side, "")) for side in _SIDES)
        for name in before | after | not_before | not_after:
            if name.startswith("<") and name not in _CLASSES:
                raise RuleMistake(f"there is no class '{name}'", "cases", named)
        right = case["right"]
        wrongs = named.lower().replace("’", "'").split()
        offers = [tuple(right) if isinstance(right, list) else (str(right),)] * len(wrongs)
        if isinstance(right, str) and len(wrongs) == len(right.split()) > 1:
            offers = [(one,) for one in right.split()]
        found += [
            (wrong, offer, before, after, not_before, not_after, keys.least)
            for wrong, offer in zip(wrongs, offers)
        ]
    if not found:
        raise RuleMistake("'cases' is empty", "cases")
    return tuple(found)


def _words(written: object) -> frozenset[str]:
    return frozenset(str(written).lower().replace("’", "'").split())


def entries(data: tuple[Case, ...]) -> Iterator[str]:
    """The pairs of words."""
    yield from (entry_name(f"{wrong} {offers[0]}") for wrong, offers, *_ in data)


def link(rules: dict[int, tuple[Case, ...]]) -> PackedTable:
    """All cases by their wrong word, each with the words of which the story must have one before and after;
    none where a class of words will do."""
    table: dict[str, list[Filed]] = {}
    for number, cases in rules.items():
        for case in cases:
            needs = [side if side.isdisjoint(_CLASSES) else frozenset[str]() for side in (case[2], case[3])]
            table.setdefault(case[0], []).append((number, needs[0], needs[1], case))
    return pack_table(table)


def find(document: Document, linked: PackedTable, active: frozenset[int]) -> Iterator[tuple[int, Hit]]:
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
    from ...language.bigrams import word_pairs
    from ..matching.bigram_contexts import SHORT_FORMS, fit_between

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
    if word not in wanted and wanted.isdisjoint(_CLASSES):
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
