"""Compiled packs on disk, keyed by the content of the packs, so that a run need not read YAML."""

from __future__ import annotations

import marshal
import os
import sys
from typing import Any

try:  # the same function as hashlib's, without loading OpenSSL
    from _blake2 import blake2b
except ImportError:  # pragma: no cover - another implementation of Python
    from hashlib import blake2b

_MAGIC = b"newslint-packs-1\n"
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
    """Store plain data under a name, whole or not at all. A folder that cannot be written is no error:
    the next run compiles again."""
    body = marshal.dumps(data)
    target = os.path.join(folder(), name)
    temporary = f"{target}.{os.getpid()}.tmp"
    try:
        os.makedirs(folder(), exist_ok=True)
        with open(temporary, "wb") as file:
            file.write(_MAGIC + blake2b(body, digest_size=_DIGEST).digest() + body)
        os.replace(temporary, target)
    except OSError:
        _remove(temporary)
        return
    _forget_old(name)


def _remove(path: str) -> None:
    try:
        os.unlink(path)
    except OSError:
        pass


def _forget_old(name: str) -> None:
    """Keep the dozen newest files beside `name`; older ones belong to packs that have changed since."""
    prefix = name.split("-")[0]
    try:
        entries = [entry for entry in os.scandir(folder()) if entry.name.startswith(prefix)]
        entries.sort(key=lambda entry: entry.stat().st_mtime, reverse=True)
    except OSError:
        return
    for entry in entries[12:]:
        _remove(entry.path)
