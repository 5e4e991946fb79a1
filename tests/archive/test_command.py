"""`newslint archive` as it is typed: what it refuses, and how."""

from __future__ import annotations

import pytest

from runs import newslint


@pytest.mark.parametrize(
    "args", [("stories/",), ("--select", "spun", "."), ("--accepted", "a", "b"), ("a", "b")]
)
def test_the_former_command_says_where_it_went(args):
    run = newslint("archive", *args)
    assert run.returncode == 2 and not run.stdout
    assert "`newslint wordings PATHS`" in run.stderr and "--to FOLDER" in run.stderr


@pytest.mark.parametrize(
    "args, said",
    [
        (("x", "--to", "y", "--wire", "AP"), "--wire goes with --pairs"),
        (("x", "--to", "y", "--sample", "all"), "write it as 1%"),
        (("x", "--to", "y", "--sample", "101%"), "write it as 1%"),
        (("x", "--to", "y", "--column", "words=b"), "a column is one of"),
        (("x", "--to", "y", "--select", "typoz"), "did you mean 'typos'"),
        (("x", "z", "--to", "y"), "one SOURCE"),
        (("report", "nowhere"), "no tables of an archive"),
    ],
)
def test_mistakes_are_told_before_spark_is_begun(args, said):
    run = newslint("archive", *args)
    assert run.returncode == 2
    assert said in run.stderr and "Traceback" not in run.stderr


def test_no_java_is_one_line(tmp_path):
    run = newslint("archive", tmp_path, "--to", tmp_path / "out", PATH=str(tmp_path), JAVA_HOME="")
    assert run.returncode == 2
    assert (
        run.stderr
        == "newslint: Spark needs Java 17 or newer, and there is no java on PATH; install a Java runtime\n"
    )


def test_no_pyspark_is_one_line(tmp_path):
    (tmp_path / "pyspark.py").write_text(
        "raise ModuleNotFoundError(\"No module named 'pyspark'\", name='pyspark')\n"
    )
    run = newslint("archive", tmp_path, "--to", tmp_path / "out", PYTHONPATH=str(tmp_path))
    assert run.returncode == 2
    assert (
        run.stderr == "newslint: this needs pyspark, which is not installed; pip install 'newslint[spark]'\n"
    )
