"""What takes too long is stopped wherever it runs: main thread, other threads, worker processes, systems
without timers; and the rest goes on."""

from __future__ import annotations

import multiprocessing
import re
import threading
import time

import pytest

from newslint.checks.matching import search
from newslint.config.model import Settings
from newslint.limits import timer
from newslint.limits.timer import Limit
from newslint.packs import sources
from newslint.packs.rule_set import RuleSet
from newslint.pipeline.check import check_file
from runs import newslint

PACK = """\
family: typos
rules:
  - {id: typos.slow, kind: pattern, pattern: '%s', gate: said, case: %s, message: m, why: w, bad: ['[[said]]'], good: [a, b]}
  - {id: typos.next, kind: pattern, pattern: 'tihs', message: m, why: w, bad: ['[[tihs]]'], good: [a, b]}
  - {id: typos.other, kind: phrases, phrases: [teh], message: m, why: w, bad: ['[[teh]]'], good: [a, b]}
"""
EVIL = [r"(x+x+)+y", r"(?:x?){60}x{60}y", r"said \"?(\w+\s?)+:"]
TEXT = ("He said " + "x" * 4000 + " tihs and teh " + "word " * 400).encode()


def spin():
    while True:
        pass


@pytest.fixture(params=["timers", "no timers"])
def system(request, monkeypatch):
    if request.param == "no timers":
        monkeypatch.setattr(timer, "_signals", object())


def slow_rules(tmp_path, evil, case="false"):
    (tmp_path / "house.yaml").write_text(PACK % (evil, case))
    return RuleSet.of(sources.load_packs((str(tmp_path / "house.yaml"),), shipped=False))


def outcome(rules, seconds=0.0):
    result = check_file("story.txt", rules, Settings(time_limit=seconds), data=TEXT)
    return result.error, sorted(finding.rule for finding in result.findings)


@pytest.mark.parametrize("evil", EVIL)
def test_a_slow_pattern_is_named_and_the_rest_reported(tmp_path, monkeypatch, system, evil):
    monkeypatch.setattr(search, "PER_PATTERN", 0.1)
    error, found = outcome(slow_rules(tmp_path, evil))
    assert "rule typos.slow (" in error
    assert "house.yaml:3) took longer than 0.1 s and was stopped" in error
    assert "--ignore typos.slow" in error
    assert found == ["typos.next", "typos.other"]


@pytest.mark.parametrize(
    "rule",
    [
        "kind: boilerplate, lines: ['he => he said (?:x+x+)+y']",
        "kind: mixed, ways: {a: {pattern: '(?:x+x+)+y', gate: x}, b: {pattern: teh, gate: teh}}",
    ],
)
def test_every_kind_that_takes_patterns_is_limited(tmp_path, monkeypatch, system, rule):
    monkeypatch.setattr(search, "PER_PATTERN", 0.1)
    (tmp_path / "house.yaml").write_text(
        "family: typos\nrules:\n"
        f"  - {{id: typos.slow, {rule}, message: m, why: w, bad: ['[[said]]'], good: [a, b]}}\n"
        "  - {id: typos.other, kind: phrases, phrases: [teh], message: m, why: w, bad: ['[[teh]]'], good: [a, b]}\n"
    )
    error, found = outcome(RuleSet.of(sources.load_packs((str(tmp_path / "house.yaml"),), shipped=False)))
    assert "rule typos.slow (" in error and "was stopped" in error
    assert found == ["typos.other"]


def test_in_a_thread(tmp_path, monkeypatch):
    monkeypatch.setattr(search, "PER_PATTERN", 0.1)
    rules = slow_rules(tmp_path, EVIL[0])
    said = []
    thread = threading.Thread(target=lambda: said.append(outcome(rules)))
    thread.start()
    thread.join(60)
    ((error, found),) = said
    assert "typos.slow" in error
    assert found == ["typos.next", "typos.other"]


def _work(folder, pipe):
    search.PER_PATTERN = 0.1
    pipe.send(outcome(slow_rules(folder, EVIL[0])))


@pytest.mark.parametrize(
    "method", [name for name in multiprocessing.get_all_start_methods() if name == "fork"]
)
def test_in_a_worker_process(tmp_path, method):
    context = multiprocessing.get_context(method)
    ours, theirs = context.Pipe()
    worker = context.Process(target=_work, args=(tmp_path, theirs))
    worker.start()
    assert ours.poll(60)
    error, found = ours.recv()
    worker.join(20)
    assert "typos.slow" in error
    assert found == ["typos.next", "typos.other"]


def test_time_for_an_article(tmp_path, monkeypatch, system):
    """A kind that never ends is left, and what comes after it is named as not run."""
    from newslint.checks.kinds import phrases

    monkeypatch.setattr(phrases, "find", lambda document, linked, active: spin())
    error, found = outcome(slow_rules(tmp_path, "never"), 0.3)
    assert error.startswith(
        "the 0.3 s for one article were used up, so these rules did not finish: typos.other;"
    )
    assert "--time-limit" in error
    assert found == ["typos.next"]


def test_rules_after_the_time_is_up_are_named(tmp_path, monkeypatch, system):
    from newslint.checks.kinds import pattern

    monkeypatch.setattr(pattern, "find", lambda document, linked, active: spin())
    error, found = outcome(slow_rules(tmp_path, "never"), 0.2)
    assert "did not finish: typos.slow, typos.next, typos.other;" in error
    assert found == []


def test_limits_nest(system):
    began = timer.clock()
    with pytest.raises(TimeoutError), Limit(0.2), Limit(30):
        spin()
    with Limit(30):
        with pytest.raises(TimeoutError), Limit(0.1):
            spin()
        sum(range(1000))
    with pytest.raises(TimeoutError), Limit(0.3):
        with pytest.raises(TimeoutError), Limit(0.1):
            spin()
        spin()
    assert timer.clock() - began < 20


def test_limits_that_are_set_while_time_runs_out():
    for _ in range(50):
        with pytest.raises(TimeoutError), Limit(0.01):
            while True:
                with Limit(1):
                    pass
        assert not timer._deadlines


def test_nothing_comes_late(system):
    """A limit that ends in time never fires afterwards, and leaves no handler and no thread behind."""
    threads = threading.active_count()
    for _ in range(50):
        try:
            with Limit(0.002):
                sum(range(20_000))
        except TimeoutError:
            pass
        sum(range(1000))
    time.sleep(0.05)
    assert threading.active_count() <= threads
    with Limit(0.2):
        pass
    end = time.process_time() + 0.4
    while time.process_time() < end:
        pass


def test_longer_texts_have_more_time():
    assert timer.allowed(2, 0) == 2
    assert timer.allowed(2, 3_000_000) == 8


def test_a_match_of_re_is_stopped():
    with pytest.raises(TimeoutError), Limit(0.1):
        re.search(r"(x+x+)+y", "x" * 5000)


def test_the_command(tmp_path, capfd, monkeypatch):
    from newslint.cli.group import run

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(search, "PER_PATTERN", 0.1)
    slow_rules(tmp_path, EVIL[0])
    (tmp_path / "story.txt").write_bytes(TEXT)
    (tmp_path / "next.txt").write_text("It is teh end.\n")
    code = run(["check", "--rules", "house.yaml", "--select", "typos", "--time-limit", "50", "story.txt", "next.txt"])  # fmt: skip
    out = capfd.readouterr().out
    assert code == 2  # the other files, and the other rules, are reported all the same
    assert "story.txt: error: not checked in full: rule typos.slow (house.yaml:3) took longer" in out
    assert "next.txt:1:7" in out
    assert "typos.next" in out


@pytest.mark.parametrize("value", ["0", "-1", ".inf", ".nan", "soon", "[1]"])
def test_a_time_limit_that_is_none(tmp_path, value):
    from newslint.config.read import load_config
    from newslint.model.errors import ConfigError

    (tmp_path / ".newslint.yaml").write_text(f"time-limit: {value}\n")
    with pytest.raises(ConfigError, match="time-limit"):
        load_config(str(tmp_path / ".newslint.yaml"))


def test_a_report_that_takes_too_long_is_stopped(tmp_path, monkeypatch, capfd):
    from newslint.cli.group import run
    from newslint.model.errors import NewslintError
    from newslint.run import check_files

    (tmp_path / "a.txt").write_text("It was the the bridge.\n")
    monkeypatch.setattr("newslint.reporters.text.excerpt", lambda *_: spin())
    monkeypatch.setattr(check_files, "allowed", lambda *_: 0.2)
    with pytest.raises(NewslintError, match=r"a\.txt: the report of it took too long"):
        run(["check", str(tmp_path / "a.txt")])
    for _ in range(3):  # nothing comes after it
        end = time.process_time() + 0.3
        while time.process_time() < end:
            pass


def test_fixing_that_takes_too_long_is_stopped(tmp_path, monkeypatch, capfd):
    from newslint.cli.group import run
    from newslint.run import fix_files

    path = tmp_path / "a.txt"
    path.write_text("It was the the bridge.\n")
    monkeypatch.setattr(fix_files, "diff", lambda *_: spin())
    assert run(["check", "--diff", "--time-limit", "0.2", str(path)]) == 2
    assert "fixing it took longer than 0.4 s and was stopped; nothing was changed" in capfd.readouterr().err
    monkeypatch.setattr(fix_files, "fix_bytes", lambda *_, **__: spin())
    assert run(["check", "--fix", "--time-limit", "0.2", str(path)]) == 2
    assert path.read_text() == "It was the the bridge.\n"


@pytest.mark.skipif(not hasattr(timer._signals, "setitimer"), reason="this system has no timers")
def test_a_limit_that_is_restarted_counts_from_there():
    with Limit(0.1) as limit:
        for _ in range(3):
            limit.restart()
            until(0.06)
        limit.restart()
        with pytest.raises(TimeoutError):
            re.match(r"(x+x+)+y", "x" * 40)


def test_a_restart_goes_no_further_than_the_limit_around_it():
    began = time.process_time()
    with Limit(0.1), Limit(0.08) as limit, pytest.raises(TimeoutError):
        while True:
            limit.restart()
            until(0.01)
    assert time.process_time() - began < 5


def until(seconds):
    """Use so much processor time."""
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass


def test_time_that_another_process_used_counts():
    with Limit(30.0):
        with pytest.raises(TimeoutError), Limit(20.0):
            timer.spend(12.0)
            timer.spend(12.0)
        timer.spend(1.0)  # the outer limit has 5 seconds left
        with pytest.raises(TimeoutError):
            timer.spend(6.0)
    timer.spend(1000.0)  # nobody set a limit


@pytest.mark.parametrize("arguments", [("facts",), ("facts", "--format", "json"), ("quotes",)])
def test_what_a_story_says_is_told_within_the_time(tmp_path, arguments):
    """Commands that check nothing stand under the limit, too."""
    said = (
        f"“It is number {number},” Ann Moss{number % 7}, {number % 80 + 10}, said." for number in range(300)
    )
    story = "\n\n".join(said)
    (tmp_path / "story.txt").write_text(story)
    before = "from newslint.cli import within_time as w\nw.allowed = lambda *_: 0.0005\n"
    done = newslint(*arguments, "story.txt", cwd=tmp_path, before=before)
    assert done.returncode == 2
    assert "was stopped; allow more with --time-limit" in done.stderr
