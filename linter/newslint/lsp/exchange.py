"""What the server and the processes that check send each other, and how it goes through a pipe."""

from __future__ import annotations

import pickle
import struct
from collections.abc import Mapping
from typing import Any, NamedTuple

from ..model.finding import FileResult
from ..model.span import Span

_LENGTH = struct.Struct("<Q")
#: How many bytes say how long a message is.
HEAD = _LENGTH.size


class Request(NamedTuple):
    """A method of `Session` to call, for the options of an editor. With another `generation` than last time
    everything is read anew."""

    generation: int
    options: dict[str, Any]
    method: str
    arguments: tuple[Any, ...]


class Failure(NamedTuple):
    """A bug of ours, in one line."""

    message: str


class Checked(NamedTuple):
    """The check of a text. `result` comes without article, lines and text. `order` is how a directive is written in
    the format of the article, with `{}` for what it orders ("" where none can be given), `paragraphs` are the offsets
    where the paragraphs of the findings begin, `pages` the addresses of what can be read about their rules. Where it is
    `unsettled`, to check the same text again may find more, or less."""

    result: FileResult
    order: str
    paragraphs: tuple[int, ...]
    pages: Mapping[str, str]
    unsettled: bool = False


class Change(NamedTuple):
    """A change to the configuration at `path`: `text` in the place of `span`, None where it says that already.
    `written` if it is made on the disk."""

    path: str
    span: Span | None
    text: str
    written: bool


def packed(message: object) -> bytes:
    """A message as it goes through a pipe."""
    body = pickle.dumps(message, protocol=4)
    return _LENGTH.pack(len(body)) + body


def length_of(head: bytes) -> int:
    """How long the message is that begins so."""
    return int(_LENGTH.unpack(head)[0])


def unpacked(body: bytes) -> Any:
    """A message that the other end has packed."""
    return pickle.loads(body)
