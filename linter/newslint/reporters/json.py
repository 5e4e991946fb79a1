"""The report that programs read: one JSON object, schema 1, described in docs/output.md.

Keys may be added within a schema; none is renamed, removed or given another meaning.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from ..model.finding import FileResult, Finding
from ..storage.lazy_namedtuple import TYPE_CHECKING
from ..terminal.escaping import harmless_json
from .shared.base import LeftOut, ReportContext, Tally, ends
from .shared.paths import without_strays

if TYPE_CHECKING:
    from typing import Any

SCHEMA = 1

_encode = json.JSONEncoder(ensure_ascii=False).encode


def render(results: Iterable[FileResult], context: ReportContext) -> Iterator[str]:
    """The report in pieces that together are one JSON object: a line for each file."""
    yield f'{{"schema": {SCHEMA}, "version": {_encode(context.version)}, "files": ['
    tally = Tally()
    separator = "\n"
    for result in results:
        tally.add(result)
        yield separator + dump(file_object(result))
        separator = ",\n"
    yield f'\n], "summary": {dump(summary_object(tally, context.left_out))}}}\n'


def dump(value: Any) -> str:
    """A value as JSON on one line, its text as it is but for what steers a terminal and for lone surrogates
    (of a file name that is not UTF-8, say), which no encoder takes: these are escaped."""
    return harmless_json(_encode(value))


def dump_strict(value: Any) -> str:
    """A value as `dump` writes it, but for names of files that are not UTF-8: their stray bytes are
    percent-encoded, since many readers of JSON refuse a lone surrogate even when it is escaped."""
    text = _encode(value)
    return text if text.isprintable() else harmless_json(without_strays(text))


def file_object(result: FileResult) -> dict[str, Any]:
    """What is said of one file."""
    return {
        "path": result.path,
        "error": result.error,
        "findings": [finding_object(result, finding) for finding in result.findings],
        "verdict": result.verdict,
        **(
            {"unlisted": {rule: len(places) for rule, places in result.unlisted.items()}}
            if result.unlisted
            else {}
        ),
        **({"language": result.language} if result.language else {}),
        **({"passages_left_out": result.passages} if result.passages else {}),
    }


def finding_object(result: FileResult, finding: Finding) -> dict[str, Any]:
    """One finding; line and column count from 1, columns in code points, the end exclusive."""
    line, column, end_line, end_column = ends(result, finding)
    return {
        "rule": finding.rule,
        "family": finding.family,
        "level": finding.level,
        "line": line,
        "column": column,
        "end_line": end_line,
        "end_column": end_column,
        "text": finding.text,
        "message": finding.message,
        "why": finding.why,
        "replacements": list(finding.replacements),
        "fix": safety(finding),
        "fingerprint": finding.fingerprint,
        "entry": finding.entry,
    }


def safety(finding: Finding) -> str | None:
    """What may be done with the first replacement: "safe", "unsafe", "ask" (only where somebody asks for it), "hand" (not
    by a program: it is in quoted speech, or markup stands in the way); None if there is none."""
    if not finding.replacements:
        return None
    return "hand" if finding.barrier else finding.fix or "ask"


def summary_object(tally: Tally, left_out: LeftOut) -> dict[str, Any]:
    """The totals of a run. `hidden` counts findings left out because they are below the level, `unlisted` those of rules
    that have more in one file than are listed, `left_out` all else that the reader does not get to see."""
    return {
        "files": tally.files,
        "files_with_findings": tally.files_with_findings,
        "unreadable": tally.unreadable,
        "words": tally.words,
        "findings": tally.findings,
        "levels": tally.levels,
        "families": tally.families,
        "rules": dict(tally.ranked_rules()),
        "hidden": tally.hidden,
        "unlisted": tally.unlisted,
        "verdicts": tally.verdicts,
        "left_out": {
            "baseline": tally.known,
            "suppressed": tally.suppressed,
            "foreign": tally.foreign,
            "passages": tally.passages,
            "rules": left_out.rules,
            "excluded": left_out.excluded,
            "no_articles": left_out.no_articles,
            "unchanged": left_out.unchanged,
        },
    }
