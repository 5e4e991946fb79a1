"""The stories in a file of an archive: the file itself, the members of a zip, or the pages of a WARC file."""

from __future__ import annotations

import gzip
import io
import os
import re
import zipfile
import zlib
from lzma import LZMAError

from ..readers.contents import LARGEST
from ..readers.decode import looks_binary
from ..readers.formats import by_extension
from ..readers.walk import is_news_name
from ..storage.lazy_namedtuple import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import IO, Any

    Member = dict[str, Any]

ZIPS, WARCS = (".zip",), (".warc", ".warc.gz")
_HEAD = 4096
#: Files in one zip, and how many times its size all of them may have: more is no archive of news, but a trap.
_MOST_MEMBERS, _MOST_TIMES = 2_000_000, 200
_WARC = re.compile(rb"WARC/1\.[01]\r?\n")
_CHUNK = re.compile(rb"([0-9a-fA-F]{1,8})[^\r\n]{0,200}\r\n")
#: Bytes of a line of a head, lines of one, and empty lines between records: crawlers write two.
_LONGEST_LINE, _MOST_LINES, _MOST_EMPTY = 65_536, 1000, 1000
#: What the libraries raise that read what somebody else has packed.
_DAMAGED = (
    zipfile.BadZipFile, zlib.error, LZMAError, EOFError, OSError, ValueError, NotImplementedError, RuntimeError, MemoryError,
)  # fmt: skip


def members_of(name: str, data: bytes) -> Iterator[Member]:
    """The stories in a file of that name. What is damaged is a member with no data, so that it has a row with an
    error."""
    low = name.lower()
    try:
        if low.endswith(ZIPS):
            yield from _zipped(name, data)
        elif low.endswith(WARCS):
            yield from _pages(name, data)
        elif _is_story(name, data):
            yield _member(name, data)
    except _DAMAGED:
        yield _member(name, None)


def _member(name: str, data: bytes | None, url: str = "", published: str = "", format: str = "") -> Member:
    return {"name": name, "url": url or None, "published": published or None, "format": format, "data": data}


def _is_story(name: str, data: bytes) -> bool:
    base = os.path.basename(name)
    format = by_extension(base)
    if format is None or not is_news_name(base):
        return False
    if base.lower().endswith(format.shared or "/"):
        return format.holds(data)
    return format.name == "docx" or not looks_binary(data[:_HEAD])


def _zipped(name: str, data: bytes) -> Iterator[Member]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = archive.infolist()
        if len(entries) > _MOST_MEMBERS or sum(entry.file_size for entry in entries) > _MOST_TIMES * max(
            len(data), 1 << 20
        ):
            yield _member(name, None)
            return
        for entry in entries:
            hidden = any(part.startswith((".", "__MACOSX")) for part in entry.filename.split("/"))
            if entry.is_dir() or hidden or by_extension(entry.filename) is None:
                continue
            whole = f"{name}!{entry.filename}"
            if entry.file_size > LARGEST:
                yield _member(whole, None)
                continue
            try:
                content = archive.read(entry)
            except _DAMAGED:
                yield _member(whole, None)
                continue
            if _is_story(entry.filename, content):
                yield _member(whole, content)


def _pages(name: str, data: bytes) -> Iterator[Member]:
    """The HTML pages among the responses in a WARC file, whose records may each be compressed on their own."""
    raw = io.BytesIO(data)
    opened: IO[bytes] = io.BufferedReader(gzip.GzipFile(fileobj=raw)) if data[:2] == b"\x1f\x8b" else raw
    with opened as file:
        left = _MOST_TIMES * max(len(data), 1 << 20)
        empty = 0
        while line := file.readline(_LONGEST_LINE):
            if not line.strip():
                empty += 1
                if empty > _MOST_EMPTY:
                    raise ValueError("no WARC record")
                continue
            if not _WARC.match(line):
                raise ValueError("no WARC record")
            empty = 0
            heads = _heads(file)
            length = int(heads.get("content-length", "-1"))
            left -= length
            if not 0 <= length <= LARGEST or left < 0:
                raise ValueError("a record without a length, or of an absurd one")
            content = file.read(length)
            if len(content) < length:
                raise EOFError
            if heads.get("warc-type") != "response":
                continue
            url = heads.get("warc-target-uri", "").strip("<> ")
            try:
                page = _page(content)
            except _DAMAGED:
                yield _member(url or name, None, url)
                continue
            if page is not None:
                yield _member(url or name, page, url, heads.get("warc-date", ""), "html")


def _heads(file: IO[bytes]) -> dict[str, str]:
    """The fields of a head, names in lower case, the first of each name. Raises ValueError for what is no head."""
    fields: dict[str, str] = {}
    name = ""
    for _ in range(_MOST_LINES):
        line = file.readline(_LONGEST_LINE)
        if not line.strip():
            return fields
        if not line.endswith(b"\n"):
            break
        text = line.decode("utf-8", "replace")
        if text[0] in " \t":  # goes on with the line before
            if name:
                fields[name] += f" {text.strip()}"
            continue
        key, _, value = text.partition(":")
        name = key.strip().lower()
        if name in fields:
            name = ""
        else:
            fields[name] = value.strip()
    raise ValueError("a head without an end")


def _page(content: bytes) -> bytes | None:
    """The HTML that a server answered with; None for anything else it said."""
    status, _, rest = content.partition(b"\n")
    if not re.match(rb"HTTP/\d(?:\.\d)? 200\b", status):
        return None
    file = io.BytesIO(rest)
    heads = _heads(file)
    if "html" not in heads.get("content-type", "").lower():
        return None
    body = file.read()
    if "chunked" in heads.get("transfer-encoding", "").lower():
        body = _unchunked(body)
    if "gzip" in heads.get("content-encoding", "").lower() and body[:2] == b"\x1f\x8b":
        body = zlib.decompressobj(wbits=31).decompress(body, LARGEST)
    return body


def _unchunked(body: bytes) -> bytes:
    """A body without the sizes between its chunks; as it is where crawlers took them out and left the header."""
    parts: list[bytes] = []
    at = 0
    while match := _CHUNK.match(body, at):
        size = int(match[1], 16)
        if not size:
            return b"".join(parts)
        parts.append(body[match.end() : match.end() + size])
        at = match.end() + size + 2
    return body if not parts else b"".join(parts)
