"""What every request passes before anything looks at it: host, origin, token, rate and size, and a time within which it must
be here. What it is answered leaves with the headers that keep a browser from running anything of it."""

from __future__ import annotations

import asyncio
from time import perf_counter
from typing import Any

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ..options import Options
from .access import Access
from .held import Held
from .metrics import Metrics
from .rate import Rate

#: Seconds until the whole of a body must be there.
BODY_WITHIN = 20.0
#: What is read of a body that nobody wants, so that whoever sends it gets to read why.
_DISCARDED = 64_000_000
_DISCARD_WITHIN = 3.0

_API_POLICY = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; sandbox"
#: Asked by programs that watch the server, which have no token.
_OPEN_TO_ALL = ("/health",)
#: Where clients of LanguageTool may put the token into their form.
_TOKEN_IN_FORM = "/v2/"
_HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "cache-control": "no-store",
}


class Guard:
    """Stands before the application. `routes` are the paths that are counted by name."""

    def __init__(self, app: ASGIApp, options: Options, metrics: Metrics, routes: frozenset[str]) -> None:
        self._app = app
        self._access = Access(options)
        self._rate = Rate(options.rate)
        self._largest = options.largest
        self._metrics = metrics
        self._routes = routes
        self._held = Held(options.largest)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = _Request(scope, receive, send, self._access, self._held)
        try:
            await self._answer(request)
        except _Gone:
            request.status = 499  # nobody is there to take an answer
        finally:
            request.let_go()
            path = scope["path"]
            route = path if path in self._routes else "other"
            self._metrics.request(route, request.status, perf_counter() - request.began)

    async def _answer(self, request: _Request) -> None:
        refused = self._refused(request)
        if refused is not None:
            await request.refuse(*refused)
            return
        if request.scope["method"] == "OPTIONS":
            await request.preflight()
            return
        size = request.headers.get("content-length", "0")
        if not size.isdigit() or int(size) > self._largest:
            await request.refuse(413, _too_large(self._largest))
            return
        try:
            body = await asyncio.wait_for(request.body(self._largest), BODY_WITHIN)
        except asyncio.TimeoutError:
            request.let_go()
            await request.refuse(408, f"the request was not here within {BODY_WITHIN:g} s", drain=False)
        except _TooMuch:
            request.let_go()
            await request.refuse(503, "the server is busy; ask again in a moment", {"retry-after": "2"})
        else:
            if body is None:
                request.let_go()
                await request.refuse(413, _too_large(self._largest))
            else:
                await self._app(request.scope, request.replay(body), request.send)

    def _refused(self, request: _Request) -> tuple[int, str] | tuple[int, str, dict[str, str]] | None:
        """Why a request is refused before its body is read; None if it is not."""
        headers, path = request.headers, request.scope["path"]
        if not self._access.host_is_ours(headers):
            return 403, "this server does not answer to that host name; --allow-host NAME lets it"
        open_page = request.scope["method"] in ("GET", "HEAD") and not path.startswith(("/v2/", "/api/"))
        visit = open_page and "origin" not in headers
        if not visit and not self._access.origin_may_ask(headers):
            return 403, "pages of that site may not ask this server; --allow-origin ORIGIN lets them"
        if wait := self._rate.wait(request.client):
            seconds = str(int(wait) + 1)
            return 429, f"too many requests; ask again in {seconds} s", {"retry-after": seconds}
        request.trusted = self._access.knows_token(headers)
        request.scope["newslint.trusted"] = request.trusted
        needed = path not in _OPEN_TO_ALL and not path.startswith(_TOKEN_IN_FORM)
        if needed and not request.trusted and request.scope["method"] != "OPTIONS":
            return 401, "this server asks for a token", {"www-authenticate": 'Basic realm="newslint"'}
        return None


def _too_large(largest: int) -> str:
    return f"Your text exceeds the limit of {largest:,} bytes a request; send less"


class _Gone(Exception):
    """The client has closed the connection."""


class _TooMuch(Exception):
    """More is kept for clients than there is room for."""


class _Request:
    """One request on its way in, and its answer on the way out."""

    def __init__(self, scope: Scope, receive: Receive, send: Send, access: Access, held: Held) -> None:
        self.scope, self._receive, self._send = scope, receive, send
        self.headers = {
            name.decode("latin-1"): value.decode("latin-1") for name, value in reversed(scope["headers"])
        }
        self.began = perf_counter()
        self.status = 0
        self.trusted = False
        self._origin = access.listed_origin(self.headers)
        self._more = True
        client = scope.get("client")
        self.client: str = client[0] if client else ""
        self._held = held
        self._kept = 0

    @property
    def has_body(self) -> bool:
        """True if something comes after the head."""
        return self.headers.get("content-length", "0") != "0" or "transfer-encoding" in self.headers

    async def body(self, largest: int) -> bytes | None:
        """All of the body; None if it is larger than that. It counts as kept until `let_go`."""
        parts: list[bytes] = []
        size = 0
        while self._more:
            message = await self._receive()
            if message["type"] == "http.disconnect":
                raise _Gone
            parts.append(message.get("body", b""))
            size += len(parts[-1])
            if not self._held.take(self.client, len(parts[-1])):
                raise _TooMuch
            self._kept += len(parts[-1])
            self._more = message.get("more_body", False)
            if size > largest:
                return None
        return b"".join(parts)

    def let_go(self) -> None:
        """Keep the body no longer."""
        self._held.give_back(self.client, self._kept)
        self._kept = 0

    async def _discard(self) -> None:
        left = _DISCARDED
        while self._more and left > 0:
            message = await self._receive()
            if message["type"] == "http.disconnect":
                raise _Gone
            left -= len(message.get("body", b""))
            self._more = message.get("more_body", False)

    def replay(self, body: bytes) -> Receive:
        """A way to receive the body again."""
        waiting = [body]

        async def receive() -> Message:
            if waiting:
                return {"type": "http.request", "body": waiting.pop(), "more_body": False}
            return await self._receive()

        return receive

    async def send(self, message: Message) -> None:
        """Send on, with our headers."""
        if message["type"] == "http.response.start":
            self.status = message["status"]
            message = {**message, "headers": self._with_ours(message.get("headers", []))}
        await self._send(message)

    def _with_ours(self, headers: Any) -> list[tuple[bytes, bytes]]:
        there = {name.lower() for name, _ in headers}
        ours = {**_HEADERS, "content-security-policy": _API_POLICY}
        ours["cross-origin-resource-policy"] = "cross-origin" if self._origin else "same-origin"
        ours |= self._cors()
        return [
            *headers,
            *((k.encode(), v.encode("latin-1")) for k, v in ours.items() if k.encode() not in there),
        ]

    def _cors(self) -> dict[str, str]:
        if not self._origin:
            return {"vary": "origin"}
        return {"access-control-allow-origin": self._origin, "vary": "origin"}

    async def preflight(self) -> None:
        """Tell a browser what a page from elsewhere may ask."""
        headers = {"access-control-allow-methods": "GET, POST", "access-control-max-age": "600"}
        asked = self.headers.get("access-control-request-headers", "")
        headers["access-control-allow-headers"] = asked or "authorization, content-type, accept"
        if self.headers.get("access-control-request-private-network") == "true":
            headers["access-control-allow-private-network"] = "true"
        await self._respond(204, b"", headers)

    async def refuse(
        self, status: int, why: str, headers: dict[str, str] | None = None, *, drain: bool = True
    ) -> None:
        """Answer with a refusal in words. What is still to come of the body is read and forgotten, within limits."""
        if drain and self.has_body and "expect" not in self.headers:
            try:
                await asyncio.wait_for(self._discard(), _DISCARD_WITHIN)
            except asyncio.TimeoutError:
                pass
        more = {"content-type": "text/plain; charset=utf-8", **(headers or {})}
        if self._more and self.has_body:
            more["connection"] = "close"
        await self._respond(status, f"Error: {why}".encode(), more)

    async def _respond(self, status: int, body: bytes, headers: dict[str, str]) -> None:
        listed = [(name.encode(), value.encode("latin-1")) for name, value in headers.items()]
        if status != 204:
            listed.append((b"content-length", str(len(body)).encode()))
        await self.send({"type": "http.response.start", "status": status, "headers": listed})
        await self.send({"type": "http.response.body", "body": body})
