"""The dateline that opens a story: place, country or state, date, agencies."""

from __future__ import annotations

import re
from typing import NamedTuple

from ..span import Span

_DATELINE = re.compile(
    r"(?P<city>[A-Z][A-Z’'. /-]+[A-Z.])(?:, (?P<region>[A-Z][\w.’' -]+?))?(?:, (?P<date>[A-Z][a-z]+\.? \d+))?"
    r"(?: \((?P<agency>[^)\n]{2,40})\))? ?(?P<dash>—|–|--|-)\s"
)


class Dateline(NamedTuple):
    """A dateline; every part that is not there is None. `span` ends after the dash."""

    span: Span
    city: Span
    region: Span | None
    date: Span | None
    agencies: tuple[Span, ...]


def find_dateline(text: str, paragraph: Span) -> Dateline | None:
    """The dateline at the start of a paragraph, or None."""
    match = _DATELINE.match(text, *paragraph)
    if not match:
        return None

    def part(name: str) -> Span | None:
        return Span(*match.span(name)) if match[name] else None

    agency = part("agency")
    city = part("city")
    assert city
    return Dateline(Span(*match.span()), city, part("region"), part("date"), (agency,) if agency else ())
