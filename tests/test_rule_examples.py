"""The examples of every rule that ships are its tests: `pytest -k RULE_ID` runs those of one rule."""

from __future__ import annotations

import pytest

from newslint.authoring.run_examples import needs_engine, try_rule
from newslint.packs.sources import load_packs

LOADED = [entry for entry in load_packs() if not needs_engine(entry)]


@pytest.mark.parametrize("entry", LOADED, ids=[entry.rule.id for entry in LOADED])
def test_examples(entry):
    outcomes = list(try_rule(entry))
    assert len(outcomes) == len(entry.examples) > 0
    wrong = [one for one in outcomes if one.problem]
    assert not wrong, "\n".join(f"{one.example.path}:{one.example.line}: {one.problem}" for one in wrong)
