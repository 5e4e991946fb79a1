"""The facts of a story as JSON."""

from __future__ import annotations

from ...document.facts import Told
from ...model.span import LineIndex, Span
from ...storage.lazy_namedtuple import TYPE_CHECKING
from ..json import dump, finding_object

if TYPE_CHECKING:
    from typing import Any


def render(told: Told) -> str:
    """One object, schema 1."""
    return dump(object_of(told))


def render_all(told: list[Told]) -> str:
    """The same for an article and its sources."""
    return dump({**object_of(told[0]), "sources": [object_of(one) for one in told[1:]]})


def object_of(told: Told) -> dict[str, Any]:
    """The facts as plain data. Places are [line, column], from 1, columns in code points of the file."""
    lines = LineIndex(told.article.source)

    def place(span: Span) -> list[int]:
        line, column = lines.position(told.article.offsets.span(span).start)
        return [line, column]

    facts = told.facts
    return {
        "schema": 1,
        "path": told.article.path,
        "date": facts.own or None,
        "people": [
            {
                "name": one.name, "forms": list(one.forms), "titles": list(one.titles), "age": int(one.ages[0]) if one.ages else None,
                "ages": [int(age) for age in one.ages], "pronoun": one.pronoun or None, "places": [place(span) for span in one.places],
            }
            for one in facts.people
        ],
        "dates": [
            {
                "text": one.text, "date": one.iso, "year_inferred": one.inferred,
                "weekday": one.weekday.strip("()") or None, "weekday_given": bool(one.weekday) and one.weekday[0] != "(",
                "place": place(one.place),
            }
            for one in facts.dates
        ],
        "figures": [
            {"text": one.text, "kind": one.kind, "value": one.value, "unit": one.unit, "of": one.about, "place": place(one.place)}
            for one in facts.figures
        ],
        "initials": [
            {"text": one.text, "name": one.name or None, "places": [place(span) for span in one.places]}
            for one in facts.initials
        ],
        "contradictions": [finding_object(told.checked, finding) for finding in told.checked.findings],
    }  # fmt: skip
