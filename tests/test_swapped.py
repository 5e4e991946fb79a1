"""Files that somebody puts links in the place of while newslint is at work: nothing outside is read or written."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from newslint.config.add_entries import add_entries
from newslint.config.trust import rules_within, to_write, wire_within
from newslint.fixing.apply import found, write_whole
from newslint.mcp.allowed import read_allowed
from newslint.model.errors import ConfigError, NewslintError, PackError, UnreadableFile
from newslint.packs.sources import load_packs
from newslint.pipeline.source_copy import read_source
from newslint.readers.contents import contents
from newslint.readers.walk import walk
from newslint.run.baseline import load_baseline
from newslint.run.output_file import output_file, settled
from newslint.storage import atomic_write, place
from newslint.storage.atomic_write import remove, replacing
from newslint.storage.place import PathWithin, lies_in, plain_name, within
from newslint.storage.safe_read import open_found, read_regular, see
from runs import newslint

SECRET = "The code of the safe safe is 4711."

#: Has a run of the command swap a file between the walk and the reading.
AFTER_WALKING = """
import os
from newslint.readers import walk as module
given = module.walk
def walking(*args):
    found = list(given(*args))
    os.rename({linked!r}, {moved!r})
    os.symlink({to!r}, {linked!r})
    return iter(found)
module.walk = walking
"""

pytestmark = pytest.mark.skipif(os.name != "posix", reason="links need rights there")


@pytest.fixture(params=["file", "folder", "folder above"])
def swap(request, tmp_path):
    """A file in a folder, and a function that puts a link to another file in its place."""
    inside, outside = tmp_path / "in", tmp_path / "out"
    path = inside / "a" / "b" / "story.txt"
    other = outside / "a" / "b" / "story.txt"
    for one, text in ((path, "It was was late."), (other, SECRET)):
        one.parent.mkdir(parents=True)
        one.write_text(text)
    linked = {"file": path, "folder": path.parent, "folder above": path.parent.parent}[request.param]

    def swapped():
        linked.rename(tmp_path / "moved")
        linked.symlink_to(outside / linked.relative_to(inside))
        assert path.read_text() == SECRET

    swapped.path, swapped.top, swapped.other = path, inside, other
    swapped.code = AFTER_WALKING.format(
        linked=str(linked), moved=str(tmp_path / "moved"), to=str(outside / linked.relative_to(inside))
    )
    return swapped


@pytest.fixture(params=["asked", "looked up"])
def way(request, monkeypatch):
    """Systems that say where an open file lies, and those that do not, and name nothing within an open folder."""
    if request.param == "looked up":
        monkeypatch.setattr(place, "_asked", lambda number: "")
        monkeypatch.setattr(atomic_write, "BY_FOLDER", False)


def untouched(swap):
    assert swap.other.read_text() == SECRET
    assert [one.name for one in swap.other.parent.iterdir()] == ["story.txt"]


def test_a_file_found_by_walking_is_read_where_it_was_found(swap, way):
    (path,) = walk([str(swap.top)])
    assert contents(path) == b"It was was late."
    swap()
    with pytest.raises(UnreadableFile, match="leads out of the folder"):
        contents(path)
    assert contents(str(path)) == SECRET.encode()  # somebody may name it


@pytest.mark.parametrize(("form", "jobs"), [("text", 1), ("json", 2), ("html", 2)])
def test_no_line_of_a_file_outside_is_in_a_report(swap, form, jobs):
    others = [swap.top / f"other{number}.txt" for number in range(3)]
    for one in others:
        one.write_text("It is here.")

    done = newslint(
        "check", "--no-cache", "--jobs", jobs, "--format", form, ".", cwd=swap.top, before=swap.code
    )
    said = done.stdout + done.stderr
    assert done.returncode == 2
    assert "4711" not in said
    assert "leads out of the folder" in said


@pytest.mark.parametrize("how", ["--fix", "--diff"])
def test_fixing_reads_and_writes_nothing_outside(swap, how):
    done = newslint("check", how, ".", cwd=swap.top, before=swap.code)
    assert done.returncode == 2
    assert "4711" not in done.stdout + done.stderr
    untouched(swap)


def test_a_fix_is_written_to_the_file_that_was_read(swap, way):
    (path,) = walk([str(swap.top)])
    there = found(path)
    swap.other.write_bytes(there.seen.data)  # of the same words
    swap_text = swap.other.read_bytes()
    try:
        swap()
    except AssertionError:
        pass
    for name in (path, str(path)):
        with pytest.raises(NewslintError):
            write_whole(name, b"new", expected=there.seen)
    assert swap.other.read_bytes() == swap_text
    assert [one.name for one in swap.other.parent.iterdir()] == ["story.txt"]


def test_a_folder_swapped_while_a_file_is_replaced(swap):
    """The new file is made, and the old one is replaced, in the folder that was opened: no name leads there twice."""
    (path,) = walk([str(swap.top)])
    before = see(path)
    try:
        with replacing(path, before) as file:
            swap()
            file.write(b"new")
    except OSError as error:
        assert "changed" in str(error)  # the file itself is a link now
    untouched(swap)


def test_removing_takes_away_what_was_seen(swap, way):
    path = to_write(str(swap.path))
    there = see(path)
    swap()
    with pytest.raises(OSError, match="leads out|changed"):
        remove(path, there)
    untouched(swap)


def test_a_file_put_in_the_place_of_another_is_not_removed(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_text("level: error\n")
    there = see(str(path))
    remove(str(path), there)
    path.write_text("level: error\nkind: plain\n")
    with pytest.raises(OSError, match="changed"):
        remove(str(path), there)
    assert path.exists()


@pytest.mark.parametrize(
    "opened",
    [
        lambda swap: (within(str(swap.path), (str(swap.top),)), read_regular),
        lambda swap: (wire_within(str(swap.path), str(swap.top), ()), read_source),
        lambda swap: (
            rules_within(str(swap.path), str(swap.top)),
            lambda path: load_packs((path,), shipped=False),
        ),
        lambda swap: (within(str(swap.path), (str(swap.top),)), load_baseline),
    ],
    ids=["file", "wire copy", "pack", "baseline"],
)
def test_what_a_project_names_is_read_where_it_may_lie(tmp_path, swap, opened, way):
    (swap.top / ".git").mkdir()
    if "pack" in os.environ.get("PYTEST_CURRENT_TEST", ""):
        for one in (swap.path, swap.other):
            one.rename(one.with_suffix(".yaml"))
        swap.path = swap.path.with_suffix(".yaml")
    path, read = opened(swap)
    try:
        swap()
    except (AssertionError, FileNotFoundError):
        pass
    with pytest.raises((OSError, NewslintError, PackError)) as raised:
        read(path)
    assert "4711" not in str(raised.value)


def test_an_assistant_reads_where_it_may(swap, monkeypatch):
    from newslint.mcp import allowed

    def checked(path, places):
        made = within(path, places)
        if made:
            swap()
        return made

    monkeypatch.setattr(allowed, "within", checked)
    with pytest.raises(UnreadableFile) as raised:
        read_allowed("a/b/story.txt", (str(swap.top),))
    assert "4711" not in str(raised.value)


def test_a_wire_copy_is_of_the_project_of_the_article_as_it_was(tmp_path, monkeypatch):
    """A folder that becomes a link makes no project of what it leads to."""
    from newslint.config.model import Settings
    from newslint.pipeline.source_copy import source_copy_of
    from newslint.readers import read_article

    inside, outside = tmp_path / "in", tmp_path / "out"
    (inside / "desk").mkdir(parents=True)
    outside.mkdir()
    (outside / "wire.txt").write_text(SECRET)
    (inside / "desk" / "story.md").write_text("---\nsource: wire.txt\n---\nIt was late.\n")
    (path,) = walk([str(inside)])
    article = read_article(path, contents(path))
    (inside / "desk").rename(tmp_path / "moved")
    (inside / "desk").symlink_to(outside)
    copy = source_copy_of(article, Settings())
    assert copy.articles == ()
    assert "no file of this project" in copy.problem


def test_a_folder_that_becomes_a_link_is_not_listed(swap, monkeypatch):
    """Names of files outside are not told either."""
    from newslint.readers import walk as module

    if swap.path.parent.parent.is_symlink():
        return
    (swap.other.parent / "4711.txt").write_text("It was was late.")
    real, looked = module._entries, []

    def entries(folder):
        looked.append(folder)
        if len(looked) == 2:
            swap()
        return real(folder)

    monkeypatch.setattr(module, "_entries", entries)
    names = list(walk([str(swap.top)]))
    assert not any("4711" in name for name in names)


def test_words_are_added_to_the_configuration_that_was_read(tmp_path, monkeypatch):
    from newslint.config import add_entries as module

    (tmp_path / ".git").mkdir()
    config, other = tmp_path / ".newslint.yaml", tmp_path / "other.yaml"
    config.write_text("level: error\n")
    other.write_text("mine: 1\n")
    given = module.addition

    def addition(*args):
        made = given(*args)
        config.unlink()
        config.symlink_to(other)
        return made

    monkeypatch.setattr(module, "addition", addition)
    with pytest.raises(ConfigError, match="changed meanwhile"):
        add_entries(str(config), "accept", ["Gabuev"])
    assert other.read_text() == "mine: 1\n"


def test_a_baseline_takes_the_place_of_the_one_that_was_there(tmp_path):
    (tmp_path / ".git").mkdir()
    (tmp_path / "a.txt").write_text("It was was late.")
    target, other = tmp_path / ".newslint-baseline.json", tmp_path / "notes.json"
    other.write_text("{}")
    before = f"""
import os
from newslint.cli.commands import baseline as module
given = module.known_of
def known_of(*args):
    os.symlink({str(other)!r}, {str(target)!r})
    return given(*args)
module.known_of = known_of
"""
    done = newslint("baseline", cwd=tmp_path, before=before)
    assert done.returncode == 2
    assert "changed" in done.stderr
    assert other.read_text() == "{}"


def test_a_report_is_written_where_it_was_to_be(swap):
    report = settled(str(swap.path))
    swap()
    with pytest.raises(NewslintError, match="cannot be written"), output_file(report) as file:
        file.write("a report")
    untouched(swap)


def test_a_report_is_written_through_a_link_that_was_there(tmp_path):
    (tmp_path / "reports").mkdir()
    link = tmp_path / "latest.txt"
    link.symlink_to("reports/today.txt")
    with output_file(settled(str(link))) as file:
        file.write("a report")
    assert (tmp_path / "reports" / "today.txt").read_text() == "a report"
    assert link.is_symlink()


def test_a_linked_configuration_makes_no_project_of_another_folder(tmp_path):
    """Outside of repositories, too: neither is it read, nor are its neighbours."""
    inbox, other = tmp_path / "inbox", tmp_path / "other"
    for folder in (inbox, other):
        folder.mkdir()
    (other / "hosts.yml").write_text("token: 4711\n")
    (inbox / ".newslint.yaml").symlink_to("../other/hosts.yml")
    (inbox / "a.md").write_text("It was was late.\n")
    done = newslint("check", ".", cwd=inbox)
    assert done.returncode == 2
    assert "leads out of the project" in done.stderr
    assert "token" not in done.stdout + done.stderr


def test_the_place_of_git_is_no_place_for_articles(tmp_path):
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "config").write_text(SECRET)
    (tmp_path / "a.txt").symlink_to(".git/config")
    (tmp_path / "b.txt").write_text("It was late.")
    (tmp_path / "c.txt").symlink_to("b.txt")
    assert [Path(path).name for path in walk([str(tmp_path)])] == ["b.txt", "c.txt"]
    for path in walk([str(tmp_path)]):
        assert contents(path) == b"It was late."


def test_an_editor_may_replace_a_file_while_it_is_read(tmp_path):
    (tmp_path / "a.txt").write_text("It was late.")
    (path,) = walk([str(tmp_path)])
    number = open_found(path)
    _written(tmp_path / "new", "It is late.").replace(path)
    assert lies_in(place.place_of(number, path).removesuffix(" (deleted)"), (os.path.realpath(tmp_path),))
    place.check_place(number, path)
    os.close(number)


def _written(path: Path, text: str) -> Path:
    path.write_text(text)
    return path


def test_a_path_keeps_its_folders_on_its_way_to_other_processes():
    import pickle

    path = PathWithin("in/a.txt", ("/in",))
    again = pickle.loads(pickle.dumps(path))
    assert (again, again.folders, type(again)) == ("in/a.txt", ("/in",), PathWithin)


def test_names_that_windows_gives_out():
    assert plain_name("\\\\?\\C:\\desk\\a.txt") == "C:\\desk\\a.txt"
    assert plain_name("\\\\?\\UNC\\host\\share\\a.txt") == "\\\\host\\share\\a.txt"
    assert plain_name("C:\\desk\\a.txt") == "C:\\desk\\a.txt"


RACE = """
import os, sys
story, secret, spare = sys.argv[1:]
os.symlink(secret, spare)
while os.getppid() == int(os.environ["RUN_BY"]):
    os.rename(story, story + ".kept"); os.rename(spare, story)
    os.rename(story, spare); os.rename(story + ".kept", story)
"""


def test_a_race_is_not_won(tmp_path):
    """Somebody swaps a story and a link to and fro as fast as can be, while it is walked and read, and written."""
    inbox, secret = tmp_path / "inbox", tmp_path / "secret.txt"
    inbox.mkdir()
    secret.write_text(SECRET)
    story = inbox / "story.txt"
    story.write_text("It was was late.")
    racing = subprocess.Popen(
        [sys.executable, "-S", "-c", RACE, str(story), str(secret), str(inbox / "spare.bin")],
        env={**os.environ, "RUN_BY": str(os.getpid())},
    )
    seen = {"read": 0, "refused": 0, "written": 0}
    try:
        for number in range(1500):
            for path in walk([str(inbox)]):
                try:
                    there = found(path)
                except UnreadableFile:
                    seen["refused"] += 1
                    continue
                assert there.seen.data == b"It was was late."
                seen["read"] += 1
                if number % 10 == 0:
                    try:
                        write_whole(path, there.seen.data, expected=there.seen)
                        seen["written"] += 1
                    except NewslintError:
                        pass
            if seen["refused"] > 20 and seen["read"] > 20:
                break
    finally:
        racing.kill()
        racing.wait()
    assert seen["read"], seen
    assert secret.read_text() == SECRET
    assert not secret.is_symlink()
