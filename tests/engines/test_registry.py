"""One module and one entry point make an engine: the command, the configuration and rules know it by that."""

from __future__ import annotations

import configparser
import json
import sys
from pathlib import Path

import pytest

import runs
from newslint.engines import registry
from newslint.engines.interface import EngineFailure, EngineRequest
from newslint.engines.running import Engines
from newslint.model.engine_match import EngineResult
from newslint.model.span import Span

ROOT = Path(__file__).parents[2]
ENGINE = """
from newslint.engines.interface import EngineFailure
from newslint.model.engine_match import EngineMatch, EngineResult
from newslint.model.span import Span

class Toy:
    def __init__(self, word):
        self.word = word
    def check(self, text):
        if "Stumble" in text:
            raise KeyError("nothing there")
        if "Fail" in text:
            raise EngineFailure("tired")
        at = text.find(self.word)
        found = [EngineMatch("WORD", Span(at, at + len(self.word)), "No.", ("frob",), score) for score in (0.4, 0.9)]
        return EngineResult(tuple(found) if at >= 0 else (), {"length": len(text)})
    def close(self):
        pass

def start(request):
    request.check_options("word")
    return Toy(request.options.get("word", "frobnicate"))
"""
PACK = """family: garbled
rules:
  - id: garbled.toy-word
    kind: engine
    engine: toy
    ids: [WORD]
    least: 0.5
    message: "'{match}': {engine}"
    why: "Nobody frobnicates."
    bad:
      - text: "They [[frobnicate]] the door."
        fixed: "They frob the door."
    good:
      - "They close the door."
      - "The minister said: “We frobnicate the door.”"
"""


@pytest.fixture
def house(tmp_path):
    """A folder with an installed package that offers an engine, a pack for it and a story."""
    site = tmp_path / "site"
    about = site / "toy_engine-1.0.dist-info"
    about.mkdir(parents=True)
    (site / "toy_engine.py").write_text(ENGINE)
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: toy-engine\nVersion: 1.0\n")
    (about / "entry_points.txt").write_text("[newslint.engines]\ntoy = toy_engine:start\n")
    (tmp_path / "house.yaml").write_text(PACK)
    (tmp_path / "story.txt").write_text("OSLO (AP) — Workers frobnicate the door.\n", encoding="utf-8")
    (tmp_path / ".git").mkdir()
    return tmp_path


def newslint(folder, *arguments):
    installed = f"import sys; sys.path.insert(0, {str(folder / 'site')!r})"
    process = runs.newslint(*arguments, cwd=folder, before=installed)
    return process.returncode, process.stdout, process.stderr


def findings(out):
    return [(one["rule"], one["text"]) for one in json.loads(out)["files"][0]["findings"]]


def test_the_command_asks_it(house):
    code, out, err = newslint(
        house, "check", "--engine", "toy", "--rules", "house.yaml", "--format", "json", "story.txt"
    )
    assert (code, err, findings(out)) == (1, "", [("garbled.toy-word", "frobnicate")])
    code, out, _ = newslint(house, "check", "--rules", "house.yaml", "--format", "json", "story.txt")
    assert (code, findings(out)) == (0, [])


def test_the_configuration_asks_it_with_its_options(house):
    (house / ".newslint.yaml").write_text(
        "engine: toy\nengine-options:\n  toy: {word: Workers}\nrules: [house.yaml]\n"
    )
    code, out, err = newslint(house, "check", "--format", "json", "story.txt")
    assert (code, err, findings(out)) == (1, "", [("garbled.toy-word", "Workers")])
    (house / ".newslint.yaml").write_text(
        "engine: toy\nengine-options: {toy: {words: x}}\nrules: [house.yaml]\n"
    )
    code, out, err = newslint(house, "check", "story.txt")
    assert (code, err) == (
        2, "newslint: toy: there is no option 'words'; its options are word; the other checks went on without it\n",
    )  # fmt: skip


def test_its_rules_have_examples_like_any_other(house):
    code, out, err = newslint(house, "test", "house.yaml", "--engine", "toy")
    assert (code, out) == (0, "1 rule, 3 examples: all as they must be\n"), err
    code, out, err = newslint(house, "test", "house.yaml")
    assert "1 rules belong to engines that were not asked" in err


@pytest.mark.parametrize(
    ("word", "complaint"),
    [("Fail", "toy: tired;"), ("Stumble", "toy: the engine stumbled (KeyError: 'nothing there');")],
)
def test_its_failure_is_told_once_and_the_other_checks_go_on(house, word, complaint):
    for name in ("one.txt", "two.txt"):
        (house / name).write_text(f"OSLO (AP) — {word} the the door.\n", encoding="utf-8")
    code, out, err = newslint(
        house, "check", "--engine", "toy", "--rules", "house.yaml", "one.txt", "two.txt"
    )
    assert code == 2 and out.count("the the") >= 2
    assert err == f"newslint: {complaint} the other checks went on without it\n"


def test_a_name_nobody_has_is_refused_with_those_there_are(house):
    known = "there are languagetool, harper, language-model, toy"
    for command in (("check", "--engine", "tyo", "story.txt"), ("test", "house.yaml", "--engine", "tyo")):
        code, _, err = newslint(house, *command)
        assert code == 2 and f"no engine is called 'tyo'; {known}" in err
    (house / ".newslint.yaml").write_text("level: warning\nengine: [harper, tyo]\n")
    code, _, err = newslint(house, "story.txt")
    assert (
        code == 2
        and ".newslint.yaml:2:18: an engine is one of languagetool, harper, language-model, toy" in err
    )
    assert "did you mean 'toy'?" in err


def test_the_help_lists_them(house):
    assert "[languagetool|harper|language-model|toy]" in newslint(house, "check", "--help")[1]


def test_ours_stand_in_the_metadata_too():
    declared = configparser.ConfigParser()
    declared.read(ROOT / "setup.cfg", encoding="utf-8")
    lines = declared["options.entry_points"][registry.GROUP].strip().splitlines()
    assert dict(line.split(" = ") for line in lines) == registry.OWN


def test_ours_need_no_metadata(monkeypatch):
    monkeypatch.setitem(sys.modules, "importlib.metadata", None)
    for name in registry.OWN:
        assert registry.is_engine(name) and callable(registry.find_engine(name))


def test_an_engine_that_is_gone_is_a_failure_not_a_bug():
    engines, request = Engines(), EngineRequest("gone")
    assert engines.result(request, "Text.").matches == ()
    assert engines.messages() == [
        "gone: no engine is called 'gone'; there are languagetool, harper, language-model"
    ]
    with pytest.raises(EngineFailure):
        registry.find_engine("gone")


def test_requests_with_the_same_options_are_one():
    one, two = (
        EngineRequest("toy", options=dict(pairs))
        for pairs in ([("a", "1"), ("b", "2")], [("b", "2"), ("a", "1")])
    )
    assert one == two and len({one, two}) == 1


@pytest.mark.parametrize("half", ["\ud800", "\udfff", "a\udc80b"])
def test_half_a_pair_in_one_article_ends_no_engine(monkeypatch, half):
    """JSON may hold halves of surrogate pairs, and no engine can be sent them."""

    class Strict:
        def check(self, text):
            return EngineResult((), {"bytes": len(text.encode()), "length": len(text)})

        def gains(self, text, edits):
            return [float(len((text + words).encode())) for _, _, words in edits]

        def close(self):
            pass

    monkeypatch.setattr("newslint.engines.running.find_engine", lambda name: lambda request: Strict())
    engines, request = Engines(), EngineRequest("strict", "us", 1.0, {})
    text = f"She saw {half} the sea."
    assert engines.result(request, text).document["length"] == len(text)
    assert engines.gains(request, text, [(Span(0, 3), Span(0, 3), half)])
    assert engines.problems == {}
