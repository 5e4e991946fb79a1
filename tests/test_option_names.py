"""Files whose names look like options: never obeyed, always checked or refused."""

from __future__ import annotations

import pytest

from daily import newslint

STORY = "The council met on Tuesday to talk about the the bridge.\n"
NAMES = [
    "--config=x.md",
    "--output=guide.md",
    "--baseline=n.md",
    "--ignore=typos.md",
    "--exit-zero",
    "-h",
    "--fix",
]


@pytest.mark.parametrize("name", NAMES)
def test_a_file_called_like_an_option_is_refused(tmp_path, name):
    (tmp_path / name).write_text(STORY)
    (tmp_path / "story.md").write_text(STORY)
    code, out, err = newslint("--force-exclude", name, "story.md", cwd=tmp_path)
    assert code == 2 and out == "" and f"'{name}' looks like an option" in err and f"./{name}" in err
    code, out, err = newslint("check", name, "story.md", cwd=tmp_path)
    assert code == 2 and f"'{name}' looks like an option" in err
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([name, "story.md"])


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("call", [("--force-exclude", "--"), ("check", "--"), ("--",)])
def test_behind_two_dashes_it_is_a_file(tmp_path, name, call):
    (tmp_path / name).write_text(STORY)
    (tmp_path / "story.md").write_text(STORY)
    code, out, err = newslint(*call, name, "story.md", cwd=tmp_path)
    assert code == 1, err
    assert "story.md:1:" in out
    if call[0] == "--force-exclude" and not name.endswith(".md"):
        assert "left out: 1 file without an article" in out  # a hook is given files of all kinds
    else:
        assert f"{name}:1:" in out


def test_options_that_are_no_files_are_options(tmp_path):
    (tmp_path / "story.md").write_text(STORY)
    assert newslint("check", "--exit-zero", "story.md", cwd=tmp_path)[0] == 0
