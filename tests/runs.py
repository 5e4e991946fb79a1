"""Running the command as a shell does: arguments, folder, environment and standard input go in; an exit code, standard
output and standard error come out. It takes a tenth of the time that starting Python anew would."""

from __future__ import annotations

import atexit
import json
import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import BinaryIO

import once
from forked import LARGEST

#: What Python itself looks at while it starts; where a test changes it, Python starts anew.
_OF_PYTHON = ("PYTHON", "LC_", "LANG", "TZ")


@cache
def _server(lasting: bool = False) -> socket.socket:
    """The process that others are forked from, begun for the first of them. It forks one at a time; those that are
    `lasting`, beside which others run, have a process of their own."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    with theirs:
        process = subprocess.Popen(
            [sys.executable, str(Path(__file__).with_name("forked.py")), str(theirs.fileno())], pass_fds=[theirs.fileno()]
        )  # fmt: skip

    def end() -> None:
        ours.close()
        process.wait()

    atexit.register(end)
    return ours


_STARTED_WITH = {name: value for name, value in os.environ.items() if name.startswith(_OF_PYTHON)}


def newslint(
    *arguments: object, cwd: object = None, stdin: str | bytes = b"", before: str = "", **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run `newslint` with some arguments, in a folder, with additions to the environment. `before` is code that the new
    process runs first, to have something go wrong in it. What was written is text."""
    done = newslint_bytes(*arguments, cwd=cwd, stdin=stdin, before=before, **environment)
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


def newslint_bytes(
    *arguments: object, cwd: object = None, stdin: str | bytes = b"", before: str = "", **environment: str
) -> subprocess.CompletedProcess[bytes]:
    """The same, with what it wrote in bytes."""
    given = stdin.encode() if isinstance(stdin, str) else stdin
    environ = {**os.environ, **environment}
    folder = str(Path.cwd() / str(cwd or "."))
    if {name: value for name, value in environ.items() if name.startswith(_OF_PYTHON)} != _STARTED_WITH:
        assert not before
        if (
            "NEWSLINT_CACHE_DIR" not in environment
            and (cache := Path(environ["NEWSLINT_CACHE_DIR"])).is_dir()
        ):
            once.fill(cache)
        return subprocess.run(
            [sys.executable, "-m", "newslint", *map(str, arguments)], cwd=folder, input=given, env=environ, capture_output=True
        )  # fmt: skip
    message = _order(arguments, folder, environ, before)
    server = _server()
    with (
        _pipe() as (read, given_to),
        _pipe() as (out, written),
        _pipe() as (err, told),
        ThreadPoolExecutor(3) as threads,
    ):
        socket.send_fds(server, [message], [read.fileno(), written.fileno(), told.fileno()])
        for file in (read, written, told):
            file.close()
        threads.submit(_give, given_to, given)
        texts = [threads.submit(file.read) for file in (out, err)]
        code = int(server.recv(64))
        return subprocess.CompletedProcess(
            list(map(str, arguments)), code, *(text.result() for text in texts)
        )


def _order(arguments: tuple[object, ...], folder: str, environ: dict[str, str], before: str = "") -> bytes:
    order = {
        "arguments": [str(one) for one in arguments],
        "folder": folder,
        "environment": environ,
        "before": before,
    }
    message = json.dumps(order).encode()
    assert len(message) < LARGEST
    return message


def start(*arguments: object, cwd: object, given: int, written: int) -> Callable[[], int]:
    """Begin `newslint` with some arguments, in a folder, with these files for standard input and output, and with standard
    error as it is here. What is returned waits for its end, and gives the exit code. One runs at a time."""
    server = _server(lasting=True)
    socket.send_fds(server, [_order(arguments, str(cwd), dict(os.environ))], [given, written, 2])
    return lambda: int(server.recv(64))


def may_fork(environment: dict[str, str]) -> bool:
    """Whether these additions to the environment leave Python itself as it is."""
    return not any(name.startswith(_OF_PYTHON) for name in environment)


@contextmanager
def _pipe() -> Iterator[tuple[BinaryIO, BinaryIO]]:
    """Both ends of a pipe."""
    ours, theirs = os.pipe()
    with open(ours, "rb") as read, open(theirs, "wb") as written:  # noqa: PTH123
        yield read, written


def _give(file: BinaryIO, content: bytes) -> None:
    with suppress(BrokenPipeError), file:
        file.write(content)
