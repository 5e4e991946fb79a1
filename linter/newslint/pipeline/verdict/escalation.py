"""Suggestions that are warnings in bad company.

Some words are odd, and yet published news has them now and then. In an article that is right in all else they
are left to `--level suggestion`; where other things are surely wrong, they most likely are too.
"""

from __future__ import annotations

from collections.abc import Sequence

from ...config.model import Settings
from ...model.finding import RANK, Finding
from ...packs.rule import names_of
from ...packs.rule_set import RuleSet
from ..filters import level_of
from .thresholds import thresholds


def escalating_rules(rules: RuleSet, settings: Settings, suggested: frozenset[int]) -> frozenset[int]:
    """Of the rules that run at level suggestion those that escalate, by number. A level that somebody has set
    for a rule stands."""
    levels = dict(settings.levels)
    return frozenset(
        number
        for number in suggested
        if rules.rules[number].escalates
        and rules.rules[number].level == "suggestion"
        and level_of(rules.rules[number].id, levels) is None
    )


def is_bad_company(findings: Sequence[Finding], words: int) -> bool:
    """True if enough of these findings are sure, of rules or words that differ, each on words of its own.
    `words` is the length of the article."""
    if len(findings) < 2:  # the common case, and no thresholds ask for less
        return False
    limits = thresholds()
    apart = frozenset(limits.not_escalating)
    counted: set[tuple[str, str]] = set()
    end = -1
    for finding in sorted(findings, key=lambda f: (f.span.start, -f.span.end)):
        if (
            finding.span.start >= end
            and RANK[finding.level] >= RANK["warning"]
            and apart.isdisjoint(names_of(finding.rule))
        ):
            end = finding.span.end
            counted.add((finding.rule, finding.text.casefold()))
    return len(counted) >= max(limits.findings, limits.findings_per_1000_words * words / 1000)


def escalated(findings: Sequence[Finding]) -> list[Finding]:
    """The same findings, suggestions as warnings. Those count for no verdict: it rests on what is sure by itself, or, as
    what needs company is, by what stands beside it."""
    return [
        finding._replace(level="warning", sign="") if finding.level == "suggestion" else finding
        for finding in findings
    ]
