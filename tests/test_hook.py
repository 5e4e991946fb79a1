"""The hook as a newsroom has it: the real pre-commit, in a real repository of articles."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import built

ROOT = Path(__file__).parents[1]

STORY = """LONDON (AP) — The council met on Tuesday to talk about the the bridge.

“It is old,” said the mayor, Ann Moss.
"""


def git(folder: Path, *args: str, check: bool = True, **env: str) -> subprocess.CompletedProcess[str]:
    identity = ["-c", "user.name=Desk", "-c", "user.email=desk@example.org"]
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["git", *identity, *args], cwd=folder, check=check, capture_output=True, text=True,
        env={**os.environ, "PATH": path, **env},
    )  # fmt: skip


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory):
    """A repository of articles whose hook comes from a repository of this project as it stands."""
    project = built.checkout()
    revision = git(project, "rev-parse", "HEAD").stdout.strip()

    folder = tmp_path_factory.mktemp("newsroom")
    home = str(built.pre_commit_home())
    git(folder, "init", "-q")
    (folder / ".pre-commit-config.yaml").write_text(
        f"repos:\n  - repo: {project}\n    rev: {revision}\n    hooks:\n      - id: newslint\n",
        encoding="utf-8",
    )
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "Set up")
    subprocess.run(
        [sys.executable, "-m", "pre_commit", "install"], cwd=folder, check=True, capture_output=True,
        env={**os.environ, "PRE_COMMIT_HOME": home},
    )  # fmt: skip

    def commit(message: str) -> subprocess.CompletedProcess[str]:
        git(folder, "add", "-A")
        return git(folder, "commit", "-m", message, check=False, PRE_COMMIT_HOME=home)

    commit.folder = folder
    return commit


def test_a_finding_blocks_the_commit_and_a_fix_lets_it_pass(newsroom):
    folder = newsroom.folder
    (folder / "articles").mkdir()
    story = folder / "articles" / "bridge.txt"
    story.write_text(STORY, encoding="utf-8")
    (folder / "articles" / "bridge.md").write_text(f"# Bridge\n\n{STORY}", encoding="utf-8")
    (folder / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0" + bytes(200))
    (folder / "layout.py").write_text("text = 'the the bridge'\n", encoding="utf-8")

    blocked = newsroom("A story")
    report = blocked.stdout + blocked.stderr
    assert blocked.returncode == 1, report
    assert "articles/bridge.txt:1:56" in report
    assert "articles/bridge.md:3:56" in report
    assert "layout.py" not in report
    assert git(folder, "log", "--oneline").stdout.count("\n") == 1

    for path in (story, folder / "articles" / "bridge.md"):
        path.write_text(path.read_text(encoding="utf-8").replace("the the", "the"), encoding="utf-8")
    passed = newsroom("A story, fixed")
    assert passed.returncode == 0, passed.stdout + passed.stderr
    assert git(folder, "log", "--oneline").stdout.count("\n") == 2


def test_files_that_are_no_articles_do_not_matter(newsroom):
    (newsroom.folder / "script.sh").write_text("echo the the\n", encoding="utf-8")
    passed = newsroom("A script")
    assert passed.returncode == 0, passed.stdout + passed.stderr
    assert "Skipped" in passed.stdout + passed.stderr


@pytest.mark.parametrize("name", ["--config=x.md", "--output=guide.md", "--exit-zero.md", "-h.md", "--.md"])
def test_a_file_called_like_an_option_silences_nothing(newsroom, name):
    folder = newsroom.folder
    (folder / name).write_text(STORY, encoding="utf-8")
    (folder / "x.md").write_text("ignore: [typos, garbled, spun, attribution]\n", encoding="utf-8")
    blocked = newsroom("A name")
    report = blocked.stdout + blocked.stderr
    git(folder, "reset", "-q")
    (folder / name).unlink()
    (folder / "x.md").unlink()
    assert blocked.returncode == 1, report
    assert f"{name}:1:56" in report
    assert not (folder / "guide.md").exists()
