"""How a story calls its people: by surname after the first time, by the whole of it, and by one title.

Titles speak against each other only where the story gives the surname to one person: never where two first
names go with it, or where kin are spoken of.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...storage.lazy_namedtuple import TYPE_CHECKING, NamedTuple
from ..detectors.lookup import check_test, detector
from ..interface import Context, Hit, RuleMistake

if TYPE_CHECKING:
    from typing import Any

    from ...document.document import Document

FIELDS = ("name", "last", "first", "other")
AGAINST_ITSELF = True
FORMER_NAMES = {"honorific": {"test": "title-changed"}}

#: The test that takes titles.
_TITLES = "title-changed"


class Keys(NamedTuple):
    """`test`: first-name (a second reference by first name), clipped (half of a double surname), pronoun
    ("he added" of a woman who spoke just before), pronoun-changed (a pronoun of the other gender where it can mean
    nobody but one person), pronoun-unanswered (nobody of the pronoun's gender comes up for many words around),
    pronoun-doubtful (somebody does, but far off), body ("he added" of a ministry), first-name-changed (another
    first name later in the story), office-changed (another office later in the story), rank-changed (mayor here, deputy mayor there), honorific-and-pronoun (Ms before the
    name of a man), title-changed (a senator here and a representative there, Mr. here and Mrs. there).

    For title-changed: `groups`, lists of titles; those of one list go together, those of two lists never name one person.
    `unless`: words that tell of two people, in a sentence with the surname or right before one; `beside`: words right
    before a title that tell of a change of office ("then-Rep.")."""

    test: str
    groups: list[Any] = []  # noqa: RUF012 - of a tuple
    unless: str = ""
    beside: str = ""


class Data(NamedTuple):
    """The test of a rule; titles, folded, each with the number of its group, and the words that silence them."""

    test: str
    titles: dict[str, int]
    unless: frozenset[str]
    beside: frozenset[str]


def compile_rule(keys: Keys, context: Context) -> Data:
    """The test, and the titles, each with its group."""
    check_test("person", keys.test)
    if keys.test == _TITLES and len(keys.groups) < 2:
        raise RuleMistake("'groups' needs two lists of titles", "groups")
    if keys.test != _TITLES and (keys.groups or keys.unless or keys.beside):
        raise RuleMistake(f"'groups', 'unless' and 'beside' go with the test '{_TITLES}'", "test")
    titles = {
        title: number for number, group in enumerate(keys.groups) for title in str(group).lower().split()
    }
    return Data(
        keys.test, titles, frozenset(keys.unless.lower().split()), frozenset(keys.beside.lower().split())
    )


def find(document: Document, linked: dict[int, Data], active: frozenset[int]) -> Iterator[tuple[int, Hit]]:
    """All hits of the active tests."""
    for number in sorted(active):
        test, *titles = linked[number]
        for hit in detector("person", test)(document, *(titles if test == _TITLES else ())):
            yield number, hit
