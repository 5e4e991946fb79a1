"""The keys that every rule has are checked by what they may say, and the mistake is shown at its line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from helpers import found, rules_of, write_pack
from newslint.model.errors import PackError
from newslint.model.signs import SIGNS

RULE = """
- id: garbled.probe
  kind: phrases
  phrases: [probe]
  message: "'{match}'"
  why: "A probe."
  bad: [{text: "A [[probe]]."}]
  good: ["A prob.", "Approbe."]
"""
DOCS = Path(__file__).parents[2] / "docs" / "packs.md"


def mistakes(tmp_path, *lines):
    path = write_pack(tmp_path, RULE + "\n".join(f"  {line}" for line in lines) + "\n")
    with pytest.raises(PackError) as raised:
        rules_of(path)
    return "\n".join(raised.value.mistakes)


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        (
            "skip-kinds: [opinion, interveiw]",
            "10:27: unknown kind of article 'interveiw' in rule 'garbled.probe'",
        ),
        ("skip-kinds: [news]", "10:18: unknown kind of article 'news'"),
        ("sign: spiner-signature", "10:11: unknown sign 'spiner-signature' in rule 'garbled.probe'"),
        ("where: [body, captoin]", "10:19: unknown block kind 'captoin' in rule 'garbled.probe'"),
        ("enabled: maybe", "10:14: 'enabled' in rule 'garbled.probe' takes true or false"),
    ],
)
def test_values_nobody_knows_are_mistakes(tmp_path, line, complaint):
    text = mistakes(tmp_path, line)
    assert f"house.yaml:{complaint}" in text
    if "interveiw" in line:
        assert "did you mean 'interview'?" in text
    if "spiner" in line:
        assert "did you mean 'spinner-signature'?" in text


def test_off_and_enabled_are_not_said_together(tmp_path):
    assert "'off' and 'enabled' in rule 'garbled.probe' say the same" in mistakes(
        tmp_path, "off: true", "enabled: true"
    )


@pytest.mark.parametrize(
    ("line", "off"),
    [
        ("off: true", True), ("'off': true", True), ("off: false", False), ("off: yes", True),
        ("enabled: false", True), ("enabled: no", True), ("enabled: off", True), ("enabled: true", False),
    ],
)  # fmt: skip
def test_a_rule_is_switched_off_by_either_word(tmp_path, line, off):
    rules = rules_of(write_pack(tmp_path, f"{RULE}  {line}\n"))
    assert rules.rules[0].off is off
    assert found("A probe.", rules) == ([] if off else [("garbled.probe", "probe")])
    assert found("A probe.", rules, enable=("garbled",)) == [("garbled.probe", "probe")]


@pytest.mark.parametrize("line", ["enabled: true", "off: false", "'off': no"])
def test_an_override_switches_on_by_either_word(tmp_path, line):
    path = write_pack(tmp_path, f"{RULE}  enabled: false\n")
    path.write_text(f"{path.read_text()}override:\n  garbled.probe:\n    {line}\n")
    assert found("A probe.", rules_of(path)) == [("garbled.probe", "probe")]


@pytest.mark.parametrize("line", ["enabled: false", "off: true", "off: on"])
def test_an_override_switches_off_by_either_word(tmp_path, line):
    path = write_pack(tmp_path, RULE)
    path.write_text(f"{path.read_text()}override:\n  garbled:\n    {line}\n")
    assert found("A probe.", rules_of(path)) == []


def test_an_override_that_says_both_is_a_mistake(tmp_path):
    path = write_pack(tmp_path, RULE)
    path.write_text(f"{path.read_text()}override:\n  garbled:\n    off: true\n    enabled: true\n")
    with pytest.raises(PackError, match="'off' and 'enabled' in the override of 'garbled' say the same"):
        rules_of(path)


def test_words_that_yaml_reads_as_something_else_are_keys_as_written(tmp_path):
    path = write_pack(
        tmp_path, RULE.replace("phrases: [probe]", "pattern: '{{no}}be'").replace("phrases", "pattern")
    )
    path.write_text(path.read_text() + "define:\n  no: pro\n")
    assert found("A probe.", rules_of(path)) == [("garbled.probe", "probe")]


def test_the_docs_name_every_sign():
    text = DOCS.read_text(encoding="utf-8")
    assert re.findall(
        r"^\| `([a-z-]+)` \| (.+) \|$", text.partition("### Signs")[2].partition("\n#")[0], re.M
    ) == list(SIGNS.items())
