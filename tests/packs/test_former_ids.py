"""Ids that rules had before: people may go on using them, and are told the present ones."""

from __future__ import annotations

import json

import pytest

from helpers import check, found, rules_of, write_pack
from newslint.cli.group import run
from newslint.model.errors import PackError

RULE = """
- id: garbled.present
  former-ids: [garbled.first, garbled.second]
  kind: phrases
  phrases: [foo bar, foo baz]
  message: m
  why: w
  bad: ["A [[foo bar]]."]
  good: [one, two]
"""
TEXT = "A foo bar."
TOLD = "'garbled.first' is called 'garbled.present' now; the old name will stop working in a later version"


@pytest.fixture
def pack(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "story.txt").write_text(TEXT, encoding="utf-8")
    return write_pack(tmp_path, RULE)


@pytest.mark.parametrize("name", ["garbled.first", "garbled.second", "garbled.present"])
def test_settings_know_every_name(pack, name):
    rules = rules_of(pack)
    assert found(TEXT, rules, ignore=(name,)) == []
    assert found(TEXT, rules, select=(name,)) == [("garbled.present", "foo bar")]
    (finding,) = check(TEXT, rules, levels=((name, "error"),)).findings
    assert finding.level == "error"


def test_an_entry_by_a_former_name(pack):
    rules = rules_of(pack)
    both = "A foo bar. A foo baz."
    assert found(both, rules, ignore=("garbled.first/foo",)) == [("garbled.present", "foo baz")]


def test_directives_know_every_name_and_say_so_in_a_suggestion(pack):
    rules = rules_of(pack)
    text = f"[newslint: ignore-next garbled.first it is so]\n\n{TEXT}"
    assert found(text, rules) == []
    (finding,) = check(text, rules, level="suggestion").findings
    assert (finding.rule, finding.message) == ("newslint.former-rule-id", TOLD)


def test_a_directive_may_be_ended_by_another_name(pack):
    text = f"[newslint: off garbled.first]\n\n{TEXT}\n\n[newslint: on garbled.present]\n\n{TEXT}"
    assert len(found(text, rules_of(pack))) == 1


def test_findings_keep_their_fingerprints(tmp_path, pack):
    old = write_pack(tmp_path, RULE.replace("garbled.present", "garbled.first").replace("  former-ids: [garbled.first, garbled.second]\n", ""), name="old.yaml")  # fmt: skip
    (before,), (after,) = (check(TEXT, rules_of(path)).findings for path in (old, pack))
    assert before.rule != after.rule
    assert before.fingerprint == after.fingerprint


def test_a_baseline_of_before_holds(tmp_path, pack, capsys):
    pack.write_text(
        RULE.replace("- id: garbled.present\n  former-ids: [garbled.first, garbled.second]", "- id: garbled.first").join(("family: garbled\nrules:", ""))
    )  # fmt: skip
    options = ["--rules", "house.yaml", "story.txt"]
    assert run(["baseline", *options]) == 0
    write_pack(tmp_path, RULE)
    assert run(["check", "--baseline", ".newslint-baseline.json", "--no-cache", *options]) == 0
    assert run(["check", "--no-cache", *options]) == 1
    capsys.readouterr()


def test_an_override_by_a_former_name(pack, capsys):
    pack.write_text(pack.read_text() + "override:\n  garbled.second: {level: suggestion}\n", encoding="utf-8")
    assert found(TEXT, rules_of(pack)) == []
    assert run(["test", "house.yaml"]) == 0
    told = "house.yaml:12: warning: garbled.present: 'garbled.second' is called 'garbled.present' now"
    assert told in capsys.readouterr().err


def test_the_command_line(pack, capsys):
    assert (
        run(["check", "--no-cache", "--rules", "house.yaml", "--ignore", "garbled.first", "story.txt"]) == 0
    )
    assert f"--ignore: {TOLD}" in capsys.readouterr().err


def test_a_configuration(pack, capsys):
    (pack.parent / ".newslint.yaml").write_text("levels:\n  garbled.first: error\n", encoding="utf-8")
    assert run(["check", "--no-cache", "--rules", "house.yaml", "--format", "json", "story.txt"]) == 1
    shown = capsys.readouterr()
    assert f".newslint.yaml: {TOLD}" in shown.err
    (finding,) = json.loads(shown.out)["files"][0]["findings"]
    assert (finding["rule"], finding["level"]) == ("garbled.present", "error")


def test_explain_and_try(pack, capsys):
    assert run(["explain", "--rules", "house.yaml", "garbled.first"]) == 0
    shown = capsys.readouterr()
    assert shown.out.startswith("garbled.present  (warning") and TOLD in shown.err
    assert run(["try", "--rules", "house.yaml", "garbled.first", "story.txt"]) == 0
    shown = capsys.readouterr()
    assert "[[foo bar]]" in shown.out and TOLD in shown.err


OTHER = RULE.replace("garbled.present", "garbled.other").replace("foo", "fox")


@pytest.mark.parametrize(
    ("rules", "told"),
    [
        (RULE + OTHER, "the former id 'garbled.first' of rule 'garbled.other' is taken"),
        (
            RULE + OTHER.replace("[garbled.first, garbled.second]", "[garbled.present]"),
            "the former id 'garbled.present' of rule 'garbled.other' is taken",
        ),
        (RULE.replace("garbled.first", "First"), "the former id 'First' is not of the form"),
    ],
)
def test_a_former_id_is_of_one_rule(tmp_path, rules, told):
    with pytest.raises(PackError, match=told):
        rules_of(write_pack(tmp_path, rules))
