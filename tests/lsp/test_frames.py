"""What is no message of the protocol ends the server cleanly, whatever it is."""

from __future__ import annotations

import json

import pytest

from runs import newslint_bytes


def frame(message):
    body = json.dumps({"jsonrpc": "2.0", **message}).encode()
    return b"Content-Length: %d\r\n\r\n" % len(body) + body


HELLO = frame(
    {"id": 1, "method": "initialize", "params": {"processId": None, "rootUri": None, "capabilities": {}}}
)


def server(sent, tmp_path):
    return newslint_bytes("lsp", cwd=tmp_path, stdin=sent)


@pytest.mark.parametrize(
    "broken",
    [
        b"Content-Length: -5\r\n\r\n{}",
        b"Content-Length: 0\r\n\r\n",
        b"Content-Length: five\r\n\r\n{}",
        b"Content-Length: \r\n\r\n{}",
        b"Content-Length: 99999999999999999999\r\n\r\n{}",
        b"Content-Length: 9\r\nContent-Length: 2\r\n\r\n{}",
        b"Content-Type: x\r\n\r\n{}",
        b"\r\n\r\n",
        b"X" * 100_000,
        b"X: 1\r\n" * 1000,
        b"Content-Length: 500\r\n\r\n{}",
    ],
    ids=lambda broken: repr(broken[:40]),
)
def test_what_is_no_message_ends_the_server(broken, tmp_path):
    ended = server(HELLO + broken, tmp_path)
    assert b'"id": 1' in ended.stdout
    assert ended.returncode == 2
    assert b"the editor sent" in ended.stderr and ended.stderr.count(b"\n") <= 2
    assert b"Traceback" not in ended.stderr


def test_a_body_that_is_no_json_is_answered(tmp_path):
    ended = server(HELLO + b"Content-Length: 2\r\n\r\n{]" + frame({"id": 2, "method": "shutdown"}) + frame({"method": "exit"}), tmp_path)  # fmt: skip
    assert ended.returncode == 0
    assert b'"id": 2' in ended.stdout


@pytest.mark.parametrize(("goodbye", "code"), [(True, 0), (False, 1)])
def test_exit_without_shutdown_is_told_by_the_exit_code(goodbye, code, tmp_path):
    sent = HELLO + (frame({"id": 2, "method": "shutdown"}) if goodbye else b"") + frame({"method": "exit"})
    assert server(sent, tmp_path).returncode == code
