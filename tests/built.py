"""What is built from the project and installed: once for all tests, for it takes a minute."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import once
from daily import git

ROOT = Path(__file__).parents[1]
#: Whether there is a newer pip is no concern of ours.
os.environ["PIP_DISABLE_PIP_VERSION_CHECK"] = "1"


def run(*args: object, cwd: Path) -> str:
    """What a command prints that ends with 0 or 1."""
    process = subprocess.run([str(arg) for arg in args], cwd=cwd, capture_output=True, text=True)
    assert process.returncode in (0, 1), process.stdout + process.stderr
    return process.stdout


def _checkout(folder: Path) -> None:
    for name in git(ROOT, "ls-files", "-co", "--exclude-standard").splitlines():
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)
    git(folder, "init", "-q")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "newslint")


def checkout() -> Path:
    """A repository of the project as it stands here. Nobody writes into it: building does."""
    return once.made("checkout", _checkout)


def copy(folder: Path) -> Path:
    """The same to write into."""
    return Path(shutil.copytree(checkout(), folder, ignore=shutil.ignore_patterns(".git")))


def _distributions(folder: Path) -> None:
    project = copy(folder / "project")
    run(sys.executable, "-m", "build", "--outdir", folder, cwd=project)
    shutil.rmtree(project)


def distributions() -> Path:
    """A folder with the source distribution, and the wheel that was built from it."""
    return once.made("dist", _distributions)


def wheel() -> Path:
    """The wheel."""
    return next(distributions().glob("*.whl"))


def environment(folder: Path, *what: object) -> Path:
    """A Python of its own, with pip and with what is to be installed: where its programs lie."""
    run(sys.executable, "-m", "virtualenv", "-q", folder, cwd=ROOT)
    programs = folder / ("Scripts" if os.name == "nt" else "bin")
    if what:
        run(programs / "python", "-m", "pip", "install", "-q", *what, cwd=folder)
    return programs


def pre_commit_home() -> Path:
    """Where pre-commit keeps what it has installed; it waits for itself where two install the same."""
    return once.made("pre-commit", Path.mkdir)
