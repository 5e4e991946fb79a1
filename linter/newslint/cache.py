"""What a run may leave on disk for the next: compiled packs, patterns, configurations, results.

Everything here can be thrown away at any time. Names say what the content was made from, so nothing is
ever out of date."""

from __future__ import annotations

import marshal
import os
import sys

from .record import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

try:  # the same function as hashlib's, without loading OpenSSL
    from _blake2 import blake2b
except ImportError:  # pragma: no cover - another implementation of Python
    from hashlib import blake2b

_MAGIC = b"newslint-cache-2\n"
_DIGEST = 16


def folder() -> str:
    """Where cached files go: $NEWSLINT_CACHE_DIR, else the user's cache folder."""
    if chosen := os.environ.get("NEWSLINT_CACHE_DIR"):
        return chosen
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or os.path.expanduser("~")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    return os.path.join(base, "newslint")


def digest(*parts: bytes) -> str:
    """A name for content: the hash of all parts and their lengths, as hexadecimal text."""
    state = blake2b(digest_size=_DIGEST)
    for part in parts:
        state.update(b"%d:" % len(part))
        state.update(part)
    return str(state.hexdigest())


def read(name: str) -> Any | None:
    """What was stored under a name, or None if nothing sound is there."""
    try:
        with open(os.path.join(folder(), name), "rb") as file:
            content = file.read()
    except OSError:
        return None
    head = len(_MAGIC)
    body = memoryview(content)[head + _DIGEST :]
    if (
        content[:head] != _MAGIC
        or blake2b(body, digest_size=_DIGEST).digest() != content[head : head + _DIGEST]
    ):
        return None
    try:
        return marshal.loads(body)
    except (ValueError, EOFError, TypeError):
        return None


def write(name: str, data: Any) -> None:
    """Store plain data under a name (which may begin with a folder), whole or not at all. A disk that
    cannot be written or is full is no error: the next run does the work again."""
    body = marshal.dumps(data)
    target = os.path.join(folder(), name)
    temporary = os.path.join(folder(), f"{name.replace('/', '-')}.{os.getpid()}.tmp")
    content = _MAGIC + blake2b(body, digest_size=_DIGEST).digest() + body
    try:
        try:
            _put(temporary, content, target)
        except FileNotFoundError:
            os.makedirs(os.path.dirname(target), exist_ok=True)
            _put(temporary, content, target)
    except OSError:
        _remove(temporary)
        return
    if "-" in name:
        forget_old(name.split("-")[0])


def _put(temporary: str, content: bytes, target: str) -> None:
    with open(temporary, "wb") as file:
        file.write(content)
    os.replace(temporary, target)


def _remove(path: str) -> None:
    try:
        os.unlink(path)
    except OSError:
        pass


def forget_old(sort: str) -> None:
    """Keep the dozen newest files whose names begin with `sort`; older ones were made from what has changed
    since, or are what runs that were killed had begun to write."""
    try:
        entries = [entry for entry in os.scandir(folder()) if entry.name.startswith(f"{sort}-")]
        entries.sort(key=lambda entry: entry.stat().st_mtime, reverse=True)
    except OSError:
        return
    for entry in entries[12:]:
        _remove(entry.path)
