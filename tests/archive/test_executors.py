"""What executors get and do, without Spark: the sandbox, the archive that is shipped, names of states."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from newslint.archive import sandbox, state
from newslint.archive.job import job_of, rules_name
from newslint.archive.shipping import pack_up, placed, shipped_job
from newslint.archive.state import Part, State
from newslint.model.errors import NewslintError
from newslint.packs import prebuilt
from newslint.run.settings import Selection


def _work(given):
    what, value = given
    if what == "kill":
        os.kill(os.getpid(), signal.SIGKILL)
    if what == "hang":
        time.sleep(10**6)
    if what == "spin":
        while True:
            pass
    if what == "memory":
        try:
            return len(bytearray(value))
        except MemoryError:
            return "no memory"
    return os.getpid() if what == "pid" else value * 2


def make():
    return _work


@pytest.mark.skipif(sys.platform != "linux", reason="processor time of another process is known on Linux")
def test_a_sandbox_survives_what_its_child_does_not(monkeypatch):
    box = sandbox.Sandbox(make, seconds=0.5)
    try:
        assert box.call(("double", "x" * 3_000_000)) == "x" * 6_000_000
        first = box.call(("pid", 0))
        with pytest.raises(sandbox.Ended, match="SIGKILL"):
            box.call(("kill", 0))
        with pytest.raises(sandbox.Ended, match="stood still"), monkeypatch.context() as patch:
            patch.setattr(sandbox, "IDLE", 1.0)
            box.call(("hang", 0))
        with pytest.raises(sandbox.Ended, match="of processor time"):
            monkeypatch.setattr(sandbox, "_MORE", 0.5)
            box.call(("spin", 0))
        assert box.call(("memory", sandbox.MEMORY * 2)) == "no memory"
        second = box.call(("pid", 0))
        assert second != first and box.call(("pid", 0)) == second
    finally:
        box.close()
    assert not Path(f"/proc/{second}").exists()


def test_what_is_shipped_is_whole_and_ready(compiled_packs, tmp_path, monkeypatch):
    monkeypatch.setattr(prebuilt, "find", lambda root: None)  # as in a checkout
    pack = Path(__file__).parents[1] / "packs"
    house = tmp_path / "house.yaml"
    house.write_text(
        "family: style\nrules:\n  - id: style.no-utilize\n    kind: phrases\n    phrases: [utilize]\n    message: Write 'use'.\n"
        "    why: It is shorter.\n    bad:\n      - text: They [[utilize]] it.\n    good:\n      - text: They use it.\n      - text: A utility.\n",
        encoding="utf-8",
    )
    assert pack.is_dir()
    job = job_of(Selection(use_config=False, rules=(str(house),)))
    pack_up(job, str(tmp_path / "all.zip"))
    there = tmp_path / "there"
    with zipfile.ZipFile(tmp_path / "all.zip") as archive:
        archive.extractall(there)
    sent = placed(shipped_job(job), str(there))
    assert [Path(name).read_text(encoding="utf-8") for name in sent.config.rules] == [
        house.read_text(encoding="utf-8")
    ]
    code = (
        "import sys, newslint; from newslint.archive.job import rules_name; from newslint.archive.checker import Checker\n"
        "from newslint.packs.sources import rule_set\n"
        f"print(newslint.__file__); print(rules_name(({sent.config.rules[0]!r},))); print(len(rule_set().rules) > 100)"
    )
    cache = tmp_path / "cache"
    environ = {**os.environ, "PYTHONPATH": str(there), "NEWSLINT_CACHE_DIR": str(cache)}
    out = subprocess.run(
        [sys.executable, "-c", code], env=environ, capture_output=True, text=True, cwd=tmp_path
    )
    assert out.stdout.split() == [str(there / "newslint" / "__init__.py"), job.rules, "True"], out.stderr
    assert not list(cache.glob("shipped-*"))  # nothing had to be compiled


def test_rules_have_a_name_that_goes_by_their_content(tmp_path):
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "house.yaml").write_text("family: style\nrules: []\n", encoding="utf-8")
    one, other = str(tmp_path / "a"), str(tmp_path / "b")
    assert rules_name((one,)) == rules_name((other,)) != rules_name(())
    (tmp_path / "b" / "house.yaml").write_text("family: style\nrules: []\n\n", encoding="utf-8")
    assert rules_name((one,)) != rules_name((other,))


def test_states_come_back_as_they_were_written():
    held = State().with_part(Part("a", 3, 5, 90, {})).next("2008-01-01T00:00:00Z", "1")
    later = (
        held.with_part(Part("b", 2, 1, 40, {"a": 2}))
        ._replace(pairs="b", unreadable=("x",))
        .next("2008-01-02T00:00:00Z", "1")
    )
    assert state.read(state.written(later), "x") == later
    assert (later.number, later.articles, later.names()) == (2, 3, {"a", "b"})
    last = later.with_part(Part("c", 3, 0, 50, {"a": 1, "b": 2}))
    assert (last.articles, [part.name for part in last.parts]) == (3, ["c"])
    assert state.latest(["00000002.json", "00000010.json", "00000011.json.7.tmp", "x"]) == "00000010.json"
    for text in ("", "[]", '{"schema": 1}', '{"schema": 1, "parts": [], "unreadable": [], "more": 1}'):
        with pytest.raises(NewslintError, match="no commit"):
            state.read(text, "x")
    with pytest.raises(NewslintError, match="schema 2"):
        state.read('{"schema": 2}', "x")
