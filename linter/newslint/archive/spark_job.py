"""A job made ready for executors: sent to them once, with newslint itself where they are other machines."""

from __future__ import annotations

import os
import pickle
import tempfile

from ..storage.lazy_namedtuple import TYPE_CHECKING
from . import bootstrap
from .session import is_local
from .shipping import pack_up, shipped_job

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from .job import Job


class SparkJob:
    """What makes the functions of `worker` functions of Spark. `ship` sends newslint and the packs of the house along
    (None: where the master is not this machine's own process). Raises NewslintError."""

    def __init__(self, spark: Any, job: Job, ship: bool | None = None) -> None:
        from pyspark import cloudpickle

        context = spark.sparkContext
        if ship is None:
            ship = not is_local(context.master)
        self.shipped = ""
        if ship:
            self.shipped = f"newslint-{job.rules}"
            with tempfile.TemporaryDirectory() as folder:
                path = os.path.join(folder, f"{self.shipped}.zip")
                pack_up(job, path)
                kept = os.path.join(tempfile.mkdtemp(prefix="newslint-"), os.path.basename(path))
                os.replace(path, kept)  # executors that begin later fetch it, too
            context.addArchive(f"{kept}#{self.shipped}")
            job = shipped_job(job)
        cloudpickle.register_pickle_by_value(bootstrap)
        self._given = context.broadcast(pickle.dumps(job))

    def function(self, name: str) -> Callable[[Any], Any]:
        """A function of `worker`, for `mapInArrow`."""
        made: Callable[[Any], Any] = bootstrap.on_executor(name, self._given, self.shipped)  # type: ignore[no-untyped-call]
        return made
