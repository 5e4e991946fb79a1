"""One process that holds the model for all that read at the same time, so that it is in memory once.

Where many articles are read at once, whoever starts the processes that read makes a `Host`. An environment variable tells them
where it is to be found (see `shared_model`)."""

from __future__ import annotations

import os
import sys

from ..storage.lazy_namedtuple import TYPE_CHECKING

if TYPE_CHECKING:
    import subprocess

#: Names the host for processes that are started meanwhile: a key, a space, and its address.
VARIABLE = "NEWSLINT_MODEL_HOST"
#: Run by the process. It finds modules where this one does, and nowhere else.
_START = "import sys; sys.path[:] = sys.argv[2:]; from newslint.deep.host_process import main; main(int(sys.argv[1]))"
#: Bytes of a folder that a socket can be named in: systems allow 104 and 108 in all.
_LONGEST = 70
#: Seconds it may take to end.
_PATIENCE = 5.0


def _folder_for_sockets() -> str:
    """The folder for things of the moment; that of all programs where the name of a socket in it would be too long."""
    from tempfile import gettempdir

    folder = gettempdir()
    return folder if len(os.fsencode(folder)) <= _LONGEST or not os.path.isdir("/tmp") else "/tmp"


class Host:
    """A process that is to hold the model, for so many readers at a time. It is named at once, so that readers can be started, and
    starts when there is something to read; the model is loaded for the first question. It ends with this process at the
    latest."""

    def __init__(self, readers: int) -> None:
        self._readers = readers
        self._process: subprocess.Popen[bytes] | None = None
        name = f"newslint-{os.urandom(8).hex()}"
        if sys.platform == "win32":
            address = rf"\\.\pipe\{name}"
        else:
            address = os.path.join(_folder_for_sockets(), name, "model")
        self._named = os.environ[VARIABLE] = f"{os.urandom(16).hex()} {address}"

    def start(self) -> None:
        """Start the process if it does not run, and wait until it listens. Where that cannot be, readers are told when they
        ask."""
        if self._process is not None:
            if self._process.poll() is None:
                return
            self._let_go(self._process)
        import subprocess

        command = (sys.executable, "-c", _START, str(self._readers), *sys.path)
        try:
            self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        except OSError:
            return
        assert self._process.stdout is not None
        self._process.stdout.readline()

    def close(self) -> None:
        """End the process, and forget it. May be called twice."""
        if os.environ.get(VARIABLE) == self._named:
            del os.environ[VARIABLE]
        process, self._process = self._process, None
        if process is None:
            return
        import subprocess

        assert process.stdin is not None
        process.stdin.close()  # it ends when nobody is there to end it
        try:
            process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        self._let_go(process)

    @staticmethod
    def _let_go(process: subprocess.Popen[bytes]) -> None:
        for stream in (process.stdin, process.stdout):
            assert stream is not None
            stream.close()
