"""A real word in the place of another: told by the words on either side, or by how badly it goes with them.

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

Without cases a word is held against much English (`words/pairs.dat`, which counts what words stand side by side): it is
looked at only if it and one of its neighbours are no pair anybody has counted. What it may have been meant for is one of

    test: slips                     # words a letter away, or that sound alike
    test: split                     # two words that are one, with a space put in
    confused: words/confused.txt    # pairs, each with its own measure: "their there 4.5"
    companies: words/companies.txt  # words bound to one another: "climate change 351 60"; with `test`, which is here
                                    # slips or synonyms: how the word must be near the one that was meant

and the rule speaks where the best of these is at least e to the power of `least` times as likely; of `confused` words,
to the power of what the file says and `least`. There "their there 4.5" is `their` written where `there` was meant.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...storage.lazy_namedtuple import TYPE_CHECKING, NamedTuple
from ...storage.packed_table import pack_table
from ..interface import Context, Hit, RuleMistake

if TYPE_CHECKING:
    from typing import Any

    from ...document.document import Document
    from ...storage.packed_table import PackedTable
    from ..detectors.confusion.cases import Case
    from ..detectors.confusion.odd_words import Sought

FORMER_NAMES: dict[str, dict[str, str]] = {"misfit": {}}
FORMER_KEYS = {"mistaken": "test"}

_SIDES = ("before", "after", "not-before", "not-after")


class Keys(NamedTuple):
    """One of `cases`, `test`, `confused` and `companies` (which takes `test` too). `cases`: each with `wrong` (one word, or several), `right` (or several, the
    best first) and at least one of `before` and `after`. As many words in `right` as in `wrong` pair them off. `test`:
    slips or split, with `companies` slips or synonyms. `confused`: a file of confused words. `companies`: a file of words
    that are bound to one another. `least`: how much better another word must fit its neighbours, in
    natural logarithms; for cases 0 does not ask, and of confused words it is beyond what the file says."""

    cases: list[dict[str, Any]] = []  # noqa: RUF012 - of a tuple
    test: str = ""
    confused: str = ""
    companies: str = ""
    least: float = 0.0


class Compiled(NamedTuple):
    """A rule: its cases, or what else it looks for."""

    cases: tuple[Case, ...] = ()
    odd: Sought | None = None
    bound: Sought | None = None


class Data(NamedTuple):
    """All cases by their wrong word, and what the rules without cases look for."""

    cases: PackedTable | None
    odd: dict[int, Sought]
    bound: dict[int, Sought]


def compile_rule(keys: Keys, context: Context) -> Compiled:
    """The cases with their lists as sets, or the test and the list of confused words."""
    if keys.companies and not (keys.cases or keys.confused):
        return Compiled(bound=_bound(keys, context))
    if sum(map(bool, (keys.cases, keys.test, keys.confused))) != 1:
        raise RuleMistake("a rule of kind 'confusion' needs one of 'cases', 'test' and 'confused'")
    if keys.cases:
        return Compiled(cases=tuple(case for written in keys.cases for case in _cases(written, keys.least)))
    from ..detectors.confusion.odd_words import TESTS

    if keys.test and keys.test not in TESTS:
        raise RuleMistake(f"'test' is one of {', '.join(TESTS)}", "test")
    if keys.least < 0 or not (keys.least or keys.confused):
        raise RuleMistake("'least' is more than 0; 10 is a word 22,000 times as likely", "least")
    table = pack_table(_confused(keys.confused, context) if keys.confused else {})
    return Compiled(odd=(keys.test, keys.least, table))


def _cases(written: dict[str, Any], least: float) -> Iterator[Case]:
    """A case for each of its wrong words."""
    from ..detectors.confusion.cases import CLASSES, Case

    named = str(written.get("wrong", ""))
    unknown = set(written) - {"wrong", "right", *_SIDES}
    if unknown:
        raise RuleMistake(f"a case has no key '{sorted(unknown)[0]}'", "cases", named)
    if not written.get("wrong") or not written.get("right"):
        raise RuleMistake("every case needs 'wrong' and 'right'", "cases", named)
    if not written.get("before") and not written.get("after"):
        raise RuleMistake(f"the case of '{named}' needs 'before' or 'after'", "cases", named)
    before, after, not_before, not_after = (_words(written.get(side, "")) for side in _SIDES)
    for name in before | after | not_before | not_after:
        if name.startswith("<") and name not in CLASSES:
            raise RuleMistake(f"there is no class '{name}'", "cases", named)
    right = written["right"]
    wrongs = named.lower().replace("’", "'").split()
    offers = [tuple(right) if isinstance(right, list) else (str(right),)] * len(wrongs)
    if isinstance(right, str) and len(wrongs) == len(right.split()) > 1:
        offers = [(one,) for one in right.split()]
    for wrong, offer in zip(wrongs, offers):
        yield Case(wrong, offer, before, after, not_before, not_after, least)


def _words(written: object) -> frozenset[str]:
    return frozenset(str(written).lower().replace("’", "'").split())


def _confused(name: str, context: Context) -> dict[str, list[tuple[str, float]]]:
    """The lines of a file of confused words."""
    found: dict[str, list[tuple[str, float]]] = {}
    for line in context.read_words(name, "confused"):
        parts = line.lower().replace("’", "'").split()
        try:
            written, meant, limit = parts
            found.setdefault(written, []).append((meant, float(limit)))
        except ValueError:
            raise RuleMistake(
                f"'{line}' is no line of confused words; write it as in 'their there 4.5'", "confused", name
            ) from None
    return found


def _bound(keys: Keys, context: Context) -> Sought:
    """The lines of a file of words that are bound to one another."""
    from ..detectors.confusion.companies import TESTS, companies

    if keys.test not in TESTS:
        raise RuleMistake(f"with 'companies', 'test' is one of {', '.join(TESTS)}", "test")
    if keys.least <= 0:
        raise RuleMistake("'least' is more than 0", "least")
    found = []
    for line in context.read_words(keys.companies, "companies"):
        try:
            first, second, after, before = line.split()
            found.append((first, second, int(after), int(before)))
        except ValueError:
            raise RuleMistake(
                f"'{line}' is no line of bound words; write it as in 'climate change 351 60'",
                "companies",
                keys.companies,
            ) from None
    return keys.test, keys.least, pack_table(companies(found))


def entries(data: Compiled) -> Iterator[str]:
    """The pairs of words of the cases."""
    from ..matching.entry_names import entry_name

    yield from (entry_name(f"{case.wrong} {case.right[0]}") for case in data.cases)


def link(rules: dict[int, Compiled]) -> Data:
    """The rules, sorted by what they have."""
    from ..detectors.confusion.cases import file_cases

    cases = {number: rule.cases for number, rule in rules.items() if rule.cases}
    odd = {number: rule.odd for number, rule in rules.items() if rule.odd}
    bound = {number: rule.bound for number, rule in rules.items() if rule.bound}
    return Data(file_cases(cases) if cases else None, odd, bound)


def find(document: Document, linked: Data, active: frozenset[int]) -> Iterator[tuple[int, Hit]]:
    """Every word that another was meant for."""
    odd, bound = active & linked.odd.keys(), active & linked.bound.keys()
    if linked.cases is not None and (wanted := active - odd - bound):
        from ..detectors.confusion.cases import find_cases

        yield from find_cases(document, linked.cases, wanted)
    if odd:
        from ..detectors.confusion.odd_words import find_odd

        yield from find_odd(document, linked.odd, odd)
    if bound:
        from ..detectors.confusion.companies import find_broken

        for number in sorted(bound):
            for hit in find_broken(document, *linked.bound[number]):
                yield number, hit
