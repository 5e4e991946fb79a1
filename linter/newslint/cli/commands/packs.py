"""`newslint packs`: the packs that are installed, and installing those that a configuration names by address."""

from __future__ import annotations

import os

import click

from ...model.errors import NewslintError, PackError
from ...packs.installed import installed_names, installed_pack
from ...packs.pinned import Pin, fetch, is_address, path_of, pin_of, store, stored
from ...packs.sources import load_own
from ...reporters.shared.base import counted
from ...run.settings import Run, Selection
from ...terminal.messages import say


@click.group("packs")
def command() -> None:
    """Packs besides the files of a repository: those of installed Python packages, and those that the configuration
    names by an address and the SHA-256 of what lies there.

    \b
    # .newslint.yaml
    rules:
      - newsroom-pack
      - https://example.org/desk.yaml#sha256=2cf24dba…

    Checks fetch nothing: `newslint packs install` does, when you call it.
    """


def _named() -> list[Pin]:
    """The addresses that the configuration here names."""
    config = Run(Selection()).config("-")
    return [pin_of(name) for name in config.rules if is_address(name)]


@command.command("list")
def list_packs() -> int:
    """List packs of installed packages, and those that the configuration here names by address."""
    for name in installed_names():
        say(f"{name}  (package, {installed_pack(name)})")
    pins = _named()
    for pin in pins:
        say(f"{pin}  ({'installed' if _is_stored(pin) else 'not installed: `newslint packs install`'})")
    if not pins and not installed_names():
        say("No packs are installed, and the configuration here names none by address.")
    return 0


def _is_stored(pin: Pin) -> bool:
    try:
        return bool(stored(pin))
    except PackError:
        return False


@command.command("install")
@click.argument("addresses", nargs=-1, metavar="[ADDRESS#sha256=HASH]...")
def install(addresses: tuple[str, ...]) -> int:
    """Fetch packs by address, hold them against their hash, and keep them for checks on this machine. Without an
    address it is all that the configuration here names: look at them first with `newslint packs list`."""
    pins = [pin_of(name) for name in addresses] or _named()
    if not pins:
        raise NewslintError("the configuration here names no pack by address, and none was given")
    for pin in pins:
        if _is_stored(pin):
            say(f"{pin.address}: installed already")
            continue
        say(f"{pin.address}: fetching")
        content = fetch(pin)
        try:
            path = store(pin, content)
        except OSError as error:
            raise NewslintError(f"cannot be written: {error.strerror}", path=path_of(pin)) from None
        try:
            rules = load_own((path,))
        except PackError:
            os.unlink(path)
            raise
        say(f"{pin.address}: installed, {counted(len(rules), 'rule')}")
    return 0
