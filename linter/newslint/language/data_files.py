"""The data files that kinds of check bring along: `words/*.dat` of the packs that ship.

They are no part of the compiled packs: a kind opens one when an article gives it reason to.
"""

from __future__ import annotations

from functools import cache


def path_of(name: str) -> str:
    """Where a file of `words/` lies."""
    from importlib import import_module

    return f"{import_module('newslint_rules').__path__[0]}/words/{name}"


@cache
def read_bytes(name: str) -> bytes:
    """A file of `words/` as bytes, read once a run."""
    with open(path_of(name), "rb") as file:
        return file.read()


@cache
def read_ascii(name: str) -> str:
    """A file of `words/` that holds ASCII only, read once a run."""
    with open(path_of(name), encoding="ascii") as file:
        return file.read()
