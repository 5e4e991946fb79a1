"""`/api/...`: newslint's own interface. A text comes as JSON, `{"text": ..., "name": ...}`, or a file as the body itself with
its name in the address; the name tells the format, and nothing else."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from .openapi import description
from .shared import BadForm, json_of, plain_name, response, work

_OPTIONS = ("level", "select", "ignore", "enable", "unsafe", "all_rules", "hidden")
_LISTS = frozenset(("select", "ignore", "enable", "hidden"))
#: Names of a list in a request.
_MOST_NAMES = 5000

Answer = Callable[[Request], Awaitable[Response]]


async def _job(request: Request, job: str) -> dict[str, Any]:
    """The request as a process understands it. Raises BadForm."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == "application/json":
        value = await json_of(request)
        read = {"job": job, **_text(value, "data"), "options": _options(value)}
        if job == "compare":
            source = value.get("source")
            if not isinstance(source, dict):
                raise BadForm('\'source\' is missing: {"text": ..., "source": {"text": ...}}')
            read |= _text(source, "source")
        return read
    if job == "compare":
        raise BadForm("story and wire copy come together as JSON, with content type application/json", 415)
    name = plain_name(request.query_params.get("name", ""))
    options: dict[str, Any] = {}
    for key in _OPTIONS:
        if key in request.query_params:
            said = request.query_params[key]
            options[key] = said.split(",") if key in _LISTS else said
    return {"job": job, "data": await request.body(), "data_name": name, "options": _options(options)}


def _text(value: dict[str, Any], key: str) -> dict[str, Any]:
    text, name = value.get("text"), value.get("name", "")
    if not isinstance(text, str):
        raise BadForm("'text' is missing")
    if not isinstance(name, str):
        raise BadForm("'name' is the name of a file, such as story.md")
    return {
        key: text.encode("utf-16", "surrogatepass").decode("utf-16", "replace"),
        f"{key}_name": plain_name(name),
    }


def _options(value: dict[str, Any]) -> dict[str, Any]:
    """What a request says of rules and levels. Raises BadForm."""
    options: dict[str, Any] = {}
    for key in _OPTIONS:
        said = value.get(key)
        if said is None:
            continue
        if key in _LISTS:
            names = isinstance(said, list) and len(said) <= _MOST_NAMES
            if not names or not all(isinstance(name, str) for name in said):
                raise BadForm(f"'{key}' is a list of at most {_MOST_NAMES:,} names")
            options[key] = list(said)
        elif key == "level":
            if not isinstance(said, str):
                raise BadForm("'level' is suggestion, warning or error")
            options[key] = said
        else:
            options[key] = said is True or said in ("true", "1")
    return options


def _asks(job: str, headers: dict[str, str] | None = None) -> Answer:
    async def answer(request: Request) -> Response:
        return response(await work(request, await _job(request, job)), headers)

    return answer


async def _rules(request: Request) -> Response:
    return response(await work(request, {"job": "rules"}))


async def _description(request: Request) -> Response:
    return JSONResponse(description())


_SAVED = {"content-disposition": 'attachment; filename="newslint-report.html"'}

ROUTES = (
    *(
        Route(f"/api/{job}", _asks(job), methods=["POST"])
        for job in ("check", "read", "quotes", "facts", "compare", "fix")
    ),
    Route("/api/report", _asks("html", _SAVED), methods=["POST"]),
    Route("/api/rules", _rules, methods=["GET"]),
    Route("/api/openapi.json", _description, methods=["GET"]),
)
