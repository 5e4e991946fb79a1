"""A LanguageTool server of our own: where its jar is, starting it, and making sure it ends with us."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from shutil import which
from time import monotonic, sleep
from typing import IO

from .interface import EngineFailure

_MAIN = "org.languagetool.server.HTTPServer"
_JARS = ("languagetool-server.jar", "languagetool.jar")
#: A folder with a LanguageTool, for machines that may not download one.
FOLDER_VARIABLE = "LTP_JAR_DIR_PATH"
#: What others say of a failure is told up to here, in characters.
_LONGEST = 160
#: Tries at a port that nobody else takes first.
_TRIES = 3


def server_command(port: int) -> list[str]:
    """The command that starts a server on a port. Downloads LanguageTool through language-tool-python if
    no folder is named. Raises EngineFailure."""
    java = which("java")
    if java is None:
        raise EngineFailure("there is no java on the PATH; install Java 17 or newer, or give --engine-url")
    folder = os.environ.get(FOLDER_VARIABLE)
    if folder:
        for name in _JARS:
            jar = os.path.join(folder, name)
            if os.path.isfile(jar):
                return [java, "-cp", jar, _MAIN, "--port", str(port)]
        raise EngineFailure(f"{FOLDER_VARIABLE} names {folder}, but there is no {_JARS[0]} in it")
    try:
        from language_tool_python.download_lt import LocalLanguageTool
    except ImportError:
        raise EngineFailure(
            "language-tool-python is not installed; pip install 'newslint[languagetool]', "
            f"or give --engine-url, or name a folder in {FOLDER_VARIABLE}"
        ) from None
    try:
        local = LocalLanguageTool.from_version_name()
        local.download()
        return [str(part) for part in local.get_server_cmd(port)]
    except Exception as error:  # the library raises many kinds, from the network's to its own
        raise EngineFailure(
            f"LanguageTool could not be downloaded ({_reason(error)}); try again with a connection, give "
            f"--engine-url, or name a folder that holds it in {FOLDER_VARIABLE}"
        ) from None


def _reason(error: Exception) -> str:
    """Why a download failed, in a few words: what libraries of the network say goes on for lines."""
    kinds = {kind.__name__ for kind in type(error).__mro__}
    request = getattr(error, "request", None)
    host = str(getattr(request, "url", "") or "its server").removeprefix("https://").partition("/")[0]
    if any("Timeout" in kind for kind in kinds):
        return f"{host} did not answer in time"
    status = getattr(getattr(error, "response", None), "status_code", None)
    if status is not None:
        return f"{host} answered {status}"
    if "ConnectionError" in kinds:
        return f"{host} cannot be reached"
    words = " ".join(str(error).split()) or type(error).__name__
    return words if len(words) <= _LONGEST else words[:_LONGEST].rpartition(" ")[0] + " …"


def _free_port() -> int:
    import socket

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Server:
    """A running server. `url` is its address; it ends with `close`, or when this process does."""

    def __init__(self, timeout: float) -> None:
        self.url = ""
        self._process: subprocess.Popen[bytes] | None = None
        self._log: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - closed by close()
        end = monotonic() + timeout
        for attempt in range(_TRIES):
            port = _free_port()
            self._start(server_command(port))
            self.url = f"http://127.0.0.1:{port}"
            if self._ready(end):
                return
            gone = self._process is not None and self._process.poll() is not None
            said = self._said()
            self.close()
            if not gone:
                raise EngineFailure(f"the server did not start within {timeout:g} s")
            if attempt == _TRIES - 1 or "in use" not in said.lower():
                raise EngineFailure(f"the server ended at once: {said or 'it said nothing'}")

    def _start(self, command: list[str]) -> None:
        guard = os.path.join(os.path.dirname(os.path.abspath(__file__)), "process_guard.py")
        if self._log.closed:
            self._log = tempfile.TemporaryFile()  # noqa: SIM115
        # a session of its own: Ctrl-C in the terminal reaches us, and the guard outlives us by a moment
        self._process = subprocess.Popen(
            [sys.executable, "-I", "-S", guard, *command],
            stdin=subprocess.PIPE,
            stdout=self._log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )

    def _ready(self, end: float) -> bool:
        from urllib.error import URLError
        from urllib.request import urlopen

        assert self._process is not None
        while monotonic() < end:
            if self._process.poll() is not None:
                return False
            try:
                with urlopen(f"{self.url}/v2/healthcheck", timeout=2) as answer:
                    return bool(answer.status == 200)
            except (URLError, OSError):
                sleep(0.1)
        return False

    def _said(self) -> str:
        self._log.seek(0)
        lines = self._log.read().decode(errors="replace").splitlines()
        telling = [line for line in lines if "xception" in line or "rror" in line]
        return (telling or lines or [""])[0].strip()[:200]

    def close(self) -> None:
        """End the server and wait until it is gone."""
        process, self._process = self._process, None
        if process is not None:
            assert process.stdin is not None
            process.stdin.close()
            try:
                process.wait(8)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        self._log.close()
