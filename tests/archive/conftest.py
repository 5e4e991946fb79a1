"""One Spark for all tests of archives: to start it takes longer than most of them."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from newslint.archive.check import Archive, Options
from newslint.archive.job import job_of
from newslint.archive.session import started
from newslint.run.settings import Selection

from . import shared_classes
from .stories import rows, small, write_jsonl

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parents[1] / "bench"))


@pytest.fixture(scope="session")
def spark(compiled_packs: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    local = tmp_path_factory.mktemp("spark")
    conf = {
        "spark.driver.memory": "1g",
        **small(),
        # to plan anew after each stage pays where there is much; the cluster and the notebook do as users' Spark does
        "spark.sql.adaptive.enabled": "false",
        "spark.local.dir": str(local),
        "spark.executorEnv.PYTHONPATH": str(HERE / "executor"),
    }
    with started("local[2]", conf) as session:
        source = write_jsonl(tmp_path_factory.mktemp("first") / "in" / "a.jsonl", rows(4))
        job = job_of(Selection(use_config=False))
        Archive(session, str(source), str(source.parent / "out"), job, Options()).check()
        shared_classes.keep(session)
        yield session


@pytest.fixture
def archive(spark: Any, tmp_path: Path) -> Callable[..., Archive]:
    """Makes an archive of a source, with results in `out` below the folder of the test."""

    def made(source: Path, out: str = "out", chosen: Selection | None = None, **options: Any) -> Archive:
        job = job_of(chosen or Selection(use_config=False))
        return Archive(spark, str(source), str(tmp_path / out), job, Options(**options))

    return made
