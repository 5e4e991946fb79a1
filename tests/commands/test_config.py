"""`newslint config`: every setting with the line it comes from, whatever the file is written in."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from daily import newslint
from newslint.config.read import load_config
from newslint.config.resolve import settings_for
from newslint.model.errors import ConfigError

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
        (".newslint.yaml", "variety: uk\n", "'variety' is one of us, gb, ca, intl"),
        (".newslint.yaml", "kind: opnion\n", "did you mean 'opinion'?"),
        (".newslint.yaml", "paths:\n  - match: a\n    kind: opnion\n", ".newslint.yaml:3:11: 'kind' is one of news, opinion"),
        (".newslint.yaml", "engine: {a: b}\n", ".newslint.yaml:1:9: 'engine' in the configuration takes text"),
        (".newslint.yaml", "engine: harpr\n", "did you mean 'harper'?"),
        ("setup.cfg", "[newslint]\ntime-limit = soon\n", "setup.cfg:2:1: 'time-limit' in the configuration takes a number"),
        ("setup.cfg", "[newslint]\ntime-limit = nan\n", "setup.cfg:2:1: 'time-limit' is a number of seconds"),
        ("pyproject.toml", "[tool.newslint]\ntime-limit = nan\n", "pyproject.toml:2:1: 'time-limit' is a number of seconds"),
        ("pyproject.toml", f"[tool.newslint]\ntime-limit = {'9' * 5000}\n", "pyproject.toml:2:1: 'time-limit' is a number of seconds"),
        ("pyproject.toml", f"[tool.newslint]\ntime-limit = 0x{'f' * 5000}\n", "pyproject.toml:2:1: 'time-limit' in the configuration takes"),
        ("pyproject.toml", f"[tool.newslint]\n{'a.' * 3000}b = 1\n", "pyproject.toml:2:1: nested deeper"),
    ],
)  # fmt: skip
def test_mistakes_stand_where_they_were_made(tmp_path, monkeypatch, name, text, said):
    (tmp_path / name).write_text(text)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ConfigError) as caught:
        load_config(str(tmp_path / name))
    assert said in str(caught.value)


def test_setup_cfg_sets_numbers(tmp_path):
    (tmp_path / "setup.cfg").write_text("[newslint]\ntime-limit = 5\nengine-timeout = 7.5\n")
    settings = asked(tmp_path)["settings"]
    assert settings["time-limit"] == {"value": 5.0, "from": ["setup.cfg:2"]}
    assert settings["engine-timeout"] == {"value": 7.5, "from": ["setup.cfg:3"]}


def test_a_large_number_of_another_tool_is_none_of_ours(tmp_path):
    other = f"[tool.other]\ny = [-{'9' * 5000}, 1]\n"
    (tmp_path / "pyproject.toml").write_text(f'{other}[tool.newslint]\nlevel = "error"\n')
    assert asked(tmp_path)["settings"]["level"] == {"value": "error", "from": ["pyproject.toml:4"]}


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("pyproject.toml", '[tool.other]\nlevel = 1\n[tool]\nnewslint = {level = "error"}\n[tool.more]\nlevel = 1\n', 4),
        ("pyproject.toml", '[tool]\nnewslint.level = "error"\n', 2),
        ("pyproject.toml", 'tool = {newslint = {level = "error"}}\n', 1),
        ("pyproject.toml", '[ tool . newslint ]\nlevel = "error"\n', 2),
        ("pyproject.toml", "[tool.\"newslint\"] # ours\nlevel = 'error'\n", 2),
        ("pyproject.toml", 'tool.newslint.level = "error"\n', 1),
        ("setup.cfg", "[a]\nlevel = 1\n[newslint:all]\nmatch = *\nlevel = error\n", 5),
    ],
)  # fmt: skip
def test_every_way_to_write_a_table_is_read(tmp_path, name, text, line):
    (tmp_path / name).write_text(text)
    for _ in range(2):  # the second time it is known where the table is
        assert asked(tmp_path)["settings"]["level"] == {"value": "error", "from": [f"{name}:{line}"]}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("pyproject.toml", '[tool.poetry.dependencies]\nnewslint = "^1"\n'),
        ("pyproject.toml", '[project]\ndependencies = ["newslint>=1"\n'),  # broken, and nothing of ours
        ("pyproject.toml", "[tool.newslint-more]\nlevel = 'error'\n"),
        ("pyproject.toml", "# [tool.newslint]\n[tool.newslinter]\nlevel = 'error'\n"),
        ("setup.cfg", "# [newslint]\n[options]\ninstall_requires = newslint\n"),
    ],
)
def test_a_file_that_only_names_newslint_is_no_configuration(tmp_path, name, text):
    (tmp_path / ".newslint.yaml").write_text("level: error\n")
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / name).write_text(text)
    assert asked(tmp_path, "articles/a.txt")["config"] == ".newslint.yaml"


def test_a_broken_table_of_ours_is_an_error(tmp_path):
    (tmp_path / "pyproject.toml").write_text('[tool.newslint]\nlevel = "error\n')
    code, _, err = newslint("config", cwd=tmp_path)
    assert (code, "pyproject.toml:1:1: broken TOML" in err) == (2, True)


def test_names_that_nobody_knows_stand_where_they_were_written(tmp_path):
    (tmp_path / ".newslint.yaml").write_text(
        "accept: [tpyos]\nselect:\n  - spun\n  - tpyos\npaths:\n  - match: a\n    levels: {gabled: error}\n"
    )
    code, _, err = newslint("config", cwd=tmp_path)
    assert code == 2
    assert ".newslint.yaml:4:5: no rule or family is called 'tpyos'" in err and "did you mean 'typos'?" in err
    assert ".newslint.yaml:7:14: no rule or family is called 'gabled'" in err
    assert ".newslint.yaml:1:" not in err


@pytest.mark.parametrize(
    ("name", "text", "place"),
    [
        (".newslint.yaml", "level: error\nrules: [houze.yaml]\n", "2:9"),
        ("pyproject.toml", '[tool.newslint]\nrules = ["houze.yaml"]\n', "2:1"),
    ],
)
def test_a_pack_that_is_not_there_stands_where_it_was_named(tmp_path, name, text, place):
    (tmp_path / name).write_text(text)
    (tmp_path / "story.txt").write_text("They met in the hall.\n")
    for command in ("check", "config"):
        code, _, err = newslint(command, "story.txt", cwd=tmp_path)
        assert code == 2
        assert err.startswith(f"{name}:{place}: ") and "houze.yaml: no such pack" in err


def test_excluded_files_are_left_out_even_if_the_hook_names_them(tmp_path):
    (tmp_path / ".newslint.yaml").write_text("exclude: [drafts]\n")
    (tmp_path / "drafts").mkdir()
    (tmp_path / "drafts" / "a.txt").write_text("They met in the the hall.\n")
    assert newslint("drafts/a.txt", cwd=tmp_path)[0] == 1
    assert newslint("--force-exclude", "drafts/a.txt", cwd=tmp_path)[0] == 0
    assert newslint("check", "--force-exclude", "drafts/a.txt", cwd=tmp_path)[0] == 0


def test_the_docs_name_every_key(tmp_path):
    from newslint.config.model import KEYS

    text = (DOCS / "configuration.md").read_text(encoding="utf-8")
    rows = [line.split("|")[1] for line in text.splitlines() if line.startswith("| `")]
    named = {key for row in rows for key in re.findall(r"`([a-z-]+)`", row)}
    assert named == {field.replace("_", "-") for field in KEYS}
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
    import newslint.config.read as module

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
