"""The report at a terminal."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

import newslint
from newslint.model.finding import FileResult
from newslint.model.span import LineIndex, Span
from newslint.reporters.shared.base import ReportContext
from newslint.reporters.text import render

from .samples import CLEAN, CONTEXT, FINDINGS, RESULT, RESULTS, STORY, UNREADABLE, golden


def report(*results: FileResult, context: ReportContext = CONTEXT) -> str:
    return "".join(render(results, context))


def test_golden() -> None:
    assert report(*RESULTS) == golden("text.out")


def test_without_colour_no_escape_is_written_and_with_it_the_words_are_the_same() -> None:
    plain = report(*RESULTS)
    coloured = report(*RESULTS, context=CONTEXT._replace(colour=True))
    assert "\x1b" not in plain
    assert "\x1b[1;31merror\x1b[0m" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain


def test_escapes_in_text_names_and_messages_are_shown_and_not_sent() -> None:
    source = "A \x1b]0;title\x07 teh word.\n"
    bad = FINDINGS[0]._replace(
        span=Span(14, 17), message="\x1b[2J 'teh'", replacements=("\x9bthe",), rule="typos.\u202ex"
    )
    text = report(
        FileResult("a\x1b[1m\n.txt", source, LineIndex(source), (bad,), verdict={"message": "\x1b[0m"}),
        FileResult("b.txt", "", LineIndex(""), error="\x1b[0m"),
    )
    assert not set(text) & {"\x1b", "\x07", "\x9b", "\u202e"}
    assert "a␛[1m .txt:1:15  error  typos.<U+202E>x  ␛[2J 'teh'" in text


SEE_IT = "(--level suggestion shows it)"
SEE_THEM = "(--level suggestion shows them)"


@pytest.mark.parametrize(
    ("results", "sentence"),
    [
        ((), "No findings in 0 files"),
        ((CLEAN,), "No findings in 1 file"),
        ((CLEAN, UNREADABLE), "No findings in 1 file, 1 file not checked in full"),
        (
            (CLEAN._replace(hidden={"suggestion": 2}),),
            f"No findings in 1 file, 2 suggestions hidden {SEE_THEM}",
        ),
        (
            (CLEAN._replace(hidden={"warning": 1, "suggestion": 2}),),
            f"No findings in 1 file, 1 warning and 2 suggestions hidden {SEE_THEM}",
        ),
        ((RESULT._replace(findings=FINDINGS[:1], hidden={}),), "1 error in 1 file"),
        (
            (RESULT, CLEAN),
            f"2 errors, 2 warnings and 1 suggestion in 1 file (2 checked), 1 suggestion hidden {SEE_IT}",
        ),
    ],
)
def test_summary(results: tuple[FileResult, ...], sentence: str) -> None:
    assert report(*results, context=CONTEXT._replace(hints=False)).splitlines()[-1] == sentence


def test_every_line_fits_a_narrow_terminal_but_the_messages() -> None:
    for line in report(RESULT, context=CONTEXT._replace(width=44)).splitlines():
        assert len(line) <= 44 or not line.startswith("    ") or "see " in line


def test_statistics_count_by_rule() -> None:
    text = report(*RESULTS, context=CONTEXT._replace(statistics=True))
    assert "6 findings by rule\n2  typos.doubled-word\n1  attribution.generic-speaker\n" in text


def test_without_snippets_a_finding_is_one_line() -> None:
    text = report(RESULT, context=CONTEXT._replace(snippets=False, hints=False))
    assert len(text.splitlines()) == len(FINDINGS) + 3  # verdict, blank line, summary


def test_results_stream() -> None:
    seen = []

    def results():  # type: ignore[no-untyped-def]
        for number in range(3):
            seen.append(number)
            yield RESULT

    pieces = render(results(), CONTEXT)
    next(pieces)
    assert seen == [0]


def test_nothing_heavy_is_imported() -> None:
    heavy = {"json", "dataclasses", "pathlib", "hashlib", "yaml", "regex", "rich", "click", "unicodedata"}
    code = f"import sys, newslint.reporters as r; r.load('text'); print(sorted({heavy} & set(sys.modules)))"
    root = str(Path(newslint.__file__).parent.parent)
    run = subprocess.run(
        [sys.executable, "-S", "-c", code], capture_output=True, text=True, env={"PYTHONPATH": root}
    )
    assert run.stdout.strip() == "[]", run.stderr


def test_the_caret_of_every_sample_stands_under_its_first_word() -> None:
    lines = report(RESULT).splitlines()
    for at, line in enumerate(lines):
        if line.lstrip().startswith("^") and line.isascii() and lines[at - 1].isprintable():
            column = line.index("^")
            shown = lines[at - 1][column : column + 3]
            assert shown in STORY
