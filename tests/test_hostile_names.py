"""Names of files that try to be something else: no report, message or difference obeys them."""

from __future__ import annotations

import json
import os
import re
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import pytest

from newslint.reporters import FORMATS
from runs import newslint

NAMES = (
    b"line\nfeed.txt", b"esc\x1b[31m\x1b]0;title\x07.txt", b"bad\xff\xfe.txt", b"::error::x%0A.txt", b"<img src=x onerror=y>.txt",
    b"bidi\xe2\x80\xaetxt.txt", b'"quoted",a:b.txt', b"[a](javascript:b).txt", b"csi\xc2\x9b31m.txt", b"##[error]x.txt",
)  # fmt: skip
STEERS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("names")
    for name in NAMES:
        with open(os.path.join(os.fsencode(folder), name), "wb") as file:  # noqa: PTH118, PTH123
            file.write(b"It is teh end. \x1b[5mIt blinks.\n")
    return folder


def run(folder: Path, *arguments: str, **environment: str) -> tuple[int, str, str]:
    done = newslint(*arguments, cwd=folder, **environment)
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize("format", FORMATS)
def test_reports(folder: Path, format: str, tmp_path: Path) -> None:
    code, text, errors = run(folder, "--format", format, GITHUB_STEP_SUMMARY=str(tmp_path / "summary.md"))
    assert (code, errors) == (1, "")
    assert not STEERS.search(text)
    written = tmp_path / "report"
    assert run(folder, "--format", format, "--output", str(written))[0] == 1
    assert written.stat().st_size > 100
    if format in ("json", "gitlab", "sarif", "rdjson"):
        json.loads(text)
        json.loads(written.read_text(encoding="utf-8"))
    if format in ("junit", "checkstyle"):
        ElementTree.fromstring(text)
    if format == "json":
        paths = {os.fsencode(file["path"]) for file in json.loads(text)["files"]}
        assert paths == set(NAMES)
    if format == "github":
        commands = [line for line in text.splitlines() if line.startswith("::")]
        assert all(line.startswith("::warning file=") for line in commands)
        assert "##[" not in text
        summary = (tmp_path / "summary.md").read_text(encoding="utf-8")
        assert not STEERS.search(summary) and "<img" not in summary and "](" not in summary
    if format == "html":
        assert "<img" not in text and text.count("<script>") == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ("try", "typos.misspelling", "."),
        ("--diff",),
        ("baseline", "--output", "b.json"),
        ("--fix", "--exit-zero"),
    ],
)
def test_other_commands(folder: Path, arguments: tuple[str, ...], tmp_path: Path) -> None:
    import shutil

    copy = tmp_path / "copy"
    shutil.copytree(os.fsencode(folder), os.fsencode(copy))
    code, text, errors = run(copy, *arguments)
    assert code in (0, 1) and "has a bug" not in errors
    names = [line for line in text.splitlines() if line.startswith(("--- ", "+++ "))]
    if arguments == ("--diff",):
        assert len(names) == 2 * len(NAMES)
        text = "\n".join(names)  # the lines of a difference are the bytes of the file
    assert not STEERS.search(text + errors)


def test_messages_on_standard_error(tmp_path: Path) -> None:
    code, _, errors = run(tmp_path, "nothing\x1b[31m\nhere.txt", "--config", "no\x1b[2J.yaml")
    assert code == 2
    assert not STEERS.search(errors)


def test_a_name_in_a_difference_can_be_applied(tmp_path: Path) -> None:
    name = 'say "a\n+++ b\\x.txt'
    (tmp_path / name).write_text("It is teh end.\n")
    _, text, _ = run(tmp_path, "--diff", name)
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    subprocess.run(["git", "apply"], cwd=tmp_path, check=True, input=text.encode())
    assert (tmp_path / name).read_text() == "It is the end.\n"
