"""The files of the desk, read once, and nothing else: no address leads to another file."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

_TYPES = {
    ".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}  # fmt: skip
#: The page runs its own script and style and nothing that stands in it; no text can become markup (trusted types).
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
)

Answer = Callable[[Request], Awaitable[Response]]


def _page(path: str, media: str) -> Answer:
    with open(path, "rb") as file:
        content = file.read()
    tag = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
    headers = {"etag": tag, "cache-control": "no-cache", "content-security-policy": _POLICY}

    async def answer(request: Request) -> Response:
        if request.headers.get("if-none-match") == tag:
            return Response(status_code=304, headers=headers)
        return Response(content, headers=headers, media_type=media)

    return answer


def _routes() -> list[Route]:
    here = os.path.dirname(os.path.abspath(__file__))
    routes = []
    for name in sorted(os.listdir(here)):
        media = _TYPES.get(os.path.splitext(name)[1])
        if media is not None:
            address = "/" if name == "index.html" else f"/desk/{name}"
            routes.append(Route(address, _page(os.path.join(here, name), media), methods=["GET"]))
    return routes


ROUTES = _routes()
