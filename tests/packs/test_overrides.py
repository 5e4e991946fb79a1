"""What a house says about rules of other packs, and packs that come from Python packages."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from daily import newslint
from newslint.model.errors import PackError
from newslint.packs import sources
from newslint.packs.rule import names_of

BASE = """
family: spun
rules:
  - id: spun.test.anticipated
    kind: phrases
    message: "'{match}': write '{replacement}'."
    why: "It is stilted."
    swap: {is anticipated to: is expected to}
    bad: [{text: "He [[is anticipated to]] go."}]
    good: ["He is expected to go.", "He anticipated it."]
  - id: spun.test.quiet
    kind: phrases
    off: true
    message: "'{match}': write '{replacement}'."
    why: "It is stilted."
    swap: {in the event that: if}
    bad: [{text: "Come [[in the event that]] it rains."}]
    good: ["If it rains, come.", "In the event, that was enough."]
"""
STORY = "He is anticipated to go. The ship is anticipated to sink in the event that it rains.\n"


@pytest.fixture
def house(tmp_path):
    (tmp_path / "base.yaml").write_text(BASE)
    (tmp_path / "story.txt").write_text(STORY)

    def write(text: str, config: str = "rules: [house.yaml]\nselect: [spun.test]\n") -> Path:
        (tmp_path / "house.yaml").write_text(text)
        (tmp_path / ".newslint.yaml").write_text(config)
        return tmp_path

    return write


def findings(folder: Path, *args: str) -> list[tuple[str, str, str]]:
    code, out, err = newslint("check", "--format", "json", *args, "story.txt", cwd=folder)
    assert code < 2, err
    return [(x["rule"], x["level"], x["text"]) for f in json.loads(out)["files"] for x in f["findings"]]


def test_extending_a_pack_takes_over_its_rules(house):
    folder = house(
        "extends: base.yaml\n",
        "rules: [house.yaml]\nlevel: suggestion\nenable: [spun.test]\nignore: [typos, garbled, attribution]\n",
    )
    assert {rule for rule, _, _ in findings(folder)} >= {"spun.test.anticipated", "spun.test.quiet"}


def test_disable_change_level_and_allow(house):
    folder = house(
        """
extends: [base.yaml, spun.test.quiet]
override:
  spun.test.anticipated:
    level: error
    allow: ["the {ship|boat} is anticipated"]
    good: ["The boat is anticipated to sink."]
"""
    )
    assert findings(folder) == [
        ("spun.test.anticipated", "error", "is anticipated to"),
        ("spun.test.quiet", "warning", "in the event that"),
    ]
    (folder / "house.yaml").write_text("extends: base.yaml\noverride:\n  spun.test:\n    off: true\n")
    (folder / ".newslint.yaml").write_text("rules: [house.yaml]\nignore: [typos, garbled, attribution]\n")
    assert not [rule for rule, _, _ in findings(folder) if rule.startswith("spun.test")]


def test_a_change_of_the_extended_pack_is_noticed(house):
    folder = house("extends: base.yaml\n")
    assert len(findings(folder)) == 2 + 1
    (folder / "base.yaml").write_text(
        BASE.replace("is anticipated to: is expected to", "the ship is: the boat is").replace(
            "He [[is anticipated to]] go", "Now [[the ship is]] gone"
        )
    )
    assert ("spun.test.anticipated", "warning", "The ship is") in findings(folder)


def test_near_misses_of_the_house_are_tests(house):
    text = "extends: base.yaml\noverride:\n  spun.test.anticipated:\n    good: ['The boat is anticipated to sink.']\n"
    folder = house(text)
    code, out, _ = newslint("test", "house.yaml", cwd=folder)
    assert code == 1
    assert "house.yaml:4: good example of spun.test.anticipated" in out
    folder = house(text + "    allow: [the boat is anticipated]\n")
    code, out, _ = newslint("test", "house.yaml", cwd=folder)
    assert (code, out.strip()) == (0, "2 rules, 7 examples: all as they must be")


def test_a_rule_that_ships_is_overridden_and_tested(house):
    shipped = next(
        entry.rule for entry in sources.load_packs() if not entry.rule.off and entry.rule.level != "error"
    )
    folder = house(f"override:\n  {shipped.id}:\n    level: error\n", "rules: [house.yaml]\n")
    code, out, err = newslint("test", "house.yaml", cwd=folder)
    assert code == 0, out + err
    assert out.startswith("1 rule, ")
    changed = next(
        rule for rule in sources.rule_set((str(folder / "house.yaml"),)).rules if rule.id == shipped.id
    )
    assert changed.level == "error"


def test_a_pack_is_read_once_however_often_it_is_extended(house):
    folder = house("extends: [base.yaml, ./base.yaml]\n")
    (folder / "other.yaml").write_text("extends: [house.yaml, base.yaml]\n")
    assert (
        len(sources.load_packs((str(folder / "other.yaml"), str(folder / "base.yaml")), shipped=False)) == 2
    )
    (folder / "house.yaml").write_text("extends: [other.yaml, base.yaml]\n")
    assert len(sources.load_packs((str(folder / "other.yaml"),), shipped=False)) == 2


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("override: [a]\n", "house.yaml:1:11: 'override' takes a mapping"),
        ("override:\n  spun.test: off\n", "house.yaml:2:14: the override of 'spun.test' is a mapping"),
        ("extends: base.yaml\noverride:\n  spun.tst.quiet: {off: true}\n", "house.yaml:3:3: no rule or pack is called 'spun.tst.quiet'"),
        ("extends: bse.yaml\n", "house.yaml:1:10: no rule or pack is called 'bse.yaml'"),
        ("extends: {a: b}\n", "house.yaml:1:10: 'extends' takes the name of a pack"),
        ("extends: base.yaml\noverride:\n  spun.test: {levl: error}\n", "house.yaml:3:15: unknown key 'levl'"),
        ("extends: base.yaml\noverride:\n  spun.test: {level: eror}\n", "did you mean 'error'?"),
        ("extends: base.yaml\noverride:\n  spun.test: {allow: ['{a']}\n", "without its partner"),
        ("override:\n  spun.test: {good: ['a [[b]]']}\n", "a good example marks nothing"),
    ],
)  # fmt: skip
def test_mistakes_are_shown_where_they_stand(house, monkeypatch, text, said):
    folder = house(text)
    monkeypatch.chdir(folder)
    with pytest.raises(PackError) as caught:
        sources.load_packs(("base.yaml", "house.yaml"), shipped=False)
    assert said in str(caught.value)


@pytest.fixture
def package(tmp_path, monkeypatch):
    """A Python package that offers a pack, as pip lays it out."""
    site = tmp_path / "site"
    pack = site / "evening_post_rules"
    pack.mkdir(parents=True)
    (pack / "__init__.py").write_text("raise RuntimeError('never imported')\n")
    (pack / "house.yaml").write_text(BASE)
    info = site / "evening_post_rules-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: evening-post-rules\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(
        "[newslint.packs]\nevening-post = evening_post_rules\nbroken = no_such_package\n"
    )
    monkeypatch.setenv("PYTHONPATH", str(site))
    return tmp_path


def test_a_pack_of_a_package_is_used_by_name(house, package):
    folder = house("", "rules: [evening-post]\nselect: [spun.test.anticipated]\n")
    assert len(findings(folder)) == 2
    (folder / ".newslint.yaml").unlink()
    assert len(findings(folder, "--rules", "evening-post", "--select", "spun.test.anticipated")) == 2
    folder = house("extends: evening-post\noverride:\n  spun.test.anticipated: {level: error}\n")
    assert ("spun.test.anticipated", "error", "is anticipated to") in findings(folder)
    code, out, _ = newslint("test", "evening-post", cwd=folder)
    assert (code, out.strip()) == (0, "2 rules, 6 examples: all as they must be")


def test_unknown_and_broken_packages_say_so(house, package):
    folder = house("", "rules: [morning-post]\n")
    code, _, err = newslint("story.txt", cwd=folder)
    assert code == 2
    assert "morning-post: no such pack" in err and "broken, evening-post" in err
    folder = house("", "rules: [broken]\n")
    code, _, err = newslint("story.txt", cwd=folder)
    assert code == 2
    assert "no_such_package, which cannot be found" in err


def test_names_of_a_rule():
    assert names_of("style.ap.percent") == ("style.ap.percent", "style.ap", "style")


def test_levels_are_set_by_the_beginning_of_ids(house):
    folder = house(
        "extends: base.yaml\n",
        "rules: [house.yaml]\nselect: [spun.test]\nlevels: {spun: error, spun.test: suggestion, spun.test.quiet: error}\n",
    )
    assert [(rule, level) for rule, level, _ in findings(folder)] == [("spun.test.quiet", "error")]


def test_only_the_packs_whose_rules_are_changed_are_read(house, monkeypatch):
    folder = house("extends: base.yaml\noverride: {garbled.doubled-function-word: {level: error}}\n")
    read = []
    real = sources.read_regular
    monkeypatch.setattr(
        "newslint.packs.loader.read_regular", lambda path: read.append(str(path)) or real(path)
    )
    rules = {entry.rule.id: entry for entry in sources.load_own((str(folder / "house.yaml"),))}
    assert set(rules) == {"spun.test.anticipated", "spun.test.quiet", "garbled.doubled-function-word"}
    changed = rules["garbled.doubled-function-word"]
    assert changed.rule.level == "error" and changed.examples and changed.overridden
    packs = {Path(path).name for path in read} - {"macros.yaml", "house.yaml", "base.yaml"}
    assert packs == {Path(changed.rule.path).name}
