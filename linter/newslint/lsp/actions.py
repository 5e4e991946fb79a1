"""What can be done about findings: code actions, as edits of the article or as commands that change the configuration."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

from lsprotocol import types

from ..fixing.apply import Edit, edits_of
from ..model.finding import FileResult, Finding
from ..model.span import Span
from .features import diagnostic, range_of
from .positions import Positions

FIX_ALL = "source.fixAll.newslint"
#: Commands of the server: the document and what to add to its configuration.
ACCEPT = "newslint.acceptWord"
IGNORE = "newslint.ignoreRule"
#: How many replacements are offered for one finding.
_OFFERED = 8
#: A name or term that a house accepts is no longer than this, in words.
_LONGEST = 4


class Shown(NamedTuple):
    """A document as it was checked. `order` is how a directive is written in it ("" for not at all), `paragraphs` where
    the paragraph of each finding begins."""

    uri: str
    version: int | None
    result: FileResult
    positions: Positions
    order: str
    paragraphs: tuple[int, ...]
    pages: dict[str, str]


def touched(shown: Shown, within: Span) -> list[Finding]:
    """The findings in a stretch of the text."""
    found = shown.result.findings
    return [one for one in found if one.span.start <= within.end and within.start <= one.span.end]


def may_be_words(findings: list[Finding]) -> list[str]:
    """What of these findings could be a word of the house."""
    return [one.text for one in findings if one.text.strip() and len(one.text.split()) <= _LONGEST]


def asked_for(kind: str, only: list[str]) -> bool:
    """True if an editor that asks for the kinds `only` (none: all) wants actions of a kind."""
    return not only or any(kind == name or kind.startswith(name + ".") for name in only)


def code_actions(
    shown: Shown, findings: list[Finding], words: Collection[str], only: list[str]
) -> Iterator[types.CodeAction]:
    """What can be done about some findings: each replacement, ignoring the rule for the paragraph, accepting those of
    `words`, switching the rule off; and all safe fixes of the article at once."""
    if asked_for(types.CodeActionKind.QuickFix, only):
        for finding in findings:
            yield from _replacements(shown, finding)
        for finding in findings:
            if finding.text in words:
                title = f"Add '{_short(finding.text)}' to the words of the house"
                yield _command(shown, finding, title, ACCEPT, finding.text)
        for finding in findings:
            if action := _ignore(shown, finding):
                yield action
        for rule in dict.fromkeys(finding.rule for finding in findings):
            entries = dict.fromkeys(one.entry for one in findings if one.rule == rule and one.entry)
            first = next(one for one in findings if one.rule == rule)
            for entry in entries:
                title = f"Turn off {_short(entry)!r} of {rule} in this project"
                yield _command(shown, first, title, IGNORE, f"{rule}/{entry}")
            yield _command(shown, first, f"Turn {rule} off in this project", IGNORE, rule)
    fixes = edits_of(shown.result.source, shown.result.findings)
    if fixes and asked_for(FIX_ALL, only) and (only or findings):
        yield types.CodeAction(
            title=f"Fix all that newslint can fix safely ({len(fixes)})",
            kind=FIX_ALL,
            edit=_workspace_edit(shown, [_edit(shown, edit.span, edit.text) for edit in fixes]),
        )


def _edit(shown: Shown, span: Span, text: str) -> types.TextEdit:
    return types.TextEdit(range_of(shown.positions, span), text)


def _workspace_edit(shown: Shown, edits: list[types.TextEdit]) -> types.WorkspaceEdit:
    document = types.OptionalVersionedTextDocumentIdentifier(shown.uri, shown.version)
    return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(document, list(edits))])


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 60 else text[:57] + "..."


def _diagnostic(shown: Shown, finding: Finding) -> types.Diagnostic:
    return diagnostic(finding, shown.positions, shown.uri, shown.pages.get(finding.rule, ""))


def _command(shown: Shown, finding: Finding, title: str, command: str, entry: str) -> types.CodeAction:
    return types.CodeAction(
        title=title,
        kind=types.CodeActionKind.QuickFix,
        diagnostics=[_diagnostic(shown, finding)],
        command=types.Command(title, command, arguments=[shown.uri, entry]),
    )


def _replacements(shown: Shown, finding: Finding) -> Iterator[types.CodeAction]:
    for number, text in enumerate(finding.replacements[:_OFFERED]):
        one = finding._replace(replacements=(text,), fix="safe")
        for edit in edits_of(shown.result.source, [one]) or [Edit(finding.span, text, finding.rule)]:
            title = f"Write '{_short(text)}'" if text else f"Take out '{_short(finding.text)}'"
            yield types.CodeAction(
                title=title,
                kind=types.CodeActionKind.QuickFix,
                diagnostics=[_diagnostic(shown, finding)],
                is_preferred=True if number == 0 and finding.fix == "safe" else None,
                edit=_workspace_edit(shown, [_edit(shown, edit.span, edit.text)]),
            )


def _ignore(shown: Shown, finding: Finding) -> types.CodeAction | None:
    """Puts a directive before the paragraph of the finding."""
    if not shown.order or "." not in finding.rule:
        return None  # no editor shows its orders as what they are
    result = shown.result
    paragraph = shown.paragraphs[result.findings.index(finding)]
    line = result.lines.line_span(result.lines.line(paragraph))
    text = line.of(result.source)
    end = text[len(text.rstrip("\r\n")) :] or ("\r\n" if "\r\n" in result.source else "\n")
    directive = shown.order.format(f"newslint: ignore-next {finding.rule} reason")
    return types.CodeAction(
        title=f"Ignore {finding.rule} in this paragraph",
        kind=types.CodeActionKind.QuickFix,
        diagnostics=[_diagnostic(shown, finding)],
        edit=_workspace_edit(shown, [_edit(shown, Span(line.start, line.start), directive + end)]),
    )
