"""What the tests of fixes, baselines and changes share: a small pack of rules, and running the command."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import runs

PACK = """
family: typos
rules:
  - id: typos.test.misspelling
    kind: phrases
    fix: safe
    message: "'{match}': write '{replacement}'."
    why: "A misspelling."
    swap: {teh: the, recieve: receive, "goverment": "government"}
    bad: [ {text: "She saw [[teh]] sea."} ]
    good: ["She saw the sea.", "They receive post."]
  - id: typos.test.anywhere
    kind: phrases
    fix: safe
    quotes: also
    message: "'{match}': write '{replacement}'."
    why: "A misspelling, in quoted speech too."
    swap: {minster: minister}
    bad: [ {text: "The [[minster]] left."} ]
    good: ["The minister left.", "A ministry."]
  - id: typos.test.filler
    kind: phrases
    fix: unsafe
    message: "Take out '{match}'."
    why: "It says nothing."
    swap: {basically: ""}
    bad: [ {text: "It is [[basically]] true."} ]
    good: ["It is true.", "A basic truth."]
"""


def pack(folder: Path) -> str:
    """The pack as a file."""
    path = folder / "house-rules.yaml"
    path.write_text(PACK, encoding="utf-8")
    return str(path)


def newslint(*args: str, cwd: Path, stdin: bytes | None = None, **environ: str) -> tuple[int, str, str]:
    """Run the command in a process of its own: exit code, standard output, standard error."""
    done = runs.newslint(*args, cwd=cwd, stdin=stdin or b"", **{"COLUMNS": "100", **environ})
    return done.returncode, done.stdout, done.stderr


def git(folder: Path, *args: str) -> str:
    """Run git as somebody, with no configuration but its own."""
    done = subprocess.run(
        ("git", "-c", "user.name=Desk", "-c", "user.email=desk@paper.test", "-c", "commit.gpgsign=false", *args),
        cwd=folder, capture_output=True, check=False,
        env={**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()
