"""What an editor sends, held against the protocol before the library reads it: a message says how long it is."""

from __future__ import annotations

from typing import BinaryIO

#: No header line and no message is longer, in bytes. An article is a few thousand.
_LONGEST_LINE = 4096
_LONGEST = 256 * 1024 * 1024
#: A header has a line or two.
_MOST_LINES = 20


class Frames:
    """Standard input for the library. What is no message of the protocol ends it; `mistake` then says why. `ended` is true
    where nothing more can come."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._length: int | None = None
        self._lines = 0
        self.mistake = ""
        self.ended = False

    def readline(self) -> bytes:
        """A line of a header, b"" at the end."""
        line = b"" if self.ended else self._stream.readline(_LONGEST_LINE)
        self._lines += 1
        if not line:
            return self._end()
        if not line.endswith(b"\n"):
            return self._end("a header line without an end")
        name, _, value = line.partition(b":")
        if not line.strip():
            if self._length is None:
                return self._end("a message without Content-Length")
            self._lines, self._length = 0, None
            return line
        if self._lines > _MOST_LINES:
            return self._end("a header without an end")
        if name.strip().lower() != b"content-length":
            return line
        number = value.strip()
        if (
            not (number.isdigit() and len(number) < 12 and 0 < int(number) <= _LONGEST)
            or self._length is not None
        ):
            shown = number[:40].decode("ascii", "replace")
            return self._end(f"a message with Content-Length '{shown}'")
        self._length = int(number)
        return b"Content-Length: %d\r\n" % self._length

    def read(self, size: int) -> bytes:
        """The body of a message; b"" if less than all of it comes."""
        body = self._stream.read(size)
        return body if len(body) == size else self._end("less than a whole message")

    def _end(self, mistake: str = "") -> bytes:
        self.ended = True
        self.mistake = self.mistake or mistake
        return b""
