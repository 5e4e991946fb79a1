"""`--changed`: lines new to git, in renamed, moved and untracked files, and with part of a file staged."""

from __future__ import annotations

import json

import pytest

from daily import git, newslint, pack
from newslint.run.git import Git
from newslint.run.git_changes import Changes, Repository, parse_diff

OLD = "The council saw teh sea.\n\nThey recieve guests at the harbour every summer, the mayor said.\n\nNobody was hurt.\n"


@pytest.fixture
def newsroom(tmp_path):
    rules = pack(tmp_path)
    (tmp_path / ".newslint.yaml").write_text(f"rules: [{rules}]\nselect: [typos.test]\n")
    folder = tmp_path / "articles"
    folder.mkdir()
    for name in ("one.txt", "two words – é.txt", 'quo"te.txt'):
        (folder / name).write_text(OLD)
    (tmp_path / ".gitignore").write_text("drafts/\n")
    git(tmp_path, "init", "-q", "-b", "main")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-qm", "Articles")
    return tmp_path


def findings(newsroom, *args, code=None):
    done, out, err = newslint("check", "--format", "json", *args, cwd=newsroom)
    assert done < 2, err
    found = [(f["path"], x["line"], x["text"]) for f in json.loads(out)["files"] for x in f["findings"]]
    assert done == bool(found)
    return found


def test_a_folder_that_looks_like_a_repository_runs_nothing(newsroom, tmp_path):
    """A commit may hold what git takes for a repository of its own, with commands in its configuration."""
    trap = newsroom / "articles" / "trap"
    for name in ("objects", "refs"):
        (trap / name).mkdir(parents=True)
        (trap / name / "keep").write_text("")
    (trap / "HEAD").write_text("ref: refs/heads/main\n")
    ran = tmp_path / "ran"
    (trap / "config").write_text(
        f'[core]\n\trepositoryformatversion = 0\n\tbare = false\n\tworktree = .\n\tfsmonitor = "touch {ran};false"\n'
    )
    (trap / "story.txt").write_text(OLD)
    assert [found[0] for found in findings(newsroom, "--changed", ".")] == ["articles/trap/story.txt"] * 2
    findings(newsroom / "articles" / "trap", "--changed", ".")
    assert not ran.exists()


def test_nothing_changed_is_nothing_found(newsroom):
    assert findings(newsroom, "--changed") == []
    assert len(findings(newsroom)) == 6


def test_only_changed_lines_count(newsroom):
    for name in ("one.txt", "two words – é.txt", 'quo"te.txt'):
        path = newsroom / "articles" / name
        path.write_text(f"+++ b/x\n\n{OLD}\nTeh end of the goverment.\n")
    found = findings(newsroom, "--changed", "articles")
    assert {name for name, _, _ in found} == {
        "articles/one.txt",
        "articles/two words – é.txt",
        'articles/quo"te.txt',
    }
    assert {(line, text) for _, line, text in found} == {(9, "Teh"), (9, "goverment")}


def test_staged_and_unstaged_changes_both_count(newsroom):
    path = newsroom / "articles" / "one.txt"
    path.write_text(f"{OLD}\nTeh end.\n")
    git(newsroom, "add", "-A")
    path.write_text(f"{OLD}\nTeh end.\n\nTeh very end.\n")
    assert [line for _, line, _ in findings(newsroom, "--changed")] == [7, 9]


def test_renamed_and_moved_files_keep_their_history(newsroom):
    git(newsroom, "mv", "articles/one.txt", "articles/renamed.txt")
    (newsroom / "articles" / "renamed.txt").write_text(f"{OLD}\nTeh end.\n")
    (newsroom / "articles" / 'quo"te.txt').rename(newsroom / "articles" / "moved.txt")  # git is not told
    assert findings(newsroom, "--changed") == [("articles/renamed.txt", 7, "Teh")]


def test_untracked_files_are_new_and_ignored_ones_are_not(newsroom):
    (newsroom / "articles" / "new.txt").write_text("Teh start.\n")
    (newsroom / "drafts").mkdir()
    (newsroom / "drafts" / "a.txt").write_text("Teh draft.\n")
    assert findings(newsroom, "--changed") == [("articles/new.txt", 1, "Teh")]


def test_against_a_branch_what_others_did_there_does_not_count(newsroom):
    git(newsroom, "checkout", "-qb", "work")
    (newsroom / "articles" / "one.txt").write_text(f"{OLD}\nTeh end.\n")
    git(newsroom, "commit", "-qam", "Work")
    git(newsroom, "checkout", "-q", "main")
    (newsroom / "articles" / 'quo"te.txt').write_text("Teh other work.\n")
    git(newsroom, "commit", "-qam", "Theirs")
    git(newsroom, "checkout", "-q", "work")
    assert findings(newsroom, "--changed") == []
    assert findings(newsroom, "--changed", "main") == [("articles/one.txt", 7, "Teh")]
    assert findings(newsroom, "--changed=main", "articles") == [("articles/one.txt", 7, "Teh")]


def test_from_a_folder_below_and_through_a_link(newsroom):
    (newsroom / "articles" / "one.txt").write_text(f"{OLD}\nTeh end.\n")
    done, out, err = newslint("check", "--changed", "--format", "json", cwd=newsroom / "articles")
    assert done == 1, err
    assert [f["path"] for f in json.loads(out)["files"]] == ["one.txt"]
    (newsroom / "link").symlink_to(newsroom / "articles")
    assert findings(newsroom, "--changed", "HEAD", "link") == [("link/one.txt", 7, "Teh")]


def test_before_the_first_commit_everything_is_new(tmp_path):
    (tmp_path / ".newslint.yaml").write_text(f"rules: [{pack(tmp_path)}]\nselect: [typos.test]\n")
    git(tmp_path, "init", "-q")
    (tmp_path / "a.txt").write_text("Teh start.\n")
    assert findings(tmp_path, "--changed") == [("a.txt", 1, "Teh")]
    git(tmp_path, "add", "-A")
    assert findings(tmp_path, "--changed") == [("a.txt", 1, "Teh")]


def test_text_that_git_takes_for_binary_is_new_as_a_whole(newsroom):
    path = newsroom / "articles" / "wide.txt"
    path.write_bytes("Teh café.\n\nTeh end.\n".encode("utf-16"))
    git(newsroom, "add", "-A")
    git(newsroom, "commit", "-qm", "Wide")
    assert findings(newsroom, "--changed") == []
    path.write_bytes("Teh café.\n\nTeh very end.\n".encode("utf-16"))
    assert [line for _, line, _ in findings(newsroom, "--changed")] == [1, 3]


def test_fix_touches_changed_lines_only(newsroom):
    path = newsroom / "articles" / "one.txt"
    path.write_text(f"{OLD}\nTeh end.\n")
    assert newslint("check", "--fix", "--changed", cwd=newsroom)[0] == 0
    assert path.read_text() == f"{OLD}\nThe end.\n"


def test_the_settings_of_the_user_change_nothing(newsroom):
    (newsroom / "articles" / "one.txt").write_text(f"{OLD}\nTeh end.\n")
    for key, value in (
        ("diff.noprefix", "true"),
        ("diff.mnemonicPrefix", "true"),
        ("color.ui", "always"),
        ("diff.renames", "false"),
        ("core.quotePath", "false"),
        ("diff.external", "/bin/false"),
    ):
        git(newsroom, "config", key, value)
    assert findings(newsroom, "--changed") == [("articles/one.txt", 7, "Teh")]


def test_errors_say_what_to_do(newsroom, tmp_path_factory):
    code, _, err = newslint("check", "--changed", "nowhere", cwd=newsroom)
    assert code == 2 and "'nowhere'" in err and "fetch" in err
    outside = tmp_path_factory.mktemp("outside")
    (outside / "a.txt").write_text("Teh start.\n")
    code, _, err = newslint(
        "check", "--changed", "HEAD", "a.txt", cwd=outside, GIT_CEILING_DIRECTORIES=str(outside.parent)
    )
    assert code == 2 and "not a git repository" in err
    git(newsroom, "tag", "articles")
    code, _, err = newslint("check", "--changed", "articles", cwd=newsroom)
    assert code == 2 and "commit and a path" in err


def test_a_hunk_is_counted_through():
    diff = b"diff --git a/a b/a\n--- a/a\n+++ b/a\n@@ -1 +1,2 @@\n--- x\n+++ b/b\n+@@ -1 +1 @@\n\\ No newline at end of file\n@@ -9,0 +11 @@\n+x\n"
    assert parse_diff(diff) == {b"a": frozenset({1, 2, 11})}


def test_questions_to_git_are_few(newsroom, monkeypatch):
    """One repository is asked once, however many files it has."""
    import newslint.run.git as asking

    asked = []
    ask = asking.ask
    monkeypatch.setattr(asking, "ask", lambda *a, **k: asked.append(a) or ask(*a, **k))
    monkeypatch.chdir(newsroom)
    changes = Changes()
    for path in (newsroom / "articles").iterdir():
        assert not changes.touches(str(path))
    assert len(asked) <= 5
    assert (
        Repository(Git.of(str(newsroom)), "HEAD").lines(str(newsroom / "articles" / "one.txt")) == frozenset()
    )


@pytest.fixture
def trap(newsroom, tmp_path):
    """A folder that somebody sent, with a repository of its own whose configuration names commands."""
    inbox = newsroom / "inbox"
    inbox.mkdir()
    git(inbox, "init", "-q")
    (inbox / "story.txt").write_text(OLD)
    git(inbox, "add", "-A")
    git(inbox, "commit", "-qm", "Bait")
    return inbox, set_traps(inbox, tmp_path / "ran")


def set_traps(folder, ran):
    """Every way known to have git run a command, each of which leaves a file; the files, as a folder."""
    ran.mkdir()
    settings = {
        "core.fsmonitor": "fsmonitor",
        "core.pager": "pager",
        "core.editor": "editor",
        "diff.external": "external",
        "diff.trap.command": "driver",
        "diff.trap.textconv": "textconv",
        "filter.trap.clean": "clean",
        "filter.trap.smudge": "smudge",
        "filter.a.b.process": "process",
        "credential.helper": "credential",
        "gpg.program": "gpg",
    }
    for key, name in settings.items():
        git(folder, "config", key, f"touch {ran}/{name}; cat; false")
    git(folder, "config", "filter.trap.required", "true")
    (folder / ".git" / "info").mkdir(exist_ok=True)
    (folder / ".git" / "info" / "attributes").write_text("*.txt filter=trap diff=trap\n*.md filter=a.b\n")
    included = ran.parent / "included"
    included.write_text(
        f'[core]\n\tfsmonitor = "touch {ran}/included; false"\n[filter "trap"]\n\tclean = touch {ran}/clean2\n'
    )
    git(folder, "config", "include.path", str(included))
    for hook in ("post-index-change", "pre-commit", "fsmonitor-watchman"):
        path = folder / ".git" / "hooks" / hook
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"#!/bin/sh\ntouch {ran}/hook-{hook}\n")
        path.chmod(0o755)
    for path in folder.glob("*.txt"):
        path.write_text(path.read_text() + "\nTeh end.\n")  # git has to look at the content
    return ran


def test_a_repository_below_is_not_asked(newsroom, trap):
    inbox, ran = trap
    assert {name for name, _, _ in findings(newsroom, "--changed", ".")} == {"inbox/story.txt"}
    assert (
        len(findings(newsroom, "--changed", "HEAD", "inbox")) == 3
    )  # nothing of it is known, so all of it is new
    assert not list(ran.iterdir())


def test_the_repository_of_the_run_runs_nothing(newsroom, tmp_path):
    (newsroom / "one.txt").write_text(OLD)
    git(newsroom, "add", "-A")
    git(newsroom, "commit", "-qm", "One")
    ran = set_traps(newsroom, tmp_path / "ran")
    git(newsroom, "rm", "-q", "--cached", "articles/one.txt")
    (newsroom / "articles" / "one.txt").rename(newsroom / "articles" / "moved.md")
    for path in ran.iterdir():
        path.unlink()  # what setting the traps ran
    assert ("one.txt", 7, "Teh") in findings(newsroom, "--changed", ".")
    assert not list(ran.iterdir())


def test_a_file_of_another_repository_is_refused(newsroom, tmp_path_factory):
    other = tmp_path_factory.mktemp("other")
    git(other, "init", "-q")
    (other / "a.txt").write_text("Teh start.\n")
    code, _, err = newslint("check", "--changed", "HEAD", str(other / "a.txt"), cwd=newsroom)
    assert code == 2 and "outside of the repository" in err
