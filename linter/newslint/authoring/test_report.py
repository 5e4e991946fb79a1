"""What `newslint test` finds out about a rule, and how it says so."""

from __future__ import annotations

import json
from collections.abc import Iterator

from .. import __version__
from ..checks.registry import kind_module
from ..engines.interface import EngineRequest
from ..packs.rule import Loaded, Note, Rule
from ..reporters.shared.base import counted
from ..storage.lazy_namedtuple import NamedTuple
from .cost import LIMIT, Cost, cost_of
from .dead_entries import unreachable
from .run_examples import Outcome, try_rule

#: So many entries of one rule that can never be found are named.
_MOST = 20

#: Lines of a report, each with whether it belongs on standard error.
Lines = Iterator[tuple[str, bool]]


class Warned(NamedTuple):
    """A warning for whoever wrote a rule: its kind, a sentence, and the line (from 1) it is about."""

    kind: str
    sentence: str
    line: int


class Tested(NamedTuple):
    """A rule with how its examples went, what it costs (None: nothing to time), its dead entries, and names in it
    that have changed."""

    rule: Rule
    outcomes: tuple[Outcome, ...]
    cost: Cost | None
    dead: tuple[str, ...]
    notes: tuple[Note, ...] = ()

    @property
    def failed(self) -> list[Outcome]:
        """The examples that did not go as they must."""
        return [outcome for outcome in self.outcomes if outcome.problem]

    @property
    def never(self) -> bool:
        """True if the rule finds nothing in any of its bad examples."""
        bad = [
            outcome for outcome in self.outcomes if outcome.example.kind == "bad" and not outcome.example.todo
        ]
        return bool(bad) and all(outcome.silent for outcome in bad)

    def warnings(self) -> list[Warned]:
        """What whoever wrote the rule should know."""
        line = self.rule.line
        told = [Warned(kind, sentence, line) for kind, sentence in self._doubts()]
        return [Warned("former-name", note.message, note.line) for note in self.notes] + told

    def _doubts(self) -> list[tuple[str, str]]:
        """Kind and sentence of what makes the rule look as if it did not do what it should."""
        found = [("never-found", sentence) for sentence in self.dead[:_MOST]]
        if len(self.dead) > _MOST:
            found.append(
                ("never-found", f"and {len(self.dead) - _MOST} more entries that can never be found")
            )
        if self.never:
            found.insert(
                0, ("never-matches", "it finds nothing in any of its bad examples, so it may never match")
            )
        if self.cost is not None and self.cost.slow:
            found.append(("slow", _slow(self.rule, self.cost)))
        return found


def _slow(rule: Rule, cost: Cost) -> str:
    much = "more than 1,000 ms and was stopped" if cost.stopped else f"{cost.milliseconds:,.0f} ms"
    text = f"it is slow: {much} for 1,000 words of {cost.text} (limit {LIMIT:,.0f} ms)"
    if getattr(kind_module(rule.kind), "RUNS_PATTERNS", False):
        text += (
            "; usually a part that repeats holds a part that repeats, as in (\\w+\\s?)+ : say how often "
            "({1,5}), or use window: sentence"
        )
    return text


def tried(loaded: Loaded, request: EngineRequest | None) -> Tested:
    """A rule run on its examples and on the texts that show what it costs."""
    outcomes = tuple(try_rule(loaded, request))
    cost = None if loaded.rule.engine else cost_of(loaded)
    return Tested(loaded.rule, outcomes, cost, tuple(unreachable(loaded)), loaded.notes)


def as_text(tested: list[Tested], asleep: list[str], *, verbose: bool) -> Lines:
    """The report for people: failed examples, warnings, a line that sums up."""
    warned = 0
    for one in tested:
        rule, failed = one.rule, one.failed
        if verbose or failed:
            cost = f" ({one.cost.milliseconds:.1f} ms)" if verbose and one.cost else ""
            yield f"{'FAIL' if failed else 'ok  '} {rule.id}{cost}", False
        for outcome in failed:
            example = outcome.example
            yield (
                f"{example.path}:{example.line}: {example.kind} example of {rule.id}\n     {outcome.problem}",
                False,
            )
        for _, sentence, line in one.warnings():
            warned += 1
            yield f"{rule.path}:{line}: warning: {rule.id}: {sentence}", True
    if asleep:
        yield f"{len(asleep)} rules belong to engines that were not asked (--engine)", True
    outcomes = [outcome for one in tested for outcome in one.outcomes]
    failures, todo = sum(len(one.failed) for one in tested), sum(o.example.todo for o in outcomes)
    known = f", {todo} known shortcomings" if todo else ""
    ending = f"{failures} failed" if failures else "all as they must be"
    many = f"; {warned} warning{'s' if warned > 1 else ''}" if warned else ""
    yield f"{counted(len(tested), 'rule')}, {counted(len(outcomes), 'example')}{known}: {ending}{many}", False


def as_json(tested: list[Tested], asleep: list[str], *, verbose: bool) -> Lines:
    """The report for programs, schema 1."""
    rules = [
        {
            "rule": one.rule.id,
            "path": one.rule.path,
            "line": one.rule.line,
            "examples": len(one.outcomes),
            "failed": [
                {"path": o.example.path, "line": o.example.line, "kind": o.example.kind, "problem": o.problem}
                for o in one.failed
            ],
            "milliseconds": None if one.cost is None else round(one.cost.milliseconds, 1),
            "warnings": [
                {"kind": kind, "message": sentence, "line": line} for kind, sentence, line in one.warnings()
            ],
        }
        for one in tested
    ]
    summary = {
        "rules": len(tested),
        "examples": sum(len(one.outcomes) for one in tested),
        "failed": sum(len(one.failed) for one in tested),
        "todo": sum(o.example.todo for one in tested for o in one.outcomes),
        "warnings": sum(len(one.warnings()) for one in tested),
        "limit": LIMIT,
        "not_asked": asleep,
    }
    yield (
        json.dumps({"schema": 1, "version": __version__, "rules": rules, "summary": summary}, indent=2),
        False,
    )
