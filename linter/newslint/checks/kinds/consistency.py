"""One form a story: of several accepted ways to write one thing, those in the minority are reported."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...storage.lazy_namedtuple import TYPE_CHECKING, NamedTuple
from ..interface import Context, Hit, RuleMistake
from ..matching import phrase_index

if TYPE_CHECKING:
    from typing import Any

    from ...document.document import Document
    from ..detectors.consistency.forms import About
    from ..detectors.consistency.varieties import Tables
    from ..detectors.consistency.ways import Way, Ways

FIELDS = ("form", "other", "other_form", "variety")
AGAINST_ITSELF = True
RUNS_PATTERNS = True
FORMER_NAMES: dict[str, dict[str, str]] = {"mixed": {}, "variety": {}}


class Keys(NamedTuple):
    """One of `forms`, `ways` and `words-file`.

    `forms`: form name -> its words. The lists run parallel: the first of each form say the same thing.
    With `together` all pairs count as one choice (a spelling variety); otherwise each pair is a choice of
    its own (e-mail or email). With `case` they must be written as they are here.

    `ways`: two names, each with `pattern` (syntax of the module re), `gate` (words of which the text must hold one) and
    perhaps `write` (how the other way is written in this one). `lead`: by how many the majority must lead (0: a tie is
    decided).

    `prefer`, one of the names, decides a tie; without it the one met first holds.

    `words-file`: a list of pairs of words, American before British. A story is held to one variety of English."""

    forms: dict[str, list[str]] = {}
    ways: dict[str, Any] = {}
    words_file: str = ""
    prefer: str = ""
    together: bool = False
    case: bool = False
    lead: int = 0


class Forms(NamedTuple):
    """Names of the forms, the preferred one or "", all words (folded, cased, number of the form, number of the item),
    and per item the words of each form."""

    names: tuple[str, ...]
    prefer: str
    entries: tuple[tuple[str, str, int, int], ...]
    items: tuple[tuple[str, ...], ...]


class Compiled(NamedTuple):
    """A rule: its forms, its ways or its tables; None for the others."""

    forms: Forms | None = None
    ways: Ways | None = None
    tables: Tables | None = None


class Data(NamedTuple):
    """All rules: one index for the forms of all, what is said of these, and ways and tables by rule."""

    phrases: phrase_index.Index | None
    forms: dict[int, About]
    ways: dict[int, Ways]
    tables: dict[int, Tables]


def compile_rule(keys: Keys, context: Context) -> Compiled:
    """The forms as phrases, the ways, or the list both ways."""
    if sum(map(bool, (keys.forms, keys.ways, keys.words_file))) != 1:
        raise RuleMistake("a rule of kind 'consistency' needs one of 'forms', 'ways' and 'words-file'")
    if keys.forms:
        return Compiled(forms=_forms(keys, context))
    if keys.ways:
        return Compiled(ways=_ways(keys))
    return Compiled(tables=_varieties(keys, context))


def _forms(keys: Keys, context: Context) -> Forms:
    """The forms as phrases."""
    names = tuple(keys.forms)
    if len(names) < 2:
        raise RuleMistake("'forms' needs at least two forms", "forms")
    lengths = {len(words) for words in keys.forms.values()}
    if len(lengths) != 1:
        raise RuleMistake("the lists under 'forms' must be equally long", "forms")
    if keys.prefer and keys.prefer not in names:
        raise RuleMistake(f"'prefer' is one of {', '.join(names)}", "prefer")
    from ..matching.phrase_variants import variants

    items = tuple(zip(*keys.forms.values()))
    entries: list[tuple[str, str, int, int]] = []
    for form, name in enumerate(names):
        for item, phrase in enumerate(keys.forms[name]):
            entries += [
                (folded, cased, form, 0 if keys.together else item)
                for folded, cased, *_ in variants(phrase, (), keys.case, "forms", context)
            ]
    return Forms(names, keys.prefer, tuple(entries), items)


def _ways(keys: Keys) -> Ways:
    """The ways, checked."""
    from ..matching.regex_limits import check_size

    found: list[Way] = []
    for name, way in keys.ways.items():
        if not isinstance(way, dict) or not {"pattern", "gate"} <= way.keys() <= {"pattern", "gate", "write"}:
            raise RuleMistake(
                f"the way '{name}' needs 'pattern' and 'gate', and may have 'write'", "ways", name
            )
        check_size(str(way["pattern"]), "ways")
        try:
            form = re.compile(str(way["pattern"]))
            if form.search(""):
                raise RuleMistake(f"the pattern of '{name}' matches nothing at all, everywhere", "ways", name)
            form.sub(str(way.get("write", "")), "")
        except (re.error, IndexError, RecursionError, OverflowError) as error:
            raise RuleMistake(f"the pattern of '{name}' cannot be read: {error}", "ways", name) from None
        gates = way["gate"] if isinstance(way["gate"], list) else [way["gate"]]
        if not gates or not all(str(gate).strip() for gate in gates):
            raise RuleMistake(f"the gate of '{name}' is no word", "ways", name)
        found.append((name, str(way["pattern"]), tuple(map(str, gates)), str(way.get("write", ""))))
    if len(found) != 2:
        raise RuleMistake("'ways' needs two ways", "ways")
    if keys.prefer and keys.prefer not in keys.ways:
        raise RuleMistake(f"'prefer' is one of {', '.join(keys.ways)}", "prefer")
    return tuple(found), keys.prefer, keys.lead


def _varieties(keys: Keys, context: Context) -> Tables:
    """The list both ways."""
    american: dict[str, str] = {}
    british: dict[str, str] = {}
    for line in context.read_words(keys.words_file):
        pair = line.split()
        if len(pair) != 2:
            raise RuleMistake(f"'{line}' is no pair of words", "words-file", keys.words_file)
        american.setdefault(pair[0], pair[1])
        british.setdefault(pair[1], pair[0])
    return american, british


def link(rules: dict[int, Compiled]) -> Data:
    """The rules, sorted by what they have."""
    forms = {number: rule.forms for number, rule in rules.items() if rule.forms is not None}
    index = phrase_index.build(
        (folded, (number, cased, form, item))
        for number, rule in forms.items()
        for folded, cased, form, item in rule.entries
    )
    return Data(
        index if forms else None,
        {number: (rule.names, rule.prefer, rule.items) for number, rule in forms.items()},
        {number: rule.ways for number, rule in rules.items() if rule.ways is not None},
        {number: rule.tables for number, rule in rules.items() if rule.tables is not None},
    )


def find(document: Document, linked: Data, active: frozenset[int]) -> Iterator[tuple[int, Hit]]:
    """Each use of a form that is not the story's own."""
    if linked.phrases is not None and (wanted := active & linked.forms.keys()):
        from ..detectors.consistency.forms import minority_forms

        yield from minority_forms(document, linked.phrases, linked.forms, wanted)
    if wanted := active & linked.tables.keys():
        from ..detectors.consistency.varieties import other_variety

        yield from other_variety(document, linked.tables, wanted)
    if wanted := active & linked.ways.keys():
        from ..detectors.consistency.ways import minority_ways

        yield from minority_ways(document, linked.ways, wanted)
