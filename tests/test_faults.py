"""Full disks, other locales, other times: what is lost is said, and nothing else is lost."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

STILTED = "He said the plan was was ready, and the the council agreed.\n"


@pytest.fixture
def desk(tmp_path, monkeypatch, warm_cache):
    """A folder with an article of some size, and an empty cache."""
    (tmp_path / "desk").mkdir()
    monkeypatch.chdir(tmp_path / "desk")
    Path("story.txt").write_text(STILTED * 400, encoding="utf-8")
    return tmp_path / "desk"


def run(*arguments, largest=None, stdout=subprocess.PIPE, **environment):
    """The command, in a process that may write files of `largest` bytes: to it, that is a full disk."""

    def limit():
        if largest is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))

    process = subprocess.run(
        [sys.executable, "-m", "newslint", *arguments], stdout=stdout, stderr=subprocess.PIPE, encoding="utf-8",
        env=os.environ | environment, preexec_fn=limit, check=False,
    )  # fmt: skip
    assert "Traceback" not in process.stderr
    return process


def test_no_room_for_the_cache(desk, tmp_path, monkeypatch):
    monkeypatch.setenv("NEWSLINT_CACHE_DIR", str(tmp_path / "empty"))
    full = run("story.txt", largest=1000)
    assert (full.returncode, full.stderr) == (1, "")
    assert full.stdout == run("story.txt").stdout
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
    reader.wait(timeout=20)
    assert "800 warnings in 1 file" in Path("read.txt").read_text(encoding="utf-8")
    assert Path("pipe").is_fifo()
    Path("nowhere").symlink_to("/dev/null")
    assert run("check", "--output", "nowhere", "story.txt").returncode == 1
    assert Path("nowhere").is_symlink()


def test_a_report_through_a_link(desk):
    Path("real.txt").write_text("old", encoding="utf-8")
    Path("link.txt").symlink_to("real.txt")
    run("check", "--output", "link.txt", "story.txt")
    assert Path("link.txt").is_symlink()
    assert "800 warnings" in Path("real.txt").read_text(encoding="utf-8")


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
        text = (
            process.stdout.decode("utf-8")
            if "PYTHONUTF8" not in environment
            else process.stdout.decode("ascii")
        )
        if "PYTHONUTF8" not in environment:
            assert text == expected.stdout
        else:  # a terminal that knows no accents is shown what they are
            assert text == expected.stdout.encode("ascii", "backslashreplace").decode("ascii")
