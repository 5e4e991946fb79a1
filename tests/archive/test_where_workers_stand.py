"""Where the Python of Spark's workers stands: it looks for modules there first."""

from __future__ import annotations

import sys
from pathlib import Path


def test_workers_stand_in_an_empty_folder(spark):
    def place(batches):
        import pyarrow as pa

        for _ in batches:
            yield pa.RecordBatch.from_pydict({"place": [str(Path.cwd())], "first": [sys.path[0]]})

    row = spark.range(1).mapInArrow(place, "place string, first string").first()
    assert row.place == row.first != str(Path.cwd())
    assert {inside.name for inside in Path(row.place).iterdir()} <= {"artifacts"}
