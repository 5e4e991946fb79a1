"""A finding knows the entry of its rule, and an entry can be switched off alone."""

from __future__ import annotations

import json

import pytest

from helpers import check, rules_of, write_pack
from newslint.checks.matching.entry_names import entry_name, entry_names
from newslint.model.finding import Finding
from runs import newslint

RULES = """
- id: garbled.phrase
  kind: phrases
  message: "'{match}'."
  why: "w"
  phrases: ["{in|from} a safety standpoint", "at this point in time"]
  swap: {"~postpone back to": "~postpone to"}
  bad: ["It is fine [[from a safety standpoint]]."]
  good: ["It is fine.", "It is safe."]
- id: garbled.pattern-of-words
  kind: tokens
  message: "'{match}'."
  why: "w"
  tokens: ["collided against => collided with", "agreed <num> of", "collided on"]
  bad: ["They [[collided against]] it."]
  good: ["They collided with it.", "They met."]
- id: typos.pair
  kind: confusion
  message: "'{match}'."
  why: "w"
  cases: [{wrong: dock, right: duck, before: "roast peking"}]
  bad: ["They ate roast [[dock]]."]
  good: ["They ate roast duck.", "They saw the dock."]
- id: typos.forms
  kind: consistency
  message: "'{match}'."
  why: "w"
  forms: {dotted: [U.S., U.N.], plain: [US, UN]}
  case: true
  bad: ["The U.S. acts. The U.S. waits. The [[US]] acts."]
  good: ["The U.S. acts.", "The US acts."]
- id: typos.twice
  kind: repetition
  message: "'{match}'."
  why: "w"
  words: [the]
  bad: ["He saw [[the the]] dog."]
  good: ["He saw the dog.", "He had had it."]
"""
TEXT = (
    "The roof is fine from a safety standpoint. He postponed back to May the vote. The cars collided against a wall. "
    "They collided on Monday. They ate roast dock. He saw the the dog. The U.S. acts. The U.S. waits. The US acts.\n"
)
ENTRIES = {
    "garbled.phrase/in-from-a-safety", "garbled.phrase/postpone", "garbled.pattern-of-words/collided",
    "garbled.pattern-of-words/collided-on", "typos.pair/dock-duck", "typos.forms/u-s", "typos.twice/the",
}  # fmt: skip
#: A rule that ships says it, too.
SHIPPED = {"typos.twice/the"}


@pytest.fixture
def pack(tmp_path):
    text = write_pack(tmp_path, RULES).read_text().replace("family: garbled", "family: [garbled, typos]", 1)
    (tmp_path / "house.yaml").write_text(text)
    (tmp_path / "story.txt").write_text(TEXT)
    return tmp_path / "house.yaml"


def entries(result):
    return {f"{finding.rule}/{finding.entry}" for finding in result.findings}


def test_findings_know_their_entries(pack):
    assert entries(check(TEXT, rules_of(pack))) == ENTRIES


@pytest.mark.parametrize("entry", sorted(ENTRIES))
def test_an_entry_is_switched_off_alone(pack, entry):
    assert entries(check(TEXT, rules_of(pack), ignore=(entry,))) == ENTRIES - {entry}


def test_another_rule_speaks_where_an_entry_is_off(tmp_path):
    rules = rules_of(
        write_pack(
            tmp_path,
            """
            - {id: garbled.a, level: error, kind: phrases, message: m, why: w, phrases: [roast dock],
               bad: ["A [[roast dock]]."], good: [A dock., A roast.]}
            - {id: garbled.b, kind: phrases, message: m, why: w, phrases: [roast dock],
               bad: ["A [[roast dock]]."], good: [A dock., A roast.]}
            """,
        )
    )
    assert entries(check("They ate roast dock.", rules)) == {"garbled.a/roast"}
    assert entries(check("They ate roast dock.", rules, ignore=("garbled.a/roast",))) == {"garbled.b/roast"}


def test_a_directive_may_name_an_entry(pack):
    rules = rules_of(pack)
    order = "[newslint: ignore-next garbled.pattern-of-words/collided-on,typos.twice as printed]\n\n"
    assert entries(check(order + TEXT, rules)) == ENTRIES - {
        "garbled.pattern-of-words/collided-on",
        "typos.twice/the",
    }
    useless = check("[newslint: ignore-next garbled.phrase/postpone as printed]\n\nAll is well.\n", rules)
    assert [finding.rule for finding in useless.findings] == ["newslint.unused-suppression"]


def test_fingerprints_are_those_of_before(pack):
    prints = {finding.rule: finding.fingerprint for finding in check(TEXT, rules_of(pack)).findings}
    text = pack.read_text().replace("{in|from} a safety", "{in|from|on} a safety")
    pack.write_text(text)
    again = check(TEXT, rules_of(pack))
    assert {finding.rule: finding.fingerprint for finding in again.findings} == prints
    assert "garbled.phrase/in-from-on-a-safety" in entries(again)


def run(pack, *arguments):
    return newslint("check", "story.txt", "--rules", pack.name, *arguments, cwd=pack.parent)


def findings_of(pack, *arguments):
    return json.loads(run(pack, "--format", "json", *arguments).stdout)["files"][0]["findings"]


def test_reports_have_it_from_the_cache_too(pack, monkeypatch):
    monkeypatch.setenv("NEWSLINT_CACHE_DIR", str(pack.parent / "cache"))
    for _ in range(2):
        named = {f"{finding['rule']}/{finding['entry']}" for finding in findings_of(pack)}
        assert named >= ENTRIES - SHIPPED
    results = json.loads(run(pack, "--format", "sarif").stdout)["runs"][0]["results"]
    named = {f"{one['ruleId']}/{one.get('properties', {}).get('entry')}" for one in results}
    assert named >= ENTRIES - SHIPPED


def test_on_the_command_line_and_in_the_configuration(pack):
    found = {finding["rule"] for finding in findings_of(pack, "--ignore", "typos.twice/the,typos.pair")}
    assert "garbled.phrase" in found and not found & {"typos.twice", "typos.pair"}
    (pack.parent / ".newslint.yaml").write_text("ignore: [typos.twice/the]\n")
    assert "typos.twice" not in {finding["rule"] for finding in findings_of(pack)}


@pytest.mark.parametrize("name", ["typos.twicee/the", "typos/the", "typos.twice/"])
def test_an_entry_of_no_rule_is_a_mistake(pack, name):
    result = run(pack, "--ignore", name)
    assert result.returncode == 2
    assert f"no rule or family is called '{name}'" in result.stderr
    (pack.parent / ".newslint.yaml").write_text(f"ignore: ['{name}']\n")
    assert run(pack).returncode == 2


def test_only_what_is_ignored_may_be_an_entry(pack):
    assert run(pack, "--select", "typos.twice/the").returncode == 2


def test_names_of_entries():
    assert entry_name("It’s") == "it-s"
    assert entry_name("the Hague") == "the-hague"
    assert entry_name("…").isalnum()
    long = entry_name("one two three four five six")
    assert long.startswith("one-two-three-four-five-") and long != entry_name("one two three four five seven")
    names = entry_names(["~collide {at|with}", "~collide on", "in a safety standpoint", "~collide on"])
    assert list(names.values()) == ["collide", "collide-on", "in-a-safety"]
    same = entry_names(["a|b", "a b"])
    assert len(set(same.values())) == 2
    assert Finding._field_defaults["entry"] == ""
