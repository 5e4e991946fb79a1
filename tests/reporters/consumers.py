"""The programs that reports are held against in tests, installed on first use."""

from __future__ import annotations

import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest

_ROOT = Path(__file__).parents[2]
_PACKAGES = _ROOT / "tests" / "consumers" / "node_modules"
MULTITOOL = _PACKAGES / "@microsoft" / "sarif-multitool-linux"
AXE = _PACKAGES / "axe-core" / "axe.min.js"


@cache
def installed() -> None:
    """Make sure of Chromium, its driver, axe-core and the SARIF validator; fail the test with the words
    of the installer if they cannot be had."""
    if shutil.which("chromium") and shutil.which("chromedriver") and AXE.is_file() and MULTITOOL.is_dir():
        return
    script = _ROOT / ".ci" / "install-browser"
    run = subprocess.run([str(script)], capture_output=True, text=True, timeout=900)
    if run.returncode:
        pytest.fail(f"{script} failed:\n{run.stdout}\n{run.stderr}", pytrace=False)


def program(name: str) -> str:
    """The path of an installed program."""
    path = shutil.which(name)
    assert path, f"{name} is not installed"
    return path
