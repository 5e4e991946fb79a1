"""Every format as the command writes it, from an article with a defect, a clean one and a broken one."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import jsonschema
import pytest
from lxml import etree

from newslint.reporters import FORMATS
from runs import newslint

SCHEMAS = Path(__file__).parent / "schemas"
RULE = """family: style
rules:
  - id: style.lapalissade
    kind: phrases
    level: warning
    message: "'{match}' says it twice; write '{replacement}'."
    why: "Dead is dead."
    phrases: ["dead corpse"]
    replacement: corpse
    bad: [{text: "A [[dead corpse]] lay there."}]
    good: ["The corpse lay there.", "The dead lay there."]
"""


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / "house.yaml").write_text(RULE)
    (tmp_path / "café.txt").write_text(
        "LYON (DNS) — “A café,” he said. A dead corpse lay there.\n", encoding="utf-8"
    )
    (tmp_path / "clean.md").write_text("The mayor left.\n")
    (tmp_path / "broken.docx").write_bytes(b"not a document")
    return tmp_path


def run(desk: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return newslint("--rules", "house.yaml", "--select", "style.lapalissade", *arguments, cwd=desk)


@pytest.mark.parametrize("name", FORMATS)
def test_every_format(desk: Path, name: str) -> None:
    done = run(desk, "café.txt", "clean.md", "--format", name, "--output", "out")
    assert (done.returncode, done.stdout, done.stderr) == (1, "", "")
    text = (desk / "out").read_text(encoding="utf-8")
    assert "dead corpse" in text and "café.txt" in text.replace("caf%C3%A9", "café")
    if name in ("checkstyle", "junit"):
        etree.XMLSchema(etree.parse(SCHEMAS / f"{name}.xsd")).assertValid(etree.fromstring(text.encode()))
    elif name in ("gitlab", "rdjson"):
        jsonschema.validate(json.loads(text), json.loads((SCHEMAS / f"{name}.schema.json").read_text()))
    elif name in ("json", "sarif"):
        json.loads(text)
    assert run(desk, "café.txt", "clean.md", "--format", name).stdout == text


@pytest.mark.parametrize("name", FORMATS)
def test_a_file_that_cannot_be_read_is_in_every_format(desk: Path, name: str) -> None:
    done = run(desk, "broken.docx", "café.txt", "--format", name)
    assert done.returncode == 2
    assert "broken.docx" in done.stdout and "dead corpse" in done.stdout


def test_junit_obeys_the_level_that_fails(desk: Path) -> None:
    done = run(desk, "café.txt", "--format", "junit", "--fail-level", "error")
    assert done.returncode == 0
    assert etree.fromstring(done.stdout.encode()).find("testsuite").get("failures") == "0"
