"""Running a server until it is told to end."""

from __future__ import annotations

import logging
import os
import signal
import socket
from collections.abc import Callable

import uvicorn

from ..model.errors import NewslintError
from .app import application
from .http.protocol import Protocol
from .options import Options

#: Seconds that requests under way have when the server ends.
_GRACE = 10
#: Connections that wait to be taken.
_BACKLOG = 256


def serve(options: Options, say: Callable[[str], None]) -> None:
    """Serve until SIGINT or SIGTERM; requests under way are answered first. `say` is told the address when all is ready.
    Raises NewslintError for an address that cannot be had and a configuration that cannot be used."""
    listener = _listener(options)
    port = listener.getsockname()[1]
    logger = logging.getLogger("uvicorn")
    logger.addHandler(logging.NullHandler())  # nothing of what clients send is written down
    logger.propagate = False
    problem: list[NewslintError] = []
    config = uvicorn.Config(
        _Caught(application(options, lambda: say(address(options.host, port))), problem),
        http=Protocol, ws="none", lifespan="on", log_config=None, access_log=False, server_header=False, backlog=_BACKLOG,
        timeout_keep_alive=10, timeout_graceful_shutdown=_GRACE, h11_max_incomplete_event_size=32_768,
        proxy_headers=bool(options.proxies), forwarded_allow_ips=list(options.proxies),
    )  # fmt: skip
    before = {number: signal.signal(number, _nothing_more) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        uvicorn.Server(config).run(sockets=[listener])
    except SystemExit:
        if not problem:
            raise
    finally:
        listener.close()
        for number, handler in before.items():
            signal.signal(number, handler)
    if problem:
        raise problem[0]


def _nothing_more(number: int, frame: object) -> None:
    """The library sends itself the signal again that made it end; it has ended."""


def address(host: str, port: int) -> str:
    """Where a browser finds the server."""
    name = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)
    return f"http://{name}:{port}"


def _listener(options: Options) -> socket.socket:
    try:
        family, kind, protocol, _, place = socket.getaddrinfo(
            options.host, options.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        listener = socket.socket(family, kind, protocol)
    except OSError as error:
        raise NewslintError(f"there is no host {options.host}: {error.strerror}") from None
    try:
        if os.name == "posix":  # elsewhere this would let two servers have one port
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(place)
        listener.listen(_BACKLOG)  # who comes before all is ready waits a moment
    except OSError as error:
        listener.close()
        raise NewslintError(
            f"cannot listen on {options.host}, port {options.port}: {error.strerror}; --port names another one"
        ) from None
    return listener


class _Caught:
    """The application, with why it could not start kept for whoever started it."""

    def __init__(self, app: object, problem: list[NewslintError]) -> None:
        self._app = app
        self._problem = problem

    async def __call__(self, scope: object, receive: object, send: object) -> None:
        try:
            await self._app(scope, receive, send)  # type: ignore[operator]
        except NewslintError as error:
            self._problem.append(error)
            raise
