"""Beginning Spark: embedded in this process's machine, on a cluster, or as `spark-submit` has begun it already."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress

from ..model.errors import NewslintError
from ..storage.lazy_namedtuple import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

INSTALL = "pip install 'newslint[spark]'"
#: What embedded Spark begins with, unless somebody says otherwise.
_EMBEDDED = {
    "spark.ui.enabled": "false",
    "spark.driver.memory": "2g",
    "spark.ui.showConsoleProgress": "false",
}
#: What holds for our queries, whatever holds for others on the same Spark.
_QUERIES = {
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.ansi.enabled": "false",  # a date that is none is no date, and no reason to stop
    "spark.sql.files.ignoreCorruptFiles": "false",
    "spark.sql.files.ignoreMissingFiles": "false",
    "spark.sql.adaptive.coalescePartitions.enabled": "false",  # few rows are much work
    "spark.sql.execution.arrow.maxRecordsPerBatch": "16",  # a row may have megabytes
    "spark.sql.parquet.compression.codec": "zstd",
    "spark.sql.parquet.outputTimestampType": "TIMESTAMP_MICROS",
    "spark.sql.sources.partitionColumnTypeInference.enabled": "false",  # '2008-03' is a name of a month
}


def need_spark() -> None:
    """Raise NewslintError, with what to do, where pyspark or Java is not there."""
    try:
        import pyarrow  # noqa: F401
        import pyspark  # noqa: F401
    except ImportError as error:
        raise NewslintError(f"this needs {error.name}, which is not installed; {INSTALL}") from None
    home = os.environ.get("JAVA_HOME")
    java = os.path.join(home, "bin", "java") if home else "java"
    if "PYSPARK_GATEWAY_PORT" not in os.environ and shutil.which(java) is None:
        where = f"JAVA_HOME ({home})" if home else "PATH"
        raise NewslintError(
            f"Spark needs Java 17 or newer, and there is no java on {where}; install a Java runtime"
        )


def is_local(master: str) -> bool:
    """True for a master that is this process itself."""
    return master == "local" or master.startswith("local[")


@contextmanager
def started(master: str | None, conf: Mapping[str, str]) -> Iterator[Any]:
    """A session of Spark: that of `spark-submit` or a notebook if there is one, else a new one, which ends with the block.
    Raises NewslintError if it cannot be begun."""
    need_spark()
    from pyspark.sql import SparkSession

    running = "PYSPARK_GATEWAY_PORT" in os.environ or SparkSession.getActiveSession() is not None
    builder = SparkSession.builder.appName("newslint archive")
    if master:
        builder = builder.master(master)
    elif not running:
        builder = builder.master("local[*]")
    here = not running and is_local(master or "local[*]")
    for name, value in {**(_EMBEDDED if here else {}), **conf}.items():
        builder = builder.config(name, value)
    if here:
        os.environ["PYSPARK_PYTHON"] = _whole(os.environ.get("PYSPARK_PYTHON") or sys.executable)
        os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    empty_folder = tempfile.TemporaryDirectory(prefix="newslint-", ignore_cleanup_errors=True)
    with tempfile.TemporaryFile() as log, empty_folder as empty:
        try:
            if not running:
                settings = {**_EMBEDDED, **conf} if here else dict(conf)
                _begin_java(settings, master or "local[*]", log, empty if here else None)
            spark = builder.getOrCreate()
        except Exception as error:
            raise NewslintError(_not_begun(error, log)) from None
        try:
            yield spark
        finally:
            if not running:
                with suppress(Exception):  # it may be gone already
                    spark.stop()


def _begin_java(conf: dict[str, str], master: str, log: Any, folder: str | None) -> None:
    """Start the Java side with its chatter in a file: a terminal is for what somebody asked to know.

    It stands in `folder` (None: here). The Python of its workers looks for modules where it stands, and that is no folder
    that somebody else has filled."""
    from pyspark import SparkConf, SparkContext
    from pyspark.java_gateway import launch_gateway

    if SparkContext._gateway is None:
        os.environ["SPARK_HOME"] = _spark_home()
        made = SparkConf(loadDefaults=False).setAll(list(conf.items())).setMaster(master)
        started = {"stderr": log, "stdout": log, "cwd": folder}
        SparkContext._gateway = launch_gateway(made, popen_kwargs=started)
        SparkContext._jvm = SparkContext._gateway.jvm


def _spark_home() -> str:
    """Where Spark is: what the environment says, or what came with pyspark. pyspark itself would look beside the working
    folder first, and start whatever is called `bin/spark-submit` there."""
    if chosen := os.environ.get("SPARK_HOME"):
        return _whole(chosen)
    import pyspark

    package = os.path.dirname(os.path.abspath(pyspark.__file__))
    places = (os.path.join(package, "spark-distribution"), package, os.path.dirname(os.path.dirname(package)))
    return next(
        (place for place in places if os.path.isfile(os.path.join(place, "bin", "spark-submit"))), package
    )


def _whole(path: str) -> str:
    """A path as it is found from elsewhere; the name of a program stays a name."""
    return os.path.abspath(path) if os.path.dirname(path) else path


def _not_begun(error: Exception, log: Any) -> str:
    log.seek(0)
    said = log.read()[-100_000:].decode("utf-8", "replace")
    if "UnsupportedClassVersionError" in said or "unsupported class file" in said.lower():
        return "Spark needs Java 17 or newer, and an older one was found; set JAVA_HOME to a newer one"
    lines = [line for line in said.splitlines() if "rror" in line or "xception" in line]
    first = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
    return f"Spark cannot be started: {first}" + (f" ({lines[0].strip()[:300]})" if lines else "")


def for_queries(spark: Any) -> Any:
    """A session on the same Spark with settings of its own, so that those of others stay as they are."""
    session = spark.newSession()
    for name, value in _QUERIES.items():
        session.conf.set(name, value)
    session.conf.set("spark.sql.shuffle.partitions", str(2 * spark.sparkContext.defaultParallelism))
    return session
