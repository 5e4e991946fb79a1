"""SARIF 2.1.0, which code scanning services and editors read. Columns count code points."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..model.addresses import HOME, rule_page
from ..model.finding import FileResult, Finding, Related
from ..model.span import LineIndex, Span
from ..storage.lazy_namedtuple import TYPE_CHECKING
from .json import dump_strict
from .shared.base import ReportContext, RuleInfo, problem, related_lines, verdict_text
from .shared.markdown_literal import inline
from .shared.paths import path_uri, repository_path

if TYPE_CHECKING:
    from typing import Any

_LEVEL = {"error": "error", "warning": "warning", "suggestion": "note"}
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_ROOT = "%SRCROOT%"
_UNREADABLE = {
    "id": "unreadable-file",
    "name": "UnreadableFile",
    "shortDescription": {"text": "A file was not checked in full."},
    "fullDescription": {"text": "What cannot be read, or takes too long, is not checked; the rest is."},
    "help": {"text": "Mend the file, or leave it out of the run."},
    "defaultConfiguration": {"level": "error"},
}
_PLACEHOLDER = re.compile(r"\{(\d+)\}")


def render(results: Iterable[FileResult], context: ReportContext) -> Iterator[str]:
    """The log of one run, a line for each result. Files that could not be checked are notifications of
    the invocation, which then counts as failed."""
    index = {rule: number for number, rule in enumerate(context.rules)}
    driver = {
        "name": "newslint",
        "informationUri": HOME,
        "semanticVersion": context.version,
        "rules": [_rule(rule, info) for rule, info in context.rules.items()],
        "notifications": [_UNREADABLE],
    }
    yield f'{{"$schema": "{_SCHEMA}", "version": "2.1.0", "runs": [{{"columnKind": "unicodeCodePoints",\n'
    yield f'"originalUriBaseIds": {dump_strict({_ROOT: {"description": {"text": "The root of the repository."}}})},\n'
    yield f'"tool": {dump_strict({"driver": driver})},\n"results": ['
    separator = "\n"
    notifications = []
    verdicts = []
    for result in results:
        uri = _artifact(result.path, context)
        if result.verdict and (words := verdict_text(result.verdict)):
            verdicts.append({"artifact": uri, "message": words, "verdict": result.verdict})
        if result.error is not None:
            notifications.append(_notification(problem(result), uri))
        for finding in result.findings:
            yield separator + dump_strict(_result(result, finding, uri, index, context))
            separator = ",\n"
    invocation = {
        "executionSuccessful": not notifications,
        "toolExecutionNotifications": notifications,
    }
    properties = f', "properties": {dump_strict({"verdicts": verdicts})}' if verdicts else ""
    yield f'\n], "invocations": [{dump_strict(invocation)}]{properties}}}]}}\n'


def _rule(rule: str, info: RuleInfo) -> dict[str, Any]:
    why = info.why or info.message or rule
    # Code scanning puts the descriptions in a heading and a paragraph; the message of a rule has
    # placeholders, which only a finding can fill.
    name = "".join(part[:1].upper() + part[1:] for part in rule.replace(".", "-").split("-"))
    help_text = why + (f"\n\nSource: {info.source}" if info.source else "")
    return {
        "id": rule,
        "name": name,
        "shortDescription": {"text": _heading(rule)},
        "fullDescription": {"text": why},
        **({"helpUri": rule_page(rule)} if info.shipped else {}),
        "help": {"text": help_text, "markdown": "\n\n".join(map(inline, help_text.split("\n\n")))},
        "defaultConfiguration": {"level": _LEVEL[info.level]},
        "properties": {"tags": [info.family], "problem.severity": _PROBLEM[info.level]},
    }


_PROBLEM = {"error": "error", "warning": "warning", "suggestion": "recommendation"}


def _heading(rule: str) -> str:
    family, _, rest = rule.partition(".")
    return f"{family.capitalize()}: {rest.replace('-', ' ').replace('.', ', ')}" if rest else rule


def _plain(text: str) -> str:
    """A message whose brackets cannot be taken for a link, nor its braces for a placeholder."""
    if "](" in text:
        text = text.replace("[", "\\[")
    return _PLACEHOLDER.sub(r"{{\1}}", text)


def _artifact(path: str, context: ReportContext) -> dict[str, str]:
    uri = path_uri(repository_path(path, context))
    return {"uri": uri} if uri.startswith("file:") else {"uri": uri, "uriBaseId": _ROOT}


def _notification(message: str, artifact: dict[str, str]) -> dict[str, Any]:
    return {
        "level": "error",
        "message": {"text": message},
        "descriptor": {"id": "unreadable-file", "index": 0},
        "locations": [{"physicalLocation": {"artifactLocation": artifact}}],
    }


def _result(
    result: FileResult,
    finding: Finding,
    artifact: dict[str, str],
    index: dict[str, int],
    context: ReportContext,
) -> dict[str, Any]:
    region = _region(result.lines, finding.span)
    value: dict[str, Any] = {"ruleId": finding.rule}
    if finding.rule in index:
        value["ruleIndex"] = index[finding.rule]
    value["level"] = _LEVEL[finding.level]
    value["message"] = {"text": _plain(finding.message)}
    shown = {**region, "snippet": {"text": finding.text}} if finding.text else region
    value["locations"] = [{"physicalLocation": {"artifactLocation": artifact, "region": shown}}]
    if finding.fingerprint:
        value["partialFingerprints"] = {"newslint/v1": finding.fingerprint}
    if finding.replacements:
        value["fixes"] = [_fix(artifact, region, text) for text in finding.replacements]
    if finding.related:
        value["relatedLocations"] = [
            _related(number, related, result, artifact, context)
            for number, related in enumerate(finding.related)
        ]
    properties = {"sign": finding.sign, "entry": finding.entry}
    if any(properties.values()):
        value["properties"] = {name: text for name, text in properties.items() if text}
    return value


def _region(lines: LineIndex, span: Span) -> dict[str, int]:
    start, end = lines.position(span.start), lines.position(span.end)
    return {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    }


def _fix(artifact: dict[str, str], region: dict[str, int], text: str) -> dict[str, Any]:
    return {
        "description": {"text": f"Write “{text}”." if text else "Delete these words."},
        "artifactChanges": [
            {
                "artifactLocation": artifact,
                "replacements": [{"deletedRegion": region, "insertedContent": {"text": text}}],
            }
        ],
    }


def _related(
    number: int, related: Related, result: FileResult, artifact: dict[str, str], context: ReportContext
) -> dict[str, Any]:
    physical: dict[str, Any] = {
        "artifactLocation": artifact if related.path is None else _artifact(related.path, context)
    }
    lines = related_lines(related, result)
    if lines is not None:
        physical["region"] = _region(lines, related.span)
    return {"id": number + 1, "physicalLocation": physical, "message": {"text": _plain(related.note)}}
