"""A Spark cluster of three processes besides the driver: a master and two workers, one of whose executors is killed."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pyspark
import pytest

from newslint import check_text
from planted import planted

from .stories import articles, findings, small, write_jsonl

SPARK = Path(pyspark.__file__).parent


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


@pytest.fixture
def cluster(tmp_path):
    """The address of a master with two workers of one core each; all of them end with the test."""
    port = free_port()
    master = f"spark://127.0.0.1:{port}"
    environ = {
        **os.environ, "SPARK_HOME": str(SPARK), "SPARK_LOCAL_IP": "127.0.0.1", "SPARK_DAEMON_JAVA_OPTS": small()["spark.driver.extraJavaOptions"],
        "SPARK_DAEMON_MEMORY": "256m", "PYSPARK_PYTHON": sys.executable,
    }  # fmt: skip
    roles = {
        "master": ("master.Master", "--host", "127.0.0.1", "--port", str(port), "--webui-port", str(free_port())),
        **{
            name: ("worker.Worker", "--host", "127.0.0.1", "--webui-port", str(free_port()), "--cores", "1", "--memory", "1g",
                   "--work-dir", str(tmp_path / name), master)
            for name in ("one", "two")
        },
    }  # fmt: skip
    processes = []
    try:
        for name, (role, *args) in roles.items():
            with (tmp_path / f"{name}.log").open("wb") as log:
                command = [str(SPARK / "bin" / "spark-class"), f"org.apache.spark.deploy.{role}", *args]
                processes.append(subprocess.Popen(command, stdout=log, stderr=log, env=environ))
            while (
                name == "master" and "Starting Spark master at" not in (tmp_path / "master.log").read_text()
            ):
                assert processes[0].poll() is None, (tmp_path / "master.log").read_text()
                time.sleep(0.01)
        yield master
    finally:
        for process in processes:
            process.terminate()
        for process in processes:
            process.wait()


def executors(folder: Path) -> list[int]:
    """The processes of executors whose work lies below a folder."""
    found = []
    for path in Path("/proc").glob("[0-9]*"):
        try:
            command = (path / "cmdline").read_bytes()
            if b"CoarseGrainedExecutorBackend" in command and str(folder) in str((path / "cwd").readlink()):
                found.append(int(path.name))
        except OSError:
            continue
    return found


@pytest.mark.skipif(sys.platform != "linux", reason="processes are found in /proc")
def test_an_executor_that_is_killed_costs_nothing(cluster, compiled_packs, tmp_path):
    stories = [story._asdict() for story in planted(100, seed=3)]
    source = write_jsonl(tmp_path / "in" / "a.jsonl", stories)
    settings = {
        **small(), "spark.driver.memory": "512m", "spark.executor.memory": "512m", "spark.executor.cores": "1",
        "spark.executor.extraJavaOptions": small()["spark.driver.extraJavaOptions"], "spark.driver.host": "127.0.0.1",
        "spark.ui.enabled": "false",
    }  # fmt: skip
    out = tmp_path / "out"
    options = [f"--conf={name}={value}" for name, value in settings.items()]
    command = [
        sys.executable,
        "-m",
        "newslint",
        "archive",
        source,
        "--to",
        out,
        "--master",
        cluster,
        *options,
    ]
    environ = {**os.environ, "PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1"}
    run = subprocess.Popen(
        list(map(str, command)),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environ,
        cwd=tmp_path,
    )
    try:
        # the first task is done, and others are not
        while not list(out.glob("_work/*/checked/_temporary/0/task_*")):
            assert run.poll() is None, run.communicate()
            time.sleep(0.01)
        killed = executors(tmp_path)
        assert killed
        os.kill(killed[0], signal.SIGKILL)
        said, errors = run.communicate()
    finally:
        run.kill()
    assert run.returncode == 0, errors
    assert f"{len(stories)} articles checked" in said
    assert sorted(articles(out)) == sorted(story["id"] for story in stories)
    here = [(story["id"], one.rule, one.line, one.column, one.fingerprint) for story in stories for one in check_text(story["text"], config="").findings]  # fmt: skip
    there = [(row[0], row[2], row[7], row[8], row[16]) for row in findings(out)]
    assert there and sorted(here) == sorted(there)
    # two executors, and the one that took the place of one, each with the copy that was shipped to it
    assert len(list(tmp_path.glob("*/app-*/*/newslint-*/newslint_rules/compiled.bin"))) >= 3
