"""One process holds the model for all that read at the same time."""

from __future__ import annotations

import json
import os
import signal
import socket
import sys
import threading
from multiprocessing import Pipe
from pathlib import Path

import pytest

from newslint.deep import host_process
from newslint.deep.catalogue import FOLDER_VARIABLE
from newslint.deep.host import VARIABLE, Host
from newslint.deep.reading import OwnModel, Reading
from newslint.deep.scorer import LONGEST
from newslint.deep.shared_model import SharedModel
from newslint.deep.weighing import stretches
from newslint.limits.timer import Limit
from newslint.model.span import Span
from waiting import until

from .conftest import command

SENTENCES = [
    "Voters go to the surveys on Sunday to choose a new parliament for the first time in five years.",
    "The man said he would not left the house, although the police had asked him to do so twice.",
    "The owner of the factory said that 120 people would be out from work by the end of the year.",
]

#: Those that the rules are sure of, whatever else the paragraph says.
SURE = [
    "The court has overturned the verdict and ordered a new trail for the two brothers.",
    SENTENCES[1],
    "Police are looking for the two men which robbed the bank on Friday and fled on a motorbike.",
]


@pytest.fixture(scope="module")
def host():
    made = Host(2)
    made.start()
    yield made
    made.close()


@pytest.fixture(scope="module")
def own(model):
    return OwnModel(model)


def test_it_says_what_a_model_of_ones_own_says(host, model, own):
    shared = SharedModel(model)
    for text in SENTENCES:
        assert shared.weigh(text) == own.weigh(text) != []
    place = Span(17, 24)
    assert shared.gain(SENTENCES[0], place, "polls") == own.gain(SENTENCES[0], place, "polls") > 4


def test_readers_find_it_by_themselves(host, model, tmp_path, monkeypatch):
    monkeypatch.setenv("NEWSLINT_CACHE_DIR", str(tmp_path))
    reading = Reading(model)
    (match, *_) = reading.matches(SENTENCES[0], [Span(0, len(SENTENCES[0]))])
    assert match.replacements == ("polls",)
    assert isinstance(reading._model, SharedModel)


def test_several_ask_at_once(host, model, own):
    said = {}

    def ask(number):
        shared = SharedModel(model)
        said[number] = [shared.weigh(text) for text in SENTENCES]

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert said == dict.fromkeys(range(4), [own.weigh(text) for text in SENTENCES])


def test_a_model_that_cannot_be_used_is_told(host, tmp_path):
    with pytest.raises(RuntimeError, match="newslint-model.json"):
        SharedModel(str(tmp_path)).weigh(SENTENCES[0])


def test_its_time_counts_as_ours(host, model, own):
    shared = SharedModel(model)
    text = SENTENCES[1].replace("police", "firemen")
    with pytest.raises(TimeoutError), Limit(0.02):
        shared.weigh(text)
    with Limit(30.0):  # nor is the next question answered with what came too late
        assert shared.weigh(SENTENCES[2]) == own.weigh(SENTENCES[2])


def test_one_that_dies_is_started_again(host, model, own):
    shared = SharedModel(model)
    assert shared.weigh(SENTENCES[0])
    host._process.kill()
    host._process.wait()
    host.start()
    assert shared.weigh(SENTENCES[1]) == own.weigh(SENTENCES[1])


def test_one_that_is_gone_for_good_is_told(model, monkeypatch):
    monkeypatch.setattr("newslint.deep.shared_model._PATIENCE", 0.1)
    monkeypatch.setenv(VARIABLE, "00 /nowhere/model")
    with pytest.raises(RuntimeError, match="has ended"):
        SharedModel(model).weigh(SENTENCES[0])


def test_nothing_is_left_behind(monkeypatch):
    monkeypatch.delenv(VARIABLE, raising=False)
    made = Host(1)
    address = Path(os.environ[VARIABLE].partition(" ")[2])
    made.start()
    process = made._process
    made.close()
    made.close()
    assert VARIABLE not in os.environ
    assert process.returncode == 0
    assert not address.parent.exists()


@pytest.mark.usefixtures("compiled_packs")
def test_several_processes_find_what_one_finds(model, own, tmp_path):
    for number in range(8):
        text = f"{SURE[number % 3]} That was what they said {number + 3} days ago.\n"
        Path(tmp_path, f"story{number}.txt").write_text(text, encoding="utf-8")
    ran = command("check", "--deep", "--jobs", "3", "--format", "json", tmp_path)
    assert (ran.returncode, ran.stderr) == (1, "")
    files = json.loads(ran.stdout)["files"]
    found = [[one["replacements"][0] for one in file["findings"]] for file in files]
    assert found == [[("trial", "leave", "who")[number % 3]] for number in range(8)]


@pytest.mark.usefixtures("compiled_packs")
def test_several_processes_say_once_that_there_is_no_model(tmp_path):
    desk = tmp_path / "desk"
    desk.mkdir()
    for number in range(6):
        Path(desk, f"story{number}.txt").write_text("The council saw teh sea.\n", encoding="utf-8")
    env = {FOLDER_VARIABLE: str(tmp_path / "none")}
    ran = command("check", "--deep", "--jobs", "2", "--format", "concise", desk, env=env)
    assert ran.returncode == 2
    assert ran.stdout.count("teh") == 6
    (line,) = ran.stderr.strip().splitlines()
    assert "run `newslint model install`" in line


@pytest.mark.skipif(
    sys.platform != "linux", reason="looks at the memory of processes where the system shows it"
)
@pytest.mark.usefixtures("warm_cache")
def test_the_model_is_in_memory_once(model):
    """Processes of a server that reads deeply take together little more than one of them would."""
    import asyncio

    from newslint.serve.work.pool import Pool
    from newslint.serve.work.setup import Setup

    # where the first words that a process reads are remembered, nobody asks the model: hence a cache of its own

    async def run():
        pool = Pool(Setup(deep=True), 3, patience=30.0)
        await pool.start()
        try:
            holder = pool._host._process.pid
            for _ in range(1_200):  # it listens first, and loads the model then
                if _private(holder) > 130:
                    break
                await asyncio.sleep(0.05)
            return [_private(process) for process in pool.processes], _private(holder)
        finally:
            await pool.close()

    own, holder = asyncio.run(run())
    assert len(own) == 3
    assert 130 < holder < 500
    assert max(own) < 130


def _private(process):
    """The megabytes that a process alone holds."""
    lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith("Private_")) // 1024


@pytest.mark.skipif(sys.platform == "win32", reason="there processes cannot be ended so")
def test_it_ends_with_whoever_started_it(tmp_path):
    import subprocess

    code = (
        "import sys, time; from newslint.deep.host import Host; host = Host(1); host.start()\n"
        "print(host._process.pid, flush=True); time.sleep(10**6)"
    )
    starter = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    process = int(starter.stdout.readline())
    starter.send_signal(signal.SIGKILL)
    starter.wait()
    starter.stdout.close()

    def gone() -> bool:
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return True
        stat = Path(f"/proc/{process}/stat")
        return stat.exists() and stat.read_text().rpartition(")")[2].split()[0] == "Z"

    until(gone)


def test_who_says_nothing_keeps_nobody_waiting(host, model, own, monkeypatch):
    monkeypatch.setenv(VARIABLE, host._named)
    address = host._named.partition(" ")[2]
    with socket.socket(socket.AF_UNIX) as silent, socket.socket(socket.AF_UNIX) as other:
        silent.connect(address)
        other.connect(address)
        other.sendall(b"\0\0\0\4what")
        with Limit(30.0):
            assert SharedModel(model).weigh(SENTENCES[1]) == own.weigh(SENTENCES[1])


def test_nobody_else_may_open_it(host):
    address = Path(host._named.partition(" ")[2])
    assert address.parent.stat().st_mode & 0o077 == 0
    assert address.parent.stat().st_uid == os.getuid()


def test_it_is_found_where_names_are_too_long_for_sockets(model, own, tmp_path, monkeypatch):
    long = tmp_path / ("n" * 90)
    long.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(long))
    monkeypatch.delenv(VARIABLE, raising=False)
    made = Host(1)
    try:
        made.start()
        assert SharedModel(model).weigh(SENTENCES[0]) == own.weigh(SENTENCES[0])
    finally:
        made.close()


def test_work_ends_when_nobody_waits_for_it(monkeypatch):
    """An article that takes too long does not keep the model from the others."""
    ours, theirs = Pipe()
    read = []

    def weigh(text, model, *, go_on):
        for stretch in range(100):
            go_on()
            read.append(stretch)
            if stretch == 2:
                ours.close()
        return []

    monkeypatch.setattr(host_process, "weigh", weigh)
    models = host_process._Models(1)
    monkeypatch.setattr(models, "model", lambda folder: None)
    ours.send(("folder", "text", None))
    with theirs:
        host_process._answer(theirs, models)
    assert read == [0, 1, 2]
    assert models.clock._used == {}


def test_few_models_are_in_memory_at_a_time(monkeypatch):
    made = []
    monkeypatch.setattr(host_process, "LanguageModel", lambda folder, readers: made.append(folder) or folder)
    models = host_process._Models(1)
    for folder in ("a", "b", "a", "c", "b", "a"):
        assert models.model(folder) == folder
    assert made == ["a", "b", "c", "a"]
    assert list(models._loaded) == ["c", "a"]


@pytest.mark.parametrize("before", ["", "He left. "])
@pytest.mark.parametrize("after", ["", "She left. He left too."])
def test_a_sentence_without_end_is_left_out(own, before, after):
    """What reading it takes grows with the square of its length."""
    endless = " ".join(f"Word{number}" for number in range(2000))
    text = f"{before}{endless}. {after}"
    read = [part for _, part in stretches(text, own._model)]
    assert all(len(own._model.tokens(part).ids) < 2 * LONGEST for part in read)
    assert "".join(read).split() == [*before.split(), *after.split()]
