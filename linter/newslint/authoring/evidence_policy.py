"""What a rule must show before it may speak: most of its hits in edited copy that somebody read are right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..packs.rule import Loaded
from ..storage.lazy_namedtuple import NamedTuple
from .measured import Measured, Summary, state_of

#: Of the hits that were read so many are right: of a rule that speaks by default, and of a suggestion.
LEAST_RIGHT = {"error": 0.8, "warning": 0.8, "suggestion": 0.4}
#: A rule that makes fewer hits in a million words than this makes nearly none: its examples speak for it.
_FEW = 2.5
#: So many hits tell how often a rule is right; of fewer, those that only damage of the corpus makes count as read.
_TELLING = 5


class Judged(NamedTuple):
    """What the figures say of one rule. `problem` is "" where the policy is held; `stale` if the figures are those of
    an earlier state of the rule."""

    rule: str
    problem: str
    stale: bool


def judged(loaded: Iterable[Loaded], summary: Summary) -> Iterator[Judged]:
    """All rules held against the policy, but for those that are off, that need company or a language model, and
    those of other engines."""
    for entry in loaded:
        rule = entry.rule
        if rule.off or rule.needs or rule.engine:
            continue
        row = summary.rules.get(rule.id)
        if row is None:
            yield Judged(rule.id, "", True)
            continue
        yield Judged(rule.id, _problem(rule.level, row, summary.words), row.state != state_of(entry))


def _problem(level: str, row: Measured, words: int) -> str:
    least = LEAST_RIGHT[level]
    if row.hits - row.data <= _FEW * words / 1_000_000:
        return ""
    if row.read >= _TELLING or (row.read and row.read + row.data < _TELLING):
        if row.right >= least * row.read:
            return ""
        return f"{row.right} of {row.read} hits right; a rule at level {level} needs {least:.0%}"
    if row.hits <= 1 or row.read + row.data >= _TELLING:
        return ""
    return f"{row.hits} hits in {words:,} words, and nobody has read enough of them"
