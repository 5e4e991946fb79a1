"""What is listed of one file, and what it takes, is bounded whatever the file says."""

from __future__ import annotations

import json
import marshal
import threading
from pathlib import Path

import pytest

from daily import git, newslint
from helpers import shipped_rules
from newslint.config.model import Config, Settings
from newslint.config.read import load_config
from newslint.packs import sources
from newslint.packs.rule_set import MOST_HITS, RuleSet
from newslint.pipeline import check
from newslint.pipeline.check import check_file
from newslint.reporters import load
from newslint.reporters.shared.base import ReportContext
from newslint.storage import cache
from newslint.storage.shapes import fits

PACK = """\
family: typos
rules:
  - {id: typos.teh, kind: phrases, phrases: [teh], message: m, why: w, bad: ['[[teh]]'], good: [a, b]}
  - {id: typos.tihs, kind: phrases, phrases: [tihs], message: m, why: w, bad: ['[[tihs]]'], good: [a, b]}
"""


@pytest.fixture
def rules(tmp_path):
    (tmp_path / "house.yaml").write_text(PACK)
    return RuleSet.of(sources.load_packs((str(tmp_path / "house.yaml"),), shipped=False))


def test_a_rule_lists_so_many_findings_of_a_file_and_counts_the_rest(rules):
    text = "It is teh sea. " * (MOST_HITS + 7) + "tihs"
    result = check_file("a.txt", rules, Settings(), data=text.encode())
    assert len(result.findings) == MOST_HITS + 1
    assert {rule: len(places) for rule, places in result.unlisted.items()} == {"typos.teh": 7}
    assert all(text.startswith("teh", place) for place in result.unlisted["typos.teh"])
    assert result.findings[-1].rule == "typos.tihs"
    out = json.loads("".join(load("json")([result], ReportContext("1"))))
    assert out["files"][0]["unlisted"] == {"typos.teh": 7}
    assert out["summary"]["unlisted"] == {"typos.teh": 7}
    words = "".join(load("text")([result], ReportContext("1")))
    assert "a.txt: 7 more findings of typos.teh not listed" in words
    assert "7 more not listed" in words.splitlines()[-2] + words.splitlines()[-1]


def test_what_is_left_out_is_no_finding_that_is_not_listed(rules, tmp_path):
    lines = "It is teh sea.\n\n" * (MOST_HITS + 7)

    def unlisted(text, **settings):
        result = check_file("a.txt", rules, Settings(**settings), data=text.encode())
        return sum(map(len, result.unlisted.values())), result.suppressed

    assert unlisted(lines) == (7, 0)
    assert unlisted(f"[newslint: off]\n\n{lines}") == (0, MOST_HITS + 7)
    assert unlisted(f"[newslint: off typos]\n\n{lines}") == (0, MOST_HITS + 7)
    assert unlisted(f"[newslint: off spun]\n\n{lines}") == (7, 0)
    assert unlisted(f"{lines}[newslint: ignore-next typos.teh x]\n\nIt is teh end.\n") == (7, 1)
    assert unlisted(lines, ignore=("typos.teh/teh",)) == (0, 0)
    foreign = "Le conseil municipal a voté mardi soir le budget de la ville pour une année, malgré une opposition de plusieurs élus, mais sans teh"
    assert unlisted(f"{lines}{foreign} {foreign}.\n") == (7, 0)
    (tmp_path / "a.txt").write_text(lines)
    house = ("--rules", str(tmp_path / "house.yaml"), "--select", "typos.teh")
    assert newslint("baseline", *house, "a.txt", cwd=tmp_path)[0] == 0
    code, out, _ = newslint("check", *house, "--baseline", ".newslint-baseline.json", "a.txt", cwd=tmp_path)
    assert (
        code == 0 and out == f"No findings in 1 file; left out: {MOST_HITS + 7:,} findings in the baseline\n"
    )
    (tmp_path / "a.txt").write_text(lines + "At last teh one that is new.\n")
    code, out, _ = newslint("check", *house, "a.txt", cwd=tmp_path)
    assert "8 more not listed" in out
    for command in (("init", "-q"), ("add", "-A"), ("commit", "-qm", "x")):
        git(tmp_path, *command)
    (tmp_path / "a.txt").write_text(lines + "At last teh one that is newer.\n")
    code, out, _ = newslint("check", *house, "--changed", "--", "a.txt", cwd=tmp_path)
    assert "1 more not listed" in out, out


def test_findings_in_quotations_do_not_count(rules):
    text = "“It is teh sea,” he said.\n\n" * (MOST_HITS + 7) + "It is teh end."
    result = check_file("a.txt", rules, Settings(), data=text.encode())
    assert (len(result.findings), result.unlisted) == (1, {})


@pytest.mark.parametrize("piece", ["the the ", "teh ", "“a ", '"a" ', "&ldquo;", "Orr: b\n\n"])
def test_memory_is_bounded_for_each_byte(piece):
    import tracemalloc

    rules = shipped_rules()
    # what is loaded once is loaded now
    check_file("a.txt", rules, Settings(level="suggestion"), data=(piece * 100).encode())
    text = (piece * (20_000 // len(piece))).encode()
    tracemalloc.start()
    try:
        check_file("a.txt", rules, Settings(level="suggestion"), data=text)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 1_000_000 + 450 * len(text)


def spin(*_: object, **__: object):
    while True:
        pass


STAGES = {
    "newslint.pipeline.suppress.find_directives": "directives in it were not followed",
    "newslint.pipeline.fingerprints.fingerprinted": "its findings have no fingerprints",
    "newslint.document.genre.story_kind": "what sort of article it is was not found out",
    "newslint.pipeline.check.character_findings": "its characters were not looked at",
    "newslint.pipeline.source_copy.source_copy_of": "its source was not read",
}


@pytest.mark.parametrize("thread", [False, True], ids=["main thread", "another thread"])
@pytest.mark.parametrize("stage", STAGES)
def test_all_work_on_a_file_stands_under_its_limit(rules, monkeypatch, stage, thread):
    monkeypatch.setattr(stage, spin)
    text = "It is teh sea.\n\n<!-- newslint: off typos.tihs -->\n\ntihs\n"
    told = []

    def work():
        settings = Settings(time_limit=0.3, source=("wire.txt",) if "source" in stage else ())
        told.append(check_file("a.txt", rules, settings, data=text.encode()))

    if thread:
        worker = threading.Thread(target=work)
        worker.start()
        worker.join(60)
    else:
        work()
    (result,) = told
    assert STAGES[stage] in result.error and "--time-limit" in result.error
    if "genre" not in stage and "source_copy" not in stage:
        assert "typos.teh" in [finding.rule for finding in result.findings]


def test_a_comparison_that_takes_too_long_is_given_up(tmp_path, monkeypatch):
    from newslint.cli.group import run
    from newslint.model.errors import NewslintError

    (tmp_path / "wire.txt").write_text("The council met.\n")
    (tmp_path / "a.txt").write_text("The council met.\n")
    (tmp_path / ".newslint.yaml").write_text("time-limit: 0.3\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("newslint.compare.run.compare", spin)
    with pytest.raises(NewslintError, match="a.txt was not compared"):
        run(["compare", "wire.txt", "a.txt"])


def test_a_configuration_of_another_shape_is_read_again(tmp_path, monkeypatch):
    (tmp_path / ".newslint.yaml").write_text("ignore: [typos.teh]\n")
    kept: dict[str, object] = {}
    monkeypatch.setattr(cache, "write", kept.__setitem__)
    monkeypatch.setattr(cache, "read", lambda name: kept.get(name))
    path = str(tmp_path / ".newslint.yaml")
    sound = load_config(path)
    (name,) = kept
    stored = kept[name]
    load_config.cache_clear()
    assert load_config(path) == sound
    wrong = [1, "x", (), [1], ((),), (1,) * len(stored), (*stored[:-1], 1), (*stored[:-1], (1,)), (*stored[:-1], ((1,),)), (5, *stored[1:]), ((1,), *stored[1:]), stored[1:]]  # fmt: skip
    for other in wrong:
        kept[name] = other
        load_config.cache_clear()
        assert load_config(path) == sound
    load_config.cache_clear()


WRONG = [None, 1, "x", b"x", marshal.dumps(1), marshal.dumps((1, 2, 3)), marshal.dumps((1, [(1,)], None)), marshal.dumps(("x", [], None)), marshal.dumps((1, [("a",) * 12], None)), marshal.dumps((1, [], 5)), (1,), [1]]  # fmt: skip


@pytest.mark.parametrize("entry", WRONG, ids=repr)
def test_a_result_of_another_shape_is_made_again(entry, monkeypatch):
    from newslint.run.result_cache import ResultCache

    kept = ResultCache()
    key = kept.key("a.txt", b"It.", "rules", Config(), Settings())
    monkeypatch.setattr(cache, "read", lambda name: {key: entry})
    found = kept.find(key, "a.txt", b"It.")
    assert found is None or (entry == 1 and found.words == 1)


def test_shapes():
    assert fits(("a", "b"), "tuple[str, ...]") and not fits(("a", 1), "tuple[str, ...]")
    assert fits({"a": {"b": "c"}}, "dict[str, dict[str, str]]") and not fits(
        {"a": 1}, "dict[str, dict[str, str]]"
    )
    assert fits(None, "str | None") and not fits(1, "str | None")
    assert fits((1, 2), "Span") and not fits((2, 1), "Span") and not fits((1, "2"), "Span")


def test_rules_of_another_shape_are_compiled_again(tmp_path, rules):
    path = Path(tmp_path, "house")
    dumped = rules.dump()
    for name in dumped:
        for other in (b"", marshal.dumps(1), marshal.dumps((1, 2, 3)), marshal.dumps(([(1,)], {}, [])), marshal.dumps(([], {0: (1,)}, [1])), marshal.dumps({1: 2}), marshal.dumps(("x", "y", "z"))):  # fmt: skip
            path.write_bytes(cache.as_file({**dumped, name: other}))
            restored = RuleSet.restore(cache.read_parts(str(path)), lambda: rules)
            if restored is not None:
                result = check.check_file("a.txt", restored, Settings(), data=b"It is teh sea.")
                assert [finding.rule for finding in result.findings] == ["typos.teh"]
