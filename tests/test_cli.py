"""The command as a shell sees it: output, exit codes, errors that say what to do."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from helpers import write_pack
from runs import newslint

PACK = """
- id: garbled.probe
  kind: phrases
  message: "'{match}' is stilted; write '{replacement}'."
  why: "Plain words."
  swap: {in the event that: if}
  bad: [{text: "Come [[in the event that]] it rains."}]
  good: ["If it rains, come.", "In the event, that was enough."]
- id: garbled.hint
  kind: phrases
  level: suggestion
  message: "'{match}' says little."
  why: "Cut it."
  phrases: [quite zorbly]
  bad: [{text: "[[Quite zorbly]], it rained."}]
  good: ["Zorbly is no word.", "Quite so."]
- id: garbled.grave
  kind: phrases
  level: error
  message: "'{match}' is a leftover of editing."
  why: "It was meant for the desk."
  phrases: [tk tk]
  bad: [{text: "The mayor, [[TK TK]], left."}]
  good: ["The mayor left.", "TK left."]
"""


@pytest.fixture
def desk(tmp_path):
    """A folder with one pack, and a way to run the command in it."""
    write_pack(tmp_path, PACK)
    (tmp_path / ".newslint.yaml").write_text("rules: [house.yaml]\n", encoding="utf-8")

    def run(*args, stdin=None, text=None, name="story.txt", **more):
        if text is not None:
            (tmp_path / name).write_text(text, encoding="utf-8")
        process = newslint(*args, cwd=tmp_path, stdin=stdin or "", **more)
        assert "Traceback" not in process.stderr
        return process

    run.folder = tmp_path
    return run


CLEAN = "The council met on Tuesday.\n"
STILTED = "Come in the event that it rains.\n"


def test_clean(desk):
    process = desk("story.txt", text=CLEAN)
    assert (process.returncode, process.stdout) == (0, "No findings in 1 file\n")


def test_a_finding(desk):
    process = desk("story.txt", text=STILTED)
    assert process.returncode == 1
    assert "story.txt:1:6" in process.stdout
    assert "garbled.probe" in process.stdout
    assert "write 'if'" in process.stdout


def test_check_is_taken_for_granted(desk):
    assert desk("check", "story.txt", text=STILTED).stdout == desk("story.txt").stdout
    assert desk("--format", "json", "story.txt").stdout.startswith("{")


def test_json(desk):
    finding = json.loads(desk("--format", "json", "story.txt", text="One.\n\n" + STILTED).stdout)["files"][0][
        "findings"
    ][0]
    assert {key: finding[key] for key in ("rule", "family", "level", "line", "column", "end_line", "end_column")} == {
        "rule": "garbled.probe", "family": "garbled", "level": "warning",
        "line": 3, "column": 6, "end_line": 3, "end_column": 23,
    }  # fmt: skip
    assert finding["text"] == "in the event that"
    assert finding["replacements"] == ["if"]
    assert finding["fingerprint"]


def test_levels(desk):
    text = "Quite zorbly, it rained.\n"
    assert desk("story.txt", text=text).returncode == 0
    shown = desk("--level", "suggestion", "story.txt")
    assert (shown.returncode, "garbled.hint" in shown.stdout) == (0, True)
    failing = desk("--fail-level", "suggestion", "story.txt")
    assert (failing.returncode, "garbled.hint" in failing.stdout) == (1, True)
    assert desk("--level", "error", "story.txt", text=STILTED).returncode == 0
    warned = desk("--fail-level", "error", "story.txt")
    assert (warned.returncode, "garbled.probe" in warned.stdout) == (0, True)
    assert desk("--fail-level", "error", "story.txt", text="TK TK\n").returncode == 1
    assert desk("--exit-zero", "story.txt").returncode == 0


def test_select_and_ignore(desk):
    text = STILTED + "\nTK TK.\n"
    assert desk("--ignore", "garbled.probe,garbled.grave,typos", "story.txt", text=text).returncode == 0
    only = desk("--select", "garbled.grave", "story.txt").stdout
    assert "garbled.grave" in only
    assert "garbled.probe" not in only
    wrong = desk("--select", "garbled.prob", "story.txt")
    assert wrong.returncode == 2
    assert "did you mean 'garbled.probe'?" in wrong.stderr


def test_standard_input(desk):
    process = desk("-", "--stdin-filename", "desk.txt", stdin=STILTED)
    assert process.returncode == 1
    assert "desk.txt:1:6" in process.stdout
    assert desk("-", stdin=CLEAN).returncode == 0
    assert desk("-", "story.txt", stdin=CLEAN).returncode == 2


def test_folders(desk):
    folder = desk.folder / "articles" / "deep"
    folder.mkdir(parents=True)
    (folder / "one.txt").write_text(STILTED, encoding="utf-8")
    (folder / "two.md").write_text("# Rain\n\n" + STILTED, encoding="utf-8")
    (folder / "photo.jpg").write_bytes(b"\xff\xd8\xff\x00")
    process = desk("--format", "json", "articles")
    assert process.returncode == 1
    assert [
        (Path(file["path"]).name, file["findings"][0]["line"]) for file in json.loads(process.stdout)["files"]
    ] == [
        ("one.txt", 1),
        ("two.md", 3),
    ]


def test_a_folder_without_articles(desk):
    (desk.folder / "empty").mkdir()
    process = desk("empty")
    assert process.returncode == 2
    assert "no articles found in empty" in process.stderr


def test_what_cannot_be_read_does_not_hide_the_rest(desk):
    (desk.folder / "binary.txt").write_bytes(b"\x00\x01\x02" * 100)
    process = desk("binary.txt", "absent.txt", "story.txt", text=STILTED)
    assert process.returncode == 2
    assert "binary.txt" in process.stdout
    assert "absent.txt" in process.stdout
    assert "garbled.probe" in process.stdout


@pytest.mark.parametrize(
    ("config", "message"),
    [
        ("levle: error\n", "did you mean 'level'?"),
        ("level: fatal\n", "'level' is one of suggestion, warning, error"),
        ("rules: [absent.yaml]\n", "absent.yaml: no such pack"),
        ("ignore: [garbled.nothing]\n", "no rule or family is called 'garbled.nothing'"),
        ("level: [\n", "broken YAML"),
        ("paths:\n  - match: '*.txt'\n    igore: [spun]\n", "did you mean 'ignore'?"),
    ],
)
def test_bad_configuration(desk, config, message):
    (desk.folder / ".newslint.yaml").write_text(config, encoding="utf-8")
    process = desk("story.txt", text=CLEAN)
    assert process.returncode == 2
    assert message in process.stderr


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("pyproject.toml", '[tool.newslint]\nrules = ["house.yaml"]\nlevel = "suggestion"\n'),
        ("setup.cfg", "[newslint]\nrules =\n    house.yaml\nlevel = suggestion\n"),
    ],
)
def test_configuration_elsewhere(desk, name, content):
    (desk.folder / ".newslint.yaml").unlink()
    (desk.folder / name).write_text(content, encoding="utf-8")
    assert "garbled.hint" in desk("story.txt", text="Quite zorbly, it rained.\n").stdout
    (desk.folder / name).write_text(content.replace("level", "levle"), encoding="utf-8")
    process = desk("story.txt")
    assert process.returncode == 2
    assert "did you mean 'level'?" in process.stderr
    assert f"{name}:{content[: content.index('level')].count(chr(10)) + 1}:" in process.stderr


def test_path_sections(desk):
    (desk.folder / ".newslint.yaml").write_text(
        "rules: [house.yaml]\npaths:\n  - match: opinion/**\n    ignore: [garbled]\n", encoding="utf-8"
    )
    (desk.folder / "opinion").mkdir()
    assert desk("opinion/column.txt", text=STILTED, name="opinion/column.txt").returncode == 0
    assert desk("story.txt", text=STILTED).returncode == 1


def test_excluded_files_are_passed_over_unless_named(desk):
    (desk.folder / ".newslint.yaml").write_text("rules: [house.yaml]\nexclude: [drafts]\n", encoding="utf-8")
    (desk.folder / "drafts").mkdir()
    desk("drafts/one.txt", text=STILTED, name="drafts/one.txt")
    assert desk(".", text=CLEAN).returncode == 0
    assert desk("drafts/one.txt").returncode == 1


class TestDirectives:
    def test_for_the_next_paragraph(self, desk):
        directive = "[newslint: ignore-next garbled.probe the lawyer insists]\n"
        process = desk("story.txt", text=directive + "\n" + STILTED + "\n" + STILTED)
        assert process.returncode == 1
        assert "story.txt:5:6" in process.stdout
        assert "story.txt:3:" not in process.stdout

    def test_off_and_on(self, desk):
        text = f"<!-- newslint: off garbled -->\n\n{STILTED}\n<!-- newslint: on -->\n\n{STILTED}"
        process = desk("story.md", text=text, name="story.md")
        assert "story.md:7:6" in process.stdout
        assert "1 warning in 1 file" in process.stdout

    def test_an_unused_one_is_reported(self, desk):
        process = desk("story.txt", text="[newslint: ignore-next garbled.probe]\n\n" + CLEAN)
        assert process.returncode == 1
        assert "newslint.unused-suppression" in process.stdout
        assert "story.txt:1:1" in process.stdout

    def test_one_for_rules_that_did_not_run_is_not(self, desk):
        process = desk(
            "--select", "garbled.grave", "story.txt", text="[newslint: ignore-next garbled.probe]\n\n" + CLEAN
        )
        assert process.returncode == 0

    def test_one_that_is_not_understood_is_reported(self, desk):
        process = desk("story.txt", text="[newslint: ingore-next garbled.probe]\n\n" + STILTED)
        assert "unknown directive 'ingore-next'" in process.stdout


def test_output_to_a_file(desk):
    process = desk("--format", "json", "--output", "report.json", "story.txt", text=STILTED)
    assert (process.returncode, process.stdout) == (1, "")
    assert json.loads((desk.folder / "report.json").read_text(encoding="utf-8"))["summary"]
    process = desk("--output", "absent/report.txt", "story.txt")
    assert process.returncode == 2
    assert "absent/report.txt" in process.stderr


def test_colour_only_when_asked(desk):
    assert "\x1b[" not in desk("story.txt", text=STILTED).stdout
    assert "\x1b[" in desk("--color", "story.txt").stdout


def test_a_bug_is_told_apart(desk):
    bug = "import newslint.pipeline.check as p\np.check_file = lambda *a, **k: 1 / 0\n"
    process = desk("story.txt", text=CLEAN, before=bug)
    assert process.returncode == 3
    assert "story.txt: error: not checked: newslint" in process.stdout
    assert "has a bug: ZeroDivisionError" in process.stdout
    assert "Please report it" in process.stderr


def test_a_bug_costs_one_file(desk, tmp_path):
    bug = (
        "import newslint.pipeline.check as p\nreal = p.check_file\n"
        "p.check_file = lambda path, *a, **k: 1 / ('odd' not in path) and real(path, *a, **k)\n"
    )
    for name in ("a.txt", "odd.txt"):
        (tmp_path / name).write_text(STILTED, encoding="utf-8")
    process = desk("odd.txt", "a.txt", before=bug)
    assert process.returncode == 3
    assert "odd.txt: error" in process.stdout
    assert "a.txt:1:6" in process.stdout


def test_a_working_folder_that_is_gone(tmp_path):
    gone = tmp_path / "gone"
    gone.mkdir()
    process = subprocess.run(
        ["sh", "-c", f'rmdir "$PWD" && {sys.executable} -m newslint story.txt'],
        cwd=gone, capture_output=True, text=True,
    )  # fmt: skip
    assert process.returncode == 2
    assert process.stderr.startswith("newslint: the working folder has been deleted")


@pytest.mark.parametrize("seconds", ["nan", "-NaN", "inf", "0"])
def test_a_time_limit_is_a_number_of_seconds(desk, seconds):
    process = desk("--time-limit", seconds, "story.txt", text=CLEAN)
    assert process.returncode == 2
    assert "Invalid value for '--time-limit'" in process.stderr


def test_usage_errors(desk):
    assert desk("--format", "xml", "story.txt").returncode == 2
    assert desk("--no-such-option").returncode == 2


def test_house_packs_are_tested_like_ours(desk):
    process = desk("test", "house.yaml")
    assert (process.returncode, "3 rules, 9 examples: all as they must be" in process.stdout) == (0, True)
    pack = desk.folder / "house.yaml"
    pack.write_text(
        pack.read_text(encoding="utf-8").replace("[[TK TK]], left", "TK [[TK, left]]"), encoding="utf-8"
    )
    process = desk("test", "house.yaml")
    assert process.returncode == 1
    assert "expected 'The mayor, TK [[TK, left]].'" in process.stdout
    assert "found    'The mayor, [[TK TK]], left.'" in process.stdout


def test_explain(desk):
    process = desk("explain", "garbled.probe", "--rules", "house.yaml")
    assert process.returncode == 0
    assert "Come [[in the event that]] it rains." in process.stdout
    assert "Plain words." in process.stdout
    process = desk("explain", "garbled.prob", "--rules", "house.yaml")
    assert process.returncode in (0, 2)
    process = desk("explain", "garbeld.probe", "--rules", "house.yaml")
    assert process.returncode == 2
    assert "did you mean 'garbled.probe'?" in process.stderr


def test_try(desk):
    process = desk("try", "garbled.probe", ".", "--rules", "house.yaml", text=STILTED)
    assert process.returncode == 0
    assert "story.txt:1:6: Come [[in the event that]] it rains." in process.stdout
    assert "1 hit in 1 file" in process.stdout


def test_rules(desk):
    process = desk("rules", "--rules", "house.yaml", "--format", "json")
    assert "garbled.grave" in {rule["id"] for rule in json.loads(process.stdout)}
    assert "garbled.grave" in desk("rules", "garbled", "--rules", "house.yaml").stdout


def test_a_reader_that_has_seen_enough(desk, compiled_packs):
    (desk.folder / "story.txt").write_text((STILTED + "\n") * 4000, encoding="utf-8")
    process = subprocess.run(
        f"{sys.executable} -m newslint story.txt | head -1",
        shell=True,
        cwd=desk.folder,
        capture_output=True,
        text=True,
    )
    assert process.stderr == ""
