"""LanguageTool: a server asked over HTTP, started here or running somewhere."""

from __future__ import annotations

import atexit
from bisect import bisect_right
from collections.abc import Callable
from typing import Any

from ..model.engine_match import EngineMatch
from ..model.span import Span
from . import EngineFailure
from .server import Server

_LANGUAGES = {"us": "en-US", "gb": "en-GB", "ca": "en-CA", "intl": "en"}
#: Longer texts are asked in parts: servers refuse texts from some length on.
_PART = 18_000


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

    def check(self, text: str) -> tuple[EngineMatch, ...]:
        """All matches of the server. Raises EngineFailure if it does not answer in time, or with nonsense."""
        found: list[EngineMatch] = []
        for part in parts_of(text):
            piece = part.of(text)
            if not piece.strip():
                continue
            answer = self._ask(piece)
            at = code_points(piece)
            try:
                for match in answer["matches"]:
                    start = part.start + at(match["offset"])
                    end = part.start + at(match["offset"] + match["length"])
                    replacements = tuple(str(item["value"]) for item in match["replacements"])
                    found.append(
                        EngineMatch(
                            str(match["rule"]["id"]), Span(start, end), str(match["message"]), replacements
                        )
                    )
            except (KeyError, TypeError):
                raise EngineFailure(f"{self._url} answers, but not as LanguageTool does") from None
        return tuple(found)

    def _ask(self, text: str) -> Any:
        import json
        from urllib.error import HTTPError, URLError
        from urllib.parse import urlencode
        from urllib.request import urlopen

        body = urlencode({"language": self._language, "text": text}).encode()
        try:
            with urlopen(f"{self._url}/v2/check", body, timeout=self._timeout) as answer:
                return json.load(answer)
        except HTTPError as error:
            said = error.read(200).decode(errors="replace").strip()
            raise EngineFailure(f"{self._url} refuses: {error.code} {said or error.reason}") from None
        except TimeoutError:
            raise EngineFailure(f"{self._url} did not answer within {self._timeout:g} s") from None
        except URLError as error:
            if isinstance(error.reason, TimeoutError):
                raise EngineFailure(f"{self._url} did not answer within {self._timeout:g} s") from None
            raise EngineFailure(f"no LanguageTool answers at {self._url} ({error.reason})") from None
        except ValueError as error:
            raise EngineFailure(f"{self._url} answers, but not as LanguageTool does ({error})") from None
        except OSError as error:
            raise EngineFailure(f"the connection to {self._url} broke ({error})") from None

    def close(self) -> None:
        """End the server if it is ours."""
        server, self._server = self._server, None
        if server is not None:
            server.close()
            atexit.unregister(self.close)
