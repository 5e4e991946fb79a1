"""Standard streams that are closed, full or in no mood to wait: the run ends as it would have."""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
import termios
from pathlib import Path

import pytest

from waiting import LONG, until

STILTED = "He said the plan was was ready, and the the council agreed.\n"
CLOSED = "newslint: standard input is closed; send an article there, or name a file instead of '-'\n"


@pytest.fixture
def desk(tmp_path, monkeypatch, warm_cache):
    """A folder with an article that has findings and one that has none."""
    (tmp_path / "desk").mkdir()
    monkeypatch.chdir(tmp_path / "desk")
    Path("story.txt").write_text(STILTED, encoding="utf-8")
    Path("clean.txt").write_text("The council met on Tuesday.\n", encoding="utf-8")


def shell(call):
    """A line of shell in which `newslint` is the command."""
    return subprocess.run(
        f'newslint() {{ "{sys.executable}" -m newslint "$@"; }}\n{call}',
        shell=True, capture_output=True, encoding="utf-8", timeout=LONG, check=False,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("call", "code"),
    [
        ("newslint story.txt >&-", 1),
        ("newslint clean.txt >&-", 0),
        ("newslint check --diff clean.txt >&-", 0),
        ("newslint check --fix - < clean.txt >&-", 0),
        ("newslint rules >&-", 0),
        ("newslint clean.txt 2>&-", 0),
        ("newslint story.txt 2>&-", 1),
        ("newslint --no-such-option 2>&-", 2),
        ("newslint --no-such-option 2>/dev/full", 2),
        ("newslint story.txt <&-", 1),
        ("newslint story.txt <&- >&- 2>&-", 1),
    ],
)
def test_closed(desk, call, code):
    process = shell(call)
    assert (process.returncode, process.stderr) == (code, "")
    assert "bug" not in process.stdout
    assert Path("story.txt").read_text(encoding="utf-8") == STILTED


@pytest.mark.parametrize("call", ["newslint - <&-", "newslint quotes - <&-"])
def test_a_closed_input_is_no_empty_article(desk, call):
    process = shell(call)
    assert (process.returncode, process.stdout, process.stderr) == (2, "", CLOSED)


def test_output_that_is_open_for_reading(desk):
    process = shell("newslint story.txt 1</dev/null")
    assert process.returncode == 2
    assert process.stderr == "newslint: the report cannot be written: Bad file descriptor\n"


def in_the_pipe(number):
    """How many bytes wait in a pipe for whoever reads."""
    return int.from_bytes(fcntl.ioctl(number, termios.FIONREAD, bytes(4)), sys.byteorder)


@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("arguments", [["story.txt"], ["check", "--fix", "-"]])
def test_a_pipe_that_does_not_wait(desk, arguments, unbuffered):
    text = STILTED * 400 + "The council met on Tuesday.\n" * 4000
    Path("story.txt").write_text(text, encoding="utf-8")
    call = [sys.executable, "-m", "newslint", *arguments]
    environment = os.environ | {"PYTHONUNBUFFERED": unbuffered}
    with Path("story.txt").open("rb") as given:
        whole = subprocess.run(call, stdin=given, capture_output=True, env=environment, check=False)
    assert len(whole.stdout) > 100_000  # more than a pipe holds
    ours, theirs = os.pipe()
    os.set_blocking(theirs, False)
    with Path("story.txt").open("rb") as given:
        process = subprocess.Popen(call, stdin=given, stdout=theirs, stderr=subprocess.PIPE, env=environment)
    os.close(theirs)
    with os.fdopen(ours, "rb") as pipe:
        read = pipe.read(1)
        until(lambda: in_the_pipe(ours) >= 60_000 or process.poll() is not None)  # no more is taken
        read += pipe.read()
    assert process.stderr.read() == whole.stderr
    assert process.wait(LONG) == whole.returncode
    assert read == whole.stdout


@pytest.mark.parametrize(
    "module", ["newslint.terminal.stdio", "newslint.cli.exits", "newslint.run.check_files"]
)
def test_an_interruption_while_modules_are_loaded(desk, module):
    script = (
        "import os, signal, sys\n"
        "class Finder:\n"
        "    def find_spec(self, name, *_):\n"
        f"        if name == {module!r}: os.kill(os.getpid(), signal.SIGINT)\n"
        "from newslint.__main__ import main\n"
        "sys.meta_path.insert(0, Finder())\n"
        "sys.argv = ['newslint', 'story.txt']\n"
        "main()\n"
    )
    process = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, encoding="utf-8", check=False
    )
    assert (process.returncode, process.stdout) == (130, "")
    assert process.stderr in ("", "newslint: interrupted\n")


def test_an_input_without_end_is_refused(desk):
    process = shell("newslint - < /dev/zero")
    assert process.returncode == 2
    assert "standard input is larger than 256 MB" in process.stderr
