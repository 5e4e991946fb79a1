"""The example notebook runs from its first cell to its last, and says what its text says."""

from __future__ import annotations

import shlex
from pathlib import Path

import nbformat
from nbclient import NotebookClient

from newslint.archive.report.rows import Tables

from .stories import small

NOTEBOOK = Path(__file__).parents[2] / "examples" / "archive.ipynb"


def test_the_notebook_runs(tmp_path, monkeypatch, compiled_packs):
    monkeypatch.setenv("ARCHIVE_WORK", str(tmp_path))
    settings = [f"--conf={name}={value}" for name, value in small().items()]
    monkeypatch.setenv("PYSPARK_SUBMIT_ARGS", shlex.join([*settings, "pyspark-shell"]))
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    assert not any(cell.get("outputs") for cell in notebook.cells), "commit it without outputs"
    NotebookClient(
        notebook, timeout=600, kernel_name="python3", resources={"metadata": {"path": str(tmp_path)}}
    ).execute()
    tables = Tables(str(tmp_path / "results"))
    assert {row["id"] for row in tables.articles(())} == {"wire-1", "site-1", "site-2", "site-3"}
    assert {(row["id"], row["rule"]) for row in tables.findings(("rule",))} >= {
        ("site-2", "typos.dateline-place"),
        ("site-2", "garbled.doubled-function-word"),
    }
    (pair,) = tables.pairs()
    assert (pair["id"], pair["source_id"]) == ("site-1", "wire-1")
    assert dict(pair["changes"])["figure-changed"] == 1
    assert (tmp_path / "results" / "report" / "index.html").is_file()
    shown = "".join(str(output) for cell in notebook.cells for output in cell.get("outputs", ()))
    assert "Summary(checked=4" in shown and "Summary(checked=0, unchanged=4" in shown
