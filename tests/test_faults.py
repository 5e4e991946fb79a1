"""Full disks, other locales, other times: what is lost is said, and nothing else is lost."""

from __future__ import annotations

import os
import re
import resource
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from runs import newslint
from waiting import LONG

STILTED = "He said the plan was was ready, and the the council agreed.\n"


@pytest.fixture
def desk(tmp_path, monkeypatch, warm_cache):
    """A folder with an article of some size, and an empty cache."""
    (tmp_path / "desk").mkdir()
    monkeypatch.chdir(tmp_path / "desk")
    Path("story.txt").write_text(STILTED * 400, encoding="utf-8")
    return tmp_path / "desk"


def run(*arguments, largest=None, stdin=None, stdout=subprocess.PIPE, pass_fds=(), **environment):
    """The command, in a process that may write files of `largest` bytes: to it, that is a full disk."""

    def limit():
        if largest is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))

    if (largest, stdin, stdout, pass_fds) == (None, None, subprocess.PIPE, ()):
        return newslint(*arguments, **environment)
    process = subprocess.run(
        [sys.executable, "-m", "newslint", *arguments], stdin=stdin, stdout=stdout, stderr=subprocess.PIPE, encoding="utf-8",
        env=os.environ | environment, preexec_fn=limit, pass_fds=pass_fds, check=False,
    )  # fmt: skip
    assert "Traceback" not in process.stderr
    return process


#: Code before a run: of what ships only a few rules are there, and they are not compiled yet.
FEW = """
from newslint.packs import prebuilt, sources
load = sources.load_packs
prebuilt.find = lambda root: None
sources.load_packs = lambda: [entry for entry in load() if entry.rule.kind == "repetition"]
"""
SMALL = "import resource\nresource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"


def test_no_room_for_the_cache(desk, tmp_path, monkeypatch):
    monkeypatch.setenv("NEWSLINT_CACHE_DIR", str(tmp_path / "empty"))
    full = newslint("story.txt", before=FEW + SMALL)
    assert (full.returncode, full.stderr) == (1, "")
    assert not list((tmp_path / "empty").rglob("shipped-*"))
    assert full.stdout == newslint("story.txt", before=FEW).stdout
    assert list((tmp_path / "empty").rglob("shipped-*"))
    left = [path for path in (tmp_path / "empty").rglob("*") if path.is_file()]
    assert not [path for path in left if path.suffix == ".tmp"]


def test_no_room_for_what_was_fixed(desk):
    run("story.txt")
    before = Path("story.txt").read_bytes()
    process = run("check", "--fix", "story.txt", largest=1000)
    assert process.returncode == 2
    assert "story.txt" in process.stdout + process.stderr
    assert "cannot be written" in process.stdout + process.stderr
    assert Path("story.txt").read_bytes() == before
    assert [path.name for path in desk.iterdir()] == ["story.txt"]


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_no_room_for_an_article_that_is_printed(desk, unbuffered):
    with Path("story.txt").open("rb") as given, Path("fixed.txt").open("wb") as fixed:
        process = run(
            "check", "--fix", "-", largest=1000, stdin=given, stdout=fixed, PYTHONUNBUFFERED=unbuffered
        )
    assert process.returncode == 2
    assert process.stderr == "newslint: the fixed article cannot be written: File too large\n"


def test_no_room_for_the_report(desk):
    process = run("check", "--output", "report.txt", "story.txt", largest=1000)
    assert process.returncode == 2
    assert process.stderr == "newslint: report.txt: the report cannot be written: File too large\n"
    assert [path.name for path in desk.iterdir()] == ["story.txt"]


@pytest.mark.parametrize("arguments", [["story.txt"], ["check", "--format", "json", "story.txt"]])
def test_no_room_for_what_is_printed(desk, arguments):
    with Path("/dev/full").open("w") as full:
        process = run(*arguments, stdout=full)
    assert process.returncode == 2
    assert process.stderr == "newslint: the report cannot be written: No space left on device\n"


def test_a_report_to_a_pipe_or_device_goes_there(desk):
    os.mkfifo("pipe")
    reader = subprocess.Popen("cat pipe > read.txt", shell=True)
    assert run("check", "--output", "pipe", "story.txt").returncode == 1
    reader.wait(LONG)
    assert "800 warnings in 1 file" in Path("read.txt").read_text(encoding="utf-8")
    assert Path("pipe").is_fifo()
    Path("nowhere").symlink_to("/dev/null")
    assert run("check", "--output", "nowhere", "story.txt").returncode == 1
    assert Path("nowhere").is_symlink()


@pytest.mark.parametrize("name", ["/dev/stdout", "/dev/fd/1"])
def test_a_report_to_standard_output_by_its_name(desk, name):
    process = run("check", "--output", name, "story.txt")
    assert (process.returncode, process.stderr) == (1, "")
    assert process.stdout == run("story.txt").stdout
    with Path("log.txt").open("w", encoding="utf-8") as log:
        log.write("The log of the day.\n")
        log.flush()
        assert run("check", "--output", name, "story.txt", stdout=log).returncode == 1
    assert Path("log.txt").read_text(encoding="utf-8") == "The log of the day.\n" + process.stdout


def test_a_report_to_a_pipe_that_is_open(desk):
    """As the shell gives it: `--output >(less)`."""
    ours, theirs = os.pipe()
    reader = subprocess.Popen("cat > read.txt", shell=True, stdin=ours)
    os.close(ours)
    process = run("check", "--output", f"/dev/fd/{theirs}", "story.txt", pass_fds=(theirs,))
    os.close(theirs)
    assert (process.returncode, process.stdout, process.stderr) == (1, "", "")
    reader.wait(LONG)
    assert "800 warnings in 1 file" in Path("read.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "read"),
    [
        (["--output", "story.txt", "story.txt"], "story.txt"),
        (["--output", "story.txt", "link.txt"], "link.txt"),
        (["--output", "link.txt", "story.txt"], "story.txt"),
        (["--output", "story.txt", "--fix", "another.txt", "."], "link.txt"),
        (["--output", "story.txt", "--changed", "HEAD", "."], "link.txt"),
        (["--output", "story.txt", "-"], "story.txt"),
        (["--output", "another.txt", "--stdin-filename", "another.txt", "-"], "another.txt"),
        (["--output", ".newslint.yaml", "story.txt"], ".newslint.yaml"),
        (["--output", "known.json", "story.txt"], "known.json"),
        (["--output", "story.txt", "--source", "story.txt", "another.txt"], "story.txt"),
    ],
)
def test_a_report_is_not_written_over_what_is_read(desk, arguments, read):
    Path("link.txt").symlink_to("story.txt")
    Path("another.txt").write_text(STILTED, encoding="utf-8")
    Path(".newslint.yaml").write_text("baseline: known.json\n", encoding="utf-8")
    run("baseline", "--output", "known.json", "another.txt")
    for git in ("init -q", "add .", "-c user.name=Desk -c user.email=desk@example.org commit -qm Copy"):
        subprocess.run(f"git {git}", shell=True, check=True)
    before = {path.name: path.read_bytes() for path in desk.iterdir() if path.is_file()}
    with Path("story.txt").open("rb") as given:
        process = run("check", *arguments, stdin=given)
    assert (process.returncode, process.stdout) == (2, "")
    assert process.stderr.startswith("newslint: --output would write over ")
    why = rf"({re.escape(read)}, which this run reads|[a-z]+\.txt, which is an article and no report of ours)"
    assert re.search(why + "; give the report another name", process.stderr)
    assert {path.name: path.read_bytes() for path in desk.iterdir() if path.is_file()} == before


def test_an_earlier_report_that_is_no_article_is_written_anew(desk):
    Path(".newslint.yaml").write_text("exclude: [report.txt]\n", encoding="utf-8")
    for _ in range(2):
        assert run("check", "--output", "report.txt", ".").returncode == 1
    assert "800 warnings in 1 file" in Path("report.txt").read_text(encoding="utf-8")


def test_a_report_with_a_name_as_long_as_can_be(desk):
    name = "n" * 251 + ".txt"
    assert run("check", "--output", name, "story.txt").returncode == 1
    assert "800 warnings" in Path(name).read_text(encoding="utf-8")


def test_a_report_through_a_link(desk):
    Path("real.log").write_text("old", encoding="utf-8")
    Path("link.log").symlink_to("real.log")
    run("check", "--output", "link.log", "story.txt")
    assert Path("link.log").is_symlink()
    assert "800 warnings" in Path("real.log").read_text(encoding="utf-8")


@pytest.mark.parametrize("form", ["text", "json", "html"])
def test_the_same_everywhere(desk, warm_cache, form):
    Path("story.txt").write_text(
        "GENÈVE (AP) — “It is is İstanbul,” said Ömer Şahin, 5, on Tue., Feb. 30.\n\nThe the ŞĞİ.\n",
        encoding="utf-8",
    )
    arguments = ("check", "--format", form, "story.txt")
    expected = run(*arguments)
    for environment in (
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"LC_ALL": "POSIX", "LANG": ""},
        {"LC_ALL": "tr_TR.UTF-8"},
        {"TZ": "Pacific/Kiritimati"},
        {"TZ": "America/Anchorage", "PYTHONHASHSEED": "7"},
        {"PYTHONOPTIMIZE": "2"},
    ):
        shutil.rmtree(warm_cache / "results", ignore_errors=True)
        process = subprocess.run(
            [sys.executable, "-m", "newslint", *arguments], capture_output=True, env=os.environ | environment, check=False
        )  # fmt: skip
        assert process.returncode == expected.returncode
        ascii_only = form == "text" and "PYTHONUTF8" in environment  # what programs read is UTF-8 everywhere
        text = process.stdout.decode("ascii" if ascii_only else "utf-8")
        if not ascii_only:
            assert text == expected.stdout
        else:  # a terminal that knows no accents is shown what they are
            assert text == expected.stdout.encode("ascii", "backslashreplace").decode("ascii")
