"""The report for programs: schema 1."""

from __future__ import annotations

import json

from newslint.model.finding import FileResult
from newslint.model.span import LineIndex
from newslint.reporters.json import render

from .samples import CONTEXT, FINDINGS, RESULTS, STORY, UNREADABLE, golden


def report(*results: FileResult) -> dict:  # type: ignore[type-arg]
    value: dict = json.loads("".join(render(results, CONTEXT)))  # type: ignore[type-arg]
    return value


def test_golden() -> None:
    assert "".join(render(RESULTS, CONTEXT)) == golden("json.out")


def test_the_shape_is_the_one_promised() -> None:
    value = report(*RESULTS)
    assert list(value) == ["schema", "version", "files", "summary"]
    assert value["schema"] == 1
    assert [list(file) for file in value["files"]] == [["path", "error", "findings", "verdict"]] * 4
    for found in value["files"][0]["findings"]:
        assert list(found) == [
            "rule", "family", "level", "line", "column", "end_line", "end_column", "text", "message", "why",
            "replacements", "fix", "fingerprint", "entry",
        ]  # fmt: skip


def test_positions_lead_to_the_words() -> None:
    rows = STORY.splitlines()
    for found in report(*RESULTS)["files"][0]["findings"]:
        assert found["line"] == found["end_line"]
        assert rows[found["line"] - 1][found["column"] - 1 : found["end_column"] - 1] == found["text"]


def test_an_unreadable_file_says_why() -> None:
    (file,) = report(UNREADABLE)["files"]
    assert file == {"path": UNREADABLE.path, "error": UNREADABLE.error, "findings": [], "verdict": None}


def test_no_files_is_still_a_report() -> None:
    assert report()["files"] == []


def test_summary_counts() -> None:
    summary = report(*RESULTS)["summary"]
    assert summary["files"] == 4 and summary["files_with_findings"] == 2 and summary["unreadable"] == 1
    assert summary["levels"] == {"error": 3, "warning": 2, "suggestion": 1}
    assert summary["findings"] == sum(summary["families"].values()) == sum(summary["rules"].values()) == 6
    assert summary["hidden"] == {"error": 0, "warning": 0, "suggestion": 1}


def test_a_name_that_is_not_utf8_can_be_written() -> None:
    odd = FileResult("odd\udcff.txt", STORY, LineIndex(STORY), FINDINGS)
    text = "".join(render([odd], CONTEXT))
    text.encode("utf-8")
    assert json.loads(text)["files"][0]["path"] == "odd\udcff.txt"
    assert "TAIPIE" in text
