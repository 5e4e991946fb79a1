"""`newslint serve` as a command: what it says when it cannot serve, and how it ends."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys

import pytest

from waiting import LONG


def run(*options: str, cwd, code: str = "") -> subprocess.CompletedProcess[str]:
    start = ["-c", f"{code}; from newslint.__main__ import main; main()"] if code else ["-m", "newslint"]
    return subprocess.run(
        [sys.executable, *start, "serve", *options],
        cwd=cwd,
        capture_output=True,
        text=True,
        timeout=LONG,
        check=False,
    )


def test_without_the_extra_it_says_how_to_install_it(tmp_path):
    done = run(cwd=tmp_path, code="import sys; sys.modules['uvicorn'] = None")
    assert done.returncode == 2
    assert done.stderr == "newslint: the server needs more: pip install 'newslint[serve]'\n"


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (
            ("--host", "0.0.0.0"),
            "other machines can reach 0.0.0.0: name a token with --token-file, or say --no-token",
        ),
        (("--token-file", "short"), "a token is one word of at least 16 letters and digits"),
        (("--token-file", "none"), "none: cannot be read"),
        (("--config", "none.yaml"), "none.yaml"),
        (("--host", "no.such.host.invalid", "--no-token"), "there is no host no.such.host.invalid"),
        (("--words", "binary"), "the words are not UTF-8 text"),
    ],
)
@pytest.mark.usefixtures("compiled_packs")
def test_what_cannot_be_served_is_said_in_a_line(tmp_path, options, said):
    (tmp_path / "short").write_text("short")
    (tmp_path / "binary").write_bytes(b"\xff\xfe\xff")
    done = run("--port", "0", *options, cwd=tmp_path)
    assert done.returncode == 2 and said in done.stderr and done.stderr.count("\n") == 1, done.stderr


def test_a_port_that_is_taken(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = run("--port", str(port), cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr == (
        f"newslint: cannot listen on 127.0.0.1, port {port}: Address already in use; --port names another one\n"
    )


def test_ctrl_c_ends_it_well(start):
    with start() as server:
        server.process.send_signal(signal.SIGINT)
        assert server.process.wait(LONG) == 0
