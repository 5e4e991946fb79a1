"""A comparison as JSON, for programs: the summary, the aligned paragraphs and the findings."""

from __future__ import annotations

from ...compare.run import Compared
from ...compare.summary import figures, sentence
from ...compare.view import rows, runs
from ...model.finding import FileResult
from ...storage.lazy_namedtuple import TYPE_CHECKING
from ..json import dump, finding_object

if TYPE_CHECKING:
    from typing import Any


def render(result: Compared, checked: FileResult) -> str:
    """One object, schema 1. Paragraphs hold text and state (same, added, cut); the states of the source
    are same and cut, those of the article same and added."""

    comparison = result.comparison
    paragraphs: list[dict[str, Any]] = []
    for row in rows(comparison):
        theirs = [
            [
                {"state": run.state, "text": run.span.of(comparison.source.text)}
                for run in runs(comparison, comparison.source.paragraphs[number].span, of_source=True)
            ]
            for number in row.sources
        ]
        ours = None
        if row.article is not None:
            span = comparison.article.paragraphs[row.article].span
            ours = [
                {"state": run.state, "text": run.span.of(comparison.article.text)}
                for run in runs(comparison, span, of_source=False)
            ]
        paragraphs.append({"source": theirs, "source_shown_above": list(row.repeats), "article": ours})
    value = {
        "schema": 1,
        "article": checked.path,
        "sources": [source.path for source in comparison.sources],
        "summary": {"text": sentence(result), **figures(result)},
        "paragraphs": paragraphs,
        "findings": [finding_object(checked, finding) for finding in checked.findings],
    }
    return dump(value)
