"""`newslint test`: failed examples, slow rules and entries that can never be found, for people and programs."""

from __future__ import annotations

import json
import textwrap

import pytest

from newslint.authoring.cost import LIMIT, cost_of
from newslint.authoring.dead_entries import unreachable
from newslint.cli.group import run
from newslint.packs import sources


@pytest.fixture
def pack(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def write(*rules: str) -> str:
        listed = "".join(
            f"  - id: typos.rule-{number}\n    message: m\n    why: w\n"
            + textwrap.indent(body.strip("\n"), "    ")
            + "\n"
            for number, body in enumerate(rules, 1)
        )
        (tmp_path / "house.yaml").write_text(f"family: typos\nrules:\n{listed}")
        return "house.yaml"

    return write


def only(path):
    (loaded,) = sources.load_packs((path,), shipped=False)
    return loaded


GOOD = "good: [one, two]"
SLOW = rf"""
kind: pattern
pattern: 'said (?:\w+\s?)+:'
bad: ["He [[said this:]] no."]
{GOOD}
"""
QUICK = f"""
kind: pattern
pattern: 'said this:'
bad: ["He [[said this:]] no."]
{GOOD}
"""


def test_a_slow_rule_is_named_with_its_cost_and_the_limit(pack, capfd):
    assert run(["test", pack(SLOW, QUICK)]) == 0
    out, err = capfd.readouterr()
    assert out == "2 rules, 6 examples: all as they must be; 1 warning\n"
    assert err.startswith(
        "house.yaml:3: warning: typos.rule-1: it is slow: more than 1,000 ms and was stopped"
    )
    assert f"(limit {LIMIT:,.0f} ms)" in err
    assert "say how often" in err
    assert "rule-2" not in err


def test_in_json(pack, capfd):
    broken = f"kind: phrases\nphrases: [bar]\nbad: ['a [[foo]]']\n{GOOD}"
    assert run(["test", "--format", "json", pack(SLOW, QUICK, broken)]) == 1
    report = json.loads(capfd.readouterr().out)
    slow, quick, failed = report["rules"]
    assert report["schema"] == 1
    assert [warning["kind"] for warning in slow["warnings"]] == ["slow"]
    assert quick["warnings"] == []
    assert 0 <= quick["milliseconds"] < LIMIT
    assert [warning["kind"] for warning in failed["warnings"]] == ["never-matches"]
    assert failed["failed"][0] | {"problem": ""} == {
        "path": "house.yaml",
        "line": 22,
        "kind": "bad",
        "problem": "",
    }
    assert report["summary"] | {"limit": 0} == {
        "rules": 3, "examples": 9, "failed": 1, "todo": 0, "warnings": 2, "limit": 0, "not_asked": [],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("kind: phrases\nphrases: [foo, \"bar\\u200b\"]", ["'bar' can never be found: it holds an invisible character (U+200B)"]),
        ("kind: phrases\nswap: {foo: bar, '{foo|fob}': baz}", ["'foo' is there twice; 'baz' is never offered, because 'bar' comes first"]),
        ("kind: tokens\ntokens: [foo]\nunless: [Bar, baz]", ["'Bar' can never be found: write it in lower case"]),
        ("kind: tokens\ntokens: ['foo <x>']\nsets: {x: [bar well-known]}", ["'well-known' can never be found: it is not read as one word"]),
        ("kind: pattern\npattern: 'a foo|foo(?: bar|fix|fixed)'", ["in the pattern 'foofixed' is never reached, because 'foofix' before it already matches; put the longer one first"]),
        ("kind: pattern\npattern: '(foo|foobar)'", ["in the pattern 'foobar' is never reached, because 'foo' before it already matches; put the longer one first"]),
        ("kind: pattern\npattern: '\\b(?:foo|foobar)\\b'", []),
        ("kind: phrases\ncase: true\nphrases: [foo, Foo Bar, \"U.S.’s foo\", the foo's]", []),
        ("kind: phrases\nswap: {'~foo bar': '~baz', 'foo': 'x'}", []),
    ],
)  # fmt: skip
def test_entries_that_can_never_be_found(pack, body, said):
    found = unreachable(only(pack(f"{body}\nbad: ['a [[foo]] b']\n{GOOD}")))
    assert [sentence[: len(wanted)] for sentence, wanted in zip(found, said)] == said
    assert len(found) == len(said)


def test_thousands_of_phrases_are_looked_at_together(pack, tmp_path):
    (tmp_path / "words.txt").write_text(
        "".join(f"phrase number x{n}y\n" for n in range(3000)) + "bar\u200b\n", encoding="utf-8"
    )
    loaded = only(pack(f"kind: phrases\nwords-file: words.txt\nbad: ['a [[phrase number x7y]]']\n{GOOD}"))
    assert len(unreachable(loaded)) == 1


def test_cost_grows_with_the_rule_not_with_the_machine(pack):
    cost = cost_of(only(pack(QUICK)))
    assert not cost.slow
    assert cost.text


def test_a_rule_that_is_always_stopped_fails_its_example(pack, capfd, monkeypatch):
    from newslint.checks.matching import search

    monkeypatch.setattr(search, "PER_PATTERN", 0.05)
    body = SLOW.replace("good: [one,", f"good: [{'He said ' + 'and so on ' * 40},")
    assert run(["test", pack(body)]) == 1
    assert "took longer than 0.05 s and was stopped" in capfd.readouterr().out
