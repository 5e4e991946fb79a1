"""White space where none belongs, none where some does, and a story that stops without a stop."""

from __future__ import annotations

from collections.abc import Iterator

from ...storage.lazy_namedtuple import TYPE_CHECKING, NamedTuple
from ..detectors.lookup import Data, checked_test, hits_of_tests
from ..interface import Context, Hit

if TYPE_CHECKING:
    from ...document.document import Document

FORMER_KEYS = {"what": "test"}


class Keys(NamedTuple):
    """`test`: before-mark ("town ,"), after-mark ("end.The"), after-comma ("town,and"), double-mark ("end..", ",,") or
    last-stop (the last paragraph has no full stop, and the others have)."""

    test: str


def compile_rule(keys: Keys, context: Context) -> Data:
    """The test, if there is one of that name."""
    return checked_test("spacing", keys.test)


def find(document: Document, linked: dict[int, Data], active: frozenset[int]) -> Iterator[tuple[int, Hit]]:
    """All hits of the active tests."""
    return hits_of_tests("spacing", document, linked, active)
