"""What routes share: the state of the server, and how bodies and forms are read."""

from __future__ import annotations

import json
from typing import Any, NamedTuple
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import Response

from ..house_words import HouseWords
from ..http.access import Access
from ..http.metrics import Metrics
from ..options import Options
from ..work.frames import Reply
from ..work.pool import Pool

#: Fields of a form, and characters of a file's name.
_MOST_FIELDS = 50
_LONGEST_NAME = 120


class State(NamedTuple):
    """What lasts as long as the server."""

    options: Options
    pool: Pool
    words: HouseWords
    metrics: Metrics
    access: Access


class BadForm(Exception):
    """A request that makes no sense, with the status that says so and words for the client."""

    def __init__(self, message: str, status: int = 400) -> None:
        super().__init__(message)
        self.status = status


def state_of(request: Request) -> State:
    """The state of the server."""
    state: State = request.app.state.newslint
    return state


async def work(request: Request, job: dict[str, Any]) -> Reply:
    """Have a process do a job, with the house's words as they are now. Raises Unavailable and ConfigError."""
    state = state_of(request)
    state.pool.words = state.words.read()
    reply = await state.pool.do(job, request.is_disconnected)
    state.metrics.checked(reply.counts)
    return reply


def response(reply: Reply, headers: dict[str, str] | None = None) -> Response:
    """The answer of a process as it goes to the client."""
    body = reply.body if reply.status == 200 else b"Error: " + reply.body
    media = reply.media if reply.media == "application/json" else f"{reply.media}; charset=utf-8"
    return Response(body, reply.status, headers, media)


async def form_of(request: Request) -> dict[str, str]:
    """The fields of the address and of the body, the body's first. Raises BadForm."""
    fields: dict[str, str] = {}
    for part in (request.url.query, (await request.body()).decode("utf-8", "replace")):
        try:
            pairs = parse_qsl(part, keep_blank_values=True, max_num_fields=_MOST_FIELDS, errors="replace")
        except ValueError:
            raise BadForm(f"a form has at most {_MOST_FIELDS} fields") from None
        fields.update(reversed(pairs))
    return fields


async def json_of(request: Request) -> dict[str, Any]:
    """The JSON object in the body. Raises BadForm."""
    try:
        value = json.loads(await request.body())
    except (ValueError, RecursionError):
        raise BadForm('the body is no JSON; send an object such as {"text": "A story."}') from None
    if not isinstance(value, dict):
        raise BadForm('the body is no object; send one such as {"text": "A story."}')
    return value


def plain_name(name: str) -> str:
    """What a file is called, for telling its format and for reports; never a path of this machine."""
    last = name.replace("\\", "/").rpartition("/")[2]
    shown = "".join(char for char in last if char.isprintable()).strip().lstrip(".")
    if len(shown) > _LONGEST_NAME:
        stem, dot, ending = shown.rpartition(".")
        shown = f"{stem[: _LONGEST_NAME - 12]}{dot}{ending[:10]}" if dot else shown[:_LONGEST_NAME]
    return shown
