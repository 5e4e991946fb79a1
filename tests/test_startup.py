"""What a run of one article may load: what it needs and nothing else, for starting is half of its cost."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

import once

#: Reports what was loaded, and which patterns were compiled and not restored.
SPY = """
import json, os, re, sys
try:
    import re._compiler as compiler
except ImportError:
    import sre_compile as compiler
import newslint_rules  # where a package is installed for editing, finding it takes modules of its own
before = set(sys.modules)
patterns = []
real = compiler.compile
def compiled(pattern, flags=0):
    patterns.append(repr(pattern))
    return real(pattern, flags)
compiler.compile = compiled
from newslint import __main__ as command
sys.argv = ["newslint", *sys.argv[1:]]
code = command._run()
print(json.dumps({"modules": sorted(set(sys.modules) - before), "patterns": patterns, "code": code}), file=sys.stderr)
"""
ARTICLE = """LISBON, Portugal (AP) — The harbour authority will will close two ferry lines this winter, it said Monday.

“We looked at every crossing,” said Marta Reis, the director of the authority. “Nobody takes the night boat.”

She added that passengers would be offered a bus instead.
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A folder with one article and no configuration."""
    folder = tmp_path_factory.mktemp("startup")
    (folder / ".git").mkdir()
    (folder / "story.txt").write_text(ARTICLE, encoding="utf-8")
    return folder


def spied(folder, cache):
    process = subprocess.run(
        [sys.executable, "-c", SPY, "story.txt"], cwd=folder, capture_output=True, encoding="utf-8", check=True,
        env=os.environ | {"NEWSLINT_CACHE_DIR": str(cache)},
    )  # fmt: skip
    return json.loads(process.stderr.splitlines()[-1])


@pytest.fixture(scope="module")
def runs(folder, tmp_path_factory):
    """The second run on an article that is new, and one on the same article."""
    cache = tmp_path_factory.mktemp("cache")
    once.fill(cache)
    first = subprocess.run(
        [sys.executable, "-m", "newslint", "story.txt"], cwd=folder, check=False, stdout=subprocess.DEVNULL,
        env=os.environ | {"NEWSLINT_CACHE_DIR": str(cache)},
    )  # fmt: skip
    assert first.returncode == 1
    story = folder / "story.txt"
    story.write_text(ARTICLE + "\nThe bus leaves at noon.\n", encoding="utf-8")
    return spied(folder, cache), spied(folder, cache)


HEAVY = {
    "argparse", "asyncio", "click", "concurrent", "csv", "dataclasses", "decimal", "difflib", "email", "hashlib", "html",
    "inspect", "json.decoder", "logging", "multiprocessing", "pathlib", "pickle", "random", "regex", "sqlite3", "ssl",
    "socket", "subprocess", "tempfile", "threading", "typing", "unittest", "urllib", "xml", "yaml", "zipfile",
}  # fmt: skip


@pytest.mark.parametrize("number", [0, 1], ids=["new", "unchanged"])
def test_nothing_heavy_is_loaded(runs, number):
    loaded = {name for name in runs[number]["modules"] if name in HEAVY or name.split(".")[0] in HEAVY}
    assert loaded == set()


def test_no_pattern_is_compiled(runs):
    assert [run["patterns"] for run in runs] == [[], []]


def test_what_is_unchanged_needs_no_checks(runs):
    own = [name for name in runs[1]["modules"] if name.startswith("newslint.")]
    assert not [
        name for name in own if name.startswith(("newslint.checks.registry.", "newslint.document.document"))
    ]
    assert "newslint.pipeline.check" not in own


def test_other_families_of_code_are_left_alone(runs):
    own = runs[0]["modules"]
    for unused in (
        "compare",
        "lsp",
        "engines",
        "baseline",
        "changed",
        "fix",
        "packs.loader",
        "packs.nodes",
        "commands.crew",
    ):
        assert f"newslint.{unused}" not in own
