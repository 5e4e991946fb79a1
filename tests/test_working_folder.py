"""Nothing that lies in the working folder is imported or run: it may be a folder that somebody sent."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from daily import newslint
from newslint.archive import session
from newslint.deep import catalogue, download
from newslint.model.errors import NewslintError

#: Modules that we, what we need, or what we start import first.
PLANTED = (
    "yaml", "regex", "click", "rapidfuzz", "ahocorasick_rs", "json", "re", "socket", "pickle", "site", "encodings", "runpy",
    "traceback", "pyspark", "py4j", "pyarrow", "cloudpickle", "zipfile", "pip", "sitecustomize", "usercustomize", "linter",
)  # fmt: skip


@pytest.fixture
def trap(tmp_path, monkeypatch):
    """A folder of articles with modules in it that leave a trace, and Spark above it."""
    folder = tmp_path / "inbox" / "articles"
    folder.mkdir(parents=True)
    trace = tmp_path / "trace"
    for name in PLANTED:
        (folder / f"{name}.py").write_text(f"open({str(trace)!r}, 'a').write(__name__ + '\\n')\n")
    info = folder / "planted-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: planted\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(
        "[newslint.engines]\nharper = yaml:x\n[newslint.packs]\nhouse = yaml\n"
    )
    (folder.parent / "jars").mkdir()
    submit = folder.parent / "bin" / "spark-submit"
    submit.parent.mkdir()
    submit.write_text(f"#!/bin/sh\ntouch '{trace}'\nexit 1\n")
    submit.chmod(0o755)
    (folder / "a.txt").write_text("They saw the the cat.\n")
    monkeypatch.chdir(folder)
    return trace


def test_python_m_newslint(trap):
    done = subprocess.run([sys.executable, "-m", "newslint", "a.txt"], capture_output=True, text=True)
    assert done.returncode == 1 and "'the the'" in done.stdout, done.stderr
    assert not trap.exists()


def test_the_command_with_all_it_starts(trap, tmp_path):
    assert newslint("check", "--jobs", "2", "a.txt", "./a.txt", cwd=".")[0] == 1
    assert newslint("packs", "list", cwd=".")[0] == 0
    assert not trap.exists()


def test_pip_is_asked_from_elsewhere(trap, monkeypatch):
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.delenv("PYTHONSAFEPATH", raising=False)
    with pytest.raises(NewslintError, match="was not found"):
        download.address_of(catalogue.STANDARD)
    assert not trap.exists()


def test_spark_is_the_one_of_pyspark(trap, monkeypatch):
    monkeypatch.delenv("SPARK_HOME", raising=False)
    home = session._spark_home()
    assert Path(home, "bin", "spark-submit").is_file() and not home.startswith(str(trap.parent))
    monkeypatch.setenv("SPARK_HOME", "../spark")
    assert session._spark_home() == str(trap.parent / "inbox" / "spark")
