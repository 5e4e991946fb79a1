"""Findings in the types of the language server protocol: diagnostics and hover."""

from __future__ import annotations

from lsprotocol import types

from ..model.finding import FileResult, Finding
from ..model.span import Span
from ..reporters.shared.markdown_literal import inline
from .positions import Place, Positions

SOURCE = "newslint"
_SEVERITY = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "suggestion": types.DiagnosticSeverity.Information,
}


def range_of(positions: Positions, span: Span) -> types.Range:
    """The range of a span."""
    start, end = positions.range(span)
    return types.Range(types.Position(*start), types.Position(*end))


def diagnostic(finding: Finding, positions: Positions, uri: str, page: str) -> types.Diagnostic:
    """One finding as editors show it; `page` is the address of what can be read about its rule, "" for none."""
    related = [
        types.DiagnosticRelatedInformation(types.Location(uri, range_of(positions, other.span)), other.note)
        for other in finding.related
        if other.path is None
    ]
    return types.Diagnostic(
        range=range_of(positions, finding.span),
        message=finding.message,
        severity=_SEVERITY.get(finding.level, types.DiagnosticSeverity.Warning),
        code=finding.rule,
        code_description=types.CodeDescription(page) if page else None,
        source=SOURCE,
        related_information=related or None,
        data={"fingerprint": finding.fingerprint},
    )


def finding_at(result: FileResult, offset: int) -> Finding | None:
    """The finding an offset stands in; the shortest of several."""
    there = [finding for finding in result.findings if finding.span.start <= offset <= finding.span.end]
    return min(there, key=lambda finding: finding.span.end - finding.span.start, default=None)


def hover(finding: Finding, page: str, positions: Positions) -> types.Hover:
    """What a finding says, and the page of its rule, as Markdown."""
    parts = [
        f"**{inline(finding.rule)}** ({finding.level})",
        inline(finding.message),
        page or inline(finding.why),
    ]
    content = types.MarkupContent(types.MarkupKind.Markdown, "\n\n".join(part for part in parts if part))
    return types.Hover(content, range_of(positions, finding.span))


def place(position: types.Position) -> Place:
    """A position of the protocol."""
    return position.line, position.character
