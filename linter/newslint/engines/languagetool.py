"""LanguageTool: a server asked over HTTP, started here or running somewhere."""

from __future__ import annotations

import atexit
from bisect import bisect_right
from collections.abc import Callable, Iterator
from typing import Any

from ..model.engine_match import EngineMatch, EngineResult
from ..model.span import Span
from .http_client import post
from .interface import EngineFailure, EngineRequest
from .languagetool_server import Server

_LANGUAGES = {"us": "en-US", "gb": "en-GB", "ca": "en-CA", "intl": "en"}
#: Longer texts are asked in parts: servers refuse texts from some length on.
_PART = 18_000
#: Replacements that are kept of a match.
_MOST_REPLACEMENTS = 20


def code_points(text: str) -> Callable[[int], int]:
    """From offsets in UTF-16 units, which LanguageTool counts in, to code points."""
    wide = [at + number for number, at in enumerate(at for at, char in enumerate(text) if ord(char) > 0xFFFF)]
    return lambda offset: offset - bisect_right(wide, offset - 1)


def parts_of(text: str, most: int = _PART) -> list[Span]:
    """Stretches of a text that end at paragraphs, none longer than `most` unless a paragraph is."""
    parts: list[Span] = []
    start = at = 0
    while start < len(text):
        if len(text) - start <= most:
            parts.append(Span(start, len(text)))
            break
        at = text.rfind("\n", start, start + most)
        if at < start:
            at = text.find("\n", start + most)
        at = len(text) if at < 0 else at + 1
        parts.append(Span(start, at))
        start = at
    return parts


def start(request: EngineRequest) -> LanguageTool:
    """The engine of a request; its option `url` is the address of a server that runs already. Raises EngineFailure."""
    request.check_options("url")
    return LanguageTool(request.options.get("url", ""), request.variety, request.timeout)


class LanguageTool:
    """A LanguageTool server; `url` is "" to start one here, which ends with this process at the latest."""

    def __init__(self, url: str, variety: str, timeout: float) -> None:
        self._timeout = timeout
        self._language = _LANGUAGES.get(variety, "en-US")
        self._server: Server | None = None
        if url:
            self._url = url.rstrip("/").removesuffix("/v2")
        else:
            self._server = Server(timeout)
            self._url = self._server.url
            atexit.register(self.close)

    def check(self, text: str) -> EngineResult:
        """All matches of the server, and of the document the `language` it was checked in with the one that was
        `detected`. Raises EngineFailure if it does not answer in time, or with nonsense."""
        found: list[EngineMatch] = []
        document: dict[str, object] = {}
        for part in parts_of(text):
            piece = part.of(text)
            if not piece.strip():
                continue
            answer = self._ask(piece)
            try:
                found += _matches(answer, piece, part.start)
                document = document or _document(answer)
            except (KeyError, TypeError, AttributeError, ValueError, OverflowError):
                raise EngineFailure(f"{self._url} answers, but not as LanguageTool does") from None
        return EngineResult(tuple(found), document)

    def _ask(self, text: str) -> Any:
        import json

        content = post(f"{self._url}/v2/check", {"language": self._language, "text": text}, self._timeout)
        try:
            return json.loads(content)
        except (ValueError, RecursionError):
            raise EngineFailure(f"{self._url} answers, but not as LanguageTool does") from None

    def close(self) -> None:
        """End the server if it is ours."""
        server, self._server = self._server, None
        if server is not None:
            server.close()
            atexit.unregister(self.close)


def _matches(answer: Any, piece: str, start: int) -> Iterator[EngineMatch]:
    at = code_points(piece)
    for match in answer["matches"]:
        offset, length = int(match["offset"]), int(match["length"])
        span = Span(start + at(offset), start + at(offset + length))
        if offset < 0 or length < 1 or span.end > start + len(piece):
            raise ValueError("a place outside of the text")
        replacements = tuple(str(item["value"]) for item in match["replacements"][:_MOST_REPLACEMENTS])
        rule = match["rule"]
        sure = rule.get("confidence")
        score = float(sure) if isinstance(sure, (int, float)) else None
        yield EngineMatch(str(rule["id"]), span, str(match["message"]), replacements, score)


def _document(answer: Any) -> dict[str, object]:
    """What an answer says of the language; servers of old say nothing."""
    language = answer.get("language") or {}
    said = {
        "language": language.get("code"),
        "detected": (language.get("detectedLanguage") or {}).get("code"),
    }
    return {name: str(code) for name, code in said.items() if code}
