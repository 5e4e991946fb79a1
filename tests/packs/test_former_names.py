"""Names of kinds and keys from before: they work, and the author is told what to write."""

from __future__ import annotations

import pytest

from helpers import found, rules_of, write_pack
from newslint.cli.group import run
from newslint.model.errors import PackError
from newslint.packs.sources import load_packs

COMMA = """
- id: typos.house
  kind: spacing
  message: m
  why: w
  what: before-mark
  bad: ["The town[[ ,]] he said, is far."]
  good: [one, two]
"""
TOLD = (
    "house.yaml:7: warning: typos.house: the key 'what' of the kind 'spacing' is called 'test' now; "
    "the old name will stop working in a later version"
)


@pytest.fixture
def pack(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return write_pack(tmp_path, COMMA, family="typos")


def test_a_former_key_works(pack):
    assert found("The town , he said, is far.", rules_of(pack)) == [("typos.house", " ,")]


def test_newslint_test_tells_of_it(pack, capsys):
    assert run(["test", "house.yaml"]) == 0
    assert TOLD in capsys.readouterr().err


@pytest.mark.parametrize("options", [[], ["--no-cache"], ["--jobs", "2"]])
def test_a_check_tells_of_it_each_time_the_pack_is_loaded(pack, capsys, options):
    for number in range(2):
        for name in "ab":
            (pack.parent / f"{name}.txt").write_text(f"A story that is told {number} times, {name}.\n")
        run(["check", *options, "--rules", "house.yaml", "a.txt", "b.txt"])
        assert capsys.readouterr().err.count(TOLD) == 1


def test_both_names_are_a_mistake(pack):
    pack.write_text(pack.read_text() + "    test: before-mark\n", encoding="utf-8")
    with pytest.raises(PackError, match=r"7:5: 'what' is what 'test' was called before"):
        rules_of(pack)


def test_what_ships_uses_no_former_name():
    assert [entry.rule.id for entry in load_packs() if entry.notes] == []


@pytest.mark.parametrize("name", ["languagetool", "harper"])
def test_a_former_kind_says_what_its_name_said(tmp_path, name):
    path = write_pack(
        tmp_path,
        f"""
        - id: typos.house
          kind: {name}
          message: "{{engine}}"
          why: w
          ids: [HE_VERB]
          bad: ["He [[go]] home."]
          good: [one, two]
        """,
        family="typos",
    )
    (entry,) = load_packs((str(path),), shipped=False)
    assert (entry.rule.kind, entry.rule.engine, entry.data.engine) == ("engine", name, name)
    assert [note.line for note in entry.notes] == [4]


def test_swap_is_a_kind_of_phrases_now(tmp_path):
    path = write_pack(
        tmp_path,
        """
        - id: typos.house
          kind: swap
          message: m
          why: w
          swap: {foo: bar}
          bad: ["A [[foo]]."]
          good: [one, two]
        """,
        family="typos",
    )
    assert found("The foo.", rules_of(path)) == [("typos.house", "foo")]


@pytest.mark.parametrize(
    ("written", "kind", "test", "told"),
    [
        ("kind: agency", "dateline", "agency", {4: "the kind 'agency' is called 'dateline' now"}),
        (
            "kind: gazetteer\n  test: fit",
            "dateline",
            "fit",
            {4: "the kind 'gazetteer' is called 'dateline' now"},
        ),
        (
            "kind: title\n  form: run-on",
            "speaker",
            "title-run-on",
            {
                4: "the kind 'title' is called 'speaker' now",
                5: "the key 'form' of the kind 'speaker' is called 'test' now",
            },
        ),
        (
            "kind: title\n  test: commas",
            "speaker",
            "title-first",
            {
                4: "the kind 'title' is called 'speaker' now",
                5: "'test: commas' of the kind 'speaker' is 'test: title-first' now",
            },
        ),
        (
            "kind: honorific\n  groups: [Sen, Rep]",
            "person",
            "title-changed",
            {4: "the kind 'honorific' is called 'person' now"},
        ),
    ],
)
def test_kinds_that_are_tests_of_another_now(tmp_path, written, kind, test, told):
    pack = f"- id: typos.house\n  {written}\n  message: m\n  why: w\n  bad: ['[[x]]']\n  good: [one, two]\n"
    (entry,) = load_packs((str(write_pack(tmp_path, pack, family="typos")),), shipped=False)
    assert (entry.rule.kind, entry.data.test) == (kind, test)
    ended = "; the old name will stop working in a later version"
    assert {(note.line, note.message.removesuffix(ended)) for note in entry.notes} >= set(told.items())
