"""The Python API: what its documentation shows, what it raises, and that it says what the command says."""

from __future__ import annotations

import doctest
import json
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import newslint
import runs
from newslint import api

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs" / "api.md"
STORY = ROOT / "examples" / "tagus-ferries.txt"


def test_the_examples_of_the_documentation():
    blocks = re.findall(r"^```python\n(.*?)^```", DOCS.read_text(encoding="utf-8"), re.M | re.S)
    test = doctest.DocTestParser().get_doctest("\n".join(blocks), {}, "api.md", str(DOCS), 0)
    assert len(test.examples) > 8
    said: list[str] = []
    doctest.DocTestRunner(verbose=False).run(test, out=said.append)
    assert "".join(said) == ""


def command(*arguments, cwd=ROOT):
    process = runs.newslint(*arguments, cwd=cwd)
    assert not process.stderr
    return json.loads(process.stdout)


def plain(result):
    """A result in the words of the JSON report."""
    findings = [{k: v for k, v in one._asdict().items() if k != "related"} for one in result.findings]
    for one in findings:
        one["fix"] = one["fix"] or None
        one["replacements"] = list(one["replacements"])
    return {"path": result.path, "error": result.error, "findings": findings, "verdict": result.verdict}


@pytest.mark.parametrize(
    ("arguments", "options"),
    [
        ({}, ()),
        ({"level": "suggestion"}, ("--level", "suggestion")),
        ({"select": ["spun", "typos"], "ignore": ["typos.dateline-place"]}, ("--select", "spun,typos", "--ignore", "typos.dateline-place")),
        ({"enable": ["style"]}, ("--enable", "style")),
    ],
)  # fmt: skip
def test_the_command_says_the_same(arguments, options):
    result = newslint.check_file(STORY, **arguments)
    (file,) = command("check", "--format", "json", *options, str(STORY))["files"]
    assert result.findings and plain(result) == file


def test_the_nearest_configuration_holds_as_for_the_command(tmp_path):
    (tmp_path / ".git").mkdir()
    (tmp_path / ".newslint.yaml").write_text("ignore: [garbled]\npaths:\n  - {match: '*.md', level: error}\n")
    text = "OSLO (AP) — The the plan failed, according to according to Berg.\n"
    for name in ("story.txt", "story.md"):
        (tmp_path / name).write_text(text, encoding="utf-8")
        (file,) = command("check", "--format", "json", str(tmp_path / name))["files"]
        assert plain(newslint.check_file(tmp_path / name)) == file
        assert (
            newslint.check_text(text, path=tmp_path / name).findings
            == newslint.check_file(tmp_path / name).findings
        )
    assert [one.rule for one in newslint.check_file(tmp_path / "story.md", config="").findings]
    assert newslint.check_text(text).findings  # no path, no configuration
    assert not newslint.check_text(text, config=tmp_path / ".newslint.yaml", select=["garbled"]).findings
    (tmp_path / ".newslint.yaml").write_text("level: warning\n")
    assert not newslint.check_text(text, path=tmp_path / "story.txt", select=["garbled"]).findings
    newslint.forget()
    assert newslint.check_text(text, path=tmp_path / "story.txt", select=["garbled"]).findings


def test_quotes_are_those_of_the_command():
    shown = command("quotes", "--format", "json", str(STORY))["quotes"]
    found = newslint.quotes(STORY)
    assert found == newslint.quotes(STORY.read_text(encoding="utf-8"))
    assert shown and [one["text"] for one in shown] == [one.text for one in found]
    assert [(one["speaker"] or {}).get("name") for one in shown] == [
        one.speaker and one.speaker.name for one in found
    ]


def test_places_are_those_of_the_text():
    text = "\ufeffA line.\r\n\U0001f600 The the plan."
    (finding,) = newslint.check_text(text, select=["garbled"]).findings
    assert (finding.line, finding.column, finding.end_line, finding.end_column) == (2, 3, 2, 10)
    assert finding.text == "The the"


def test_related_places_have_lines():
    source = ROOT / "tests" / "reporters" / "stories" / "ferry-wire.txt"
    result = newslint.check_file(source.with_name("ferry.txt"), source=source, config="")
    related = [one for finding in result.findings for one in finding.related]
    assert any(one.path == str(source) and one.line > 0 and one.note for one in related)


@pytest.mark.parametrize(
    ("arguments", "error", "words"),
    [
        ({"level": "loud"}, ValueError, "level is one of suggestion, warning, error"),
        ({"format": "pdf"}, ValueError, "format is one of asciidoc"),
        ({"format": "docx"}, ValueError, "use check_file"),
        ({"select": "typos"}, ValueError, r"select takes a list, such as \['typos'\]"),
        ({"engines": ["grammarly"]}, ValueError, "no engine is called 'grammarly'; there are languagetool, harper, language-model"),
        ({"time_limit": 0}, ValueError, "greater than 0"),
        ({"ignore": ["typo"]}, api.ConfigError, "no rule or family is called 'typo'"),
        ({"config": "nowhere.yaml"}, api.ConfigError, "nowhere.yaml"),
        ({"rules": ["nowhere.yaml"]}, api.PackError, "nowhere.yaml"),
        ({"format": "xml"}, api.UnreadableFile, "the XML is broken"),
    ],
)  # fmt: skip
def test_what_is_raised(arguments, error, words):
    with pytest.raises(error, match=words) as raised:
        newslint.check_text("<nitf>The the plan.", **arguments)
    assert isinstance(raised.value, (ValueError, newslint.NewslintError))


def test_what_is_returned(tmp_path):
    result = newslint.check_text("The the plan.", source=tmp_path / "gone.txt")
    assert [one.text for one in result.findings] == ["The the"] and "gone.txt" in result.error
    result = newslint.check_text(
        "The the plan.", config=_engine_at_nowhere(tmp_path), engines=["languagetool"]
    )
    assert [one.text for one in result.findings] == ["The the"]
    assert result.error.startswith("languagetool: no server answers at http://127.0.0.1:1/")


def _engine_at_nowhere(folder):
    path = folder / "config.yaml"
    path.write_text("engine-url: http://127.0.0.1:1\n")
    return path


def test_threads_may_share_it():
    text = STORY.read_text(encoding="utf-8")
    alone = {level: newslint.check_text(text, level=level) for level in ("warning", "suggestion")}
    quoted = newslint.quotes(text)
    newslint.forget()
    with ThreadPoolExecutor(6) as threads:
        levels = ["warning", "suggestion"] * 9
        results = threads.map(lambda level: newslint.check_text(text, level=level), levels)
        others = threads.map(newslint.quotes, [text] * 6)
        assert [(one.findings, one.error) for one in results] == [
            (alone[one].findings, None) for one in levels
        ]
        assert all(one == quoted for one in others)


def test_importing_it_loads_nothing():
    code = "import sys; old = set(sys.modules); import newslint; print(sorted(set(sys.modules) - old), dir(newslint)[-5:])"
    process = subprocess.run(
        [sys.executable, "-S", "-c", code], capture_output=True, encoding="utf-8", cwd=ROOT / "linter"
    )
    assert (
        process.stdout.strip()
        == "['newslint'] ['__version__', 'check_file', 'check_text', 'forget', 'quotes']"
    )
    with pytest.raises(AttributeError, match="has no attribute 'chekc'"):
        newslint.chekc  # noqa: B018


def test_the_stub_names_what_there_is():
    stub = (ROOT / "linter" / "newslint" / "__init__.pyi").read_text()
    assert set(re.findall(r"import \w+ as (\w+)", stub)) == set(newslint.__all__) <= set(api.__all__)
