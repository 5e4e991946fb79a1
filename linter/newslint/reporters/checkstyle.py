"""Checkstyle XML, which most CI servers and code review bots read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..model.finding import FileResult
from .shared.base import ReportContext, advice, problem
from .shared.paths import repository_path
from .shared.xml_values import attributes

_SEVERITY = {"error": "error", "warning": "warning", "suggestion": "info"}


def render(results: Iterable[FileResult], context: ReportContext) -> Iterator[str]:
    """The report; every file checked is named, with an `error` element for each finding. `source` is the
    rule with `newslint.` before it; columns count code points."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="4.3">\n'
    for result in results:
        rows = [f"<file{attributes(name=repository_path(result.path, context))}>\n"]
        if result.error is not None:
            rows.append(_row(1, 1, "error", problem(result), "unreadable-file"))
        for finding in result.findings:
            place = result.lines.position(finding.span.start)
            message = " ".join(filter(None, (finding.message, advice(finding))))
            rows.append(_row(place.line, place.column, _SEVERITY[finding.level], message, finding.rule))
        yield "".join([*rows, "</file>\n"])
    yield "</checkstyle>\n"


def _row(line: int, column: int, severity: str, message: str, rule: str) -> str:
    values = attributes(
        line=line, column=column, severity=severity, message=message, source=f"newslint.{rule}"
    )
    return f"  <error{values}/>\n"
