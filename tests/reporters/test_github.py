"""Annotations as the runner of GitHub Actions reads them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from newslint.model.finding import FileResult
from newslint.model.span import LineIndex, Span
from newslint.reporters.github import LIMIT, render
from newslint.reporters.github_summary import MAX_BYTES
from newslint.reporters.shared.base import ReportContext

from .samples import CONTEXT, FINDINGS, RESULT, RESULTS, STORY, golden


class Command(NamedTuple):
    name: str
    properties: dict[str, str]
    message: str


def commands(log: str) -> list[Command]:
    """The workflow commands in a log, found the way the runner finds them: a line that begins with
    `::`, blanks aside, or that holds `##[` anywhere."""
    found = []
    for line in re.split(r"\r\n|\r|\n", log):
        assert "##[" not in line
        line = line.strip()
        if not line.startswith("::"):
            continue
        head, _, message = line[2:].partition("::")
        name, _, rest = head.partition(" ")
        pairs = dict(part.split("=", 1) for part in rest.split(",") if part)
        found.append(
            Command(name, {key: unescaped(value) for key, value in pairs.items()}, unescaped(message))
        )
    return found


def unescaped(text: str) -> str:
    for code, char in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(code, char)
    return text


def log(*results: FileResult, context: ReportContext = CONTEXT) -> str:
    return "".join(render(results, context))


def many(level: str, number: int) -> FileResult:
    text = "teh\n" * number
    found = tuple(
        FINDINGS[0]._replace(level=level, span=Span(4 * n, 4 * n + 3), message=f"{level} {n}")
        for n in range(number)
    )
    return FileResult(f"{level}.txt", text, LineIndex(text), found)


def test_golden() -> None:
    assert log(*RESULTS) == golden("github.out")


def test_annotations() -> None:
    found = commands(log(RESULT))
    assert [command.name for command in found] == ["error", "error", "warning", "warning", "notice"]
    first = found[0]
    assert first.properties == {
        "file": "stories/café.txt", "line": "1", "endLine": "1", "col": "1", "endColumn": "7",
        "title": "typos.dateline-city",
    }  # fmt: skip
    assert first.message.startswith("'TAIPIE' is no city we know")
    assert "100% of us" in found[4].message


def test_no_more_than_github_shows_the_worst_first_and_the_rest_listed() -> None:
    text = log(many("suggestion", 14), many("warning", 30), many("error", 12))
    found = commands(text)
    assert [command.name for command in found] == ["error"] * LIMIT + ["warning"] * LIMIT + ["notice"] * LIMIT
    plain = [line for line in text.splitlines() if not line.startswith("::")]
    assert sum(": typos.dateline-city: " in line for line in plain) == 4 + 20 + 2
    assert "GitHub shows 10 annotations of each level for a step; 26 more are above." in plain


def test_an_article_cannot_speak_to_the_runner() -> None:
    evil = "::add-mask::x\n##[add-path]/tmp\r::stop-commands::y"
    source = "x\n" * 30
    found = tuple(
        FINDINGS[0]._replace(span=Span(0, 1), text=evil, message=evil, rule="a,b::c", why=evil)
        for _ in range(12)
    )
    text = log(FileResult("\n::error::x", source, LineIndex(source), found, error=evil))
    assert {command.name for command in commands(text)} == {"error"}
    assert len(commands(text)) == LIMIT


def test_a_finding_over_several_lines_has_no_columns() -> None:
    lines = FINDINGS[0]._replace(span=Span(0, len(STORY) - 1))
    assert set(commands(log(RESULT._replace(findings=(lines,))))[0].properties) == {
        "file",
        "line",
        "endLine",
        "title",
    }


def test_step_summary(tmp_path: Path) -> None:
    page = tmp_path / "summary.md"
    page.write_text("Before.\n")
    log(*RESULTS, context=CONTEXT._replace(environ={"GITHUB_STEP_SUMMARY": str(page)}))
    text = page.read_text(encoding="utf-8")
    assert text == "Before.\n" + golden("github-summary.md")
    rows = [line for line in text.splitlines() if line.startswith("|")][2:]
    assert [row.split("|")[1].split()[1] for row in rows] == ["error"] * 3 + ["warning"] * 2 + ["suggestion"]


def test_step_summary_keeps_articles_from_writing_markup(tmp_path: Path) -> None:
    page = tmp_path / "summary.md"
    evil = FINDINGS[0]._replace(text="| <img src=x> `code` [a](b) \n\n# H", message="@all *b* \\| ![x](y)")
    log(
        RESULT._replace(findings=(evil,)),
        context=CONTEXT._replace(environ={"GITHUB_STEP_SUMMARY": str(page)}),
    )
    row = next(line for line in page.read_text().splitlines() if "img" in line)
    assert "<img" not in row
    assert len(re.findall(r"(?<!\\)\|", row.replace("\\\\", ""))) == 6


def test_step_summary_stays_within_the_limit(tmp_path: Path) -> None:
    page = tmp_path / "summary.md"
    long = tuple(f._replace(text="é*" * 9000, message="東" * 3_000) for f in many("warning", 400).findings)
    big = many("warning", 400)._replace(findings=long)
    log(big, context=CONTEXT._replace(environ={"GITHUB_STEP_SUMMARY": str(page)}))
    assert page.stat().st_size < MAX_BYTES
    assert "… and 300 more findings." in page.read_text(encoding="utf-8")


def test_a_summary_that_cannot_be_written_is_no_failure(tmp_path: Path) -> None:
    context = CONTEXT._replace(environ={"GITHUB_STEP_SUMMARY": str(tmp_path / "no" / "where")})
    assert "The step summary could not be written" in log(RESULT, context=context)


def test_paths_start_at_the_workspace() -> None:
    context = CONTEXT._replace(environ={"GITHUB_WORKSPACE": "/repo"})
    assert commands(log(RESULT, context=context))[0].properties["file"] == "desk/stories/café.txt"
