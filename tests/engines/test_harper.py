"""Harper, which runs in this process: its rules on their examples, and its absence."""

from __future__ import annotations

import sys

import pytest

from newslint.authoring.run_examples import try_example
from newslint.engines.harper import Harper
from newslint.engines.interface import EngineFailure, EngineRequest
from newslint.engines.running import running
from newslint.packs.rule_set import RuleSet
from newslint.packs.sources import load_packs

LOADED = [entry for entry in load_packs() if entry.rule.engine == "harper"]
WISH = EngineRequest("harper")


@pytest.mark.parametrize("entry", [pytest.param(entry, id=entry.rule.id) for entry in LOADED])
def test_rules_on_their_examples(entry):
    rules = RuleSet.of([entry])
    for example in entry.examples:
        outcome = try_example(rules, example, WISH)
        assert not outcome.problem, f"{example.path}:{example.line}: {outcome.problem}"


def test_spans_count_code_points_and_every_id_has_an_example():
    text = "😀 They should of left."
    found = {match.id: match for match in running.result(WISH, text).matches}
    assert found["ModalOf"].span.of(text) == "should of"
    seen = {
        match.id
        for entry in LOADED
        for example in entry.examples
        for match in running.result(WISH, example.text).matches
    }
    assert {name for entry in LOADED for name in entry.data.ids} <= seen


def test_the_variety_is_the_dialect():
    assert not [
        match for match in Harper("gb").check("The colour faded.").matches if match.id == "SpellCheck"
    ]


def test_without_the_package_one_line_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "harper", None)
    with pytest.raises(EngineFailure, match=r"pip install 'newslint\[harper\]'"):
        Harper("us")
