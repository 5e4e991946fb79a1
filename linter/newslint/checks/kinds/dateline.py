"""The dateline: its places exist and lie where it says, and its agency is the one that people of the story speak to."""

from __future__ import annotations

from collections.abc import Iterator

from ...storage.lazy_namedtuple import TYPE_CHECKING, NamedTuple
from ..detectors.lookup import Data, checked_test, hits_of_tests
from ..interface import Context, Hit

if TYPE_CHECKING:
    from ...document.document import Document

FIELDS = ("city", "region", "agency")
FORMER_NAMES: dict[str, dict[str, str]] = {"gazetteer": {}, "agency": {"test": "agency"}}
FORMER_KEYS = {"what": "test"}


class Keys(NamedTuple):
    """`test`: place (the name of a city is misspelt), region (a state or country is misspelt), fit (the city lies in
    another state or country) or agency (somebody speaks to an agency that is not the dateline's)."""

    test: str


def compile_rule(keys: Keys, context: Context) -> Data:
    """The test, if there is one of that name."""
    return checked_test("dateline", keys.test)


def find(document: Document, linked: dict[int, Data], active: frozenset[int]) -> Iterator[tuple[int, Hit]]:
    """All hits of the active tests."""
    return hits_of_tests("dateline", document, linked, active) if document.dateline is not None else iter(())
