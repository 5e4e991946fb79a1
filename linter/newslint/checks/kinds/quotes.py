"""Quotation marks: damaged ones, mixed forms, stops on the wrong side, quotations told twice."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.finding import Related
from ...storage.lazy_namedtuple import TYPE_CHECKING, NamedTuple
from ..detectors.lookup import Data, checked_test, detector
from ..interface import Context, Hit

if TYPE_CHECKING:
    from ...document.document import Document

#: Damage that the reading of quotations notes by the way.
DAMAGE = ("unclosed", "unopened", "reopened", "not-reopened", "stray", "wrong-direction", "nested-unclosed")
FIELDS = ("form", "stop", "first")


class Keys(NamedTuple):
    """`test` is a kind of damage (unclosed, unopened, reopened, not-reopened, stray, wrong-direction,
    nested-unclosed), or double-inside, mixed-marks, stop-outside, comma-missing, told-twice."""

    test: str


def compile_rule(keys: Keys, context: Context) -> Data:
    """The test, if there is one of that name."""
    return checked_test("quotes", keys.test, DAMAGE)


def find(document: Document, linked: dict[int, Data], active: frozenset[int]) -> Iterator[tuple[int, Hit]]:
    """All hits of the active tests."""
    for number in active:
        test = linked[number].test
        for hit in _damaged(document, test) if test in DAMAGE else detector("quotes", test)(document):
            yield number, hit


def _damaged(document: Document, kind: str) -> Iterator[Hit]:
    for damage in document.quotations.damage:
        if damage.kind != kind:
            continue
        related = (Related(None, damage.opening, "the mark it belongs to"),) if damage.opening else ()
        replacements = (damage.fix,) if damage.fix is not None else ()
        yield Hit(damage.span, replacements, {}, related)
