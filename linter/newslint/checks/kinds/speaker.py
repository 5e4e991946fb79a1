"""Speakers that went wrong: nobody in particular, nobody at all, two at once, the same one again."""

from __future__ import annotations

from collections.abc import Iterator

from ...storage.lazy_namedtuple import TYPE_CHECKING, NamedTuple
from ..detectors.lookup import Data, checked_test, hits_of_tests
from ..interface import Context, Hit

if TYPE_CHECKING:
    from ...document.document import Document

FIELDS = ("speaker", "first", "cue", "title", "name")
FORMER_NAMES = {"title": {"test": {"commas": "title-first", "run-on": "title-run-on"}}}
#: The kind `title` had it.
FORMER_KEYS = {"form": "test"}


class Keys(NamedTuple):
    """`test`: generic ("the author writes"), unnamed ("the passage reads"), chain ("according to X" over and over), orphan (a quotation
    nobody says), two-speakers (a running quotation that changes hands), said-twice (two attributions of one
    quotation), writes ("she writes" of somebody who spoke), unintroduced (a bare surname out of nowhere),
    own-words (a quotation that speaks of its own speaker), third-person (one that begins with "I" and goes on with "she"),
    no-speaker (“…,” said.), inside
    (“… said Ames.”), verbless (“…,” Ida Orr, 81.), added-first ("he added" where nobody has spoken), epithet
    (somebody who has a name goes on as "the veteran tactician"), answers-swapped (answers under each other's question), turns (of an
    interview in the wrong order), said-again ("Ames said that …, he said"), title-first ("Director of the port, Tom Ames,
    stated"), title-run-on ("Director of operations of the port Tom Ames stated")."""

    test: str


def compile_rule(keys: Keys, context: Context) -> Data:
    """The test, if there is one of that name."""
    return checked_test("speaker", keys.test)


def find(document: Document, linked: dict[int, Data], active: frozenset[int]) -> Iterator[tuple[int, Hit]]:
    """All hits of the active tests."""
    return hits_of_tests("speaker", document, linked, active)
