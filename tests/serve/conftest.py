"""Real servers for tests: one for the whole run, others with options of their own where a test is about these."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from http.client import HTTPConnection
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlencode

import pytest

from waiting import LONG


class Answer(NamedTuple):
    """What a server answered."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def text(self) -> str:
        return self.body.decode()


class Server:
    """A running `newslint serve`."""

    def __init__(self, process: subprocess.Popen[str], port: int) -> None:
        self.process = process
        self.port = port

    def ask(self, method: str, path: str, body: bytes | None = None, **headers: str) -> Answer:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection = HTTPConnection("127.0.0.1", self.port, timeout=LONG)
        try:
            connection.request(method, path, body, named)
            answer = connection.getresponse()
            return Answer(answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read())
        finally:
            connection.close()

    def get(self, path: str, **headers: str) -> Answer:
        return self.ask("GET", path, **headers)

    def form(self, path: str, **fields: str) -> Answer:
        kind = "application/x-www-form-urlencoded"
        return self.ask("POST", path, urlencode(fields).encode(), content_type=kind)

    def check(self, text: str, **fields: str) -> Any:
        """The answer of `/v2/check` to a text."""
        answer = self.form("/v2/check", **{"text": text, "language": "en-US", **fields})
        assert answer.status == 200, answer.text
        return answer.json

    def post(self, path: str, **value: Any) -> Answer:
        return self.ask("POST", path, json.dumps(value).encode(), content_type="application/json")

    def end(self) -> int:
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(LONG)


Start = Callable[..., "contextlib.AbstractContextManager[Server]"]


@contextlib.contextmanager
def started(*options: str, folder: Path, environ: dict[str, str] | None = None) -> Iterator[Server]:
    process = subprocess.Popen(
        [sys.executable, "-m", "newslint", "serve", "--port", "0", "--workers", "1", *options],
        cwd=folder, env={**os.environ, **(environ or {})}, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stdout is not None and process.stderr is not None
    line = process.stdout.readline()
    if not line:
        pytest.fail(f"the server did not start: {process.stderr.read()}")
    server = Server(process, int(line.strip().rpartition(":")[2]))
    try:
        yield server
        code = server.end()
        said = process.stdout.read() + process.stderr.read()
        assert (code, said) == (0, ""), "a server says nothing but its address, and ends well"
    finally:
        process.kill()
        process.wait()
        process.stdout.close()
        process.stderr.close()


@pytest.fixture(scope="session")
def start(compiled_packs: Path, tmp_path_factory: pytest.TempPathFactory) -> Start:
    """Starts a server with options, in an empty folder."""

    def start(*options: str, folder: Path | None = None, **environ: str) -> Any:
        return started(*options, folder=folder or tmp_path_factory.mktemp("served"), environ=environ)

    return start


@pytest.fixture(scope="session")
def server(start: Start) -> Iterator[Server]:
    """The server of the whole run. It keeps words in memory."""
    with start("--rate", "0", "--allow-origin", "chrome-extension://*") as server:
        yield server
