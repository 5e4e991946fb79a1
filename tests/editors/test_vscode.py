"""The extension for VS Code compiles, packs, and works with its real language client against the real server."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

EXTENSION = Path(__file__).parents[2] / "editors" / "vscode"


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The extension in a folder of its own, with what it needs from the registry."""
    if shutil.which("npm") is None:
        pytest.fail("these tests need node and npm")
    folder = tmp_path_factory.mktemp("vscode") / "editors" / "vscode"
    unmade = shutil.ignore_patterns("node_modules", "out", "out-test", "*.vsix", "LICENSE")
    shutil.copytree(EXTENSION, folder, ignore=unmade)
    shutil.copy(EXTENSION.parents[1] / "LICENSE", folder.parents[1])
    run(folder, "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline")
    return folder


def run(folder: Path, *command: str, **environ: str) -> str:
    done = subprocess.run(
        command, cwd=folder, capture_output=True, encoding="utf-8", check=False, timeout=600,
        stdin=subprocess.DEVNULL, env={**os.environ, **environ},
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_it_works_with_the_real_client_and_server(built, compiled_packs):
    said = run(built, "npm", "test", NEWSLINT_PYTHON=sys.executable)
    assert "# fail 0" in said and "# pass 7" in said, said


def test_it_is_packed_with_what_it_needs_and_nothing_else(built):
    run(built, "npm", "run", "package")
    with zipfile.ZipFile(built / "newslint.vsix") as package:
        names = {name.removeprefix("extension/") for name in package.namelist()}
        manifest = json.loads(package.read("extension/package.json"))
    assert {"out/extension.js", "readme.md", "LICENSE.txt"} <= names
    assert "node_modules/vscode-languageclient/License.txt" in names
    assert not [
        name for name in names if name.startswith(("src/", "test/", "out-test/")) or name.endswith(".ts")
    ]
    assert "node_modules/typescript/package.json" not in names
    assert manifest["main"] == "./out/extension.js"


def test_what_the_manifest_offers_is_there():
    manifest = json.loads((EXTENSION / "package.json").read_text(encoding="utf-8"))
    offered = {command["command"].partition(".")[2] for command in manifest["contributes"]["commands"]}
    code = "".join(path.read_text(encoding="utf-8") for path in (EXTENSION / "src").glob("*.ts"))
    assert all(name in code for name in offered)
    options = {name.partition(".")[2] for name in manifest["contributes"]["configuration"]["properties"]}
    assert all(f'"{name}"' in code or f".{name}`" in code for name in options - {"trace.server"})
    from newslint import __version__

    assert manifest["version"] == __version__
