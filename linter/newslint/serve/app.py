"""The application: routes, and what they share while the server runs."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from ..model.errors import NewslintError
from .desk import pages
from .house_words import HouseWords
from .http.access import Access
from .http.guard import Guard
from .http.metrics import Metrics
from .options import Options
from .routes import api, languagetool
from .routes.shared import BadForm, State
from .work.pool import Pool, Unavailable
from .work.setup import Setup


def application(options: Options, ready: Callable[[], None] = lambda: None) -> Guard:
    """The application of a server. `ready` is called when all processes are. Raises ConfigError for the file of words."""
    setup = Setup(options.config, options.rules, options.time_limit, options.deep, options.model)
    words = HouseWords(options.words)
    metrics = Metrics()

    @asynccontextmanager
    async def life(app: Starlette) -> AsyncIterator[None]:
        pool = Pool(setup, options.workers, options.patience)
        await pool.start()
        app.state.newslint = State(options, pool, words, metrics, Access(options))
        ready()
        try:
            yield
        finally:
            await pool.close()

    routes: list[BaseRoute] = [
        *languagetool.ROUTES, *api.ROUTES, *pages.ROUTES,
        Route("/health", _health), Route("/metrics", _metrics),
    ]  # fmt: skip
    handlers: Any = {
        HTTPException: _http_error,
        BadForm: _bad_form,
        Unavailable: _unavailable,
        NewslintError: _newslint_error,
        Exception: _bug,
    }
    app = Starlette(routes=routes, lifespan=life, exception_handlers=handlers)
    known = frozenset(route.path for route in routes if isinstance(route, Route))
    return Guard(app, options, metrics, known)


async def _health(request: Request) -> Response:
    """Whether checks can be made: 200 with "ok", or 503."""
    state: State = request.app.state.newslint
    alive = bool(state.pool.processes)
    return PlainTextResponse("ok" if alive else "no process checks", 200 if alive else 503)


async def _metrics(request: Request) -> Response:
    state: State = request.app.state.newslint
    pool = state.pool
    gauges = {
        "newslint_workers_busy": ("Processes that check or are being started.", float(pool.busy)),
        "newslint_requests_waiting": ("Requests that wait for a process.", float(pool.waiting)),
        "newslint_workers_replaced_total": ("Processes that died, took too long or retired.", float(pool.replaced)),
    }  # fmt: skip
    sizes = [_resident(pid) for pid in (os.getpid(), *pool.processes)]
    if all(sizes):
        gauges["newslint_resident_bytes"] = ("Memory of the server and its processes.", float(sum(sizes)))
    return Response(state.metrics.text(gauges), media_type="text/plain; version=0.0.4; charset=utf-8")


def _resident(process: int) -> int:
    """Bytes of memory a process takes; 0 where that cannot be told."""
    try:
        with open(f"/proc/{process}/statm", "rb") as file:
            return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, IndexError):
        return 0


def _said(status: int, why: str, headers: dict[str, str] | None = None) -> Response:
    return PlainTextResponse(f"Error: {why}", status, headers)


async def _http_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if error.status_code == 404:
        return _said(404, "there is nothing at this address; /api/openapi.json describes what there is")
    return _said(error.status_code, error.detail, dict(error.headers or {}))


async def _bad_form(request: Request, error: Exception) -> Response:
    assert isinstance(error, BadForm)
    return _said(error.status, str(error))


async def _unavailable(request: Request, error: Exception) -> Response:
    return _said(503, str(error), {"retry-after": "2"})


async def _newslint_error(request: Request, error: Exception) -> Response:
    return _said(500, getattr(error, "message", "") or str(error))


async def _bug(request: Request, error: Exception) -> Response:
    return _said(500, "newslint has a bug here; what was sent is not kept")
