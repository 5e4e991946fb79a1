"""The summary page of a step on GitHub: totals, verdicts, and a table of the worst findings."""

from __future__ import annotations

from ..model.finding import FileResult
from .shared.base import WORST_FIRST, LeftOut, Tally, counted, problem, summary, verdict_text
from .shared.markdown_literal import literal

#: GitHub takes 1 MiB for a step and drops a page that is larger.
MAX_BYTES = 1_000_000
_ROWS = 100
_SIGN = {"error": "🔴 error", "warning": "🟠 warning", "suggestion": "🔵 suggestion"}
_CELL = 400


class StepSummary:
    """Collects what the page shows while results stream by; no more than it can show is kept."""

    def __init__(self) -> None:
        self._rows: dict[str, list[str]] = {level: [] for level in WORST_FIRST}
        self._verdicts: list[str] = []
        self._errors: list[str] = []

    def add(self, path: str, result: FileResult) -> None:
        """Take note of one file, under the path it is shown with."""
        name = _escape(path)
        if result.error is not None and len(self._errors) < _ROWS:
            self._errors.append(f"- {name}: {_escape(problem(result))}\n")
        if result.verdict and len(self._verdicts) < _ROWS and (words := verdict_text(result.verdict)):
            self._verdicts.append(f"- {name}: {_escape(words)}\n")
        for finding in result.findings:
            rows = self._rows[finding.level]
            if len(rows) < _ROWS:
                line, column = result.lines.position(finding.span.start)
                rows.append(
                    f"| {_SIGN[finding.level]} | {name}:{line}:{column} | {_escape(finding.text)} "
                    f"| {_escape(finding.message)} | {_escape(finding.rule)} |\n"
                )

    def markdown(self, tally: Tally, left_out: LeftOut) -> str:
        """The page, no longer than GitHub takes."""
        rows = [row for level in WORST_FIRST for row in self._rows[level]][:_ROWS]
        head = ["## newslint\n\n", _escape(summary(tally, left_out)), "\n\n", *self._verdicts, *self._errors]
        if self._verdicts or self._errors:
            head.append("\n")
        if rows:
            head.append("| Level | Where | Words | What | Rule |\n| --- | --- | --- | --- | --- |\n")
        size = len("".join(head).encode("utf-8", "backslashreplace")) + 200
        body: list[str] = []
        for row in rows:
            size += len(row.encode("utf-8", "backslashreplace"))
            if size > MAX_BYTES:
                break
            body.append(row)
        rest = tally.findings - len(body)
        tail = [f"\n… and {counted(rest, 'more finding')}.\n"] if rest else []
        return "".join([*head, *body, *tail, "\n"])


def _escape(text: str) -> str:
    """Text as Markdown shows it letter for letter, on one line."""
    return literal(text if len(text) <= _CELL else text[: _CELL - 1] + "…")
