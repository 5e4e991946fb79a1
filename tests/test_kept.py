"""Results of earlier runs: the same report with them and without, and never one that is out of date."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from helpers import write_pack
from newslint.packs import sources
from newslint.reporters import FORMATS
from newslint.run.one_file import check_one, known
from newslint.run.result_cache import ResultCache, entry_of, restored
from newslint.run.settings import Run, Selection
from runs import newslint

PACK = """
- id: garbled.probe
  kind: phrases
  message: "'{match}' is stilted; write '{replacement}'."
  why: "Plain words."
  swap: {in the event that: if}
  bad: [{text: "Come [[in the event that]] it rains."}]
  good: ["If it rains, come.", "In the event, that was enough."]
"""
ARTICLES = {
    "clean.txt": "The council met on Tuesday.\n",
    "stilted.txt": "Come in the event that it rains.\r\n\r\nA café — “so we said,” in the event that it snows.\r\n",
    "marked.md": "# Rain\n\nCome *in the event* that it rains.\n",
    "latin.txt": "Caf\xe9 in the event that it rains.\n".encode("latin-1"),
    "page.html": "<html><body><p>Come in the event that it &amp; rains.</p></body></html>\n",
    "bom.txt": b"\xef\xbb\xbfCome in the event that it rains.\n",
    "word.docx": b"no zip archive\n",
}


@pytest.fixture
def desk(tmp_path, monkeypatch, warm_cache):
    """A folder with articles and a pack of its own, and a cache without results."""
    folder = tmp_path / "desk"
    folder.mkdir()
    for name, text in ARTICLES.items():
        (folder / name).write_bytes(text.encode() if isinstance(text, str) else text)
    write_pack(folder, PACK)
    (folder / ".newslint.yaml").write_text("rules: [house.yaml]\n", encoding="utf-8")
    monkeypatch.chdir(folder)
    return folder


def run(*arguments, before=""):
    process = newslint(*arguments, before=before)
    assert "Traceback" not in process.stderr
    return process.returncode, process.stdout, process.stderr


def is_known(path):
    selection = Run(Selection())
    return known(path, selection, selection.config(path), ResultCache()) is not None


@pytest.mark.parametrize("form", FORMATS)
def test_reports_are_the_same(desk, form):
    fresh = run("check", ".", "--format", form, "--no-cache")
    first = run("check", ".", "--format", form)
    assert fresh == first == run("check", ".", "--format", form)


def test_what_is_kept(desk):
    run(".")
    assert {name: is_known(name) for name in ARTICLES} == {name: name != "word.docx" for name in ARTICLES}


def test_what_has_not_changed_is_not_checked(desk):
    (desk / "word.docx").unlink()
    before = run(".")
    bug = "import newslint.pipeline.check as p\np.check_file = None\n"
    assert run(".", before=bug) == before
    assert run("check", "--no-cache", ".", before=bug)[0] == 3


def test_a_changed_text_is_checked(desk):
    run(".")
    (desk / "clean.txt").write_text("Come in the event that it rains.\n", encoding="utf-8")
    assert "clean.txt:1:6" in run(".")[1]


@pytest.mark.parametrize("change", ["pack", "configuration", "level", "extension", "selection"])
def test_whatever_else_changes_too(desk, change):
    assert run("stilted.txt")[0] == 1
    arguments = ["stilted.txt"]
    if change == "pack":
        pack = desk / "house.yaml"
        pack.write_text(pack.read_text(encoding="utf-8").replace("event", "case"), encoding="utf-8")
    elif change == "configuration":
        (desk / ".newslint.yaml").write_text("rules: []\n", encoding="utf-8")
    elif change == "level":
        arguments = ["check", "--fail-level", "error", "--level", "error", "stilted.txt"]
    elif change == "extension":
        (desk / "stilted.txt").rename(desk / "stilted.json")
        assert "not checked" in run("stilted.json")[1]
        return
    else:
        arguments = ["check", "--ignore", "garbled", "stilted.txt"]
    assert "garbled.probe" not in run(*arguments)[1]


def test_a_mistake_elsewhere_in_the_configuration_is_not_hidden(desk):
    assert run("clean.txt")[0] == 0
    (desk / ".newslint.yaml").write_text(
        "rules: [house.yaml]\npaths: [{match: sport/*, ignore: [garbled.prob]}]\n", encoding="utf-8"
    )
    code, _, problem = run("clean.txt")
    assert code == 2
    assert "did you mean 'garbled.probe'" in problem


def test_the_wire_copy_is_read_again(desk):
    (desk / "wire.txt").write_text("The council met on Monday.\n", encoding="utf-8")
    for path in ("clean.txt", "front.md"):
        (desk / "front.md").write_text("---\nsource: wire.txt\n---\nThe council met.\n", encoding="utf-8")
        run("check", "--source", "wire.txt", "clean.txt")
        run("front.md")
        assert not is_known(path)


@pytest.mark.parametrize("damage", [b"", b"garbage", "cut"])
def test_damage_costs_results_only(desk, tmp_path, damage):
    before = run(".")
    for path in (tmp_path / "cache" / "results").iterdir():
        content = path.read_bytes()
        path.write_bytes(content[: len(content) // 2] if damage == "cut" else damage)
    assert run(".") == before == run(".")


def test_a_cache_that_cannot_be_written(desk, tmp_path, monkeypatch):
    expected = run(".")
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    monkeypatch.setenv("NEWSLINT_CACHE_DIR", str(tmp_path / "file" / "cache"))
    assert run(".") == expected


def test_no_cache_leaves_nothing(desk, tmp_path, monkeypatch):
    monkeypatch.setenv("NEWSLINT_CACHE_DIR", str(tmp_path / "other"))
    run("check", "--no-cache", ".")
    assert not (tmp_path / "other" / "results").exists()


def test_an_entry_gives_the_whole_result_back(desk):
    selection = Run(Selection())
    for name in ("stilted.txt", "marked.md", "latin.txt", "page.html", "bom.txt"):
        checked = check_one(name, selection, selection.config(name), ResultCache())
        again = restored(checked.entry, name, Path(name).read_bytes())
        assert again.findings == checked.result.findings != ()
        assert again.source == checked.result.source
        assert (again.words, again.verdict) == (checked.result.words, checked.result.verdict)
        assert entry_of(checked.result, b"another text") is None


def test_the_oldest_make_room(desk, tmp_path):
    kept = ResultCache()
    for number in range(500):
        kept.keep(b"\xab" + number.to_bytes(4, "big"), number)
    kept.save()
    assert ResultCache().find(b"\xab" + (499).to_bytes(4, "big"), "a.txt", b"").words == 499
    assert ResultCache().find(b"\xab" + (0).to_bytes(4, "big"), "a.txt", b"") is None
    assert [path.name for path in (tmp_path / "cache" / "results").iterdir()] == ["ab"]


def test_two_runs_at_the_same_time(desk):
    commands = [[sys.executable, "-m", "newslint", name] for name in ARTICLES if name != "word.docx"]
    for process in [subprocess.Popen(command, stdout=subprocess.DEVNULL) for command in commands]:
        assert process.wait() in (0, 1)
    assert run(".") == run("check", "--no-cache", ".")


def test_the_name_of_rules_follows_what_ships(monkeypatch, tmp_path):
    (tmp_path / "typos").mkdir()
    pack = tmp_path / "typos" / "a.yaml"
    pack.write_text("family: typos\n", encoding="utf-8")
    monkeypatch.setattr(sources, "shipped_root", lambda: str(tmp_path))
    name = sources.rules_name()
    assert sources.rules_name() == name
    pack.write_text("family: typos\nrules: []\n", encoding="utf-8")
    assert sources.rules_name() != name
