"""Initials against the name they are given for, and against one another."""

from __future__ import annotations

from collections.abc import Iterator

from ...storage.lazy_namedtuple import TYPE_CHECKING, NamedTuple
from ..detectors.lookup import check_test, detector
from ..interface import Context, Hit

if TYPE_CHECKING:
    from ...document.document import Document

FIELDS = ("name", "other")
AGAINST_ITSELF = True
FORMER_KEYS = {"what": "test"}


class Keys(NamedTuple):
    """`test`: introduced ("the World Health Organization (WTO)"), used ("UNCHR" in a story of the UNHCR), twice (one set
    of initials given for two names) or early (initials before the name they are given for). `words_file`: initials of
    bodies with English names, several a line."""

    test: str
    words_file: str


class Data(NamedTuple):
    """The test of a rule, and the initials everybody knows."""

    test: str
    known: frozenset[str]


def compile_rule(keys: Keys, context: Context) -> Data:
    """The test and the list."""
    check_test("initials", keys.test)
    lines = context.read_words(keys.words_file)
    return Data(keys.test, frozenset(name for line in lines for name in line.split()))


def find(document: Document, linked: dict[int, Data], active: frozenset[int]) -> Iterator[tuple[int, Hit]]:
    """All hits of the active tests."""
    if "(" not in document.text:
        return
    for number in sorted(active):
        test, known = linked[number]
        for hit in detector("initials", test)(document, known):
            yield number, hit
