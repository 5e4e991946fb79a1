"""The real LanguageTool: rules on their examples, spans with emoji, and no Java process left behind."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from newslint.authoring.run_examples import try_example
from newslint.config.model import Settings
from newslint.engines.interface import EngineRequest
from newslint.engines.running import running
from newslint.packs.rule_set import RuleSet
from newslint.packs.sources import load_packs
from newslint.pipeline.check import check_article
from newslint.readers import read_article
from waiting import LONG, until

pytestmark = pytest.mark.languagetool

LOADED = [entry for entry in load_packs() if entry.rule.engine == "languagetool"]
IDS = [(entry.rule.id, name) for entry in LOADED for name in entry.data.ids]


@pytest.fixture(scope="session")
def asked(languagetool_folder):
    asked = EngineRequest("languagetool", timeout=LONG)
    running.result(asked, "The first answer takes the longest.")
    assert asked not in running.problems, running.problems
    yield asked
    running.close(asked)


@pytest.mark.parametrize("entry", [pytest.param(entry, id=entry.rule.id) for entry in LOADED])
def test_rules_on_their_examples(asked, entry):
    rules = RuleSet.of([entry])
    for example in entry.examples:
        outcome = try_example(rules, example, asked)
        assert not outcome.problem, f"{example.path}:{example.line}: {outcome.problem}"


def test_every_id_stands_in_an_example(asked):
    seen = {
        match.id
        for entry in LOADED
        for example in entry.examples
        if example.kind == "bad"
        for match in running.result(asked, example.text).matches
    }
    british = {("typos.word-in-no-dictionary", "MORFOLOGIK_RULE_EN_GB")}
    assert [pair for pair in IDS if pair[1] not in seen and pair not in british] == []


def test_spans_names_quotations_and_emoji(asked):
    text = "OSLO (AP) — 😀 The parliment met, said Halbrunn. “The goverment met,” 😀 she said, 😀 in the [x] goverment hall.\n"
    article = read_article("story.txt", text.encode())
    rules = RuleSet.of(LOADED)
    result = check_article(article, rules, Settings(engine=("languagetool",), engine_timeout=LONG))
    running.close()
    found = [(finding.rule, finding.text, finding.span.of(text)) for finding in result.findings]
    assert found == [("typos.word-in-no-dictionary", "parliment", "parliment")]


def servers(folder):
    """The Java processes that run the jar of this folder."""
    pids = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                command = (entry / "cmdline").read_bytes().decode(errors="replace")
            except OSError:
                continue
            if "HTTPServer" in command and str(folder) in command and "process_guard.py" not in command:
                pids.append(int(entry.name))
    return pids


@pytest.fixture
def own_folder(languagetool_folder, tmp_path):
    """The same jars under a name of their own, so that only this test's processes are seen."""
    folder = tmp_path / "lt"
    folder.symlink_to(languagetool_folder)
    return folder


def newslint(folder, *args, **keys):
    environ = {**os.environ, "LTP_JAR_DIR_PATH": str(folder)}
    return subprocess.Popen(
        [sys.executable, "-m", "newslint", "check", "--engine", "languagetool", *args],
        env=environ,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        **keys,
    )


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="processes are looked for in /proc")
def test_the_command_finds_merges_and_leaves_nothing_running(own_folder, tmp_path):
    story = tmp_path / "story.txt"
    story.write_text("OSLO (AP) — The the plan failed. The parliment met.\n", encoding="utf-8")
    process = newslint(own_folder, "--format", "json", str(story))
    out, err = process.communicate()
    assert (process.returncode, err) == (1, "")
    found = [(finding["rule"], finding["text"]) for finding in json.loads(out)["files"][0]["findings"]]
    assert [words for _, words in found] == ["The the", "parliment"]
    assert servers(own_folder) == []


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="processes are looked for in /proc")
@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL], ids=lambda sent: sent.name)
def test_no_java_outlives_a_signal(own_folder, tmp_path, sent):
    story = tmp_path / "story.txt"
    story.write_text("OSLO (AP) — The plan failed.\n", encoding="utf-8")
    process = newslint(own_folder, str(story))
    until(lambda: servers(own_folder))
    os.killpg(process.pid, sent)
    process.communicate()
    until(lambda: not servers(own_folder))
