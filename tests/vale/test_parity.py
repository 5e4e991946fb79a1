"""Vale itself, and newslint with the same styles: the same alerts, at the same places, in the same words."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections import Counter
from pathlib import Path

import pytest

from newslint.document.document import Document
from newslint.model.span import LineIndex
from newslint.readers import read_article
from newslint.vale.run import vale_findings

from .styles import ARTICLE, PLAIN, write_styles

#: The version that styles are compared with.
VERSION = "v3.15.2"


def _cache() -> Path:
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "newslint-tests" / f"vale-{VERSION}"


@pytest.fixture(scope="module")
def vale() -> str:
    """The program Vale, built once for this user."""
    folder = _cache()
    program = folder / "vale"
    if program.exists():
        return str(program)
    if shutil.which("go") is None:
        pytest.skip("Go is not installed")
    folder.mkdir(parents=True, exist_ok=True)
    try:
        built = subprocess.run(
            ["go", "install", f"github.com/errata-ai/vale/v3/cmd/vale@{VERSION}"],
            env={**os.environ, "GOBIN": str(folder)}, capture_output=True, text=True, timeout=110, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        pytest.skip("Vale was not built in time")
    if built.returncode:
        pytest.skip(f"Vale cannot be built: {built.stderr.strip()[-200:]}")
    return str(program)


def _theirs(vale: str, folder: Path, name: str) -> Counter[tuple[str, int, int, str]]:
    told = subprocess.run(
        [vale, "--config", ".vale.ini", "--output=JSON", name],
        cwd=folder, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    found = json.loads(told.stdout)
    return Counter((one["Check"], one["Line"], one["Span"][0], one["Message"]) for one in found.get(name, []))


def _ours(folder: Path, name: str) -> Counter[tuple[str, int, int, str]]:
    article = read_article(str(folder / name), (folder / name).read_bytes())
    findings, problems = vale_findings(Document.of(article), article, str(folder / ".vale.ini"), quotes=True)
    assert not problems
    lines = LineIndex(article.source)
    return Counter((one.rule, *lines.position(one.span.start), one.message) for one in findings)


@pytest.mark.parametrize(("name", "text"), [("a.md", ARTICLE), ("b.txt", PLAIN)])
def test_same_alerts(vale: str, tmp_path: Path, name: str, text: str) -> None:
    write_styles(tmp_path)
    (tmp_path / name).write_text(text, encoding="utf-8")
    theirs, ours = _theirs(vale, tmp_path, name), _ours(tmp_path, name)
    assert sum(theirs.values()) > 10
    assert sorted((theirs - ours).elements()) == []
    assert sorted((ours - theirs).elements()) == []
