"""What happens to findings after the checks: small functions from list to list, in the order of the pipeline."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from ..model.finding import RANK, Finding
from ..model.span import Span
from ..storage.lazy_namedtuple import TYPE_CHECKING

if TYPE_CHECKING:
    from .suppress import Directive, Reach


def outside(findings: list[Finding], passages: Sequence[Span]) -> list[Finding]:
    """Findings that touch none of the passages, which are in order and apart."""
    if not passages:
        return findings
    starts = [passage.start for passage in passages]

    def touches(span: Span) -> bool:
        at = bisect_left(starts, max(span.end, span.start + 1)) - 1
        return at >= 0 and passages[at].end > span.start

    return [finding for finding in findings if not touches(finding.span)]


def apply_levels(findings: list[Finding], levels: Mapping[str, str]) -> list[Finding]:
    """Give findings the level the configuration sets for their rule or family."""
    if not levels:
        return findings
    return [finding._replace(level=level_of(finding.rule, levels) or finding.level) for finding in findings]


def level_of(rule: str, levels: Mapping[str, str]) -> str | None:
    """The level set for a rule, or for the longest beginning of its id (`style.ap`, `style`)."""
    name = rule
    while name:
        if name in levels:
            return levels[name]
        name = name.rpartition(".")[0]
    return None


def drop_duplicates(findings: list[Finding]) -> list[Finding]:
    """One finding a place: of two on the same words, of one family one inside the other, or of two whose
    replacements come to the same text, the more severe stays, then the one that offers a replacement, then the
    longer."""
    kept: list[Finding] = []
    for group in _overlapping(findings):
        if len(group) == 1:
            kept += group
            continue
        group.sort(
            key=lambda f: (
                -RANK.get(f.level, 0),
                not f.replacements,
                f.span.start - f.span.end,
                f.span.start,
                f.rule,
            )
        )
        taken: set[Span] = set()
        edits: set[tuple[int, str, str] | None] = set()
        places: dict[str, _Apart] = {}
        for finding in group:
            edit = _edit(finding)
            if finding.span in taken or edit in edits:
                continue
            if places.setdefault(finding.family, _Apart()).add(finding.span):
                taken.add(finding.span)
                if edit:
                    edits.add(edit)
                kept.append(finding)
    return kept


def _edit(finding: Finding) -> tuple[int, str, str] | None:
    """What the first replacement changes, without what it repeats on either side: where, the words, what for them.
    None if there is none."""
    if not finding.replacements:
        return None
    old, new = finding.text, finding.replacements[0]
    shorter = min(len(old), len(new))
    begins = next((at for at in range(shorter) if old[at] != new[at]), shorter)
    left = shorter - begins
    ends = next((at for at in range(left) if old[-1 - at] != new[-1 - at]), left)
    return finding.span.start + begins, old[begins : len(old) - ends], new[begins : len(new) - ends]


class _Apart:
    """Spans none of which lies inside another, so that their starts and their ends are in one order:
    whether a span has a place among them is seen at its two neighbours."""

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []

    def add(self, span: Span) -> bool:
        """Take a span in, unless one of those here covers it or lies inside it."""
        after = bisect_left(self._starts, span.start)
        if after < len(self._starts) and self._ends[after] <= span.end:
            return False
        before = bisect_right(self._starts, span.start, after) - 1
        if before >= 0 and self._ends[before] >= span.end:
            return False
        self._starts.insert(after, span.start)
        self._ends.insert(after, span.end)
        return True


def _overlapping(findings: list[Finding]) -> Iterator[list[Finding]]:
    """Findings in groups that share words, so that only neighbours are compared."""
    group: list[Finding] = []
    end = -1
    for finding in sorted(findings, key=lambda f: (f.span.start, f.span.end, f.rule)):
        if group and finding.span.start > end:
            yield group
            group = []
        group.append(finding)
        end = max(end, finding.span.end) if len(group) > 1 else finding.span.end
    if group:
        yield group


def drop_suppressed(
    findings: list[Finding], places: list[Reach], known: Collection[str]
) -> tuple[list[Finding], list[tuple[Directive, str]]]:
    """Findings that no directive covers, and each directive that covered none, with the reason to report.

    `known` are the ids and families that ran; a directive for others is left alone, since it may be
    needed in another run."""
    if not places:
        return findings, []
    by_name: dict[str, list[Reach]] = {}
    for reach in places:
        for name in reach.directive.rules or ("",):
            by_name.setdefault(name, []).append(reach)
    covered = {
        name: Covered((reach.start, reach.end) for reach in reaches) for name, reaches in by_name.items()
    }
    spoken: dict[str, list[int]] = {}
    kept = []
    for finding in findings:
        names = _names(finding) & covered.keys()
        for name in names:
            spoken.setdefault(name, []).append(finding.span.start)
        if not any(covered[name].holds(finding.span.start) for name in names):
            kept.append(finding)
    for starts in spoken.values():
        starts.sort()
    used: set[Span] = set()
    for name, starts in spoken.items():
        for reach in by_name[name]:
            first = bisect_left(starts, reach.start)
            if first < len(starts) and starts[first] < max(reach.end, reach.start + 1):
                used.add(reach.directive.span)
    unused = [
        (reach.directive, "this directive suppresses nothing; take it out")
        for reach in places
        if reach.directive.span not in used
        and all(rule.partition("/")[0] in known for rule in reach.directive.rules)
    ]
    return kept, unused


def _names(finding: Finding) -> set[str]:
    """What a directive may call the rule of a finding: nothing (all rules), its family, its id or a beginning of it, or
    the entry of the rule."""
    names = {"", finding.family}
    if finding.entry:
        names.add(f"{finding.rule}/{finding.entry}")
    name = finding.rule
    while name:
        names.add(name)
        name = name.rpartition(".")[0]
    return names


class Covered:
    """Where any of some stretches is, each of a start and an end."""

    def __init__(self, stretches: Iterable[tuple[int, int]]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted((start, max(end, start + 1)) for start, end in stretches):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    def holds(self, offset: int) -> bool:
        """True at an offset within one of them."""
        at = bisect_right(self._starts, offset) - 1
        return at >= 0 and offset < self._ends[at]


def from_level(findings: list[Finding], level: str) -> list[Finding]:
    """Findings at or above a level."""
    least = RANK[level]
    return [finding for finding in findings if RANK.get(finding.level, 0) >= least]


def in_order(findings: list[Finding]) -> list[Finding]:
    """Findings by place, then rule: the same on every machine."""
    return sorted(findings, key=lambda f: (f.span.start, f.span.end, f.rule))
