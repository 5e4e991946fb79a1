"""The examples of every rule that ships are its tests: `pytest -k RULE_ID` runs those of one rule."""

from __future__ import annotations

import pytest

from newslint.authoring.run_examples import needs_engine, try_example
from newslint.packs.rule_set import RuleSet
from newslint.packs.sources import load_packs

LOADED = load_packs()
CASES = [
    pytest.param(
        entry, example, id=f"{example.rule}-{'todo-' if example.todo else ''}{example.kind}-{number}"
    )
    for entry in LOADED
    if not needs_engine(entry)
    for number, example in enumerate(entry.examples, 1)
]
_SETS: dict[str, RuleSet] = {}


@pytest.mark.parametrize(("entry", "example"), CASES)
def test_example(entry, example):
    rules = _SETS.setdefault(entry.rule.id, RuleSet.of([entry]))
    outcome = try_example(rules, example)
    assert not outcome.problem, f"{example.path}:{example.line}: {outcome.problem}"
