"""`/v2/...`: LanguageTool's protocol."""

from __future__ import annotations

import asyncio
import json
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from ...engines.interface import EngineFailure
from ..languagetool import merge
from ..languagetool.answer import software
from ..languagetool.languages import listed
from ..languagetool.params import BadRequest, read_check
from .shared import BadForm, form_of, response, state_of, work

#: Seconds another LanguageTool server has for its answer.
_THEIR_TIME = 20.0
#: Words listed at a time where the client does not say.
_WORDS = 10


async def _form(request: Request) -> dict[str, str]:
    """The form, of a client that may ask. Raises BadForm."""
    form = await form_of(request)
    if not request.scope["newslint.trusted"] and not state_of(request).access.is_token(
        form.get("apiKey", "")
    ):
        raise BadForm("this server asks for a token: send it as a bearer, or as 'apiKey'", 403)
    return form


async def _check(request: Request) -> Response:
    form = await _form(request)
    url = state_of(request).options.languagetool
    try:
        asked = read_check(form, other_languages=bool(url))
    except BadRequest as error:
        raise BadForm(str(error)) from None
    if not url:
        return response(await work(request, asked.job()))
    theirs, reply = await asyncio.gather(_their_answer(url, form), work(request, asked.job()))
    if reply.status != 200:
        return response(reply)
    ours: dict[str, Any] = json.loads(reply.body)
    if isinstance(theirs, str):
        return JSONResponse(merge.without_theirs(ours, theirs))
    return JSONResponse(merge.merged(ours, theirs))


async def _their_answer(url: str, form: dict[str, str]) -> dict[str, Any] | str:
    """What the other server says, or why it does not."""
    try:
        # many may ask at a time, and what waits for its turn waits no longer than one that is asked
        return await asyncio.wait_for(asyncio.to_thread(merge.ask, url, form, _THEIR_TIME), _THEIR_TIME + 1)
    except EngineFailure as error:
        return str(error)
    except asyncio.TimeoutError:
        return f"{url} is too slow for all that is asked of it"


async def _languages(request: Request) -> Response:
    await _form(request)
    return JSONResponse(listed())


async def _info(request: Request) -> Response:
    await _form(request)
    return JSONResponse({"software": software()})


def _number(form: dict[str, str], name: str, default: int, most: int) -> int:
    value = form.get(name, "")
    if not value:
        return default
    if not (value.isascii() and value.isdigit() and len(value) < 9):
        raise BadForm(f"'{name}' is a number")
    return min(int(value), most)


async def _words(request: Request) -> Response:
    form = await _form(request)
    words = state_of(request).words.read()
    start, most = _number(form, "offset", 0, len(words)), _number(form, "limit", _WORDS, 500)
    return JSONResponse({"words": list(words[start : start + most])})


def _word(form: dict[str, str]) -> str:
    if not form.get("word", "").strip():
        raise BadForm("Missing 'word' parameter")
    return form["word"]


async def _add(request: Request) -> Response:
    word = _word(await _form(request))
    try:
        return JSONResponse({"added": state_of(request).words.add(word)})
    except ValueError as error:
        raise BadForm(str(error)) from None


async def _delete(request: Request) -> Response:
    word = _word(await _form(request))
    return JSONResponse({"deleted": state_of(request).words.delete(word)})


ROUTES = (
    Route("/v2/check", _check, methods=["GET", "POST"]),
    Route("/v2/languages", _languages, methods=["GET"]),
    Route("/v2/info", _info, methods=["GET"]),
    Route("/v2/words", _words, methods=["GET"]),
    Route("/v2/words/add", _add, methods=["POST"]),
    Route("/v2/words/delete", _delete, methods=["POST"]),
)
