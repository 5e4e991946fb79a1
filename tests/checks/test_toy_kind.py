"""A kind of check, and a test of one, is one file more in a folder: nothing else is touched."""

from __future__ import annotations

import pytest

from helpers import found, rules_of, write_pack
from newslint.authoring.kinds_page import kinds_page
from newslint.checks import kinds, registry
from newslint.checks.detectors import lookup, speaker

KIND = '''"""Words of a length."""

from newslint.checks.interface import Hit
from newslint.storage.lazy_namedtuple import NamedTuple

FIELDS = ("letters",)
FORMER_NAMES = {"toy-before": {}}


class Keys(NamedTuple):
    """`letters`: how many letters a word has."""

    letters: int


class Data(NamedTuple):
    """The number of letters."""

    letters: int


def compile_rule(keys, context):
    return Data(keys.letters)


def find(document, linked, active):
    for at, word in enumerate(document.words.folded):
        for number in sorted(active):
            if len(word) == linked[number].letters:
                yield number, Hit(document.words.span(at), (), {"letters": str(len(word))})
'''

TEST = '''"""Anybody who is called Ames."""

from newslint.checks.interface import Hit


def find(document):
    for start in document.words.places.get("ames", ()):
        yield Hit(document.words.span(document.words.first_at(start)))
'''


def forget():
    for cached in (
        registry.kind_module,
        registry.kind_names,
        registry.former_kinds,
        lookup.detector,
        lookup.test_names,
    ):
        cached.cache_clear()


@pytest.fixture
def plant(tmp_path, monkeypatch):
    """Puts a file into what is a folder of the package for this test."""

    def plant(package, name: str, text: str) -> None:
        folder = tmp_path / package.__name__
        folder.mkdir()
        (folder / name).write_text(text, encoding="utf-8")
        monkeypatch.setattr(package, "__path__", [*package.__path__, str(folder)])
        forget()

    yield plant
    monkeypatch.undo()
    forget()


def rule(keys: str) -> str:
    return f"- id: garbled.toy\n  {keys}\n  message: m\n  why: w\n  bad: ['[[x]]']\n  good: [one, two]\n"


def test_a_kind_is_one_file(tmp_path, plant):
    plant(kinds, "toy_letters.py", KIND)
    pack = write_pack(tmp_path, rule("kind: toy-letters\n  letters: 5").replace(": m\n", ": '{letters}'\n"))
    assert found("Five boats left.", rules_of(pack)) == [("garbled.toy", "boats")]
    page = "\n".join(kinds_page())
    assert "## `toy-letters`" in page and "| `letters` | a whole number | required |" in page
    pack.write_text(pack.read_text().replace("toy-letters", "toy-before"))
    assert found("Five boats left.", rules_of(pack)) == [("garbled.toy", "boats")]


def test_a_test_of_a_kind_is_one_file(tmp_path, plant):
    plant(speaker, "toy_ames.py", TEST)
    pack = write_pack(tmp_path, rule("kind: speaker\n  test: toy-ames"))
    assert found("Ames left, and Orr stayed.", rules_of(pack)) == [("garbled.toy", "Ames")]
