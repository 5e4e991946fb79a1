"""`--strict-config`: in whatever way a change silences newslint on an article that it brings, it is said."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from daily import git
from newslint.cli.group import run
from newslint.model.errors import NewslintError

STORY = "The council met on Tuesday.\n\nNobody came.\n\nIt was late.\n"
HOUSE = (
    "family: style\nrules:\n  - id: style.foo\n    kind: phrases\n    phrases:\n      - foo\n      - bar\n"
    "    message: \"'{match}'.\"\n    why: \"x\"\n    bad: [\"a [[foo]]\"]\n    good: [\"a\", \"b\"]\n"
)  # fmt: skip


@pytest.fixture
def newsroom(tmp_path, monkeypatch, compiled_packs):
    """A house with packs, a list of words, a baseline, and what a change could turn to."""
    files = {
        "a.txt": STORY,
        "drafts/old.txt": f"A draft about the the bridge.\n\n{STORY}",
        "linked/c.txt": STORY,
        ".newslint.yaml": "rules: [packs, one.yaml]\nwords: words\nbaseline: known.json\n# the end\nlevel: warning\n",
        "lenient.yaml": "ignore: [typos]\n",
        "known.json": '{"schema": 1, "findings": []}\n',
        "packs/house.yaml": HOUSE,
        "packs/second.yaml": HOUSE.replace("style.foo", "style.baz"),
        "other/house.yaml": HOUSE.replace("      - foo\n", ""),
        "one.yaml": HOUSE.replace("style.foo", "style.listed").replace(
            "    phrases:\n      - foo\n      - bar\n", "    words-file: list.words\n"
        ),
        "list.words": "foo\nquux\n",
        "words/titles.txt": "",
        "deep/setup.cfg": "[metadata]\nname = x\n\n[newslint]\nlevel = suggestion\n",
        "deep/d.txt": STORY,
        ".gitignore": "local/\n",
    }
    for name, content in files.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(content)
    (tmp_path / "packs-now").symlink_to("packs")
    (tmp_path / "story").symlink_to("linked")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-qm", "Articles")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def shorten(path: Path, line: str) -> None:
    """Take a line away and bring none."""
    text = path.read_text()
    assert line in text
    path.write_text(text.replace(line, ""))


def link(path: Path, target: str) -> None:
    if path.is_dir() and not path.is_symlink():
        for inside in path.iterdir():
            inside.unlink()
        path.rmdir()
    else:
        path.unlink()
    path.symlink_to(target)


def hidden_from_git(path: Path, flag: str) -> None:
    git(path.parent, "update-index", flag, path.name)
    path.write_text("ignore: [typos]\n")


SILENCING = {
    "a line of the configuration is taken away": (lambda top: shorten(top / ".newslint.yaml", "level: warning\n"), ".newslint.yaml"),
    "the configuration is taken away": (lambda top: (top / ".newslint.yaml").unlink(), ".newslint.yaml"),
    "the configuration is a link now": (lambda top: link(top / ".newslint.yaml", "lenient.yaml"), ".newslint.yaml"),
    "the configuration leads nowhere": (lambda top: link(top / ".newslint.yaml", "nowhere"), ".newslint.yaml"),
    "the configuration is a folder": (
        lambda top: ((top / ".newslint.yaml").unlink(), (top / ".newslint.yaml").mkdir()), ".newslint.yaml",
    ),
    "git was told to look away": (
        lambda top: hidden_from_git(top / ".newslint.yaml", "--assume-unchanged"), ".newslint.yaml",
    ),
    "git was told to skip it": (lambda top: hidden_from_git(top / ".newslint.yaml", "--skip-worktree"), ".newslint.yaml"),
    "a rule of a pack is taken away": (lambda top: shorten(top / "packs/house.yaml", "      - bar\n"), "packs/house.yaml"),
    "a pack is taken away": (lambda top: (top / "packs/second.yaml").unlink(), "packs/second.yaml"),
    "packs are a link now": (lambda top: link(top / "packs", "other"), "packs"),
    "a list of a pack is shorter": (lambda top: (top / "list.words").write_text("foo\n"), "list.words"),
    "a list of the house": (lambda top: (top / "words/titles.txt").write_text("# more\n"), "words/titles.txt"),
    "a list of the house is taken away": (lambda top: (top / "words/titles.txt").unlink(), "words/titles.txt"),
    "the baseline": (lambda top: (top / "known.json").write_text('{"schema": 1,  "findings": []}\n'), "known.json"),
    "a section of a shared file is taken away": (
        lambda top: (top / "deep/setup.cfg").write_text("[metadata]\nname = x\n"), "deep/setup.cfg",
    ),
}  # fmt: skip


@pytest.mark.parametrize("how", SILENCING)
def test_nothing_comes_along_that_hides_an_article(newsroom, capsys, how):
    change, name = SILENCING[how]
    article = newsroom / ("deep/d.txt" if name.startswith("deep") else "a.txt")
    change(newsroom)
    assert run(["check", "--strict-config", str(article)]) == 0  # no article changes with it
    article.write_text(STORY.replace("Tuesday", "Monday"))
    capsys.readouterr()
    assert run(["check", "--strict-config", str(article)]) == 2
    assert f"{name} changes together with {article}" in capsys.readouterr().err


def test_a_link_that_packs_are_named_by(newsroom, capsys):
    (newsroom / ".newslint.yaml").write_text("rules: [packs-now]\n")
    git(newsroom, "commit", "-qam", "Packs by a link")
    link(newsroom / "packs-now", "other")
    (newsroom / "a.txt").write_text("The council met on Monday.\n")
    assert run(["check", "--strict-config", "a.txt"]) == 2
    assert "packs-now changes together" in capsys.readouterr().err


BRINGING = {
    "lines are taken away": lambda top: shorten(top / "a.txt", "Nobody came.\n"),
    "it is moved here": lambda top: (top / "drafts/old.txt").rename(top / "new.txt"),
    "git moves it here": lambda top: git(top, "mv", "drafts/old.txt", "new.txt"),
    "it is a link now": lambda top: link(top / "a.txt", "drafts/old.txt"),
    "its folder is a link now": lambda top: link(top / "linked", "drafts"),
    "a link to its folder leads elsewhere": lambda top: link(top / "story", "drafts"),
}


@pytest.mark.parametrize("how", BRINGING)
def test_in_whatever_way_an_article_comes(newsroom, capsys, how):
    BRINGING[how](newsroom)
    named = {
        "its folder is a link now": "linked/old.txt",
        "a link to its folder leads elsewhere": "story/old.txt",
    }.get(how, ".")
    run(["check", "--strict-config", named])
    assert "together" not in capsys.readouterr().err
    (newsroom / ".newslint.yaml").write_text("ignore: [typos, garbled]\n")
    assert run(["check", "--strict-config", named]) == 2
    assert ".newslint.yaml changes together with" in capsys.readouterr().err


def test_a_configuration_that_git_does_not_know(newsroom, capsys):
    local = newsroom / "local"
    local.mkdir()
    (local / ".newslint.yaml").write_text("ignore: [typos, garbled]\n")
    (local / "b.txt").write_text(STORY)
    git(newsroom, "add", "-f", "local/b.txt")
    assert run(["check", "--strict-config", "local/b.txt"]) == 2
    assert "local/.newslint.yaml changes together with local/b.txt" in capsys.readouterr().err


def test_what_others_do_with_shared_files_is_theirs(newsroom, capsys):
    (newsroom / "a.txt").write_text("The council met on Monday.\n")
    (newsroom / "setup.cfg").write_text("[metadata]\nname = y\n")
    assert run(["check", "--strict-config", "a.txt"]) == 0
    git(newsroom, "add", "-A")
    git(newsroom, "commit", "-qm", "Metadata")
    (newsroom / "setup.cfg").unlink()
    (newsroom / "a.txt").write_text("The council met on Sunday.\n")
    assert run(["check", "--strict-config", "a.txt"]) == 0
    assert "together" not in capsys.readouterr().err


def test_a_file_that_is_named_like_a_pattern(newsroom, capsys):
    """Git takes ':!*' for 'all but everything' where it reads patterns."""
    (newsroom / "linked/c.txt").unlink()
    for name in (":!*", "new.txt", ":(bogus)x.txt"):
        (newsroom / name).write_text("They saw the the cat.\n")
    assert run(["check", "--changed", "--", "new.txt", "./:(bogus)x.txt"]) == 1
    out = capsys.readouterr().out
    assert "new.txt:1:10" in out and ":(bogus)x.txt:1:10" in out


def test_filters_are_off_for_every_question(newsroom, tmp_path_factory):
    """Git reads a file again that is newer than its index, and so through a filter, also where it only adds names."""
    ran = tmp_path_factory.mktemp("ran") / "ran"
    (newsroom / ".gitattributes").write_text("*.txt filter=trap\n")
    git(newsroom, "add", "-A")
    git(newsroom, "commit", "-qm", "Attributes")
    subprocess.run(["touch", "-d", "2099-01-01", "a.txt"], check=True)
    git(newsroom, "status")
    for key, value in (("core.checkStat", "minimal"), ("core.trustctime", "false")):
        git(newsroom, "config", key, value)
    git(newsroom, "config", "filter.trap.clean", f"touch {ran}; cat")
    (newsroom / "linked/c.txt").unlink()
    (newsroom / "new.txt").write_text("They saw the the cat.\n")
    assert run(["check", "--changed", "new.txt"]) == 1
    assert not ran.exists()


def test_a_repository_whose_files_are_said_to_lie_elsewhere(newsroom, tmp_path_factory):
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    git(elsewhere, "init", "-q")
    git(newsroom, "config", "core.worktree", str(elsewhere))
    with pytest.raises(NewslintError, match="lie elsewhere"):
        run(["check", "--changed", "a.txt"])
