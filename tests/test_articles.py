"""Whole articles, every finding stored: what a change does to good copy shows in the diff.

The articles were written for the project and are clean; a finding in one of them is a false alarm until
somebody has read it. `pytest tests/test_articles.py --update-snapshots` writes the stored findings.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers import shipped_rules
from newslint.config.model import Settings
from newslint.pipeline.check import check_file

FOLDER = Path(__file__).parent / "articles"
ARTICLES = sorted(
    path for path in FOLDER.iterdir() if path.suffix in (".txt", ".md") and ".findings" not in path.name
)


def shown(path: Path) -> str:
    result = check_file(str(path), shipped_rules(), Settings(level="suggestion", fail_level="suggestion"))
    assert result.error is None
    lines = []
    for finding in result.findings:
        line, column = result.lines.position(finding.span.start)
        words = finding.span.of(result.source)
        lines.append(
            f"{line}:{column} {finding.level} {finding.rule}\n    {words}\n    {'~' * len(words)}\n    {finding.message}"
        )
    return "\n".join(lines) + "\n" if lines else "no findings\n"


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.name)
def test_findings_are_as_stored(path, request):
    stored = path.with_name(path.name + ".findings.txt")
    now = shown(path)
    if request.config.getoption("--update-snapshots"):
        stored.write_text(now, encoding="utf-8")
    assert stored.is_file(), f"no findings are stored for {path.name}; run with --update-snapshots"
    assert now == stored.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.name)
def test_clean_copy_gives_no_warning(path):
    result = check_file(str(path), shipped_rules(), Settings())
    assert not [(finding.rule, finding.text) for finding in result.findings]
    assert result.verdict is None
