"""What happens to findings after the checks: small functions from list to list, in the order of the pipeline."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from .finding import RANK, Finding
from .span import Span
from .suppress import Directive, Reach, covers

UNUSED = "newslint.unused-suppression"
DIRECTIVE = "newslint.bad-directive"


def apply_levels(findings: list[Finding], levels: Mapping[str, str]) -> list[Finding]:
    """Give findings the level the configuration sets for their rule or family."""
    if not levels:
        return findings
    return [
        finding._replace(level=levels.get(finding.rule) or levels.get(finding.family) or finding.level)
        for finding in findings
    ]


def drop_duplicates(findings: list[Finding]) -> list[Finding]:
    """One finding a place: of two on the same words, or of one family one inside the other, the more
    severe stays, then the one that offers a replacement, then the longer."""
    kept: list[Finding] = []
    ordered = sorted(
        findings,
        key=lambda f: (
            -RANK.get(f.level, 0),
            not f.replacements,
            f.span.start - f.span.end,
            f.span.start,
            f.rule,
        ),
    )
    for finding in ordered:
        if not any(
            other.span == finding.span
            or (
                other.family == finding.family
                and (other.span.covers(finding.span) or finding.span.covers(other.span))
            )
            for other in kept
        ):
            kept.append(finding)
    return kept


def drop_suppressed(
    findings: list[Finding], places: list[Reach], known: Collection[str]
) -> tuple[list[Finding], list[tuple[Directive, str]]]:
    """Findings that no directive covers, and each directive that covered none, with the reason to report.

    `known` are the ids and families that ran; a directive for others is left alone, since it may be
    needed in another run."""
    if not places:
        return findings, []
    used: set[Span] = set()
    kept = []
    for finding in findings:
        hit = False
        for reach in places:
            if reach.start <= finding.span.start < max(reach.end, reach.start + 1) and covers(
                reach.directive, finding.rule, finding.family
            ):
                used.add(reach.directive.span)
                hit = True
        if not hit:
            kept.append(finding)
    unused = [
        (reach.directive, "this directive suppresses nothing; take it out")
        for reach in places
        if reach.directive.span not in used and all(rule in known for rule in reach.directive.rules)
    ]
    return kept, unused


def from_level(findings: list[Finding], level: str) -> list[Finding]:
    """Findings at or above a level."""
    least = RANK[level]
    return [finding for finding in findings if RANK.get(finding.level, 0) >= least]


def in_order(findings: list[Finding]) -> list[Finding]:
    """Findings by place, then rule: the same on every machine."""
    return sorted(findings, key=lambda f: (f.span.start, f.span.end, f.rule))
