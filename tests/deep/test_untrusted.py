"""What somebody else may have put in the place of a model, or of what a model said. No model is needed for that."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from newslint.config.read import forget
from newslint.deep.alternatives import KINDS
from newslint.deep.catalogue import COMPLETE
from newslint.deep.memory import Memory
from newslint.deep.weighed import Weighed
from newslint.model.errors import ConfigError
from newslint.run.settings import Run, Selection
from newslint.storage import cache

PARAGRAPH = "The company said on Monday that it going to close the factory."
SAID = Weighed("missing-words", 32, 34, "it", "it is", 12.5, 3.0, 11.0, 9.5, 2.0, False)


@pytest.fixture
def project(tmp_path, monkeypatch):
    """Checks with a configuration that lies in a project; `tmp_path` is outside of it."""
    folder = tmp_path / "project"
    (folder / ".git").mkdir(parents=True)
    monkeypatch.chdir(folder)

    def settings(text: str, **chosen: object) -> object:
        (folder / ".newslint.yaml").write_text(text, encoding="utf-8")
        forget()
        run = Run(Selection(**chosen), quiet=True)
        return run.settings(run.config("a.txt"), "a.txt")

    settings.folder = folder
    return settings


def model_in(folder: Path) -> None:
    folder.mkdir()
    (folder / COMPLETE).write_text('{"name": "a", "start": "b"}')


@pytest.mark.parametrize(
    "asks",
    ["deep: true\nmodel: {}\n", "engine: language-model\nengine-options: {{language-model: {{model: {}}}}}\n",
     "paths: [{{match: '*.txt', deep: true}}]\nengine-options: {{language-model: {{model: {}}}}}\n"],
)  # fmt: skip
def test_a_project_names_no_model_but_a_file_of_its_own(project, tmp_path, asks):
    model_in(tmp_path / "outside")
    model_in(project.folder / "inside")
    (tmp_path / "own.gguf").write_bytes(b"GGUF")
    (project.folder / "link").symlink_to(tmp_path / "outside")
    (project.folder / "link.gguf").symlink_to(tmp_path / "own.gguf")
    (project.folder / ".git" / "own.gguf").write_bytes(b"GGUF")
    said = set()
    for named in (tmp_path / "outside", tmp_path / "own.gguf", tmp_path / "nothing", "inside", "link", "link.gguf",
                  ".git/own.gguf", "../outside", "/dev/zero", "~"):  # fmt: skip
        with pytest.raises(ConfigError) as refused:
            project(asks.format(named))
        said.add(str(refused.value).partition(": no model in this project")[2].split("\n")[0])
        assert f"{named}: no model in this project" in str(refused.value)
    assert said == {""}, "what is not there and what may not be named answer alike"
    (project.folder / "own.gguf").write_bytes(b"GGUF")
    project(asks.format("own.gguf"))
    project(asks.format(tmp_path / "outside"), model=str(tmp_path / "outside"))
    project(asks.format("inside"), config=str(project.folder / ".newslint.yaml"))


@pytest.fixture
def remembered(tmp_path, monkeypatch):
    """What is found in the memory of a model when something is written there with a right hash."""
    monkeypatch.setenv("NEWSLINT_CACHE_DIR", str(tmp_path))
    memory = Memory("a")
    memory.put(PARAGRAPH, [SAID])
    memory.save()
    name, key = memory._place(PARAGRAPH)

    def found(kept: object, whole: object = None) -> list[Weighed] | None:
        cache.write(name, {key: kept} if whole is None else whole)
        return Memory("a").get(PARAGRAPH)

    return found


def test_what_was_said_is_remembered(remembered):
    assert remembered([tuple(SAID)]) == [SAID]
    assert remembered([]) == []


WRONG = [
    *(tuple(SAID._replace(**change)) for change in (
        {"kind": "nonsense"}, {"start": -1}, {"start": 35}, {"end": 10**9}, {"start": 30}, {"words": "is"},
        {"score": float("nan")}, {"score": float("inf")}, {"even": float("-inf")}, {"start": 32.0}, {"opening": None},
        {"replacement": b"it"},
    )),
    5, None, "text", (), tuple(SAID)[:-1], (*SAID, 1), [*SAID], {"kind": 1}, (SAID[0], SAID[1]),
]  # fmt: skip


@pytest.mark.parametrize("one", WRONG, ids=lambda one: repr(one)[:40])
def test_nothing_is_believed_that_was_not_said_of_this_paragraph(remembered, one):
    assert remembered([one]) is None
    assert remembered([tuple(SAID), one]) is None
    if isinstance(one, (tuple, list, dict)) and one:
        assert remembered(one) is None


@pytest.mark.parametrize("whole", [[], 5, "a", (1, 2), {1: 2}, {"a": {}}], ids=repr)
def test_a_file_of_another_shape_is_made_anew(remembered, whole):
    assert remembered(None, whole) is None


def test_any_plain_values_are_read_or_forgotten(remembered):
    chance = random.Random(5)
    values = [*SAID, *KINDS, -1, 10**30, float("nan"), None, b"", (), [1], {"a": 1}, True, "", PARAGRAPH]
    for _ in range(300):
        kept = [tuple(chance.choice(values) for _ in range(chance.choice((10, 11, 11, 11, 12))))]
        for one in remembered(kept) or ():
            assert PARAGRAPH[one.start : one.end] == one.words and one.kind in KINDS
