"""What is sent to executors as code, since newslint need not be installed there: it finds the copy that was shipped.

Nothing of newslint may be imported at the top of this module: its functions are sent by value."""

from __future__ import annotations


def on_executor(function, given, shipped):  # type: ignore[no-untyped-def]
    """A function for `mapInArrow` that calls one of `worker` with the job. `given` is a broadcast pickled job;
    `shipped` is what the archive of newslint is unpacked as ("": it is installed there)."""

    def batches(iterator):  # type: ignore[no-untyped-def]
        import pickle
        import sys

        if shipped:
            from pyspark import SparkFiles

            folder = SparkFiles.get(shipped)
            if folder not in sys.path:
                sys.path.insert(0, folder)
        from importlib import import_module

        placed = import_module("newslint.archive.shipping").placed
        worker = import_module("newslint.archive.worker")
        job = placed(pickle.loads(given.value), folder if shipped else "")  # noqa: S301 - our own, from the driver
        yield from getattr(worker, function)(job, iterator)

    return batches
