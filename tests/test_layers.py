"""Text flows one way: a module may import only from layers below its own."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "linter" / "newslint"

#: From the top down. A module imports from its own unit and from lower layers only.
LAYERS = [
    {"__main__"},
    {"cli"},
    {"exits"},
    {"commands"},
    {"lsp"},
    {"stress", "unreachable"},
    {
        "pipeline",
        "trial",
        "engines",
        "fix",
        "baseline",
        "changed",
        "verdict",
        "escalation",
        "thresholds",
        "provenance",
        "variety",
        "kept",
    },
    {"wire"},
    {
        "packs",
        "reporters",
        "config",
        "configread",
        "configlines",
        "filters",
        "suppress",
        "readers",
        "fingerprints",
        "fixable",
    },
    {"checks"},
    {"compare"},
    {"document"},
    {"finding"},
    {"article", "disguise"},
    {"span", "errors"},
    {"patterns", "limits", "unified"},
    {"cache", "files", "crash", "table", "replacing", "streams", "tomlread"},
    {"record"},
]
#: Within a layer units stand side by side; these may look sideways, and why.
SIDEWAYS = {
    ("table", "cache"),  # what is said of a damaged piece
    ("cache", "files"),  # regular files only
    ("pipeline", "verdict"),  # said last, of all findings
    ("pipeline", "escalation"),  # asked when all else is found
    ("verdict", "thresholds"),
    ("escalation", "thresholds"),
    ("trial", "pipeline"),  # examples are run as articles are
    ("fingerprints", "packs"),  # the hash of the cache
    ("pipeline", "engines"),  # what engines find is filtered as our own findings are
    ("trial", "engines"),
    ("filters", "suppress"),  # what a directive covers
    ("config", "configread"),  # its file
    ("config", "configlines"),  # which lines are ours
    ("configread", "configlines"),
    ("configread", "packs"),  # line marks
    ("config", "packs"),  # a configuration is YAML with line marks too
}


def layer_of(unit: str) -> int:
    for number, units in enumerate(LAYERS):
        if unit in units:
            return number
    raise AssertionError(f"{unit} is in no layer; add it to LAYERS")


def imports():
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE).with_suffix("").parts
        package = list(parts[:-1])
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.level:
                base = package[: len(package) - (node.level - 1)]
                target = [*base, *(node.module or "").split(".")] if node.module else base
                names = [target[0]] if target and target[0] else [alias.name for alias in node.names]
                for name in names:
                    if name not in ("", "__version__"):
                        yield path.relative_to(PACKAGE), node.lineno, parts[0], name


@pytest.mark.parametrize(("path", "line", "unit", "target"), list(imports()))
def test_imports_go_down(path, line, unit, target):
    if unit in (target, "__init__"):
        return
    fine = layer_of(unit) < layer_of(target) or (unit, target) in SIDEWAYS
    assert fine, f"linter/newslint/{path}:{line}: {unit} must not import {target}"


@pytest.mark.parametrize(
    "path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: str(path.relative_to(PACKAGE))
)
def test_modules_are_small(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    assert len(lines) <= 380 or "# long:" in "\n".join(lines[:30]), f"{len(lines)} lines; split it"


def test_no_module_names_a_rule():
    import re

    names = re.compile(r"[\"'](?:typos|garbled|spun|attribution|style)\.[a-z0-9-]+[\"']")
    for path in PACKAGE.rglob("*.py"):
        hits = names.findall(path.read_text(encoding="utf-8"))
        assert not hits, f"{path}: rules are data; {hits} belong in YAML"
