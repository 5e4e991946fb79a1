"""Annotations for GitHub Actions, and a summary of the step.

GitHub shows ten annotations of each level for a step and drops the rest silently, so no more than that
are sent, the worst levels first; what is beyond is listed in the log as plain text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..model.finding import FileResult, Finding
from ..terminal.escaping import safe
from .github_summary import StepSummary
from .shared.base import WORST_FIRST, ReportContext, Tally, advice, ends, problem, summary
from .shared.paths import repository_path

LIMIT = 10
_COMMAND = {"error": "error", "warning": "warning", "suggestion": "notice"}


def render(results: Iterable[FileResult], context: ReportContext) -> Iterator[str]:
    """The annotations as workflow commands. If GITHUB_STEP_SUMMARY is set, a summary in Markdown is
    added to the file it names."""
    tally = Tally()
    page = StepSummary()
    commands: dict[str, list[str]] = {level: [] for level in WORST_FIRST}
    beyond = 0
    for result in results:
        tally.add(result)
        path = repository_path(result.path, context)
        page.add(path, result)
        if result.error is not None:
            message = problem(result)
            if len(commands["error"]) < LIMIT:
                commands["error"].append(_command("error", message, file=path, title="newslint"))
            else:
                yield _plain(f"{path}: error: {message}")
        for finding in result.findings:
            if len(commands[finding.level]) < LIMIT:
                commands[finding.level].append(_annotation(path, result, finding))
            else:
                line, column = result.lines.position(finding.span.start)
                beyond += 1
                yield _plain(f"{path}:{line}:{column}: {finding.level}: {finding.rule}: {finding.message}")
    for level in WORST_FIRST:
        yield from commands[level]
    if beyond:
        yield _plain(f"GitHub shows {LIMIT} annotations of each level for a step; {beyond:,} more are above.")
    yield _plain(summary(tally, context.left_out))
    if target := context.environ.get("GITHUB_STEP_SUMMARY"):
        try:
            with open(target, "a", encoding="utf-8", errors="backslashreplace") as file:
                file.write(page.markdown(tally, context.left_out))
        except OSError as error:
            yield _plain(f"The step summary could not be written: {error}")


def _annotation(path: str, result: FileResult, finding: Finding) -> str:
    line, column, end_line, end_column = ends(result, finding)
    message = "\n".join(filter(None, (finding.message, advice(finding), finding.why)))
    if line == end_line:
        place = {"line": line, "endLine": end_line, "col": column, "endColumn": end_column}
    else:  # GitHub takes columns only for places within one line
        place = {"line": line, "endLine": end_line}
    return _command(_COMMAND[finding.level], message, file=path, **place, title=finding.rule)


def _command(name: str, message: str, **properties: str | int) -> str:
    listed = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    return f"::{name} {listed}::{_data(message)}\n"


def _data(text: str) -> str:
    """A value as the runner reads it back. It shows line breaks; what else steers a terminal is made visible."""
    lines = [safe(line).replace("##[", "## [").replace("%", "%25") for line in text.split("\n")]
    return "%0A".join(lines)


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _plain(line: str) -> str:
    """A line of the log that the runner cannot take for a command: those begin with `::`, or hold `##[`."""
    line = safe(line).replace("##[", "## [")
    return f"{' .' if line.lstrip().startswith('::') else ''}{line}\n"
