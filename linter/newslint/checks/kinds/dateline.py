"""The dateline: its places exist and lie where it says, and its agency is the one that people of the story speak to."""

from __future__ import annotations

from collections.abc import Iterator

from ...storage.lazy_namedtuple import TYPE_CHECKING, NamedTuple
from ..detectors.lookup import check_test, detector
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


class Data(NamedTuple):
    """The test of a rule."""

    test: str


def compile_rule(keys: Keys, context: Context) -> Data:
    """The test, if there is one of that name."""
    check_test("dateline", keys.test)
    return Data(keys.test)


def find(document: Document, linked: dict[int, Data], active: frozenset[int]) -> Iterator[tuple[int, Hit]]:
    """All hits of the active tests."""
    if document.dateline is None:
        return
    for number in sorted(active):
        for hit in detector("dateline", linked[number].test)(document):
            yield number, hit
