"""What is built from the project and installed: once for all tests, for it takes a minute."""

from __future__ import annotations

import configparser
import os
import shutil
import subprocess
import sys
from pathlib import Path

import once
from daily import git
from newslint.storage.safe_toml import read_toml

ROOT = Path(__file__).parents[1]
#: Whether there is a newer pip is no concern of ours, most of what is installed is never run, and one pip will do for all.
os.environ |= {
    "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_NO_COMPILE": "1", "VIRTUALENV_SYMLINK_APP_DATA": "1"
}  # fmt: skip
#: What has pip ask its index all the same where a folder was named for all that follows; see `fetch`.
FROM_THE_INDEX = {"PIP_NO_INDEX": "", "PIP_FIND_LINKS": os.environ.get("PIP_FIND_LINKS", "")}


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
    fetch()
    project = copy(folder / "project")
    run(sys.executable, "-m", "build", "--outdir", folder, cwd=project)
    shutil.rmtree(project)


def distributions() -> Path:
    """A folder with the source distribution, and the wheel that was built from it."""
    return once.made("dist", _distributions)


def wheel() -> Path:
    """The wheel."""
    return next(distributions().glob("*.whl"))


def _wheels(folder: Path) -> None:
    about = configparser.ConfigParser()
    about.read(ROOT / "setup.cfg", encoding="utf-8")
    extras = about["options.extras_require"]
    needed = [about["options"]["install_requires"], extras["languagetool"], extras["harper"]]
    build = read_toml((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["build-system"]
    lines = [*build["requires"], *(line for lines in needed for line in lines.splitlines() if line)]
    run(sys.executable, "-m", "pip", "download", "-q", "-d", folder, *lines, cwd=ROOT)


def fetch() -> None:
    """Have all that is installed from now on come from a folder, which is filled once: asking an index for the same
    again takes longer than installing it. The packs are compiled by the first build, and not again by others of the same."""
    os.environ |= {
        "PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(once.made("wheels", _wheels)),
        "NEWSLINT_BUILD_CACHE": str(once.made("builds", Path.mkdir)),
    }  # fmt: skip


def environment(folder: Path, *what: object) -> Path:
    """A Python of its own, with pip and with what is to be installed: where its programs lie."""
    fetch()
    run(sys.executable, "-m", "virtualenv", "-q", folder, cwd=ROOT)
    programs = folder / ("Scripts" if os.name == "nt" else "bin")
    if what:
        run(programs / "python", "-m", "pip", "install", "-q", *what, cwd=folder)
    return programs


def pre_commit_home() -> Path:
    """Where pre-commit keeps what it has installed; it waits for itself where two install the same."""
    fetch()
    return once.made("pre-commit", Path.mkdir)
