"""The report for editors, `grep` and eyes in a hurry: a line for each finding, `path:line:column: rule message`, and the
summary.

Problems with a file, and verdicts, have line and column 1, and names of newslint's own in the place of the rule.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..model.finding import FileResult
from ..terminal.colour import Paint
from ..terminal.escaping import safe
from .shared.base import ReportContext, Tally, left_out_text, problem, summary, verdict_text


def render(results: Iterable[FileResult], context: ReportContext) -> Iterator[str]:
    """The report, a line at a time. Nothing from an article or a file name can steer the terminal."""
    paint = Paint(context.colour)
    tally = Tally()
    for result in results:
        tally.add(result)
        path = safe(result.path)

        def line(rule: str, message: str, level: str, place: str = "1:1", path: str = path) -> str:
            return f"{paint('path', f'{path}:{place}')}: {paint(level, rule)} {safe(message)}\n"

        if result.error is not None:
            yield line("newslint.unreadable-file", problem(result), "error")
        for finding in result.findings:
            at = result.lines.position(finding.span.start)
            yield line(safe(finding.rule), finding.message, finding.level, f"{at.line}:{at.column}")
        for more in left_out_text(result):
            yield line("newslint.not-listed", more, "suggestion")
        if result.verdict and (words := verdict_text(result.verdict)):
            yield line("newslint.verdict", words, "warning")
    if context.statistics and tally.rules:
        for rule, number in tally.ranked_rules():
            yield f"{number:,} {safe(rule)}\n"
    yield summary(tally, context.left_out) + "\n"
