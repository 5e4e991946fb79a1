"""Checkstyle and JUnit: their shapes, checked against schemas and by parsers of others."""

from __future__ import annotations

from pathlib import Path

import junitparser
import pytest
from lxml import etree

from newslint.model.finding import FileResult
from newslint.model.span import LineIndex
from newslint.reporters import load

from .samples import CLEAN, CONTEXT, FINDINGS, RESULT, RESULTS, STORY, UNREADABLE, golden

SCHEMAS = Path(__file__).parent / "schemas"
FORMATS = ("checkstyle", "junit")
HOSTILE = FINDINGS[0]._replace(
    message="]]> <b attr='\"'>\x00\x1b\ufffe\ud800 & \n\ttab", why="\r\n\x0b", text="\x00"
)
ODD = FileResult('a\udcff\n<"&.txt', STORY, LineIndex(STORY), (HOSTILE,), error="<b>\x00")


def parsed(name: str, *results: FileResult) -> etree._Element:
    return etree.fromstring("".join(load(name)(results, CONTEXT)).encode("utf-8"))


@pytest.mark.parametrize("name", FORMATS)
def test_golden(name: str) -> None:
    assert "".join(load(name)(RESULTS, CONTEXT)) == golden(f"{name}.out")


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("results", [RESULTS, (), (CLEAN,), (ODD,)], ids=["all", "none", "clean", "odd"])
def test_schema(name: str, results: tuple[FileResult, ...]) -> None:
    etree.XMLSchema(etree.parse(SCHEMAS / f"{name}.xsd")).assertValid(parsed(name, *results))


def test_checkstyle_rows() -> None:
    rows = parsed("checkstyle", RESULT).findall("file/error")
    assert [row.get("severity") for row in rows] == ["error", "warning", "error", "warning", "info"]
    for row, found in zip(rows, FINDINGS, strict=True):
        line = STORY.splitlines()[int(row.get("line")) - 1]
        assert line[int(row.get("column")) - 1 :].startswith(found.text)
        assert row.get("source") == f"newslint.{found.rule}"


def test_checkstyle_names_clean_files_too() -> None:
    assert [file.get("name") for file in parsed("checkstyle", RESULT, CLEAN)] == [RESULT.path, CLEAN.path]


def test_junit_as_a_parser_of_others_reads_it(tmp_path: Path) -> None:
    file = tmp_path / "junit.xml"
    file.write_text("".join(load("junit")(RESULTS, CONTEXT)), encoding="utf-8")
    suites = list(junitparser.JUnitXml.fromfile(str(file)))
    counts = [(suite.name, suite.tests, suite.failures, suite.errors) for suite in suites]
    assert counts == [
        ("stories/café.txt", 5, 4, 0),
        ('stories/a "b" & c.md', 1, 1, 0),
        ("stories/clean.txt", 1, 0, 0),
        ("stories/odd.txt", 1, 0, 1),
    ]
    for suite, (_, tests, failures, errors) in zip(suites, counts, strict=True):
        cases = list(suite)
        assert len(cases) == tests
        assert sum(isinstance(one, junitparser.Failure) for case in cases for one in case.result) == failures
        assert sum(isinstance(one, junitparser.Error) for case in cases for one in case.result) == errors
    first = next(iter(suites[0]))
    assert first.name == "typos.dateline-city at 1:1"
    assert first.result[0].message == FINDINGS[0].message


def test_junit_failures_start_at_the_level_that_fails_a_run() -> None:
    text = "".join(load("junit")([RESULT], CONTEXT._replace(fail_level="error")))
    assert etree.fromstring(text.encode()).find("testsuite").get("failures") == "2"
    assert text.count("<system-out>") == 3


def test_an_unreadable_file_is_an_error_everywhere() -> None:
    assert (
        parsed("checkstyle", UNREADABLE).find("file/error").get("message").startswith("not checked: byte 7")
    )
    assert parsed("junit", UNREADABLE).find("testsuite/testcase/error").get("type") == "unreadable-file"
