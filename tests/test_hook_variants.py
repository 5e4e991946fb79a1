"""The other hooks, with the real pre-commit: fixing, changed lines only, and a file of which part is staged."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

import built
from daily import git
from newslint.model.finding import FAMILIES

ROOT = Path(__file__).parents[1]
OLD = "LONDON (AP) — The council met on Tuesday to talk about the the bridge.\n\nNobody had to to leave.\n"


@pytest.fixture(scope="module")
def hooks():
    """A repository of this project as it stands, and where pre-commit keeps what it installs from it."""
    project = built.checkout()
    return project, git(project, "rev-parse", "HEAD").strip(), built.pre_commit_home()


@pytest.fixture
def newsroom(hooks, tmp_path):
    """A repository with an old article, and a function that runs one hook on what is staged."""
    project, revision, home = hooks
    git(tmp_path, "init", "-q")
    (tmp_path / "old.txt").write_text(OLD)
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-qm", "Copy")

    def run(
        hook: str, environment: dict[str, str] | None = None, **settings: object
    ) -> subprocess.CompletedProcess[str]:
        entry = {"repo": str(project), "rev": revision, "hooks": [{"id": hook, **settings}]}
        (tmp_path / ".pre-commit-config.yaml").write_text(yaml.safe_dump({"repos": [entry]}))
        git(tmp_path, "add", ".pre-commit-config.yaml")
        return subprocess.run(
            [sys.executable, "-m", "pre_commit", "run", hook], cwd=tmp_path, capture_output=True, text=True, check=False,
            env={**os.environ, "PRE_COMMIT_HOME": str(home), **(environment or {})},
        )  # fmt: skip

    run.folder = tmp_path
    return run


def test_only_changed_lines_block_a_commit(newsroom):
    path = newsroom.folder / "old.txt"
    path.write_text(f"{OLD}\nIt rained.\n")
    git(newsroom.folder, "add", "-A")
    passed = newsroom("newslint-changed")
    assert passed.returncode == 0, passed.stdout
    path.write_text(f"{OLD}\nIt rained most of of Monday.\n")
    git(newsroom.folder, "add", "-A")
    blocked = newsroom("newslint-changed")
    assert blocked.returncode == 1
    assert "old.txt:5:16" in blocked.stdout and "old.txt:1" not in blocked.stdout


def test_what_is_not_staged_does_not_count(newsroom):
    path = newsroom.folder / "old.txt"
    path.write_text(f"{OLD}\nIt rained.\n")
    git(newsroom.folder, "add", "-A")
    unstaged = f"{OLD}\nIt rained.\n\nIt stopped at the the church.\n"
    path.write_text(unstaged)
    passed = newsroom("newslint-changed")
    assert passed.returncode == 0, passed.stdout
    assert path.read_text() == unstaged


def test_fixes_stop_the_commit_once(newsroom):
    path = newsroom.folder / "old.txt"
    path.write_text(f"{OLD}\n“It is in the the bag,” Ann Moss said.\n")
    git(newsroom.folder, "add", "-A")
    blocked = newsroom("newslint-fix")
    assert blocked.returncode == 1
    assert "files were modified by this hook" in blocked.stdout
    mended = OLD.replace("the the", "the").replace("to to", "to")
    assert path.read_text() == f"{mended}\n“It is in the the bag,” Ann Moss said.\n"
    git(newsroom.folder, "add", "-A")
    passed = newsroom("newslint-fix")
    assert passed.returncode == 0, passed.stdout


def test_excluded_files_are_left_out_though_named(newsroom):
    (newsroom.folder / ".newslint.yaml").write_text("exclude: [drafts]\n")
    (newsroom.folder / "drafts").mkdir()
    (newsroom.folder / "drafts" / "a.txt").write_text(OLD)
    git(newsroom.folder, "add", "-A")
    passed = newsroom("newslint")
    assert passed.returncode == 0, passed.stdout


def test_a_commit_that_silences_itself_is_blocked(newsroom):
    folder = newsroom.folder
    (folder / "old.txt").write_text(f"{OLD}\nIt rained most of of Monday.\n")
    (folder / ".newslint.yaml").write_text("ignore: [typos, garbled]\n")
    git(folder, "add", "-A")
    assert newsroom("newslint").returncode == 0
    blocked = newsroom("newslint-strict")
    assert blocked.returncode == 1 and ".newslint.yaml changes together with old.txt" in blocked.stdout


def test_options_of_a_house_may_go_before_the_files(newsroom):
    (newsroom.folder / "--config=x.md").write_text(f"{OLD}\nIt rained most of of Monday.\n")
    git(newsroom.folder, "add", "-A")
    refused = newsroom("newslint", args=["--level", "error"])
    assert refused.returncode == 1 and "looks like an option" in refused.stdout
    checked = newsroom("newslint", args=["--level", "warning", "--"])
    assert checked.returncode == 1 and "--config=x.md:3" in checked.stdout


def test_an_engine_is_installed_with_its_hook(newsroom):
    (newsroom.folder / "old.txt").write_text(f"{OLD}\nIt rained.\n")
    git(newsroom.folder, "add", "-A")
    blocked = newsroom("newslint-harper")
    assert blocked.returncode == 1, blocked.stdout
    assert "old.txt:1:56" in blocked.stdout
    assert "pip install" not in blocked.stdout


def test_every_format_is_checked_and_what_is_no_article_is_passed_over(newsroom):
    from readers.docx_writer import docx, paragraph, run

    folder = newsroom.folder
    (folder / "a.docx").write_bytes(docx(paragraph(run("It was the the bridge."))))
    (folder / "a.mdx").write_text("It was the the bridge.\n")
    (folder / "a.json").write_text('{"uri": "x", "body_text": "It was the the bridge."}')
    (folder / "a.xml").write_text("<nitf><body><p>It was the the bridge.</p></body></nitf>")
    (folder / "package.json").write_text('{"name": "the the"}')
    (folder / "map.xml").write_text("<map>the the</map>")
    (folder / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0" + bytes(200))
    git(folder, "add", "-A")
    blocked = newsroom("newslint")
    assert blocked.returncode == 1
    for place in ("a.docx:1:8", "a.mdx:1:8", "a.json:1:", "a.xml:1:"):
        assert place in blocked.stdout, blocked.stdout
    assert "package.json:" not in blocked.stdout and "without an article" in blocked.stdout
    everything = newsroom("newslint", files="")  # a house that chooses its files itself
    assert everything.returncode == 1 and "photo.jpg:" not in everything.stdout


def test_a_download_that_fails_is_one_clear_line(newsroom):
    folder = newsroom.folder
    (folder / "old.txt").write_text(f"{OLD}\nIt rained.\n")
    git(folder, "add", "-A")
    java = folder.parent / "bin" / "java"
    java.parent.mkdir(exist_ok=True)
    java.write_text("#!/bin/sh\necho 'openjdk version \"17.0.1\" 2021-10-19' >&2\n")
    java.chmod(0o755)
    newsroom(
        "newslint-languagetool", {"PATH": os.environ["PATH"], "LTP_JAR_DIR_PATH": str(folder)}
    )  # installs it
    nowhere = dict.fromkeys(("HTTPS_PROXY", "https_proxy"), "http://127.0.0.1:9")
    path = f"{java.parent}{os.pathsep}{os.environ['PATH']}"
    failed = newsroom(
        "newslint-languagetool",
        {**nowhere, "PATH": path, "LTP_PATH": str(folder / "lt"), "LTP_JAR_DIR_PATH": ""},
    )
    assert failed.returncode == 1 and "old.txt:1:56" in failed.stdout
    (line,) = [line for line in failed.stdout.splitlines() if "languagetool:" in line.lower()]
    assert "LanguageTool could not be downloaded (" in line and "LTP_JAR_DIR_PATH" in line and len(line) < 400
    assert "Traceback" not in failed.stdout and "Pool(" not in failed.stdout, failed.stdout


def test_every_hook_is_described():
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())
    assert {
        "newslint",
        "newslint-fix",
        "newslint-changed",
        "newslint-strict",
        "newslint-languagetool",
        "newslint-harper",
    } <= {hook["id"] for hook in hooks}
    for hook in hooks:
        assert hook["description"] and hook["files"] == hooks[0]["files"]
        assert hook["args"] == ["--"]  # names of files are no options
        assert not set(hook["entry"].split()) & set(FAMILIES)
