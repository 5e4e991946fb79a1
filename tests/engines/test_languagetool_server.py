"""The server we start ends with us, whatever ends us."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from newslint.engines import languagetool_server as server
from newslint.engines.interface import EngineFailure
from waiting import LONG, until

GUARD = Path(server.__file__).with_name("process_guard.py")
ALIVE = "import os, sys, time; open(sys.argv[1], 'w').write(str(os.getpid())); time.sleep(10**6)"
#: A parent that starts a guarded child and then does what its argument says.
PARENT = """
import subprocess, sys, time, os, signal
child = subprocess.Popen([sys.executable, "-I", "-S", {guard!r}, sys.executable, "-c", {alive!r}, {note!r}],
                         stdin=subprocess.PIPE, start_new_session=True)
while not (os.path.exists({note!r}) and open({note!r}).read()):
    time.sleep(0.01)
{then}
"""


def is_alive(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    try:
        return ") Z" not in Path(f"/proc/{pid}/stat").read_text()
    except ProcessLookupError:  # it ended between the two looks
        return False
    except FileNotFoundError:  # so it did, or there is no such folder here
        return not Path("/proc/self/stat").exists()


def wait_for(note):
    return int(until(lambda: note.exists() and note.read_text()))


@pytest.mark.parametrize("how", ["exit", "error", "kill", "terminate", "interrupt"])
def test_no_process_outlives_us(tmp_path, how):
    note = tmp_path / "pid"
    then = {
        "exit": "sys.exit(0)",
        "error": "raise RuntimeError",
        "kill": "time.sleep(10**6)",
        "terminate": "time.sleep(10**6)",
        "interrupt": "time.sleep(10**6)",
    }[how]
    script = PARENT.format(guard=str(GUARD), alive=ALIVE, note=str(note), then=then)
    parent = subprocess.Popen(
        [sys.executable, "-c", script], stderr=subprocess.DEVNULL, start_new_session=True
    )
    pid = wait_for(note)
    sent = {"kill": signal.SIGKILL, "terminate": signal.SIGTERM, "interrupt": signal.SIGINT}.get(how)
    if sent:
        assert is_alive(pid)
        os.killpg(parent.pid, sent)  # as a terminal and a CI system do: the whole group
    parent.wait(LONG)
    until(lambda: not is_alive(pid))


def test_the_guard_ends_with_its_command():
    command = [sys.executable, "-I", "-S", str(GUARD), sys.executable, "-c", "raise SystemExit(7)"]
    with subprocess.Popen(command, stdin=subprocess.PIPE) as guard:
        assert guard.wait(LONG) == 7


def fake_java(folder, body):
    java = folder / "java"
    java.write_text(f"#!{sys.executable}\n{body}\n")
    java.chmod(0o755)
    (folder / "languagetool-server.jar").write_bytes(b"")
    return folder


@pytest.fixture
def jar_folder(tmp_path, monkeypatch):
    def make(body):
        fake_java(tmp_path, body)
        monkeypatch.setenv("PATH", str(tmp_path))
        monkeypatch.setenv(server.FOLDER_VARIABLE, str(tmp_path))

    return make


READY = """
import sys
from http.server import BaseHTTPRequestHandler, HTTPServer
class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200); self.end_headers(); self.wfile.write(b"OK")
    def log_message(self, *args): pass
port = int(sys.argv[sys.argv.index("--port") + 1])
HTTPServer(("127.0.0.1", port), Handler).serve_forever()
"""


def test_a_server_is_started_and_ended(jar_folder):
    jar_folder(READY)
    running = server.Server(LONG)
    assert running.url.startswith("http://127.0.0.1:")
    process = running._process
    running.close()
    running.close()
    assert process.poll() is not None


def test_a_server_that_ends_at_once_is_quoted(jar_folder):
    jar_folder("print('Error: UnsupportedClassVersionError in this Java'); raise SystemExit(1)")
    with pytest.raises(EngineFailure, match="ended at once: Error: UnsupportedClassVersionError"):
        server.Server(LONG)


def test_a_server_that_never_gets_ready(jar_folder):
    jar_folder("import time; time.sleep(10**6)")
    with pytest.raises(EngineFailure, match=r"did not start within 0\.5 s"):
        server.Server(0.5)


def test_no_java(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(EngineFailure, match="no java on the PATH"):
        server.server_command(1)


def test_a_folder_without_a_jar(jar_folder, tmp_path):
    jar_folder("")
    (tmp_path / "languagetool-server.jar").unlink()
    with pytest.raises(EngineFailure, match=r"there is no languagetool-server\.jar in it"):
        server.server_command(1)
