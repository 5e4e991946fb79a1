"""The classes of Spark as Java has them in memory, kept in a file from one run of the tests to the next: to find, to
verify and to link them is half of what Java does until Spark has checked a few stories."""

from __future__ import annotations

import os
import shutil
from hashlib import sha256
from pathlib import Path
from typing import Any

import pyspark

FOLDER = Path(__file__).parents[2] / ".pytest_cache" / "newslint"


def _file() -> Path:
    """Where the classes are, for this Java and these jars; Java itself leaves alone what does not fit."""
    java = Path(os.environ.get("JAVA_HOME", "/nowhere"), "bin", "java")
    program = Path(java if java.exists() else shutil.which("java") or "java").resolve()
    jars = Path(pyspark.__file__).parent / "jars"
    seen = [(str(path), path.stat().st_mtime_ns) for path in (program, jars) if path.exists()]
    return FOLDER / f"spark-{sha256(repr(seen).encode()).hexdigest()[:32]}.jsa"


def options() -> str:
    """The options with which Java uses the file, or can write it."""
    file = _file()
    use = (
        f"-XX:SharedArchiveFile={file}"
        if file.exists() and " " not in str(file)
        else "-XX:+RecordDynamicDumpInfo"
    )
    return f"-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:+IgnoreUnrecognizedVMOptions {use} -Xlog:disable"


def keep(spark: Any) -> None:
    """Write the file with all that Spark has loaded so far, unless it is there. Only Java itself can, and offers it to
    whoever manages it."""
    if (file := _file()).exists():
        return
    FOLDER.mkdir(parents=True, exist_ok=True)
    for old in FOLDER.glob("spark-*.jsa"):
        old.unlink()
    part = file.with_suffix(".part")
    part.unlink(missing_ok=True)
    java, gateway = spark.sparkContext._jvm.java, spark.sparkContext._gateway
    of = java.lang.Class.forName

    def array(kind: Any, *values: Any) -> Any:
        made = gateway.new_array(kind, len(values))
        for at, value in enumerate(values):
            made[at] = value
        return made

    texts = "[Ljava.lang.String;"
    takes = (of("javax.management.ObjectName"), of("java.lang.String"), of("[Ljava.lang.Object;"), of(texts))
    invoke = of("javax.management.MBeanServer").getMethod("invoke", array(java.lang.Class, *takes))
    name = spark.sparkContext._jvm.javax.management.ObjectName("com.sun.management:type=DiagnosticCommand")
    arguments = array(java.lang.Object, array(java.lang.String, "dynamic_dump", str(part)))
    asked = array(java.lang.Object, name, "vmCds", arguments, array(java.lang.String, texts))
    invoke.invoke(java.lang.management.ManagementFactory.getPlatformMBeanServer(), asked)
    if part.exists():
        part.rename(file)
