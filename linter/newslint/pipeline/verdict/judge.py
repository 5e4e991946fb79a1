"""The verdict on a whole article: "reads as machine-reworded: 9 signs of 6 kinds".

It is no score. Rules name what their findings are a sign of (`sign:`); where enough distinct signs of enough
kinds, found by rules of enough families, stand in one article, the article is called reworded and every sign is listed. The thresholds are in
`words/verdict.yaml` of the packs.
"""

from __future__ import annotations

from collections.abc import Sequence

from ...model.finding import RANK, Finding
from ...model.span import LineIndex
from .thresholds import thresholds


def signs_of(findings: Sequence[Finding], not_counted: Sequence[str]) -> list[Finding]:
    """The findings that count: each speaks of words that no other counted one speaks of, and of a wording that
    returns the first counts."""
    taken: list[Finding] = []
    met: set[tuple[str, str]] = set()
    last: Finding | None = None  # the one that reaches furthest; findings come in the order of their starts
    for finding in sorted(findings, key=lambda f: (f.span.start, -f.span.end, f.rule)):
        if not finding.sign or finding.sign in not_counted or RANK.get(finding.level, 0) < RANK["warning"]:
            continue
        wording = finding.rule, finding.text.lower()
        if wording not in met and (last is None or not finding.span.overlaps(last.span)):
            met.add(wording)
            taken.append(finding)
            last = finding if last is None or finding.span.end >= last.span.end else last
    return taken


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def verdict_on(
    findings: Sequence[Finding], lines: LineIndex, words: int, kind: str = ""
) -> dict[str, object] | None:
    """The verdict on an article, or None. `kind` is the kind of article. Lines and columns of the signs count
    from 1 in the file; ends are exclusive."""
    if not any(finding.sign for finding in findings):
        return None
    limits = thresholds()
    if kind in limits.not_for or words < limits.words:
        return None
    signs = signs_of(findings, limits.not_counted)
    kinds = sorted({finding.sign for finding in signs})
    families = {finding.family for finding in signs if finding.sign not in limits.not_enough}
    if (
        len(signs) < max(limits.signs, limits.signs_per_1000_words * words / 1000)
        or len(kinds) < limits.kinds
        or len(families) < limits.families
    ):
        return None
    return {
        "verdict": "machine-reworded",
        "message": f"reads as machine-reworded: {_counted(len(signs), 'sign')} of {_counted(len(kinds), 'kind')}",
        "kinds": kinds,
        "signs": [_sign(finding, lines) for finding in signs],
    }


def _sign(finding: Finding, lines: LineIndex) -> dict[str, object]:
    start, end = lines.position(finding.span.start), lines.position(finding.span.end)
    return {
        "kind": finding.sign, "rule": finding.rule, "text": finding.text, "line": start.line, "column": start.column,
        "end_line": end.line, "end_column": end.column, "fingerprint": finding.fingerprint,
    }  # fmt: skip
