"""`newslint config`: every setting with the line it comes from, whatever the file is written in."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from daily import newslint
from newslint.config import load_config, settings_for
from newslint.errors import ConfigError

DOCS = Path(__file__).parents[2] / "docs"

YAML = """\
# a comment
level: error
ignore: [spun]
levels: {garbled: suggestion}
paths:
  - match: opinion/**
    kind: opinion
    ignore: [attribution]
  - match: ["*.md", wire/**]
    level: suggestion
    levels:
      typos: error
"""
TOML = """\
[project]
name = "paper"
level = "none of ours"

[tool.newslint]
level = "error"
ignore = ["spun"]
levels = { garbled = "suggestion" }

[[tool.newslint.paths]]
match = "opinion/**"
kind = "opinion"
ignore = ["attribution"]

[[tool.newslint.paths]]
match = ["*.md", "wire/**"]
level = "suggestion"
levels = { typos = "error" }
"""
INI = """\
[metadata]
level = none of ours

[newslint]
level = error
ignore = spun
levels = garbled = suggestion

[newslint:opinion]
match = opinion/**
kind = opinion
ignore = attribution

[newslint:wire]
match =
    *.md
    wire/**
level = suggestion
levels = typos = error
"""
FORMS = {".newslint.yaml": YAML, "pyproject.toml": TOML, "setup.cfg": INI}
LINES = {
    ".newslint.yaml": (2, 3, 8, 7, 10),
    "pyproject.toml": (6, 7, 13, 12, 17),
    "setup.cfg": (5, 6, 12, 11, 18),
}


def asked(folder, *args):
    code, out, err = newslint("config", "--format", "json", *args, cwd=folder)
    assert code == 0, err
    return json.loads(out)


@pytest.mark.parametrize("name", FORMS)
def test_every_form_says_the_same_and_knows_its_lines(tmp_path, name):
    (tmp_path / name).write_text(FORMS[name])
    level, ignore, more, kind, last = (f"{name}:{line}" for line in LINES[name])
    shown = asked(tmp_path, "opinion/a.md")
    assert shown["config"] == name
    settings = shown["settings"]
    assert settings["level"] == {"value": "suggestion", "from": [last]}
    assert settings["ignore"] == {"value": ["spun", "attribution"], "from": [ignore, more]}
    assert settings["kind"] == {"value": "opinion", "from": [kind]}
    assert settings["levels"]["value"] == {"garbled": "suggestion", "typos": "error"}
    assert settings["variety"] == {"value": "", "from": ["default"]}
    assert asked(tmp_path, "news/a.txt")["settings"]["level"] == {"value": "error", "from": [level]}


@pytest.mark.parametrize("name", FORMS)
def test_what_is_shown_is_what_is_used(tmp_path, name):
    (tmp_path / name).write_text(FORMS[name])
    config = load_config(str(tmp_path / name))
    used = settings_for(config, str(tmp_path / "opinion" / "a.md"))
    shown = asked(tmp_path, "opinion/a.md")["settings"]
    assert used.ignore == tuple(shown["ignore"]["value"])
    assert (used.level, used.kind) == (shown["level"]["value"], shown["kind"]["value"])


def test_the_command_line_has_the_last_word(tmp_path):
    (tmp_path / ".newslint.yaml").write_text(YAML)
    settings = asked(tmp_path, "news/a.txt", "--level", "warning", "--ignore", "typos")["settings"]
    assert settings["level"] == {"value": "warning", "from": ["command line"]}
    assert settings["ignore"] == {"value": ["spun", "typos"], "from": [".newslint.yaml:3", "command line"]}


def test_without_a_configuration_all_is_default(tmp_path):
    shown = asked(tmp_path)
    assert shown["config"] is None
    assert {tuple(entry["from"]) for entry in shown["settings"].values()} == {("default",)}
    code, out, _ = newslint("config", cwd=tmp_path)
    assert code == 0 and "newslint init" in out


def test_an_excluded_file_is_said_to_be(tmp_path):
    (tmp_path / ".newslint.yaml").write_text("exclude: [drafts]\n")
    assert asked(tmp_path, "drafts/a.txt")["excluded"] is True
    assert "excluded" in newslint("config", "drafts/a.txt", cwd=tmp_path)[1]


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("pyproject.toml", "[tool.other]\nignor = 1\n[tool.newslint]\nignor = []\n", "pyproject.toml:4:1: unknown key 'ignor'"),
        ("setup.cfg", "[a]\nlevl = x\n\n[newslint]\nlevl = x\n", "setup.cfg:5:1: unknown key 'levl'"),
        ("setup.cfg", "[newslint]\nlevel = error\n[newslint:x]\nlevel = error\n", "has no 'match'"),
        (".newslint.yaml", "paths:\n  - match: a\n    levels: {typos: eror}\n", ".newslint.yaml:3:21: a level is one of"),
        (".newslint.yaml", "variety: uk\n", "'variety' is 'us' or 'gb'"),
    ],
)  # fmt: skip
def test_mistakes_stand_where_they_were_made(tmp_path, monkeypatch, name, text, said):
    (tmp_path / name).write_text(text)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ConfigError) as caught:
        load_config(str(tmp_path / name))
    assert said in str(caught.value)


def test_excluded_files_are_left_out_even_if_the_hook_names_them(tmp_path):
    (tmp_path / ".newslint.yaml").write_text("exclude: [drafts]\n")
    (tmp_path / "drafts").mkdir()
    (tmp_path / "drafts" / "a.txt").write_text("They met in the the hall.\n")
    assert newslint("drafts/a.txt", cwd=tmp_path)[0] == 1
    assert newslint("--force-exclude", "drafts/a.txt", cwd=tmp_path)[0] == 0
    assert newslint("check", "--force-exclude", "drafts/a.txt", cwd=tmp_path)[0] == 0


def test_the_docs_name_every_key(tmp_path):
    from newslint.config import _Keys

    text = (DOCS / "configuration.md").read_text(encoding="utf-8")
    rows = [line.split("|")[1] for line in text.splitlines() if line.startswith("| `")]
    named = {key for row in rows for key in re.findall(r"`([a-z-]+)`", row)}
    assert named == {field.replace("_", "-") for field in _Keys._fields}
    for number, block in enumerate(re.findall(r"```yaml\n(.*?)```", text, re.S)):
        if "paths:" in block:
            path = tmp_path / f"{number}.yaml"
            path.write_text(block)
            assert load_config(str(path)).paths


def test_the_override_in_the_docs_works(tmp_path):
    text = (DOCS / "configuration.md").read_text(encoding="utf-8")
    block = next(block for block in re.findall(r"```yaml\n(.*?)```", text, re.S) if "override:" in block)
    (tmp_path / "house.yaml").write_text(block.replace(", evening-post, ../desk/common.yaml", ""))
    code, out, err = newslint("test", "house.yaml", cwd=tmp_path)
    assert code == 0, out + err


def test_a_configuration_comes_from_the_cache_as_it_was(tmp_path, monkeypatch):
    import newslint.config as module

    monkeypatch.setenv("NEWSLINT_CACHE_DIR", str(tmp_path / "cache"))
    path = tmp_path / ".newslint.yaml"
    path.write_text(YAML)
    load_config.cache_clear()
    first = load_config(str(path))
    load_config.cache_clear()
    monkeypatch.setattr(module, "_parsed", None)  # whoever reads it again fails
    assert load_config(str(path)) == first
    assert [type(section) for section in first.paths] == [module.PathSection, module.PathSection]
    load_config.cache_clear()
