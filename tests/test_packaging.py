"""What is installed works: wheel, source distribution and editable install find the packs that ship."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
STORY = "LONDON (AP) — The council met on Tuesday to talk about the the bridge.\n"


def run(*args: object, cwd: Path) -> str:
    process = subprocess.run([str(arg) for arg in args], cwd=cwd, capture_output=True, text=True)
    assert process.returncode in (0, 1), process.stdout + process.stderr
    return process.stdout


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """A copy of the project as a checkout has it, and what is built from it."""
    folder = tmp_path_factory.mktemp("checkout")
    listed = run("git", "ls-files", "-co", "--exclude-standard", cwd=ROOT).splitlines()
    for name in listed:
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)
    run(sys.executable, "-m", "build", "--outdir", folder / "dist", cwd=folder)
    return folder


def installed(folder: Path, *what: object) -> Path:
    venv.create(folder, with_pip=True)
    bin_folder = folder / ("Scripts" if os.name == "nt" else "bin")
    run(bin_folder / "python", "-m", "pip", "install", "-q", *what, cwd=folder)
    return bin_folder


@pytest.mark.parametrize("form", ["wheel", "sdist", "editable"])
def test_every_form_of_installation_finds_the_packs(project, tmp_path, monkeypatch, form):
    what = {
        "wheel": [next((project / "dist").glob("*.whl"))],
        "sdist": [next((project / "dist").glob("*.tar.gz"))],
        "editable": ["-e", project],
    }[form]
    bin_folder = installed(tmp_path / "env", *what)
    (tmp_path / "story.txt").write_text(STORY, encoding="utf-8")
    monkeypatch.setenv("NEWSLINT_CACHE_DIR", str(tmp_path / "cache"))
    assert "garbled.doubled-function-word" in run(bin_folder / "newslint", "story.txt", cwd=tmp_path)
    # what is installed was compiled when it was packed
    assert bool(list((tmp_path / "cache").glob("shipped-*"))) == (form == "editable")
    assert "all as they must be" in run(bin_folder / "newslint", "test", "--select", "garbled", cwd=tmp_path)
    assert "garbled.doubled-function-word" in run(
        bin_folder / "newslint", "explain", "garbled.doubled-function-word", cwd=tmp_path
    )


def test_the_wheel_holds_all_data(project):
    from zipfile import ZipFile

    names = set(ZipFile(next((project / "dist").glob("*.whl"))).namelist())
    for path in (ROOT / "rules").rglob("*"):
        if path.is_file() and "__pycache__" not in path.parts:
            assert f"newslint_rules/{path.relative_to(ROOT / 'rules').as_posix()}" in names
    assert "newslint/py.typed" in names
    assert {
        "newslint/serve/desk/index.html",
        "newslint/serve/desk/desk.js",
        "newslint/serve/desk/desk.css",
    } <= names


def test_the_metadata_leads_somewhere(project):
    from email import message_from_bytes
    from zipfile import ZipFile

    from trove_classifiers import classifiers

    from newslint.model.addresses import HOME, SITE

    wheel = ZipFile(next((project / "dist").glob("*.whl")))
    name = next(name for name in wheel.namelist() if name.endswith(".dist-info/METADATA"))
    about = message_from_bytes(wheel.read(name))
    urls = dict(entry.split(", ", 1) for entry in about.get_all("Project-URL"))
    assert {"Documentation", "Source", "Issues", "Changelog"} <= set(urls)
    assert urls["Documentation"] == SITE and urls["Source"] == HOME
    assert about["Author"] and about["Keywords"] and about["License-Expression"] or about["License"]
    named = about.get_all("Classifier")
    assert set(named) <= classifiers and "Typing :: Typed" in named
    assert about["Description-Content-Type"] == "text/markdown" and "](docs/" not in about.get_payload()


def test_links_of_the_readme_work_everywhere():
    from newslint.model.addresses import HOME

    text = (ROOT / "README.md").read_text(encoding="utf-8")
    targets = re.findall(r"\]\(([^)#\s]+)", text)
    assert targets and all(target.startswith("https://") for target in targets)
    ours = [
        target.removeprefix(f"{HOME}/blob/main/")
        for target in targets
        if target.startswith(f"{HOME}/blob/main/")
    ]
    assert ours and all((ROOT / path).exists() for path in ours)
    for line in text.splitlines():
        if "pip install newslint" in line:
            assert "from a checkout" in line, line


def test_adding_a_rule_touches_one_file(project, tmp_path):
    """In a fresh checkout a new YAML file is enough: the rule is found, tested, explained and documented."""
    clone = tmp_path / "clone"
    shutil.copytree(project, clone, ignore=shutil.ignore_patterns("dist", "build", "*.egg-info"))
    bin_folder = installed(tmp_path / "env", "-e", clone)
    (clone / "rules" / "garbled" / "house.yaml").write_text(
        """
family: garbled
rules:
  - id: garbled.postponed-back
    kind: phrases
    fix: safe
    message: "'{match}' goes both ways at once; write '{replacement}'."
    why: "What is postponed goes forward in time."
    swap: {"~postpone back to": "~postpone to"}
    bad:
      - text: "The vote was [[postponed back to]] May."
        fixed: "The vote was postponed to May."
    good:
      - "The vote was postponed to May."
      - "They postponed, back to back, two votes."
""",
        encoding="utf-8",
    )
    assert "1 rule, 3 examples: all as they must be" in run(
        bin_folder / "newslint", "test", "--select", "garbled.postponed-back", cwd=tmp_path
    )
    (tmp_path / "story.txt").write_text("The trial was postponed back to June.\n", encoding="utf-8")
    assert "story.txt:1:15  warning  garbled.postponed-back" in run(
        bin_folder / "newslint", "story.txt", cwd=tmp_path
    )
    assert "garbled.postponed-back" in run(bin_folder / "newslint", "rules", "garbled", cwd=tmp_path)
    assert "goes forward in time" in run(
        bin_folder / "newslint", "explain", "garbled.postponed-back", cwd=tmp_path
    )
