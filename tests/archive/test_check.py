"""An archive on a real Spark: what it finds, what it leaves alone, and what it survives."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
from pathlib import Path

import pytest

from newslint import check_text
from newslint.model.errors import NewslintError
from newslint.run.settings import Selection

from .stories import articles, findings, rows, write_jsonl


def plain(stories):
    """What the Python API, and so the plain command, finds in the same texts."""
    found = []
    for row in stories:
        result = check_text(row["text"], config="")
        for number, one in enumerate(result.findings, 1):
            place = (one.line, one.column, one.end_line, one.end_column)
            said = (one.text, one.message, one.replacements, one.fix, one.fingerprint, one.entry)
            found.append((row["id"], number, one.rule, one.family, one.level, *place, *said))
    return sorted(found)


def told(out: Path):
    """The findings of an archive in the same shape: without offsets and signs."""
    return [(*row[:5], *row[7:14], row[14], row[16], row[17]) for row in findings(out)]


def test_findings_are_those_of_the_plain_command_whatever_the_partitions(archive, tmp_path):
    stories = rows(40)
    # one file for all, packed so that nobody can split it, and several with the ids in another order
    (tmp_path / "one").mkdir()
    with gzip.open(tmp_path / "one" / "all.jsonl.gz", "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for row in stories)
    for at in range(5):
        write_jsonl(tmp_path / "many" / f"{at}.jsonl", stories[::-1][at::5])
    done = archive(tmp_path / "one", "a").check()
    assert (done.todo.articles, done.errors, done.unreadable) == (40, 0, ())
    archive(tmp_path / "many", "b", slice=25).check()
    assert told(tmp_path / "a") == plain(stories)
    assert {row[2] for row in told(tmp_path / "a")} >= {
        "typos.dateline-place",
        "garbled.doubled-function-word",
    }
    assert findings(tmp_path / "a") == findings(tmp_path / "b")
    assert articles(tmp_path / "a") == articles(tmp_path / "b")
    assert len(list((tmp_path / "b" / "_commits").glob("*.json"))) == 2
    row = articles(tmp_path / "a")["s001"]
    assert (row["desk"], row["author"], row["month"]) == ("world", "Writer 1", "2008-02")


def test_a_second_run_checks_only_what_is_new_or_changed(archive, tmp_path):
    stories = rows(12)
    source = write_jsonl(tmp_path / "in" / "a.jsonl", stories)
    first = archive(source)
    estimate = first.estimate()
    assert estimate.todo.articles == estimate.tried == 12
    assert estimate.seconds > 0 and 100 < estimate.todo.words < 300
    assert not (tmp_path / "out").exists()
    first.check()
    todo = archive(source).check().todo
    assert (todo.articles, todo.known) == (0, 12)
    before = articles(tmp_path / "out")
    stories[3]["text"] = "The the council met in Kelso.\n"
    write_jsonl(
        source / "a.jsonl",
        [*stories, {"id": "new", "text": "A brief.\n"}, {"id": "new", "text": "A brief.\n"}],
    )
    done = archive(source).check()
    assert (done.todo.articles, done.todo.known, done.todo.copies, done.state.articles) == (2, 11, 1, 13)
    after = articles(tmp_path / "out")
    assert set(after) == {*before, "new"}
    assert after["s003"]["findings"] == 1 and before["s003"]["findings"] == 0
    assert after["new"]["copies"] == 2
    assert all(after[name] == before[name] for name in before if name != "s003")
    assert [row[2] for row in findings(tmp_path / "out") if row[0] == "s003"] == [
        "garbled.doubled-function-word"
    ]
    # other rules make all results old ones
    done = archive(source, chosen=Selection(use_config=False, select=("typos",))).check()
    assert (done.todo.articles, done.state.articles, len(done.state.parts)) == (13, 13, 1)
    assert {row[3] for row in findings(tmp_path / "out")} == {"typos"}


def test_samples_and_days(archive, tmp_path):
    source = write_jsonl(tmp_path / "in" / "a.jsonl", rows(60))
    ids = {row[0] for row in archive(source, sample=0.3).stories().select("id").collect()}
    assert 5 < len(ids) < 35
    wider = {row[0] for row in archive(source, sample=0.6).stories().select("id").collect()}
    assert ids < wider
    late = archive(source, since="2008-05-20").stories().select("published").collect()
    assert late and all(f"{row[0]:%Y-%m-%d}" >= "2008-05-20" for row in late)


def test_a_poisonous_story_costs_one_row(archive, tmp_path):
    stories = rows(8)
    stories[2]["text"] = "This one is a POISON-CRASH for whoever reads it.\n"
    stories[5]["text"] = "This one is a POISON-HANG for whoever reads it.\n"
    stories[6]["text"] = None
    done = archive(write_jsonl(tmp_path / "in" / "a.jsonl", stories)).check()
    found = articles(tmp_path / "out")
    assert len(found) == 8 and done.errors == 3
    assert "SIGSEGV" in found["s002"]["error"] and found["s002"]["crashed"]
    assert "stood still" in found["s005"]["error"]
    assert "no text" in found["s006"]["error"]
    healthy = [row for row in stories if row["id"] not in ("s002", "s005", "s006")]
    assert told(tmp_path / "out") == plain(healthy)


def test_a_corrupt_file_is_named_and_the_others_are_checked(archive, tmp_path):
    import pyarrow as pa
    import pyarrow.parquet as pq

    (tmp_path / "in").mkdir()
    for at in range(3):
        pq.write_table(pa.Table.from_pylist(rows(12)[at * 4 : at * 4 + 4]), tmp_path / "in" / f"{at}.parquet")
    broken = tmp_path / "in" / "1.parquet"
    data = bytearray(broken.read_bytes())
    data[8 : len(data) // 2] = b"\xff" * (len(data) // 2 - 8)  # its end, which says what is where, is whole
    broken.write_bytes(data)
    (tmp_path / "in" / "cut.parquet").write_bytes((tmp_path / "in" / "2.parquet").read_bytes()[:300])
    done = archive(tmp_path / "in").check()
    assert sorted(name.rpartition("/")[2] for name in done.unreadable) == ["1.parquet", "cut.parquet"]
    assert sorted(articles(tmp_path / "out")) == [f"s{at:03}" for at in (0, 1, 2, 3, 8, 9, 10, 11)]
    assert done.state.unreadable == done.unreadable


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may mount a small disk"
)
def test_a_full_disk_leaves_what_was_committed(archive, tmp_path):
    disk = tmp_path / "disk"
    disk.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=8m", "none", str(disk)], check=True)
    try:
        source = write_jsonl(tmp_path / "in" / "a.jsonl", rows(4))
        archive(source, "disk/out").check()
        before = articles(disk / "out"), findings(disk / "out")
        more = [{**row, "text": row["text"] * 40} for row in rows(60)]
        write_jsonl(source / "a.jsonl", more)
        with (disk / "filler").open("wb", buffering=0) as filler, pytest.raises(OSError, match="No space"):
            while True:
                filler.write(b"x" * 4096)
        with pytest.raises(NewslintError, match="No space left on device"):
            archive(source, "disk/out").check()
        assert (articles(disk / "out"), findings(disk / "out")) == before
        (disk / "filler").unlink()
        assert archive(source, "disk/out").check().state.articles == 60
        assert told(disk / "out") == plain(more)
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def test_a_run_that_ends_before_its_commit_leaves_the_old_state(archive, tmp_path, monkeypatch):
    source = write_jsonl(tmp_path / "in" / "a.jsonl", rows(4))
    archive(source).check()
    before = articles(tmp_path / "out")
    write_jsonl(source / "a.jsonl", rows(8))
    cut = archive(source)
    monkeypatch.setattr(cut.out, "commit", lambda new: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        cut.check()
    assert len(list((tmp_path / "out" / "articles").iterdir())) == 2  # written, and named by nobody
    assert articles(tmp_path / "out") == before
    # two runs at a time: the second to commit is refused, and what the first wrote holds
    late = archive(source)
    held = late.out.state()
    archive(source).check()
    with pytest.raises(NewslintError, match="another run"):
        late._commit(held)
    assert len(articles(tmp_path / "out")) == 8
