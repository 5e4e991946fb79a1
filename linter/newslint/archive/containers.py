"""The stories in a file of an archive: the file itself, the members of a zip, or the pages of a WARC file."""

from __future__ import annotations

import gzip
import io
import os
import re
import zipfile
import zlib
from email.parser import BytesParser

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
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError):
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
            except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError):
                yield _member(whole, None)
                continue
            if _is_story(entry.filename, content):
                yield _member(whole, content)


def _pages(name: str, data: bytes) -> Iterator[Member]:
    """The HTML pages among the responses in a WARC file, whose records may each be compressed on their own."""
    raw = io.BytesIO(data)
    opened: IO[bytes] = io.BufferedReader(gzip.GzipFile(fileobj=raw)) if data[:2] == b"\x1f\x8b" else raw
    with opened as file:
        while line := file.readline():
            if not line.strip():
                continue
            if not _WARC.match(line):
                raise ValueError("no WARC record")
            heads = BytesParser().parsebytes(_heads(file), headersonly=True)
            length = int(heads.get("Content-Length", "-1"))
            if not 0 <= length <= LARGEST:
                raise ValueError("a record without a length, or of an absurd one")
            content = file.read(length)
            if len(content) < length:
                raise EOFError
            url = heads.get("WARC-Target-URI", "").strip("<> ")
            if heads.get("WARC-Type") == "response" and (page := _page(content)) is not None:
                yield _member(url or name, page, url, heads.get("WARC-Date", ""), "html")


def _heads(file: IO[bytes]) -> bytes:
    lines = []
    while (line := file.readline()) and line.strip():
        lines.append(line)
    return b"".join(lines) + b"\r\n"


def _page(content: bytes) -> bytes | None:
    """The HTML that a server answered with; None for anything else it said."""
    status, _, rest = content.partition(b"\n")
    if not re.match(rb"HTTP/\d(?:\.\d)? 200\b", status):
        return None
    file = io.BytesIO(rest)
    heads = BytesParser().parsebytes(_heads(file), headersonly=True)
    if "html" not in heads.get("Content-Type", ""):
        return None
    body = file.read()
    if "chunked" in heads.get("Transfer-Encoding", "").lower():
        body = _unchunked(body)
    if "gzip" in heads.get("Content-Encoding", "").lower() and body[:2] == b"\x1f\x8b":
        body = zlib.decompressobj(wbits=31).decompress(body, LARGEST)
    return body


def _unchunked(body: bytes) -> bytes:
    """A body without the sizes between its chunks; as it is where crawlers took them out and left the header."""
    parts: list[bytes] = []
    at = 0
    while match := re.compile(rb"([0-9a-fA-F]{1,8})[^\r\n]{0,200}\r\n").match(body, at):
        size = int(match[1], 16)
        if not size:
            return b"".join(parts)
        parts.append(body[match.end() : match.end() + size])
        at = match.end() + size + 2
    return body if not parts else b"".join(parts)
