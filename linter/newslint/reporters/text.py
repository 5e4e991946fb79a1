"""The report people read at a terminal.

Each finding takes a line that editors and scripts understand, `path:line:column  level  rule  message`,
then the words on their line, underlined, and what to write instead under them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..model.finding import FileResult, Finding, Related
from ..terminal.colour import Paint
from ..terminal.escaping import safe
from .shared.base import (
    ReportContext,
    Tally,
    counted,
    left_out_text,
    problem,
    related_lines,
    summary,
    verdict_text,
)
from .shared.excerpt import excerpt

_INDENT = "    "
_MIN_WIDTH = 40
_MAX_WIDTH = 120
_MAX_REPLACEMENTS = 4


def render(results: Iterable[FileResult], context: ReportContext) -> Iterator[str]:
    """The report, file by file, with a summary at the end. Nothing from an article or a file name can
    steer the terminal: control characters are shown, not sent."""
    paint = Paint(context.colour)
    width = min(max(context.width, _MIN_WIDTH), _MAX_WIDTH) - len(_INDENT)
    tally = Tally()
    for result in results:
        tally.add(result)
        path = safe(result.path)
        if result.error is not None:
            yield f"{paint('path', path)}: {paint('error', 'error')}: {safe(problem(result))}\n\n"
        for finding in result.findings:
            yield _finding(path, result, finding, width, context.snippets, paint)
        for more in left_out_text(result):
            yield f"{paint('path', path)}: {safe(more)}\n\n"
        if result.verdict and (words := verdict_text(result.verdict)):
            yield f"{paint('path', path)}: {paint('warning', 'verdict')}: {safe(words)}\n\n"
    if context.statistics and tally.rules:
        yield _statistics(tally)
    yield summary(tally, context.left_out) + "\n"
    if context.hints and tally.rules:
        first = tally.ranked_rules()[0][0]
        yield f"Why? newslint explain RULE tells, for example: newslint explain {safe(first)}\n"


def _finding(
    path: str, result: FileResult, finding: Finding, width: int, snippets: bool, paint: Paint
) -> str:
    place = result.lines.position(finding.span.start)
    where = paint("path", f"{path}:{place.line}:{place.column}")
    what = f"{paint(finding.level, finding.level)}  {paint('rule', safe(finding.rule))}"
    out = [f"{where}  {what}  {safe(finding.message)}\n"]
    if snippets:
        part = excerpt(result.source, result.lines, finding.span, width)
        margin = _INDENT + " " * part.indent
        underline = "^" + "~" * (part.width - 1)
        out.append(f"{_INDENT}{part.before}{paint(finding.level, part.words)}{part.after}\n")
        out.append(f"{margin}{paint(finding.level, underline)}\n")
        if advice := _advice(finding):
            # Advice that would run off the right edge is moved left as far as it must be.
            room = len(_INDENT) + width - len(advice)
            margin = margin[: max(room, len(_INDENT))]
            out.append(f"{margin}{paint('write', advice)}\n")
        out += [f"{_INDENT}{_related(related, result)}\n" for related in finding.related]
        out.append("\n")
    return "".join(out)


def _advice(finding: Finding) -> str:
    shown = [safe(text) or "(delete)" for text in finding.replacements[:_MAX_REPLACEMENTS]]
    more = len(finding.replacements) - len(shown)
    return " | ".join(shown) + (f" | … ({more} more)" if more > 0 else "")


def _related(related: Related, result: FileResult) -> str:
    lines = related_lines(related, result)
    where = safe(related.path or "")
    if lines is not None:
        place = lines.position(related.span.start)
        where += f"{':' if where else 'line '}{place.line}:{place.column}"
    return f"see {where}: {safe(related.note)}"


def _statistics(tally: Tally) -> str:
    ranked = tally.ranked_rules()
    size = len(f"{ranked[0][1]:,}")
    rows = [f"{number:>{size},}  {safe(rule)}\n" for rule, number in ranked]
    return f"{counted(tally.findings, 'finding')} by rule\n" + "".join(rows) + "\n"
