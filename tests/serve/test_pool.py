"""The processes that check: what is too slow or dies is replaced, and the others go on."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from newslint.model.errors import NewslintError
from newslint.serve.http import guard, held, protocol
from newslint.serve.http.guard import Guard
from newslint.serve.http.metrics import Metrics
from newslint.serve.options import Options
from newslint.serve.work import frames
from newslint.serve.work import pool as pools
from newslint.serve.work.frames import Reply
from newslint.serve.work.pool import Pool, Unavailable
from newslint.serve.work.setup import Setup
from waiting import LONG

SETUP = Setup()
CHECK = {"job": "check", "data": "He said teh word.", "options": {}}


async def here() -> bool:
    return False


async def busy_with_nothing(pool: Pool) -> None:
    while pool.busy:
        await asyncio.sleep(0.02)


@pytest.mark.usefixtures("compiled_packs")
def test_a_process_that_hangs_or_dies_is_replaced(monkeypatch):
    monkeypatch.setattr(pools, "_GRACE", 1.0)

    async def run() -> None:
        pool = Pool(Setup(time_limit=1.0), 1, patience=30.0)
        await pool.start()
        try:
            assert (await pool.do(CHECK, here)).counts == {"words": 4, "typos": 1}
            (first,) = pool.processes
            os.kill(first, signal.SIGSTOP)
            with pytest.raises(Unavailable, match="took longer than 2 s"):
                await pool.do(CHECK, here)
            assert (await pool.do(CHECK, here)).status == 200  # waits for the one that takes its place
            (second,) = pool.processes
            assert second != first and not Path(f"/proc/{first}").exists()
            os.kill(second, signal.SIGKILL)
            with pytest.raises(Unavailable, match="died"):
                await pool.do(CHECK, here)
            assert (await pool.do(CHECK, here)).status == 200
            assert pool.replaced == 2
        finally:
            await pool.close()
        assert pool.processes == []

    asyncio.run(run())


@pytest.mark.usefixtures("compiled_packs")
def test_who_waits_too_long_or_has_gone_is_told(monkeypatch):
    async def gone() -> bool:
        return True

    async def run() -> None:
        pool = Pool(SETUP, 1, patience=0.2)
        await pool.start()
        try:
            await busy_with_nothing(pool)
            await pool.do(CHECK, here)
            with pytest.raises(Unavailable, match="nobody waits"):
                await pool.do(CHECK, gone)
            (process,) = pool.processes
            os.kill(process, signal.SIGSTOP)
            held = asyncio.ensure_future(pool.do(CHECK, here))
            await asyncio.sleep(0.05)
            with pytest.raises(Unavailable, match="busy"):
                await pool.do(CHECK, here)
            monkeypatch.setattr(pools, "_WAITING", 0)
            with pytest.raises(Unavailable, match="busy"):
                await pool.do(CHECK, here)
            held.cancel()  # whoever asked has gone; the answer must not reach anybody else
            os.kill(process, signal.SIGCONT)
            monkeypatch.setattr(pools, "_WAITING", 64)
            await busy_with_nothing(pool)
            other = await pool.do({**CHECK, "data": "Nothing here."}, here)
            assert other.counts == {"words": 2}
        finally:
            await pool.close()

    asyncio.run(run())


@pytest.mark.usefixtures("compiled_packs")
def test_a_process_retires_and_words_reach_the_next(monkeypatch):
    monkeypatch.setattr(pools, "_RETIRES_AFTER", 2)

    async def run() -> None:
        pool = Pool(SETUP, 1, patience=30.0)
        await pool.start()
        try:
            pool.words = ("teh",)
            replies = [await pool.do(CHECK, here) for _ in range(5)]
            assert [reply.counts for reply in replies] == [{"words": 4}] * 5
            assert pool.replaced == 2
        finally:
            await pool.close()

    asyncio.run(run())


@pytest.mark.usefixtures("compiled_packs")
@pytest.mark.parametrize("job", ["quotes", "facts"])
def test_a_text_that_takes_too_long_is_given_up(job):
    async def run() -> Reply:
        pool = Pool(Setup(time_limit=0.001), 1, patience=30.0)
        await pool.start()
        try:
            return await pool.do({**CHECK, "job": job, "data": "“I am here,” said Ana Prates. " * 3000}, here)
        finally:
            await pool.close()

    reply = asyncio.run(run())
    assert reply.status in (422, 503) and b"longer than 0.00" in reply.body


def test_a_configuration_that_cannot_be_used_is_said(tmp_path):
    config = tmp_path / "house.yaml"
    config.write_text("selekt: typos\n")
    pool = Pool(Setup(config=str(config)), 1, patience=1.0)
    with pytest.raises(NewslintError, match="selekt"):
        asyncio.run(pool.start())


_ABANDONED = """
import asyncio
from newslint.serve.work.pool import Pool
from newslint.serve.work.setup import Setup

async def run(steps):
    pool = Pool(Setup(), 1, 1.0)
    asyncio.ensure_future(pool.start())
    for _ in range(steps):
        await asyncio.sleep(0)

for steps in range(1, 7):
    asyncio.run(run(steps))
"""


def test_what_ends_while_a_process_starts_ends():
    done = subprocess.run(
        [sys.executable, "-c", _ABANDONED], timeout=LONG, check=False, capture_output=True, text=True
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.skipif(sys.platform == "win32", reason="there are no groups of processes")
@pytest.mark.usefixtures("compiled_packs")
def test_a_process_hears_nothing_of_ctrl_c():
    async def run() -> None:
        pool = Pool(SETUP, 1, patience=30.0)
        start = asyncio.ensure_future(pool.start())
        while not pool.processes:
            await asyncio.sleep(0.001)
        os.kill(*pool.processes, signal.SIGINT)  # it has hardly begun to run
        try:
            await start
            assert (await pool.do(CHECK, here)).status == 200
        finally:
            await pool.close()

    asyncio.run(run())


async def ask(app: Any, receive: Any, **headers: str) -> tuple[int, bytes]:
    sent: list[dict[str, Any]] = []

    async def send(message: Any) -> None:
        sent.append(message)

    listed = [
        (b"host", b"localhost"),
        *((k.replace("_", "-").encode(), v.encode()) for k, v in headers.items()),
    ]
    scope = {
        "type": "http",
        "method": "POST",
        "path": "/v2/check",
        "headers": listed,
        "client": ("127.0.0.1", 1),
    }
    await app(scope, receive, send)
    return sent[0]["status"], sent[1]["body"]


def test_a_body_that_does_not_come_is_given_up(monkeypatch):
    monkeypatch.setattr(guard, "BODY_WITHIN", 0.2)

    async def never() -> Any:
        await asyncio.sleep(60)

    app = Guard(None, Options(), Metrics(), frozenset())  # type: ignore[arg-type]
    status, body = asyncio.run(ask(app, never, content_length="10"))
    assert status == 408 and b"was not here within" in body
    assert app._held._all == 0


def test_bodies_take_no_more_memory_than_there_is(monkeypatch):
    monkeypatch.setattr(held, "_MOST", 1000)
    answered: list[int] = []

    async def app(scope: Any, receive: Any, send: Any) -> None:
        answered.append(len((await receive())["body"]))
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b""})

    def body(size: int) -> Any:
        async def receive() -> Any:
            return {"type": "http.request", "body": b"a" * size, "more_body": False}

        return receive

    served = Guard(app, Options(largest=1000), Metrics(), frozenset())
    status, said = asyncio.run(ask(served, body(1001), content_length="900"))
    assert status == 503 and b"busy" in said
    for size in (1000, 1000):  # what was answered is kept no longer
        assert asyncio.run(ask(served, body(size), content_length="900"))[0] == 200
    assert answered == [1000, 1000] and served._held._all == 0 and not served._held._of


def test_what_is_announced_and_does_not_come_takes_no_room(monkeypatch):
    """Forty clients that announce eight megabytes each, or do not say how much comes, kept all others out."""
    monkeypatch.setattr(guard, "BODY_WITHIN", 1.0)

    async def never() -> Any:
        await asyncio.sleep(60)

    async def one() -> Any:
        return {"type": "http.request", "body": b"a" * 1000, "more_body": False}

    async def app(scope: Any, receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b""})

    async def run() -> int:
        served = Guard(app, Options(), Metrics(), frozenset())
        slow = [asyncio.ensure_future(ask(served, never, content_length="8000000")) for _ in range(40)]
        slow += [asyncio.ensure_future(ask(served, never, transfer_encoding="chunked")) for _ in range(40)]
        await asyncio.sleep(0.1)
        status, _ = await ask(served, one, content_length="1000")
        for task in slow:
            task.cancel()
        return int(status)

    assert asyncio.run(run()) == 200


def test_one_client_has_a_part_of_the_room():
    kept = held.Held(8_000_000)
    assert all(kept.take("one", 8_000_000) for _ in range(8)) and not kept.take("one", 1)
    assert kept.take("another", 8_000_000)
    kept.give_back("one", 8_000_000)
    assert kept.take("one", 1)
    assert held.Held(200_000_000).take("one", 200_000_000)


def test_connections_that_say_nothing_are_closed(monkeypatch):
    import uvicorn

    monkeypatch.setattr(protocol, "HEAD_WITHIN", 0.3)
    monkeypatch.setattr(protocol, "TAKEN_WITHIN", 0.5)
    monkeypatch.setattr(protocol, "MOST_OF_ONE", 5)

    async def app(scope: Any, receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        for _ in range(100):
            await send({"type": "http.response.body", "body": b"a" * 1_000_000, "more_body": True})

    async def closed(words: bytes) -> bool:
        reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=1000)
        writer.write(words)
        try:
            if words.endswith(b"\r\n\r\n"):
                await asyncio.sleep(1.5)  # asked, and reads nothing of the answer
                return not server.server_state.tasks
            return await asyncio.wait_for(reader.read(), 5) == b""
        except ConnectionResetError:
            return True
        finally:
            writer.close()

    async def run() -> list[bool]:
        nonlocal server, port
        config = uvicorn.Config(
            app, port=0, http=protocol.Protocol, ws="none", lifespan="off", log_config=None
        )
        server = uvicorn.Server(config)
        task = asyncio.ensure_future(server.serve())
        while not server.started:
            await asyncio.sleep(0.02)
        port = server.servers[0].sockets[0].getsockname()[1]
        told = [await closed(words) for words in (b"", b"GET / HT", b"GET / HTTP/1.1\r\nHost: a\r\n\r\n")]
        # the one that has had most time to ask makes room for the sixth, which is answered
        many = [await asyncio.open_connection("127.0.0.1", port) for _ in range(6)]
        many[-1][1].write(b"GET / HTTP/1.1\r\nHost: a\r\n\r\n")
        try:
            told.append(await asyncio.wait_for(many[0][0].read(), 0.25) == b"")
        except ConnectionResetError:
            told.append(True)
        told.append((await asyncio.wait_for(many[-1][0].readline(), 5)).startswith(b"HTTP/1.1 200"))
        for _, writer in many:
            writer.close()
        server.should_exit = True
        await task
        return told

    server: Any = None
    port = 0
    assert asyncio.run(run()) == [True] * 5


def test_a_process_that_hangs_ends_by_itself_though_the_server_is_gone(compiled_packs):
    code = (
        "import time; from newslint.serve.work import process; answer = process._answer; process._OVERDUE = 0.1\n"
        "process._answer = lambda room, job: time.sleep(600) if job.get('data') == 'hang' else answer(room, job)\n"
        "process.main()"
    )
    worker = subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    try:
        worker.stdin.write(frames.packed(tuple(Setup(time_limit=0.5))))
        worker.stdin.flush()
        assert frames.read(worker.stdout)[0] == "ready"
        worker.stdin.write(frames.packed({"job": "check", "data": "hang", "options": {}}))
        worker.stdin.flush()
        assert worker.stdout.read() == b"" and worker.wait(60) == 1
    finally:
        worker.kill()
        worker.communicate()
