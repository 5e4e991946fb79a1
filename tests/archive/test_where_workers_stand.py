"""Where the Python of Spark's workers stands: it looks for modules there first."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from newslint.archive import state
from newslint.model.errors import NewslintError


def test_workers_stand_in_an_empty_folder(spark):
    def place(batches):
        import pyarrow as pa

        for _ in batches:
            yield pa.RecordBatch.from_pydict({"place": [str(Path.cwd())], "first": [sys.path[0]]})

    row = spark.range(1).mapInArrow(place, "place string, first string").first()
    assert row.place == row.first != str(Path.cwd())
    assert {inside.name for inside in Path(row.place).iterdir()} <= {"artifacts"}


def test_what_a_stranger_left_in_the_folder_of_the_tables(spark, archive, tmp_path):
    """Links lead no writing and no sweeping out of it, and what no run made is left alone."""
    source, out, elsewhere = tmp_path / "in", tmp_path / "out", tmp_path / "elsewhere"
    source.mkdir()
    (source / "a.txt").write_text("They saw the the cat.\n")
    precious = elsewhere / "20200101T000000 photographs"
    precious.mkdir(parents=True)
    (elsewhere / "20200101T000000-0a1b2c").mkdir()
    for name in ("_commits", "articles", "_work"):
        out.mkdir(exist_ok=True)
        (out / name).symlink_to(elsewhere)
        with pytest.raises(NewslintError, match="leads out of the folder"):
            archive(source).check()
        (out / name).unlink()
    (out / "articles").mkdir()
    precious.rename(out / "articles" / precious.name)
    (out / "articles" / "part=20200101T000000-0a1b2c").mkdir()
    archive(source)._sweep(state.State())
    assert [path.name for path in (out / "articles").iterdir()] == [precious.name]
    assert len(list(elsewhere.iterdir())) == 1
