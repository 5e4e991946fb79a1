"""How the server and its processes talk: a length in four bytes, then a value as `marshal` writes it."""

from __future__ import annotations

import marshal
from typing import IO, Any, NamedTuple

#: Bytes of the length before each value.
HEAD = 4


class Reply(NamedTuple):
    """What a job comes to: an HTTP status, the type of the body, the body, and numbers for the metrics (`words` that were
    read, and findings by family)."""

    status: int
    media: str
    body: bytes
    counts: dict[str, int]


def packed(value: Any) -> bytes:
    """A value with its length before it."""
    data = marshal.dumps(value)
    return len(data).to_bytes(HEAD, "big") + data


def read(stream: IO[bytes]) -> Any:
    """The next value of a stream; None where it has ended."""
    head = stream.read(HEAD)
    if len(head) < HEAD:
        return None
    size = int.from_bytes(head, "big")
    data = stream.read(size)
    return marshal.loads(data) if len(data) == size else None
