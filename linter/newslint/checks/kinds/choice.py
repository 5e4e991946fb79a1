"""A word of a closed set where another of the set belongs: `its` for `it's`, `is` for `are`, `say` for `says`.

    sets: [apostrophes, whose]     # groups or single sets of words/choices.txt
    pairs: [is are, base third]    # only where the first is written and the second meant; without it all
    doubtful: true                 # what is likely, and not sure enough for a finding

Each set has a small model of the words around a place, fitted on free English, and thresholds of its own, so a rule needs
no number: how sure to be was measured on edited copy.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...storage.lazy_namedtuple import TYPE_CHECKING, NamedTuple
from ..interface import Context, Hit, RuleMistake

if TYPE_CHECKING:
    from ...document.document import Document
    from ..detectors.choices import Wanted

FIELDS = ("word",)


class Keys(NamedTuple):
    """`sets`: names of sets of words, or of groups of sets. `pairs`: what is written and what is meant, with a space
    between; only these are looked for. `doubtful`: what is likely only."""

    sets: list[str]
    pairs: list[str] = []  # noqa: RUF012 - of a tuple
    doubtful: bool = False


def compile_rule(keys: Keys, context: Context) -> Wanted:
    """The names of all sets, groups put in. Raises RuleMistake for a set or pair that there is not."""
    from ...language.choice_places import read_sets

    known = read_sets()
    groups: dict[str, list[str]] = {}
    for entry in known.values():
        groups.setdefault(entry.group, []).append(entry.name)
    found: list[str] = []
    for name in keys.sets:
        if name not in groups and name not in known:
            from difflib import get_close_matches

            near = get_close_matches(name, [*groups, *known], 1)
            hint = f"; did you mean '{near[0]}'?" if near else f"; groups are {', '.join(groups)}"
            raise RuleMistake(f"there is no set of words '{name}'{hint}", "sets", name)
        found += groups.get(name, [name])
    pairs = tuple(" ".join(pair.lower().split()) for pair in keys.pairs)
    possible = {
        f"{known[name].label(one)} {known[name].label(other)}"
        for name in found
        for one in range(len(known[name].members))
        for other in range(len(known[name].members))
        if one != other
    }
    for pair, written in zip(pairs, keys.pairs):
        if pair not in possible:
            raise RuleMistake(f"'{written}' is no pair of words of these sets", "pairs", written)
    return tuple(dict.fromkeys(found)), pairs, keys.doubtful


def find(document: Document, linked: dict[int, Wanted], active: frozenset[int]) -> Iterator[tuple[int, Hit]]:
    """Every word that another of its set fits so much better."""
    from ..detectors.choices import find_choices

    wanted = {
        number: (tuple(sets), tuple(pairs), doubtful) for number, (sets, pairs, doubtful) in linked.items()
    }
    yield from find_choices(document, wanted, active)
