"""`newslint init`: a configuration that says what it found, and that is used as it stands."""

from __future__ import annotations

import pytest
import yaml

from daily import newslint
from newslint.config.read import load_config
from newslint.language.spelling_variety import tell_variety

BRITISH = "The labour centre at the harbour was cancelled. Neighbours organised a theatre.\n"
AMERICAN = "The labor center at the harbor was canceled. Neighbors organized a theater.\n"


@pytest.mark.parametrize(("text", "variety"), [(BRITISH, "gb"), (AMERICAN, "us")])
def test_the_variety_is_found(tmp_path, text, variety):
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(text)
    code, out, _ = newslint("init", cwd=tmp_path)
    assert code == 0
    assert "3 articles" in out
    assert load_config(str(tmp_path / ".newslint.yaml")).variety == variety


def test_what_is_not_clear_is_left_open(tmp_path):
    (tmp_path / "one.txt").write_text(BRITISH)
    (tmp_path / "two.txt").write_text(AMERICAN)
    assert newslint("init", cwd=tmp_path)[0] == 0
    text = (tmp_path / ".newslint.yaml").read_text()
    assert load_config(str(tmp_path / ".newslint.yaml")).variety == ""
    assert "6 American and 6 British spellings in 2 articles" in text


def test_one_story_does_not_decide():
    assert tell_variety(["colour " * 50]).variety == ""
    assert tell_variety([BRITISH] * 2 + ["A color."]).variety == "gb"


def test_folders_of_opinion_and_of_no_copy_are_found(tmp_path):
    for folder in ("news", "2026/opinion", "Letters to us", "site/templates"):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "a.txt").write_text("Nobody was hurt.\n")
    assert newslint("init", ".", cwd=tmp_path)[0] == 0
    config = yaml.safe_load((tmp_path / ".newslint.yaml").read_text())
    assert config["paths"] == [{"match": "2026/opinion/**", "kind": "opinion"}]
    assert config["exclude"] == ["site/templates"]


def test_every_key_is_there_and_every_comment_can_be_uncommented(tmp_path):
    """Whoever takes the mark of comment away gets a configuration that is understood."""
    from newslint.config.model import KEYS

    assert newslint("init", cwd=tmp_path)[0] == 0
    text = (tmp_path / ".newslint.yaml").read_text()
    keys = {field.replace("_", "-") for field in KEYS} - {"select", "kind"}
    for key in keys:
        assert f"{key}:" in text
    opened = []
    for line in text.splitlines():
        bare = line.removeprefix("# ")
        key = bare.split(":")[0]
        opened.append(bare if key in keys or bare.startswith("  ") else line)
    path = tmp_path / ".newslint.yml"
    path.write_text("\n".join(opened))
    assert load_config(str(path)).enable == ("style.ap",)


def test_a_configuration_is_not_written_over(tmp_path):
    path = tmp_path / ".newslint.yaml"
    path.write_text("level: error\n")
    code, _, err = newslint("init", cwd=tmp_path)
    assert code == 2 and "--force" in err
    assert path.read_text() == "level: error\n"
    assert newslint("init", "--force", cwd=tmp_path)[0] == 0
    assert path.read_text() != "level: error\n"
