"""JUnit XML: each file a suite, each finding a test that failed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..model.finding import RANK, FileResult, Finding
from .shared.base import ReportContext, advice, problem
from .shared.paths import repository_path
from .shared.xml_values import attributes, content


def render(results: Iterable[FileResult], context: ReportContext) -> Iterator[str]:
    """The report. A finding below the level that makes a run fail is a test that passed, with output; a
    clean file is one test that passed; a file that could not be checked is a test with an error."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="newslint">\n'
    for result in results:
        yield _suite(result, repository_path(result.path, context), RANK[context.fail_level])
    yield "</testsuites>\n"


def _suite(result: FileResult, path: str, fails_from: int) -> str:
    failures = sum([RANK[finding.level] >= fails_from for finding in result.findings])
    errors = int(result.error is not None)
    head = attributes(
        name=path,
        tests=max(len(result.findings) + errors, 1),
        failures=failures,
        errors=errors,
        skipped=0,
        time="0",
    )
    cases = [_case(result, path, finding, fails_from) for finding in result.findings]
    if result.error is not None:
        text = problem(result)
        element = (
            f"<error{attributes(message=text, type='unreadable-file')}>{content(f'{path}: {text}')}</error>"
        )
        cases.append(_testcase(path, "newslint", 1, element))
    elif not cases:
        cases.append(_testcase(path, "newslint", 1, ""))
    return f"<testsuite{head}>\n{''.join(cases)}</testsuite>\n"


def _case(result: FileResult, path: str, finding: Finding, fails_from: int) -> str:
    line, column = result.lines.position(finding.span.start)
    text = "\n".join(
        filter(
            None,
            (
                f"{path}:{line}:{column}: {finding.level}: {finding.message}",
                f"Words: {finding.text}",
                advice(finding),
                f"Why: {finding.why}" if finding.why else "",
            ),
        )
    )
    if RANK[finding.level] >= fails_from:
        head = attributes(message=finding.message, type=finding.level)
        inside = f"<failure{head}>{content(text)}</failure>"
    else:
        inside = f"<system-out>{content(text)}</system-out>"
    return _testcase(path, f"{finding.rule} at {line}:{column}", line, inside)


def _testcase(path: str, name: str, line: int, inside: str) -> str:
    head = attributes(classname=path, name=name, file=path, line=line, time="0")
    return f"  <testcase{head}>{inside}</testcase>\n" if inside else f"  <testcase{head}/>\n"
