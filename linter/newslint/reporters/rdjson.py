"""Reviewdog Diagnostic Format (rdjson). Its columns count bytes of UTF-8 from 1, the end exclusive."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..model.finding import FileResult, Finding, Related
from ..model.span import LineIndex, Span
from ..storage.lazy_namedtuple import TYPE_CHECKING
from .json import dump_strict
from .shared.base import ReportContext, advice, problem, related_lines
from .shared.paths import repository_path

if TYPE_CHECKING:
    from typing import Any

_SEVERITY = {"error": "ERROR", "warning": "WARNING", "suggestion": "INFO"}
_MAX_SUGGESTIONS = 3


def render(results: Iterable[FileResult], context: ReportContext) -> Iterator[str]:
    """The report, a line for each diagnostic."""
    yield f'{{"source": {dump_strict({"name": "newslint"})}, "diagnostics": ['
    separator = "\n"
    for result in results:
        for diagnostic in _diagnostics(result, context):
            yield separator + dump_strict(diagnostic)
            separator = ",\n"
    yield "\n]}\n"


def _diagnostics(result: FileResult, context: ReportContext) -> Iterator[dict[str, Any]]:
    path = repository_path(result.path, context)
    if result.error is not None:
        yield {
            "message": problem(result),
            "location": {"path": path},
            "severity": "ERROR",
            "code": {"value": "unreadable-file"},
        }
    for finding in result.findings:
        yield _diagnostic(result, finding, path, context)


def _diagnostic(result: FileResult, finding: Finding, path: str, context: ReportContext) -> dict[str, Any]:
    span = _range(result.source, result.lines, finding.span)
    value: dict[str, Any] = {
        "message": "\n".join(filter(None, (finding.message, advice(finding), finding.why))),
        "location": {"path": path, "range": span},
        "severity": _SEVERITY[finding.level],
        "code": {"value": finding.rule},
    }
    if finding.replacements:
        value["suggestions"] = [
            {"range": span, "text": text} for text in finding.replacements[:_MAX_SUGGESTIONS]
        ]
    if finding.related:
        value["related_locations"] = [_related(related, result, path, context) for related in finding.related]
    return value


def _related(related: Related, result: FileResult, path: str, context: ReportContext) -> dict[str, Any]:
    location: dict[str, Any] = {
        "path": path if related.path is None else repository_path(related.path, context)
    }
    lines = related_lines(related, result)
    if lines is not None:
        text = result.source if related.path is None or result.wire is None else result.wire.source
        location["range"] = _range(text, lines, related.span)
    return {"message": related.note, "location": location}


def _range(text: str, lines: LineIndex, span: Span) -> dict[str, dict[str, int]]:
    return {"start": _position(text, lines, span.start), "end": _position(text, lines, span.end)}


def _position(text: str, lines: LineIndex, offset: int) -> dict[str, int]:
    line, column = lines.position(offset)
    before = text[offset - column + 1 : offset]
    return {"line": line, "column": len(before.encode("utf-8", "surrogatepass")) + 1}
