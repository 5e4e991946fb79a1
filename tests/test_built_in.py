"""What newslint reports by itself is listed, explained, levelled and ignored like any rule."""

from __future__ import annotations

import json

import pytest

import runs
from newslint.config.model import Settings
from newslint.packs.rule_set import RuleSet
from newslint.pipeline import built_in
from newslint.pipeline.check import check_file

NONE = RuleSet.of([])
EXAMPLES = [
    pytest.param(example, id=f"{example.rule}-{number}")
    for entry in built_in.loaded()
    for number, example in enumerate(entry.examples)
    if example.rule != built_in.RENAMED or example.kind == "good"  # it takes a rule: see test_former_ids
]
BAD = {
    entry.rule.id: next(one.text for one in entry.examples if one.kind == "bad")
    for entry in built_in.loaded()
}


def found(text, **settings):
    result = check_file("story.txt", NONE, Settings(**settings), data=text.encode())
    return [(one.rule, one.level, one.span) for one in result.findings]


@pytest.mark.parametrize("example", EXAMPLES)
def test_examples(example):
    assert [(one, span) for one, _, span in found(example.text) if one == example.rule] == [
        (example.rule, span) for span in example.spans
    ]


@pytest.mark.parametrize("name", [name for name in built_in.NAMES if name != built_in.RENAMED])
def test_settings_hold_for_each(name):
    text = BAD[name]
    assert {one for one, _, _ in found(text)} == {name}
    assert (
        found(text, ignore=(name,))
        == found(text, ignore=("newslint",))
        == found(text, select=("typos",))
        == []
    )
    assert found(text, select=(name,)) == found(text)
    assert {level for _, level, _ in found(text, levels=((name, "error"),))} == {"error"}
    assert found(text, levels=(("newslint", "suggestion"),)) == []
    shown = found(text, levels=(("newslint", "suggestion"),), level="suggestion")
    assert {level for _, level, _ in shown} == {"suggestion"}


def newslint(*arguments):
    process = runs.newslint(*arguments)
    assert not process.stderr
    return process.stdout


def test_they_are_listed():
    listed = json.loads(newslint("rules", "newslint", "--format", "json"))
    assert [one["id"] for one in listed] == list(built_in.NAMES)
    assert all(one["message"] and one["why"] for one in listed)
    shown = newslint("rules", "--format", "markdown", "newslint")
    assert all(f"### {name}" in shown for name in built_in.NAMES)


def test_they_are_explained():
    page = newslint("explain", "newslint.hidden-character")
    assert page.startswith("newslint.hidden-character  (warning)\n")
    assert "Readers do not see it" in page and "--ignore newslint.hidden-character" in page


def test_sarif_describes_them(tmp_path):
    story = tmp_path / "story.txt"
    story.write_text(BAD["newslint.hidden-character"], encoding="utf-8")
    (tmp_path / ".git").mkdir()
    run = json.loads(newslint("check", "--format", "sarif", str(story)))["runs"][0]
    described = {rule["id"]: rule["fullDescription"]["text"] for rule in run["tool"]["driver"]["rules"]}
    assert set(built_in.NAMES) <= described.keys()
    (result,) = run["results"]
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == "newslint.hidden-character"
