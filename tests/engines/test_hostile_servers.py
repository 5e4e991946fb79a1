"""Servers that are broken or hostile cost what the engine would have found, one line, and nothing else."""

from __future__ import annotations

import socket
import threading
import time
from itertools import chain, repeat

import pytest

from daily import newslint
from newslint.engines.http_client import post
from newslint.engines.interface import EngineFailure
from waiting import LONG

OK = b"HTTP/1.1 200 OK\r\n"


def _send(*pieces, pause=0.0):
    def serve(connection):
        for piece in pieces:
            connection.sendall(piece)
            time.sleep(pause)

    return serve


def _endless(connection):
    connection.sendall(OK + b"\r\n")
    while True:
        connection.sendall(b"x" * 65536)


def _dripping(connection):
    for byte in chain(OK + b"X-A: ", repeat(ord("a"))):
        connection.sendall(bytes([byte]))
        time.sleep(0.05)


def _dripping_body(head):
    def serve(connection):
        connection.sendall(head)
        while True:
            connection.sendall(b" ")
            time.sleep(0.1)

    return serve


ANSWERS = {
    "nothing": _send(),
    "garbage status line": _send(b"\x00\xff\xfe garbage\r\n\r\n"),
    "another protocol": _send(b"SSH-2.0-OpenSSH_9.2\r\n"),
    "short body": _send(OK + b"Content-Length: 1000\r\n\r\n{"),
    "huge header": _send(OK + b"X: " + b"a" * 200_000 + b"\r\n\r\n{}"),
    "many headers": _send(OK + b"X: a\r\n" * 5_000 + b"\r\n{}"),
    "wrong length": _send(OK + b"Content-Length: -5\r\n\r\n{}"),
    "wrong chunks": _send(OK + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n"),
    "deep JSON": _send(OK + b"\r\n" + b"[" * 200_000),
    "no JSON": _send(OK + b"\r\n\xff\xfe"),
    "a number": _send(OK + b"\r\n7"),
    "infinite offsets": _send(OK + b'\r\n{"matches": [{"offset": 1e999, "length": 1}]}'),
    "offsets outside": _send(
        OK
        + b'\r\n{"matches": [{"offset": 900000, "length": 5, "replacements": [], "rule": {"id": "A"}, "message": ""}]}'
    ),
    "matches that are none": _send(OK + b'\r\n{"matches": "abc"}'),
    "a refusal with orders": _send(b"HTTP/1.1 500 ::error::x\r\n\r\n\n::error::y\n\x1b[31m##[group]"),
    "elsewhere": _send(b"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\n\r\n"),
    "endless": _endless,
    "dripping": _dripping,
    "dripping, of no length": _dripping_body(OK + b"\r\n"),
}


@pytest.fixture
def server():
    """Starts a server that answers each connection in one way; gives its address."""
    listener = socket.create_server(("127.0.0.1", 0))
    listener.settimeout(LONG)

    def start(serve):
        def one(connection):
            with connection:
                try:
                    connection.settimeout(LONG)
                    connection.recv(65536)
                    serve(connection)
                except OSError:
                    pass  # whoever asked has gone

        def run():
            while True:
                try:
                    connection, _ = listener.accept()
                except OSError:
                    return
                threading.Thread(target=one, args=(connection,), daemon=True).start()

        threading.Thread(target=run, daemon=True).start()
        return f"http://127.0.0.1:{listener.getsockname()[1]}"

    yield start
    listener.close()


@pytest.mark.parametrize("answer", ANSWERS)
def test_the_other_findings_are_reported(tmp_path, server, answer):
    (tmp_path / "story.txt").write_text("They recieve the the news.\n")
    url = server(ANSWERS[answer])
    (tmp_path / ".newslint.yaml").write_text("engine-timeout: 1.5\n")
    code, out, err = newslint(
        "check", "--engine", "languagetool", "--engine-url", url, "story.txt", cwd=tmp_path
    )
    assert code == 2 and "story.txt:1:" in out, err
    told = [line for line in err.splitlines() if line.startswith("newslint: languagetool:")]
    assert len(told) == 1 and len(told[0]) < 600, err
    assert "bug" not in err and "Traceback" not in err and "\x1b" not in err


@pytest.mark.parametrize(
    "serve",
    [
        _dripping,
        _dripping_body(OK + b"\r\n"),
        _dripping_body(OK + b"Connection: close\r\n\r\n"),
        _dripping_body(b"HTTP/1.0 500 no\r\n\r\n"),
    ],
)
def test_the_time_holds_for_the_whole_answer(server, serve):
    """Of an answer that never comes to an end."""
    url = server(serve)
    with pytest.raises(EngineFailure, match="within 0.5 s"):
        post(url, {"text": "x"}, 0.5)


def test_the_size_of_an_answer_is_bounded(server):
    with pytest.raises(EngineFailure, match="more than 100,000 bytes"):
        post(server(_endless), {"text": "x"}, LONG, largest=100_000)


@pytest.mark.parametrize(
    "url",
    ["http://127.0.0.1:1 x", "ftp://127.0.0.1/", "file:///etc/passwd", "http://", "http://[::1", "http://a:99999",
     "http://127.0.0.1:1/\n", "gopher://x", "//x", "localhost:8081", "http://\udc80"],
)  # fmt: skip
def test_what_is_no_address_is_refused(url):
    with pytest.raises(EngineFailure, match="is no address of a server|broke|answers"):
        post(url, {"text": "x"}, 2)
