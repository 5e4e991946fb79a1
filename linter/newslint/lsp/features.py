"""Findings in the types of the language server protocol: diagnostics, quick fixes, ignoring, hover."""

from __future__ import annotations

from collections.abc import Iterator

from lsprotocol import types

from ..fixing.apply import Edit, edits_of
from ..model.finding import FileResult, Finding
from ..model.span import Span
from ..packs.examples import show_marks
from ..packs.rule import Loaded
from ..readers.directives import write_order
from ..readers.formats import format_of_article
from ..reporters.shared.markdown_literal import inline
from .positions import Place, Positions

SOURCE = "newslint"
FIX_ALL = "source.fixAll.newslint"
_SEVERITY = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "suggestion": types.DiagnosticSeverity.Information,
}
#: How many replacements are offered for one finding, and how many examples a hover shows of each kind.
_OFFERED = 8
_EXAMPLES = 3


def _range(positions: Positions, span: Span) -> types.Range:
    start, end = positions.range(span)
    return types.Range(types.Position(*start), types.Position(*end))


def diagnostic(finding: Finding, positions: Positions, uri: str) -> types.Diagnostic:
    """One finding as editors show it."""
    related = [
        types.DiagnosticRelatedInformation(types.Location(uri, _range(positions, other.span)), other.note)
        for other in finding.related
        if other.path is None
    ]
    return types.Diagnostic(
        range=_range(positions, finding.span),
        message=finding.message,
        severity=_SEVERITY.get(finding.level, types.DiagnosticSeverity.Warning),
        code=finding.rule,
        source=SOURCE,
        related_information=related or None,
        data={"fingerprint": finding.fingerprint},
    )


def _edit(positions: Positions, span: Span, text: str) -> types.TextEdit:
    return types.TextEdit(_range(positions, span), text)


def _workspace_edit(uri: str, version: int | None, edits: list[types.TextEdit]) -> types.WorkspaceEdit:
    document = types.OptionalVersionedTextDocumentIdentifier(uri, version)
    return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(document, list(edits))])


def _shown(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 60 else text[:57] + "..."


def code_actions(
    result: FileResult, positions: Positions, uri: str, version: int | None, within: Span, only: list[str]
) -> Iterator[types.CodeAction]:
    """What can be done about the findings in a stretch of the text: each replacement, ignoring the rule for
    the paragraph, and all safe fixes of the article at once. `only` are the kinds asked for, empty for all."""

    def asked(kind: str) -> bool:
        return not only or any(kind == name or kind.startswith(name + ".") for name in only)

    touched = [
        finding
        for finding in result.findings
        if finding.span.start <= within.end and within.start <= finding.span.end
    ]
    if asked(types.CodeActionKind.QuickFix):
        for finding in touched:
            yield from _replacements(result, finding, positions, uri, version)
        for finding in touched:
            if action := _ignore(result, finding, positions, uri, version):
                yield action
    fixes = edits_of(result.source, result.findings)
    if fixes and asked(FIX_ALL) and (only or touched):
        yield types.CodeAction(
            title=f"Fix all that newslint can fix safely ({len(fixes)})",
            kind=FIX_ALL,
            edit=_workspace_edit(uri, version, [_edit(positions, edit.span, edit.text) for edit in fixes]),
        )


def _replacements(
    result: FileResult, finding: Finding, positions: Positions, uri: str, version: int | None
) -> Iterator[types.CodeAction]:
    for number, text in enumerate(finding.replacements[:_OFFERED]):
        one = finding._replace(replacements=(text,), fix="safe")
        for edit in edits_of(result.source, [one]) or [Edit(finding.span, text, finding.rule)]:
            title = f"Write '{_shown(text)}'" if text else f"Take out '{_shown(finding.text)}'"
            yield types.CodeAction(
                title=title,
                kind=types.CodeActionKind.QuickFix,
                diagnostics=[diagnostic(finding, positions, uri)],
                is_preferred=True if number == 0 and finding.fix == "safe" else None,
                edit=_workspace_edit(uri, version, [_edit(positions, edit.span, edit.text)]),
            )


def _ignore(
    result: FileResult, finding: Finding, positions: Positions, uri: str, version: int | None
) -> types.CodeAction | None:
    """Puts a directive before the paragraph of the finding."""
    article = result.article
    if article is None or "." not in finding.rule:
        return None
    if not format_of_article(article.format, article.path).languages:
        return None  # no editor shows its orders as what they are
    line = result.lines.line_span(result.lines.line(_paragraph(result, finding)))
    text = line.of(result.source)
    end = text[len(text.rstrip("\r\n")) :] or ("\r\n" if "\r\n" in result.source else "\n")
    directive = write_order(f"ignore-next {finding.rule} reason", article.format, article.path)
    start = Span(line.start, line.start)
    return types.CodeAction(
        title=f"Ignore {finding.rule} in this paragraph",
        kind=types.CodeActionKind.QuickFix,
        diagnostics=[diagnostic(finding, positions, uri)],
        edit=_workspace_edit(uri, version, [_edit(positions, start, directive + end)]),
    )


def _paragraph(result: FileResult, finding: Finding) -> int:
    """The offset in the file where the paragraph of a finding begins."""
    from ..document.document import Document

    article = result.article
    assert article is not None
    start = 0
    for paragraph in Document.of(article).paragraphs:
        span = article.offsets.span(paragraph.span)
        if span.start > finding.span.start:
            break
        start = span.start
    return start


def finding_at(result: FileResult, offset: int) -> Finding | None:
    """The finding an offset stands in; the shortest of several."""
    there = [finding for finding in result.findings if finding.span.start <= offset <= finding.span.end]
    return min(there, key=lambda finding: finding.span.end - finding.span.start, default=None)


def hover(finding: Finding, loaded: Loaded | None, positions: Positions) -> types.Hover:
    """What a finding says, why, and examples of its rule, as Markdown."""
    parts = [f"**{inline(finding.rule)}** ({finding.level})", inline(finding.message), inline(finding.why)]
    if loaded is not None:
        if loaded.rule.source:
            parts.append(f"*Rests on: {inline(loaded.rule.source)}*")
        for kind, title in (("bad", "Speaks on"), ("good", "Silent on")):
            examples = [e for e in loaded.examples if e.kind == kind and not e.todo][:_EXAMPLES]
            if examples:
                lines = [f"{title}:"]
                for example in examples:
                    lines.append(f"- {_markdown(show_marks(example))}")
                    if example.fixed:
                        lines.append(f"  → {_markdown(example.fixed)}")
                parts.append("\n".join(lines))
    content = types.MarkupContent(types.MarkupKind.Markdown, "\n\n".join(part for part in parts if part))
    return types.Hover(content, _range(positions, finding.span))


def _markdown(text: str) -> str:
    """An example on one line, the marked words bold."""
    text = " ¶ ".join(" ".join(part.split()) for part in text.strip().split("\n\n"))
    words = text.replace("[[", "\0").replace("]]", "\0").split("\0")
    return "**".join(map(inline, words))


def place(position: types.Position) -> Place:
    """A position of the protocol."""
    return position.line, position.character
