"""How a story calls its people: by surname after the first time, and by the whole of it."""

from __future__ import annotations

from collections.abc import Iterator

from ...storage.lazy_namedtuple import TYPE_CHECKING, NamedTuple
from ..detectors.lookup import check_test, detector
from ..interface import Context, Hit

if TYPE_CHECKING:
    from ...document.document import Document

FIELDS = ("name", "last", "first")


class Keys(NamedTuple):
    """`test`: first-name (a second reference by first name), clipped (half of a double surname), pronoun
    ("he added" of a woman who spoke just before), body ("he added" of a ministry), first-name-changed (another
    first name later in the story), office-changed (another office later in the story)."""

    test: str


class Data(NamedTuple):
    """The test of a rule."""

    test: str


def compile_rule(keys: Keys, context: Context) -> Data:
    """The test, if there is one of that name."""
    check_test("person", keys.test)
    return Data(keys.test)


def find(document: Document, linked: dict[int, Data], active: frozenset[int]) -> Iterator[tuple[int, Hit]]:
    """All hits of the active tests."""
    for number in active:
        for hit in detector("person", linked[number].test)(document):
            yield number, hit
