"""A server that answers as LanguageTool does, or misbehaves; and the real one where its jars are."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs

import pytest

from waiting import LONG


class FakeLanguageTool(ThreadingHTTPServer):
    """`matches(text, language)` gives the matches; `delay` is an event to wait for; `raw` replaces the answer."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), _Handler)
        self.asked = []
        self.matches = lambda text, language: []
        self.raw = None
        self.status = 200
        self.hold = threading.Event()
        self.hold.set()

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server_address[1]}"


class _Handler(BaseHTTPRequestHandler):
    def do_POST(self):
        fields = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        text, language = fields["text"][0], fields["language"][0]
        server = self.server
        server.asked.append((language, text))
        server.hold.wait(LONG)
        body = (
            server.raw if server.raw is not None else json.dumps({"matches": server.matches(text, language)})
        )
        try:
            self.send_response(server.status)
            self.end_headers()
            self.wfile.write(body.encode())
        except OSError:
            pass  # whoever asked has given up

    def log_message(self, *args):
        pass


def match(text, words, rule="DEMO", replacements=("x",), message="Look here."):
    """A match as LanguageTool writes it, offsets in UTF-16 units."""
    start = text.index(words)
    units = len(text[:start].encode("utf-16-le")) // 2
    length = len(words.encode("utf-16-le")) // 2
    return {
        "offset": units,
        "length": length,
        "message": message,
        "replacements": [{"value": value} for value in replacements],
        "rule": {"id": rule, "category": {"id": "GRAMMAR"}},
    }


@pytest.fixture
def fake():
    server = FakeLanguageTool()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield server
    server.hold.set()
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def languagetool_folder():
    """The folder with LanguageTool's jars (tools/fetch_languagetool.py fills one)."""
    folder = os.environ.get("LTP_JAR_DIR_PATH")
    if not folder:
        cache = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
        folder = str(Path(cache, "newslint-languagetool"))
        script = Path(__file__).parents[2] / "tools" / "fetch_languagetool.py"
        fetched = subprocess.run([sys.executable, str(script), folder], capture_output=True, text=True)
        assert fetched.returncode == 0, (
            f"no LanguageTool could be put together:\n{fetched.stdout}{fetched.stderr}"
        )
    os.environ["LTP_JAR_DIR_PATH"] = folder  # where the engine looks for it
    # for the few texts that each server reads, making its code quick takes longer than all else
    os.environ["JAVA_TOOL_OPTIONS"] = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
    return folder
