"""Packs named by an address and the SHA-256 of what lies there: `https://example.org/desk.yaml#sha256=…`.

A check never fetches anything. It uses what somebody installed on this machine by `newslint packs install`, and only if it
is, byte for byte, what the name says.
"""

from __future__ import annotations

import os
import re

from ..model.errors import PackError
from ..storage.lazy_namedtuple import NamedTuple
from ..storage.safe_read import MOST, read_regular
from ..storage.user_folders import user_folder

#: The variable that names the folder for installed packs.
VARIABLE = "NEWSLINT_PACKS_DIR"
_PIN = r"(?P<address>[!-\"$-~]+\.ya?ml)#sha256=(?P<hash>[0-9a-f]{64})"
#: Seconds until a server says something, and until all of its answer is there.
_PATIENCE = 30.0
_WHOLE = 120.0


class Pin(NamedTuple):
    """An address, and the SHA-256 (64 hexadecimal digits) of the content."""

    address: str
    sha256: str

    def __str__(self) -> str:
        return f"{self.address}#sha256={self.sha256}"


def is_address(name: str) -> bool:
    """True if the name of a pack is an address of the web."""
    return "://" in name


def pin_of(name: str) -> Pin:
    """The parts of a name that is an address. Raises PackError for one that is not safe to use."""
    found = re.fullmatch(_PIN, name)
    if found is None:
        raise PackError(
            [
                f"{name}: the address of a pack ends in .yaml and has its hash: https://example.org/desk.yaml#sha256=…"
            ]
        )
    address = found["address"]
    if not address.startswith("https://") and not re.match(r"http://(?:127\.0\.0\.1|localhost)[:/]", address):
        raise PackError([f"{name}: the address of a pack begins with https://"])
    if "@" in address.split("/")[2]:
        raise PackError([f"{name}: the address of a pack holds no password"])
    return Pin(address, found["hash"])


def folder() -> str:
    """Where installed packs lie."""
    if chosen := os.environ.get(VARIABLE):
        return chosen
    own = user_folder(("XDG_DATA_HOME", ".local/share"), ("LOCALAPPDATA", "AppData/Local"))
    return os.path.join(own, "packs")


def path_of(pin: Pin) -> str:
    """Where the content of a pin lies, if it is installed."""
    return os.path.join(folder(), f"{pin.sha256}.yaml")


def stored(pin: Pin) -> str:
    """The path of an installed pack. Raises PackError if it is not there, or is not what the pin says."""
    path = path_of(pin)
    try:
        content = read_regular(path)
    except OSError:
        message = (
            f"{pin.address}: this pack is not installed on this machine; `newslint packs install` fetches it"
        )
        raise PackError([message]) from None
    if _sha256(content) != pin.sha256:
        raise PackError(
            [f"{path}: has been changed since it was installed; `newslint packs install` mends it"]
        )
    return path


def fetch(pin: Pin, seconds: float = _WHOLE) -> bytes:
    """What lies at the address of a pin. Nothing else is asked: redirections are not followed. Raises PackError if it
    cannot be had within so many seconds or is not what the pin says."""
    from threading import Thread

    had: list[bytes | PackError] = []

    def ask() -> None:
        try:
            had.append(_answer(pin))
        except PackError as error:
            had.append(error)

    # a server that sends a byte now and then keeps a reader for ever, whatever it waits for each of them
    asking = Thread(target=ask, daemon=True)
    asking.start()
    asking.join(seconds)
    content = had[0] if had else PackError([f"{pin.address}: did not answer within {seconds:g} s"])
    if isinstance(content, PackError):
        raise content
    if len(content) > MOST:
        raise PackError([f"{pin.address}: is larger than {MOST:,} bytes"])
    if (found := _sha256(content)) != pin.sha256:
        raise PackError([f"{pin.address}: is not what was pinned: its SHA-256 is {found}"])
    return content


def _answer(pin: Pin) -> bytes:
    """What a server says, one byte more than a pack may have at most. Raises PackError."""
    from http.client import HTTPException
    from urllib.error import HTTPError, URLError
    from urllib.request import HTTPRedirectHandler, build_opener

    class NoRedirections(HTTPRedirectHandler):
        def redirect_request(self, *_: object) -> None:
            """None: the answer itself is the error."""

    try:
        with build_opener(NoRedirections).open(pin.address, timeout=_PATIENCE) as answer:
            content: bytes = answer.read(MOST + 1)
            return content
    except HTTPError as error:
        what = (
            "is a redirection; name where it leads to" if 300 <= error.code < 400 else f"answers {error.code}"
        )
        raise PackError([f"{pin.address}: {what}"]) from None
    except (URLError, HTTPException, OSError, ValueError) as error:  # the last of names no host can have
        reason = getattr(error, "reason", None) or error
        raise PackError([f"{pin.address}: cannot be fetched: {reason}"]) from None


def store(pin: Pin, content: bytes) -> str:
    """Put the content of a pin where checks find it, and give its path. Raises OSError."""
    from ..storage.atomic_write import replacing

    os.makedirs(folder(), exist_ok=True)
    path = path_of(pin)
    with replacing(path) as file:
        file.write(content)
    return path


def _sha256(content: bytes) -> str:
    from hashlib import sha256

    return sha256(content).hexdigest()
