"""GitLab code quality, rdjson and SARIF: their shapes, checked against schemas, and their positions."""

from __future__ import annotations

import json
import os
import re
import subprocess
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from newslint.model.finding import FileResult, Finding, Related
from newslint.model.span import LineIndex, Span
from newslint.reporters import gitlab, load, rdjson, sarif
from newslint.reporters.shared.base import RuleInfo

from . import consumers
from .samples import CLEAN, CONTEXT, FINDINGS, MARKDOWN, RESULT, RESULTS, STORY, WIRE, golden

SCHEMAS = Path(__file__).parent / "schemas"
FORMATS = ("gitlab", "rdjson", "sarif")
HOSTILE = FINDINGS[0]._replace(message="[x](http://a) {0} \x1b <b> \ud800 \"'", text="\x00", why="\u2028")
ODD = FileResult("a b\udcff/%41#?.txt", STORY, LineIndex(STORY), (HOSTILE, HOSTILE))


def report(name: str, *results: FileResult) -> Any:
    return json.loads("".join(load(name)(results, CONTEXT)))


def schema(name: str) -> Any:
    if name == "sarif":
        consumers.installed()
        return json.loads((consumers.MULTITOOL / "sarif-2.1.0.json").read_text(encoding="utf-8-sig"))
    return json.loads((SCHEMAS / f"{name}.schema.json").read_text())


@pytest.mark.parametrize("name", FORMATS)
def test_golden(name: str) -> None:
    assert "".join(load(name)(RESULTS, CONTEXT)) == golden(f"{name}.out")


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("results", [RESULTS, (), (CLEAN,), (ODD,)], ids=["all", "none", "clean", "odd"])
def test_schema(name: str, results: tuple[FileResult, ...]) -> None:
    text = "".join(load(name)(results, CONTEXT))
    text.encode("utf-8")
    jsonschema.validate(json.loads(text), schema(name))


@pytest.mark.parametrize("name", FORMATS)
def test_names_that_are_not_utf8_have_no_lone_surrogates(name: str) -> None:
    wire = FINDINGS[0]._replace(related=(Related("w\udcfe.txt", Span(0, 1), "in w\udcfe.txt"),))
    odd = FileResult("é\udcff%41.txt", STORY, LineIndex(STORY), (wire,), error="w\udcfe.txt: gone")
    text = "".join(load(name)([odd, RESULT], CONTEXT))
    assert not re.search(r"\\u[dD][89a-fA-F]", text)
    assert ("%C3%A9%FF%2541.txt" if name == "sarif" else "é%FF%41.txt") in text
    assert ("w%FE.txt: gone" in text) and ("w%FE.txt" in text or name == "gitlab")
    assert "stories/caf%C3%A9.txt" in text if name == "sarif" else "stories/café.txt" in text


@pytest.mark.parametrize("name", FORMATS)
def test_results_stream(name: str) -> None:
    taken = []

    def results():  # type: ignore[no-untyped-def]
        for number in range(3):
            taken.append(number)
            yield RESULT

    pieces = load(name)(results(), CONTEXT)
    while not taken:
        next(pieces)
    next(pieces)
    assert taken == [0]


def test_gitlab_levels_and_fingerprints() -> None:
    issues = report("gitlab", RESULT, RESULT._replace(path="other.txt"), ODD)
    assert [issue["severity"] for issue in issues[:5]] == ["major", "minor", "major", "minor", "info"]
    prints = [issue["fingerprint"] for issue in issues]
    assert len(set(prints)) == len(prints)  # GitLab drops all but the first of equal ones
    again = report("gitlab", RESULT, RESULT._replace(path="other.txt"), ODD)
    assert [issue["fingerprint"] for issue in again] == prints


def bytes_at(text: str, place: dict[str, dict[str, int]]) -> str:
    """The words a range in lines and byte columns covers."""
    start, end = place["start"], place["end"]
    assert start["line"] == end["line"]
    row = text.encode().split(b"\n")[start["line"] - 1]
    return row[start["column"] - 1 : end["column"] - 1].decode()


def test_rdjson_counts_bytes() -> None:
    diagnostics = report("rdjson", RESULT)["diagnostics"]
    words = [bytes_at(STORY, one["location"]["range"]) for one in diagnostics]
    assert words == [found.text for found in FINDINGS]
    related = diagnostics[3]["related_locations"]
    assert bytes_at(STORY, related[0]["location"]["range"]) == "Zoë Lin"
    assert bytes_at(WIRE, related[1]["location"]["range"]) == "said a neighbor, Odile Guérin"
    assert [one["text"] for one in diagnostics[1]["suggestions"]] == ["is expected to", "is to"]


def test_sarif_regions_count_code_points() -> None:
    run = report("sarif", RESULT)["runs"][0]
    assert run["columnKind"] == "unicodeCodePoints"
    for found, result in zip(FINDINGS, run["results"], strict=True):
        region = result["locations"][0]["physicalLocation"]["region"]
        row = STORY.splitlines()[region["startLine"] - 1]
        assert row[region["startColumn"] - 1 : region["endColumn"] - 1] == found.text
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == found.rule
        assert result["partialFingerprints"] == {"newslint/v1": found.fingerprint}


def apply(text: str, change: dict[str, Any]) -> str:
    lines = LineIndex(text)
    (replacement,) = change["artifactChanges"][0]["replacements"]
    region = replacement["deletedRegion"]
    start = lines.starts[region["startLine"] - 1] + region["startColumn"] - 1
    end = lines.starts[region["endLine"] - 1] + region["endColumn"] - 1
    return text[:start] + replacement["insertedContent"]["text"] + text[end:]


def test_sarif_fixes_can_be_applied() -> None:
    results = report("sarif", RESULT)["runs"][0]["results"]
    assert apply(STORY, results[0]["fixes"][0]).startswith("TAIPEI, Taiwan")
    assert [apply(STORY, fix)[43:57] for fix in results[1]["fixes"]] == ["is expected to", "is to reopen i"]
    assert "“We lost the roof" in apply(STORY, results[2]["fixes"][0])


def test_sarif_related_locations() -> None:
    here, wire = report("sarif", RESULT)["runs"][0]["results"][3]["relatedLocations"]
    assert here["physicalLocation"]["region"]["startColumn"] == STORY.splitlines()[2].index("Zoë") + 1
    assert wire["physicalLocation"]["artifactLocation"]["uri"] == "wire/caf%C3%A9.txt"
    assert wire["physicalLocation"]["region"]["startLine"] == 5


def test_sarif_of_a_file_that_cannot_be_read() -> None:
    run = report("sarif", *RESULTS)["runs"][0]
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is False
    (note,) = invocation["toolExecutionNotifications"]
    assert note["message"]["text"] == "not checked: byte 7 (0xff) is not UTF-8"
    assert report("sarif", CLEAN)["runs"][0]["invocations"][0]["executionSuccessful"] is True


def test_sarif_text_is_not_taken_for_links_or_placeholders() -> None:
    result = report("sarif", ODD)["runs"][0]["results"][0]
    assert result["message"]["text"].startswith("\\[x](http://a) {{0}} ")


def test_sarif_findings_over_several_lines_and_without_words() -> None:
    text = "One\r\ntwo é\r\nthree"
    two = Finding("typos.x", "typos", "error", Span(1, 10), "ne\r\ntwo é", "m", "w")
    none = two._replace(span=Span(16, 16), text="")
    first, second = report("sarif", FileResult("a.txt", text, LineIndex(text), (two, none)))["runs"][0][
        "results"
    ]
    region = first["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"], region["endLine"], region["endColumn"]) == (
        1,
        2,
        2,
        6,
    )
    region = second["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"], region["endColumn"]) == (3, 5, 5)
    assert "ruleIndex" not in first  # a rule nobody described


def test_sarif_passes_the_validator_of_its_makers(tmp_path: Path) -> None:
    """With the rules of the format and those of GitHub's code scanning, no error."""
    consumers.installed()
    log, outcome = tmp_path / "report.sarif", tmp_path / "outcome.sarif"
    log.write_text("".join(load("sarif")((*RESULTS, ODD), CONTEXT)), encoding="utf-8")
    tool = consumers.MULTITOOL / "Sarif.Multitool"
    tool.chmod(0o755)
    run = subprocess.run(
        [tool, "validate", log, "--rule-kind", "Sarif;Ghas", "--level", "Error", "-o", outcome],
        capture_output=True,
        text=True,
        env={**os.environ, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"},
    )
    assert outcome.is_file(), run.stdout + run.stderr
    found = json.loads(outcome.read_text(encoding="utf-8-sig"))["runs"][0]["results"]
    assert [(one["ruleId"], one["message"]) for one in found] == []
    assert "Done. 1 files scanned." in run.stdout


@pytest.mark.parametrize("module", [gitlab, rdjson, sarif])
def test_paths_are_relative_to_the_repository(module: Any) -> None:
    context = CONTEXT._replace(environ={"GITHUB_WORKSPACE": "/repo"})
    text = "".join(module.render([RESULT._replace(path="./x/../b c.md", source=MARKDOWN)], context))
    assert '"desk/b c.md"' in text or '"desk/b%20c.md"' in text


def test_a_rule_without_a_reason_is_still_described() -> None:
    context = CONTEXT._replace(rules={"odd": RuleInfo("style", "warning")})
    log = json.loads("".join(sarif.render([], context)))
    jsonschema.validate(log, schema("sarif"))
    assert log["runs"][0]["tool"]["driver"]["rules"][0]["fullDescription"]["text"] == "odd"
