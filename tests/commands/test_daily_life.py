"""What a desk does all day: accepting words, colours, watching, reports beside articles, completion, the manual."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time

import pytest

from daily import newslint, pack
from newslint.cli.commands import COMMANDS
from newslint.cli.group import run as command
from newslint.config.add_entries import add_entries
from newslint.config.read import config_of, forget
from newslint.model.errors import ConfigError, NewslintError
from newslint.reporters.shared.base import LeftOut, Tally, summary
from newslint.terminal.colour import wanted
from newslint.terminal.progress import Progress
from waiting import LONG

STORY = "He saw teh sea.\n"


@pytest.fixture
def desk(tmp_path, monkeypatch, warm_cache, capfd):
    """A folder with a story and rules of its own, and the command run in it: code, output, errors."""
    monkeypatch.chdir(tmp_path)
    pack(tmp_path)
    (tmp_path / ".newslint.yaml").write_text("rules: [house-rules.yaml]\nselect: [typos.test]\n")
    (tmp_path / "a.txt").write_text(STORY)

    def run(*args: str) -> tuple[int, str, str]:
        forget()
        code = command(list(args))
        told = capfd.readouterr()
        return code, told.out, told.err

    run.folder = tmp_path
    return run


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        (".newslint.yaml", "level: error\naccept: [A, B]  # ours\nignore: [spun]\n", "level: error\naccept: [A, B, Okafor, \"O'Neil\"]  # ours\nignore: [spun]\n"),
        (".newslint.yaml", "accept:\n  - A   # one\n\nlevel: error\n", "accept:\n  - A   # one\n  - Okafor\n  - \"O'Neil\"\n\nlevel: error\n"),
        (".newslint.yaml", "accept: []\n", "accept: [Okafor, \"O'Neil\"]\n"),
        (".newslint.yaml", "# accept: []\nlevel: error", "accept: [Okafor, \"O'Neil\"]\nlevel: error"),
        (".newslint.yaml", "level: error", "level: error\naccept:\n  - Okafor\n  - \"O'Neil\"\n"),
        (".newslint.yaml", "level: error\r\naccept:\r\n- A\r\n", "level: error\r\naccept:\r\n- A\r\n- Okafor\r\n- \"O'Neil\"\r\n"),
        ("pyproject.toml", "[tool.newslint]\nlevel = \"error\"\n[tool.x]\naccept = [1]\n", "[tool.newslint]\naccept = [\"Okafor\", \"O'Neil\"]\nlevel = \"error\"\n[tool.x]\naccept = [1]\n"),
        ("pyproject.toml", "[tool.newslint]\naccept = [\n  \"A\",\n]\n", "[tool.newslint]\naccept = [\n  \"A\",\n  \"Okafor\",\n  \"O'Neil\",\n]\n"),
        ("setup.cfg", "[newslint]\naccept = A, B\nlevel = error\n", "[newslint]\naccept = A, B\n    Okafor\n    O'Neil\nlevel = error\n"),
        ("setup.cfg", "[x]\n[newslint]\nlevel = error\n", "[x]\n[newslint]\naccept = Okafor, O'Neil\nlevel = error\n"),
    ],
)  # fmt: skip
def test_words_are_added_where_the_list_stands(tmp_path, monkeypatch, name, before, after):
    monkeypatch.chdir(tmp_path)
    path = tmp_path / name
    path.write_bytes(before.encode())
    assert add_entries(name, "accept", ["Okafor", "O'Neil"]).entries == ("Okafor", "O'Neil")
    assert path.read_bytes().decode() == after
    assert config_of(name, after).accept[-2:] == ("Okafor", "O'Neil")
    assert add_entries(name, "accept", ["okafor", "O'NEIL"]) == ((), None)
    assert path.read_bytes().decode() == after


@pytest.mark.parametrize(
    ("name", "text"),
    [(".newslint.yaml", "{level: error}\n"), ("pyproject.toml", "[tool]\nnewslint = {level = \"error\"}\n"), ("setup.cfg", "[newslint]\naccept = A\n\n  # b\n  C\n")],
)  # fmt: skip
def test_a_list_that_is_written_otherwise_is_left_alone(tmp_path, monkeypatch, name, text):
    monkeypatch.chdir(tmp_path)
    (tmp_path / name).write_text(text)
    try:
        added = add_entries(name, "accept", ["Okafor"]).entries
    except ConfigError as error:
        assert "add it by hand: Okafor" in str(error)
        assert (tmp_path / name).read_text() == text
    else:
        assert added == ("Okafor",) and "Okafor" in config_of(name, (tmp_path / name).read_text()).accept


def test_accept_says_which_file_and_begins_one(desk):
    assert desk("accept", "Okafor", "Sea  Point")[1] == ".newslint.yaml: added 'Okafor' and 'Sea Point'\n"
    assert desk("accept", "okafor")[1] == ".newslint.yaml: 'okafor' was there already\n"
    (desk.folder / ".newslint.yaml").unlink()
    code, out, _ = desk("accept", "Teh")
    assert (code, out) == (0, ".newslint.yaml: begun with 'Teh'\n")
    assert (desk.folder / ".newslint.yaml").read_text().startswith("# yaml-language-server: $schema=https://")
    assert desk("accept", "--config", "other.yaml", "X1")[1] == "other.yaml: begun with 'X1'\n"
    with pytest.raises(NewslintError, match="is no word"):
        desk("accept", "--", "--")


def test_what_is_accepted_is_not_reported(desk):
    (desk.folder / ".newslint.yaml").write_text("select: [typos.unknown-word]\n")
    (desk.folder / "a.txt").write_text("The old goverment met again.\n")
    assert desk("a.txt")[0] == 1
    desk("accept", "goverment")
    assert desk("a.txt")[0] == 0


def test_a_misspelt_rule_in_a_directive_is_reported(desk):
    (desk.folder / ".newslint.yaml").write_text("rules: [house-rules.yaml]\nselect: [typos.test, newslint]\n")
    (desk.folder / "a.txt").write_text(
        "[newslint: ignore-next typos.test.mispelling it is right]\n\nHe saw teh sea.\n\n"
        "[newslint: ignore-next typos.test.misspelling/teh it is right]\n\nHe saw teh sea.\n\n"
        "[newslint: off spun,attribution,style.ap]\n\n[newslint: ignore-next garbled.nothing-of-ours/at-all x]\n\nThe end.\n"
    )
    _, out, _ = desk("--format", "concise", "a.txt")
    assert (
        "a.txt:1:1: newslint.bad-directive no rule or family is called 'typos.test.mispelling'; did you mean 'typos.test.misspelling'?"
        in out
    )
    assert "a.txt:3:8: typos.test.misspelling" in out and "a.txt:7:8" not in out
    assert (
        "a.txt:11:1: newslint.bad-directive no rule or family is called 'garbled.nothing-of-ours/at-all'"
        in out
    )
    assert "a.txt:9:1: newslint.bad-directive" not in out


def test_a_directive_in_a_span_of_code_is_shown_and_not_given(desk):
    (desk.folder / "a.md").write_text("Write `<!-- newslint: off RULE -->` before it.\n\nHe saw teh sea.\n")
    (desk.folder / ".newslint.yaml").write_text("rules: [house-rules.yaml]\nselect: [typos.test, newslint]\n")
    assert desk("--format", "concise", "a.md")[1].count("\n") == 2


def test_the_concise_format(desk):
    code, out, _ = desk("--format", "concise", "a.txt", "gone.txt")
    assert code == 2
    assert out.startswith(
        "a.txt:1:8: typos.test.misspelling 'teh': write 'the'.\n"
        "gone.txt:1:1: newslint.unreadable-file not checked: cannot be read: No such file or directory\n"
        "1 warning in 1 file (2 checked), 1 file not checked in full; left out: "
    )


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("when", "stream", "environ", "expected"),
    [
        (None, Terminal(), {}, True),
        (None, io.StringIO(), {}, False),
        (None, Terminal(), {"TERM": "dumb"}, False),
        (None, Terminal(), {"NO_COLOR": "1"}, False),
        (None, Terminal(), {"NO_COLOR": ""}, True),
        (None, io.StringIO(), {"FORCE_COLOR": "1"}, True),
        (None, io.StringIO(), {"FORCE_COLOR": ""}, False),
        (None, Terminal(), {"FORCE_COLOR": "0"}, False),
        (None, Terminal(), {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ("auto", io.StringIO(), {"FORCE_COLOR": "1"}, True),
        ("always", io.StringIO(), {"NO_COLOR": "1"}, True),
        ("never", Terminal(), {"FORCE_COLOR": "1"}, False),
    ],
)
def test_when_there_is_colour(when, stream, environ, expected):
    assert wanted(when, stream, environ) is expected


def test_the_argument_of_color(desk, monkeypatch):
    (desk.folder / "always").write_text("teh end of it\n")
    code, out, _ = desk("--color", "always", "a.txt")
    assert "\x1b[" in out and "a.txt" in out and "always" not in out
    assert "always:1:1" in re.sub(r"\x1b\[[\d;]*m", "", desk("--color", "./always")[1])
    assert "\x1b[" in desk("--color", "a.txt")[1] and "\x1b[" in desk("--color=always", "a.txt")[1]
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[" in desk("a.txt")[1]
    assert (
        "\x1b[" not in desk("--no-color", "a.txt")[1] and "\x1b[" not in desk("--color", "never", "a.txt")[1]
    )
    desk("--output", "r.txt", "a.txt")
    assert "\x1b[" not in (desk.folder / "r.txt").read_text()
    code, _, err = desk("--color=sometimes", "a.txt")
    assert code == 2 and "'sometimes' is not one of" in err
    assert "\x1b[" in desk("compare", "--color", "a.txt", "always")[1]


def test_options_before_the_command(desk):
    (desk.folder / "f.txt").write_text(STORY)
    assert desk("--rules", "house-rules.yaml", "check", "f.txt")[1].startswith("f.txt:1:8")
    assert desk("--no-cache", "--level", "error", "--color", "never", "check", "f.txt")[0] == 0
    (desk.folder / "check").mkdir()
    (desk.folder / "check" / "g.txt").write_text(STORY)
    assert desk("--level", "warning", "check", "f.txt")[1].count("teh") == 4  # there it is the folder


def tally(files: int, unreadable: int, findings: int = 0) -> str:
    counts = Tally()
    counts.files, counts.unreadable, counts.findings = files, unreadable, findings
    counts.levels["warning"], counts.files_with_findings = findings, bool(findings)
    return summary(counts, LeftOut())


def test_summaries_count_in_english():
    assert tally(1, 1) == "1 file not checked in full"
    assert tally(2, 2) == "2 files not checked in full"
    assert tally(2, 1) == "No findings in 1 file, 1 file not checked in full"
    assert tally(1, 0, 1) == "1 warning in 1 file"


def test_other_sums(desk):
    assert desk("baseline")[1].startswith(".newslint-baseline.json: 1 finding in 1 file\n")
    assert desk("try", "typos.test", "a.txt", "--rules", "house-rules.yaml")[1].endswith(
        "1 hit in 1 file, 4 words, 250.000 per 1,000 words\n"
    )
    assert desk("test", "house-rules.yaml", "--select", "typos.test.filler")[1].startswith(
        "1 rule, 3 examples:"
    )


def test_no_limit_of_0_seconds(desk):
    _, out, _ = desk("config")
    assert re.search(r"time-limit +60 s, more for long ones +default", out)
    assert json.loads(desk("config", "--format", "json")[1])["settings"]["time-limit"]["value"] is None
    assert re.search(r"time-limit +2\.5 s +command line", desk("config", "--time-limit", "2.5")[1])


def test_the_difference_of_an_absolute_path(desk):
    out = desk("--diff", str(desk.folder / "a.txt"))[1]
    assert out.startswith("--- a/a.txt\n+++ b/a.txt\n")
    os.chdir("/")
    try:
        out = desk("--diff", "--config", str(desk.folder / ".newslint.yaml"), str(desk.folder / "a.txt"))[1]
    finally:
        os.chdir(desk.folder)
    assert out.startswith(f"--- a{desk.folder}/a.txt\n+++ b{desk.folder}/a.txt\n")


def test_progress_is_shown_after_a_while_and_makes_way(monkeypatch):
    now = [0.0]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    stream = Terminal()
    progress = Progress(stream)
    seen = []
    for _ in progress.of(progress.counted(range(4))):
        seen.append(stream.getvalue().count("Checking"))
        now[0] += 1.0
    progress.make_way()
    assert seen == [0, 0, 1, 2] and "[###############---------------] 2 of 4" not in stream.getvalue()
    assert "3 of 4" in stream.getvalue() and stream.getvalue().endswith("\r\x1b[K")
    quiet = Progress(None)
    assert list(quiet.of(quiet.counted(range(3)))) == [0, 1, 2]


def test_no_progress_into_a_pipe(desk):
    assert "Checking" not in desk("a.txt")[2]


@pytest.mark.skipif(sys.platform == "win32", reason="no such signals")
def test_watching(tmp_path, compiled_packs):
    pack(tmp_path)
    (tmp_path / ".newslint.yaml").write_text("rules: [house-rules.yaml]\nselect: [typos.test]\n")
    (tmp_path / "a.txt").write_text(STORY)
    process = subprocess.Popen(
        [sys.executable, "-m", "newslint", "--watch", "--format", "concise", "."],
        cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        assert process.stdout.readline().startswith("a.txt:1:8: typos.test.misspelling")
        assert process.stdout.readline().startswith("1 warning in 1 file")
        assert "waiting for a change" in process.stderr.readline()
        (tmp_path / "a.txt").write_text("He saw the sea.\n")
        assert process.stdout.readline().startswith("No findings in 1 file")
        process.stderr.readline()
        (tmp_path / ".newslint.yaml").write_text("rules: [")
        assert "broken YAML" in process.stderr.readline()
        while "waiting" not in process.stderr.readline():
            pass
        (tmp_path / "b.txt").write_text(STORY)
        (tmp_path / ".newslint.yaml").write_text("rules: [house-rules.yaml]\nselect: [typos.test]\n")
        lines = [process.stdout.readline() for _ in range(2)]
        assert any("b.txt:1:8" in line for line in lines) or "b.txt:1:8" in process.stdout.readline()
        process.send_signal(signal.SIGINT)
        assert process.wait(LONG) in (
            0,
            1,
            2,
        )  # that of the last run, which may have met the broken configuration
    finally:
        process.kill()
        process.communicate()


def test_watching_changes_nothing(desk):
    for more in (("--fix",), ("--diff",), ("-",)):
        with pytest.raises(NewslintError, match="goes without"):
            desk("--watch", *more)


def test_no_report_is_written_over_an_article(desk):
    (desk.folder / "b.txt").write_text("Another story.\n")
    for args in (
        ("check", "a.txt"),
        ("compare", "b.txt", "a.txt"),
        ("compare", "--format", "html", "b.txt", "a.txt"),
    ):
        (desk.folder / "other.txt").write_text("A story of somebody else.\n")
        with pytest.raises(NewslintError, match="would write over other.txt"):
            desk(*args, "--output", "other.txt")
        assert (desk.folder / "other.txt").read_text() == "A story of somebody else.\n"
    with pytest.raises(NewslintError, match="is there and is no baseline"):
        desk("baseline", "--output", "b.txt")
    assert (desk.folder / "b.txt").read_text() == "Another story.\n"
    for _ in range(2):  # a baseline over a baseline is what people want
        assert desk("baseline", "--output", "base.json")[0] == 0


@pytest.mark.parametrize("form", ["text", "concise", "github", "html"])
def test_a_report_is_no_article_next_time(desk, form):
    name = "report.html" if form == "html" else "report.txt"
    for text in (STORY, "He saw the sea.\n", None):
        if text is None:
            (desk.folder / "a.txt").write_bytes(b"\xff\xfe\xff")
        else:
            (desk.folder / "a.txt").write_text(text)
        desk("--format", form, "--output", name, ".")
        assert desk("--format", form, "--output", name, ".")[0] in (0, 1, 2)  # the same name again
        told = json.loads(desk("--format", "json", ".")[1])
        assert [entry["path"] for entry in told["files"]] == ["a.txt"]
        assert (
            told["summary"]["left_out"]["no_articles"] == 1
        )  # whatever begins as one is not passed over unseen


def test_comparisons_are_no_articles(desk):
    (desk.folder / "b.txt").write_text("He saw the sea.\n")
    desk("compare", "--output", "c.txt", "b.txt", "a.txt")
    desk("compare", "--format", "html", "--output", "c.html", "b.txt", "a.txt")
    files = [entry["path"] for entry in json.loads(desk("--format", "json", ".")[1])["files"]]
    assert files == ["a.txt", "b.txt"]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion(desk, shell):
    code, out, _ = desk("completion", shell)
    assert code == 0 and "_NEWSLINT_COMPLETE" in out and "newslint" in out


def test_what_is_completed(tmp_path, compiled_packs):
    def completed(*words: str) -> str:
        environ = {
            "_NEWSLINT_COMPLETE": "bash_complete",
            "COMP_WORDS": " ".join(("newslint", *words)),
            "COMP_CWORD": str(len(words)),
        }
        return newslint(cwd=tmp_path, **environ)[1]

    assert "plain,explain" in completed("expl")
    assert "plain,garbled.doubled-function-word" in completed("check", "--ignore", "garbled.doubled-f")
    assert "plain,typos.unknown-word" in completed("explain", "typos.unknown-w")
    assert "plain,concise" in completed("check", "--format", "con")


def test_the_manual_has_every_command_and_option(desk):
    code, page, _ = desk("man")
    assert code == 0 and page.startswith(".TH NEWSLINT 1")
    for name in COMMANDS:
        assert f".SS newslint {name}".replace("-", "\\-") in page, name
    assert r"\fB\-\-strict\-config\fR" in page and r"\fB\-i, \-\-interactive\fR" in page
    if shutil.which("groff"):
        done = subprocess.run(
            ["groff", "-man", "-ww", "-Tutf8", "-z", "-Kutf8"],
            input=page,
            capture_output=True,
            text=True,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, "")


def test_a_mistyped_command_is_told_from_a_path(desk):
    code, _, said = desk("chekc", "a.txt")
    assert code == 2 and "There is no command 'chekc', and no such file. Did you mean 'check'?" in said
    (desk.folder / "chekc").mkdir()
    with pytest.raises(NewslintError, match="no articles found in chekc"):
        desk("chekc")
    assert desk("elsewhere")[0] == 2
    with pytest.raises(NewslintError, match="no such baseline"):
        desk("--baseline", "none.json", "a.txt")


def test_help_groups_all_commands(desk):
    code, out, _ = desk("--help")
    assert code == 0
    listed = [line.split()[0] for line in out.splitlines() if line.startswith("  ") and line[2:3].isalpha()]
    for name in COMMANDS:
        assert name in listed, name
    assert out.index("Check and mend articles:") < out.index("Rules and packs:") < out.index("  schema ")
    assert "INTEGER RANGE" not in "".join(
        desk(name, "--help")[1] for name in ("serve", "compare", "archive", "init")
    )
