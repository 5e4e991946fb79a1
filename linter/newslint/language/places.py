"""The places of `words/places.dat`: which exist, in which country or state, and which one was meant.

The file is kept as the one string it is; only the lines asked for are ever cut into names.
"""

from __future__ import annotations

import math
import unicodedata
from functools import cache, lru_cache

from ..storage.lazy_namedtuple import NamedTuple
from .data_files import read_ascii
from .edit_distance import slips
from .word_lists import words

_APOSTROPHES = str.maketrans("’‘ʼ`", "''''")
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "ı": "i", "ð": "d", "þ": "th"})

# Words of places that are no towns: camps, bases, borders. A slip in them is not ours to guess at.
_NO_TOWN = words("english/places", "no-town")


def fold_place(name: str) -> str:
    """A name as the file writes it: lower case, no accents, "st." with its full stop."""
    plain = name.translate(_APOSTROPHES).lower()
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain.translate(_LETTERS))
        plain = "".join(char for char in plain if char.isascii())
    words = plain.split()
    if words and words[0] in ("st", "ste", "saint", "sainte"):
        words[0] = "ste." if words[0].startswith("ste") or words[0] == "sainte" else "st."
    return " ".join(words)


@cache
def line(key: str) -> str:
    """The names of one line of the file, between bars; "" if there is no such line."""
    text = read_ascii("places.dat")
    start = 0 if text.startswith(f"{key}\t") else text.find(f"\n{key}\t") + 1
    if not start and not text.startswith(f"{key}\t"):
        return ""
    return text[start + len(key) + 1 : text.index("\n", start)]


class Regions(NamedTuple):
    """States and countries: folded form -> groups, and group -> the form to offer."""

    groups: dict[str, tuple[str, ...]]
    forms: dict[str, str]
    written: dict[str, str]


@cache
def regions() -> Regions:
    """All that may follow a city in a dateline."""
    groups: dict[str, tuple[str, ...]] = {}
    forms: dict[str, str] = {}
    written: dict[str, str] = {}
    for item in line("@regions").strip("|").split("|"):
        name, codes = item.split("=")
        parts = tuple(codes.split())
        folded = fold_place(name)
        groups[folded] = parts
        written[folded] = name
        if len(parts) == 1:
            forms.setdefault(parts[0], name)
    return Regions(groups, forms, written)


def groups_of(region: str) -> tuple[str, ...]:
    """The groups that a state or country stands for; () if it is none we know. "Russian-controlled
    Donetsk region" and other qualified regions are none."""
    table = regions().groups
    folded = fold_place(region)
    return table.get(folded) or table.get(folded.rstrip(".")) or table.get(folded + ".") or ()


def _spellings(name: str) -> set[str]:
    forms = {
        name,
        name.replace("-", " "),
        name.replace(" ", "-"),
        name.replace("'", ""),
        name.replace(".", ""),
    }
    if name.startswith(("fort ", "mount ")):
        forms.add(name.replace("fort ", "ft. ").replace("mount ", "mt. "))
    if name.startswith(("ft. ", "mt. ", "ft ", "mt ")):
        forms.add(name.replace("ft", "fort", 1).replace("mt", "mount", 1).replace(". ", " ", 1))
    return forms


def _lines(groups: tuple[str, ...]) -> list[tuple[str, str]]:
    if "US" in groups:
        text = read_ascii("places.dat")
        found = []
        at = text.find("\nUS-")
        while at >= 0:
            code = text[at + 1 : text.index("\t", at)]
            found.append((code, line(code)))
            at = text.find("\nUS-", at + 1)
        return found
    return [(group, line(group)) for group in groups]


@lru_cache(maxsize=10_000)  # names of one story are held against one another
def is_place(name: str, groups: tuple[str, ...] = ()) -> bool:
    """True if a place of that (folded) name lies in one of the groups, or anywhere if none are given."""
    bodies = [body for _, body in _lines(groups)] if groups else [read_ascii("places.dat")]
    return any(f"|{form}|" in body for form in _spellings(name) for body in bodies)


def shared_name(name: str) -> bool:
    """True if places of that (folded) name lie in three groups or more: there may be one more."""
    text = read_ascii("places.dat")
    return sum(text.count(f"|{form}|") for form in _spellings(name)) > 2


def large_groups(name: str) -> list[str]:
    """The groups that have a large city or a capital of that (folded) name, the largest first."""
    body = line("@big")
    found: list[str] = []
    for form in _spellings(name):
        at = body.find(f"|{form}=")
        while at >= 0:
            start = at + len(form) + 2
            found.append(body[start : body.index("|", start)])
            at = body.find(f"|{form}=", at + 1)
    return found


@cache
def _names(key: str) -> tuple[str, ...]:
    return tuple(line(key).strip("|").split("|"))


#: Ranks by population, within a state or country, or among the large cities of the world.
_KNOWN_TO_ALL, _KNOWN_TO_MANY = 25, 200


class Guess(NamedTuple):
    """A place that may have been meant: its name and group, how far it is (less is nearer), and whether
    all the world, or all of its state or country, knows it."""

    name: str
    group: str
    cost: float
    known: bool


def _allowed(name: str, rank: int) -> int:
    """How many slips are believed in the name of a place with `rank` larger ones in its list: villages
    are too many, and too many of them are not listed, for a guess from afar."""
    length = len(name)
    if rank < _KNOWN_TO_ALL:
        return 2 if length > 3 else 1
    if rank < _KNOWN_TO_MANY:
        return 2 if length > 5 else 1
    return 2 if length > 6 else 1 if length > 4 else 0


def nearest(name: str, groups: tuple[str, ...]) -> list[Guess]:
    """The places that the (folded) name may be a slip for, best first: of the groups if any are given,
    else of the large cities. Empty if nothing is near enough to be believed."""
    found: list[Guess] = []
    alone = set(line("@alone").split("|"))
    letters = set(name)
    keys = [code for code, _ in _lines(groups)] if groups else ["@big"]
    for key in keys:
        for rank, item in enumerate(_names(key)):
            other, _, code = item.partition("=")
            rank = rank // 4 if other in alone else rank
            limit = _allowed(other, 0 if other in alone else rank)
            # a slip adds or takes away one letter at most, which is cheaper to see than the slips
            if abs(len(other) - len(name)) <= limit and len(letters.difference(other)) <= limit:
                count = slips(name, other, limit)
                if count <= limit:
                    found.append(
                        Guess(
                            other,
                            code or key,
                            _cost(name, other, count, rank),
                            other in alone or (limit > 1 and rank < _KNOWN_TO_MANY),
                        )
                    )
    found.sort(key=lambda guess: guess.cost)
    return found


def _cost(name: str, other: str, slipped: int, rank: int) -> float:
    """Slips weigh most; then a first letter that stayed, all letters there in another order, and how
    large the place is."""
    cost = slipped + math.sqrt(min(rank, 3000)) / 60
    if name[0] != other[0]:
        cost += 0.3
    if sorted(name) == sorted(other):
        cost -= 0.4
    return cost


def is_no_town(name: str) -> bool:
    """True for camps, borders, ships and the like, which no gazetteer lists."""
    return not _NO_TOWN().isdisjoint(name.split())
