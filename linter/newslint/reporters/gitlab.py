"""GitLab's code quality report: the part of the Code Climate format that its merge requests show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..model.finding import FileResult
from ..storage.lazy_namedtuple import TYPE_CHECKING
from .json import dump_strict
from .shared.base import ReportContext, advice, ends, problem
from .shared.paths import repository_path

if TYPE_CHECKING:
    from typing import Any

_SEVERITY = {"error": "major", "warning": "minor", "suggestion": "info"}


def render(results: Iterable[FileResult], context: ReportContext) -> Iterator[str]:
    """The report, a line for each issue. GitLab drops issues whose fingerprint it has seen, so the same
    words found twice get fingerprints of their own."""
    seen: dict[str, int] = {}
    separator = "["
    for result in results:
        for issue in _issues(result, repository_path(result.path, context)):
            issue["fingerprint"] = _unique(issue["fingerprint"], issue["location"]["path"], seen)
            yield f"{separator}\n{dump_strict(issue)}"
            separator = ","
    yield "[]\n" if separator == "[" else "\n]\n"


def _issues(result: FileResult, path: str) -> Iterator[dict[str, Any]]:
    if result.error is not None:
        yield {
            "type": "issue",
            "check_name": "newslint.unreadable-file",
            "description": problem(result),
            "categories": ["Style"],
            "severity": "critical",
            "fingerprint": "unreadable-file",
            "location": {"path": path, "lines": {"begin": 1}},
        }
    for finding in result.findings:
        line, _, end_line, _ = ends(result, finding)
        issue: dict[str, Any] = {
            "type": "issue",
            "check_name": finding.rule,
            "description": " ".join(filter(None, (finding.message, advice(finding)))),
            "categories": ["Style"],
            "severity": _SEVERITY[finding.level],
            "fingerprint": finding.fingerprint or f"{finding.rule} {finding.text}",
            "location": {"path": path, "lines": {"begin": line, "end": end_line}},
        }
        if finding.why:
            issue["content"] = {"body": finding.why}
        yield issue


def _unique(fingerprint: str, path: str, seen: dict[str, int]) -> str:
    from hashlib import sha256

    key = f"{path}\0{fingerprint}"
    number = seen[key] = seen.get(key, 0) + 1
    return sha256(f"{key}\0{number}".encode("utf-8", "surrogatepass")).hexdigest()[:32]
