"""Nothing is hidden without a word: baselines, exclusions, directives, levels, and changes that would hide themselves."""

from __future__ import annotations

import json

import pytest

from daily import git, newslint
from newslint.cli.group import run
from newslint.run import git as asking

STORY = "The council met on Tuesday to talk about the the bridge.\n"


def check(folder, *args):
    code, out, err = newslint("check", *args, cwd=folder)
    return code, out.strip().splitlines()[-1] if out.strip() else "", err


def left_out(folder, *args):
    _, out, _ = newslint("check", "--format", "json", *args, cwd=folder)
    return json.loads(out)["summary"]["left_out"]


def test_the_baseline(tmp_path):
    (tmp_path / "a.txt").write_text(STORY)
    assert newslint("baseline", ".", cwd=tmp_path)[0] == 0
    (tmp_path / ".newslint.yaml").write_text("baseline: .newslint-baseline.json\n")
    code, last, _ = check(tmp_path, ".")
    assert code == 0 and last == "No findings in 1 file; left out: 1 finding in the baseline"
    assert left_out(tmp_path, ".")["baseline"] == 1


def test_an_entry_of_a_file_that_never_was_hides_one_file_at_most(tmp_path):
    (tmp_path / "a.txt").write_text(STORY)
    newslint("baseline", ".", cwd=tmp_path)
    baseline = tmp_path / ".newslint-baseline.json"
    baseline.write_text(baseline.read_text().replace('"a.txt"', '"gone.txt"'))
    for name in ("b.txt", "c.txt"):
        (tmp_path / name).write_text(STORY)
    code, last, _ = check(tmp_path, "--baseline", str(baseline), ".")
    assert (
        code == 1
        and "2 warnings in 2 files (3 checked); left out: 1 finding in the baseline"
        in last.replace("errors", "warnings")
    )


def test_a_renamed_file_keeps_its_baseline(tmp_path):
    (tmp_path / "a.txt").write_text(STORY)
    newslint("baseline", ".", cwd=tmp_path)
    (tmp_path / "a.txt").rename(tmp_path / "b.txt")
    assert check(tmp_path, "--baseline", ".newslint-baseline.json", ".")[0] == 0


def test_exclusions(tmp_path):
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "b.txt").write_text("It is.\n")
    (tmp_path / ".newslint.yaml").write_text("exclude: [a.txt]\n")
    code, last, _ = check(tmp_path, ".")
    assert code == 0 and last.endswith("left out: 1 file excluded by the configuration")
    (tmp_path / ".newslint.yaml").write_text('exclude: ["*"]\n')
    code, _, err = check(tmp_path, ".")
    assert code == 2 and "the configuration excludes 2 files" in err
    code, out, err = newslint("--force-exclude", "--", "a.txt", cwd=tmp_path)
    assert code == 0 and "1 file excluded by the configuration" in out


def test_directives_and_rules(tmp_path):
    (tmp_path / "a.txt").write_text(f"[newslint: off]\n\n{STORY}")
    code, last, _ = check(tmp_path, "a.txt")
    assert code == 0 and last.endswith("left out: 1 finding suppressed in the articles")
    code, again, _ = check(tmp_path, "a.txt")  # as the cache has it
    assert (code, again) == (0, last)
    (tmp_path / ".newslint.yaml").write_text("ignore: [typos.doubled-word]\n")
    assert "1 rule switched off or lowered by the configuration" in check(tmp_path, "a.txt")[1]
    assert left_out(tmp_path, "a.txt")["rules"] == 1


@pytest.fixture
def newsroom(tmp_path):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("The council met on Tuesday.\n")
    (tmp_path / ".newslint.yaml").write_text("baseline: known.json\nrules: [house.yaml]\n")
    (tmp_path / "known.json").write_text('{"schema": 1, "findings": []}\n')
    (tmp_path / "house.yaml").write_text(
        "family: style\nrules:\n  - id: style.foo\n    kind: phrases\n    phrases: [foo]\n    message: \"'{match}'.\"\n"
        '    why: "x"\n    bad: ["a [[foo]]"]\n    good: ["a", "b"]\n'
    )
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-qm", "Articles")
    return tmp_path


@pytest.mark.parametrize("name", [".newslint.yaml", "known.json", "house.yaml"])
def test_a_change_brings_along_nothing_that_hides_it(newsroom, name):
    path = newsroom / name
    path.write_text(path.read_text() + "\n")
    assert check(newsroom, "--strict-config", ".")[0] == 0  # no article changes with it
    (newsroom / "b.txt").write_text("The council met on Monday.\n")
    assert check(newsroom, ".")[0] == 0
    code, _, err = check(newsroom, "--strict-config", ".")
    assert code == 2 and f"{name} changes together with b.txt" in err
    git(newsroom, "commit", "-qm", "House", name)
    assert check(newsroom, "--strict-config", ".")[0] == 0


def test_nor_a_configuration_that_is_taken_away(newsroom):
    (newsroom / ".newslint.yaml").unlink()
    (newsroom / "b.txt").write_text("The council met on Monday.\n")
    code, _, err = check(newsroom, "--strict-config", ".")
    assert code == 2 and ".newslint.yaml changes together with b.txt" in err


def test_git_is_asked_once_for_changed_lines_and_strict_configurations(newsroom, monkeypatch, capsys):
    asked = []
    ask = asking.ask
    monkeypatch.setattr(asking, "ask", lambda *a, **k: asked.append(a) or ask(*a, **k))
    monkeypatch.chdir(newsroom)
    (newsroom / "b.txt").write_text("The council met on Monday.\n")
    assert run(["check", "--changed", "HEAD", "--strict-config", "--no-cache", "."]) == 0
    diffs = [arguments for arguments in asked if arguments[1] == "diff" and "--name-only" not in arguments]
    assert len(diffs) == 1
    capsys.readouterr()
