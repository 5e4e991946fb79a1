"""Asking a server that may be broken or hostile: one request, one answer, in a time and size that hold for the whole."""

from __future__ import annotations

from threading import Timer
from typing import TYPE_CHECKING

from .interface import EngineFailure

if TYPE_CHECKING:
    from http.client import HTTPConnection
    from socket import socket

#: Bytes an answer may have.
LARGEST_ANSWER = 32_000_000
#: Characters of a refusal that are shown.
_SHOWN = 200


def post(url: str, fields: dict[str, str], seconds: float, largest: int = LARGEST_ANSWER) -> bytes:
    """The body of the answer to a form. The whole of it must be there within `seconds` and hold no more than `largest`
    bytes. Redirections are not followed and proxies not asked: text goes where it was said to go. Raises
    EngineFailure."""
    from http.client import HTTPException
    from urllib.parse import urlencode

    body = urlencode(fields).encode()
    late = EngineFailure(f"{_plain(url)} did not answer within {seconds:g} s")
    over = False

    def stop() -> None:
        nonlocal over
        over = True
        _break_off(opened or connection.sock)

    connection, path = _connection(url, seconds)
    opened: socket | None = None
    timer = Timer(seconds, stop)
    timer.daemon = True
    timer.start()
    try:
        connection.connect()
        # the connection forgets its socket when the answer has no length, and the answer goes on reading from it
        opened = connection.sock
        connection.request("POST", path, body, {"Content-Type": "application/x-www-form-urlencoded"})
        answer = connection.getresponse()
        content = answer.read(largest + 1)
        if over:
            raise late
        if answer.status != 200:
            said = content[: _SHOWN * 4].decode(errors="replace")
            raise EngineFailure(f"{_plain(url)} refuses: {answer.status} {_plain(said or answer.reason)}")
        if len(content) > largest:
            raise EngineFailure(f"{_plain(url)} answers with more than {largest:,} bytes")
        return content
    except TimeoutError:
        raise late from None
    except ConnectionRefusedError as error:
        raise EngineFailure(f"no server answers at {_plain(url)} ({error.strerror})") from None
    except (HTTPException, OSError, ValueError) as error:
        if over:
            raise late from None
        what = _plain(f"{type(error).__name__}: {error}")
        raise EngineFailure(f"the connection to {_plain(url)} broke ({what})") from None
    finally:
        timer.cancel()
        connection.close()


def _connection(url: str, seconds: float) -> tuple[HTTPConnection, str]:
    """A connection, not yet open, and the path to ask for. Raises EngineFailure."""
    from http.client import HTTPConnection, HTTPException, HTTPSConnection
    from urllib.parse import urlsplit

    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
        if parts.scheme not in ("http", "https") or not host or url != "".join(url.split()):
            raise ValueError
        kind = HTTPSConnection if parts.scheme == "https" else HTTPConnection
        return kind(host, port, timeout=seconds), parts.path or "/"
    except (ValueError, HTTPException):
        raise EngineFailure(
            f"'{_plain(url)}' is no address of a server; write one such as http://localhost:8081"
        ) from None


def _break_off(opened: socket | None) -> None:
    """Have whoever waits for a socket wait no longer."""
    from socket import SHUT_RDWR

    if opened is not None:
        try:
            opened.shutdown(SHUT_RDWR)
        except OSError:
            pass  # it is closed already


def _plain(text: str) -> str:
    """Somebody else's words on one line, and not too many of them."""
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else line[:_SHOWN] + "…"
