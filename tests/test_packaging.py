"""What is installed works: wheel and editable install find the packs that ship. The wheel is built from the source
distribution, which is whole if the wheel is."""

from __future__ import annotations

import re

import pytest

from built import ROOT, copy, environment, run, wheel

STORY = "LONDON (AP) — The council met on Tuesday to talk about the the bridge.\n"


@pytest.fixture(scope="module")
def editable(tmp_path_factory):
    """A checkout that is installed for editing, and where the programs are."""
    project = copy(tmp_path_factory.mktemp("editable") / "project")
    return project, environment(tmp_path_factory.mktemp("editable") / "env", "-e", project)


@pytest.mark.parametrize("form", ["wheel", "editable"])
def test_every_form_of_installation_finds_the_packs(request, tmp_path, monkeypatch, form):
    if form == "wheel":
        programs = environment(tmp_path / "env", wheel())
    else:
        _, programs = request.getfixturevalue("editable")
    (tmp_path / "story.txt").write_text(STORY, encoding="utf-8")
    monkeypatch.setenv("NEWSLINT_CACHE_DIR", str(tmp_path / "cache"))
    assert "garbled.doubled-function-word" in run(programs / "newslint", "story.txt", cwd=tmp_path)
    # what is installed was compiled when it was packed
    assert bool(list((tmp_path / "cache").glob("shipped-*"))) == (form == "editable")
    assert "all as they must be" in run(programs / "newslint", "test", "--select", "garbled", cwd=tmp_path)
    assert "garbled.doubled-function-word" in run(
        programs / "newslint", "explain", "garbled.doubled-function-word", cwd=tmp_path
    )


def test_the_wheel_holds_all_data():
    from zipfile import ZipFile

    names = set(ZipFile(wheel()).namelist())
    for path in (ROOT / "rules").rglob("*"):
        if path.is_file() and "__pycache__" not in path.parts:
            assert f"newslint_rules/{path.relative_to(ROOT / 'rules').as_posix()}" in names
    assert "newslint/py.typed" in names
    assert not [name for name in names if "__pycache__" in name]
    assert {
        "newslint/serve/desk/index.html",
        "newslint/serve/desk/desk.js",
        "newslint/serve/desk/desk.css",
    } <= names


def test_the_metadata_leads_somewhere():
    from email import message_from_bytes
    from zipfile import ZipFile

    from trove_classifiers import classifiers

    from newslint.model.addresses import HOME, SITE

    archive = ZipFile(wheel())
    name = next(name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
    about = message_from_bytes(archive.read(name))
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


def test_adding_a_rule_touches_one_file(editable, tmp_path):
    """In a fresh checkout a new YAML file is enough: the rule is found, tested, explained and documented."""
    project, programs = editable
    (project / "rules" / "garbled" / "house.yaml").write_text(
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
        programs / "newslint", "test", "--select", "garbled.postponed-back", cwd=tmp_path
    )
    (tmp_path / "story.txt").write_text("The trial was postponed back to June.\n", encoding="utf-8")
    assert "story.txt:1:15  warning  garbled.postponed-back" in run(
        programs / "newslint", "story.txt", cwd=tmp_path
    )
    assert "garbled.postponed-back" in run(programs / "newslint", "rules", "garbled", cwd=tmp_path)
    assert "goes forward in time" in run(
        programs / "newslint", "explain", "garbled.postponed-back", cwd=tmp_path
    )
