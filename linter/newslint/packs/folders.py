"""The files of a pack: what lies below a folder, without going round in circles or through a whole disk."""

from __future__ import annotations

import os
from collections.abc import Iterator

from ..model.errors import PackError

#: A folder of packs has fewer files and folders than this, and is less deep.
MOST_ENTRIES = 20_000
_DEPTH = 12

#: How the files end that decide what the rules that ship are; `.dat` are word lists as they are searched.
SHIPPED_DATA = (".yaml", ".yml", ".txt", ".tsv", ".dat")


def shipped_root() -> str:
    """The folder of the packs that ship with newslint."""
    from importlib import import_module

    return str(import_module("newslint_rules").__path__[0])


def files_below(root: str, endings: tuple[str, ...]) -> list[str]:
    """The paths of all files below a folder whose names end so, pipes and devices among them, sorted by folder
    and name. Links to folders are not followed, hidden folders and `__pycache__` left out. Raises PackError
    if the folder holds too much to be one of packs."""
    found: list[str] = []
    seen = 0
    waiting = [(root, 0)]
    while waiting:
        folder, depth = waiting.pop()
        for entry in _entries(folder):
            seen += 1
            if seen > MOST_ENTRIES or depth > _DEPTH:
                limits = f"more than {MOST_ENTRIES:,}, or {_DEPTH} deep"
                what = f"too many files and folders for a folder of packs ({limits})"
                raise PackError([f"{root}: {what}; name the folder the packs lie in"])
            if entry.is_dir(follow_symlinks=False):
                if not entry.name.startswith(("__", ".")):
                    waiting.append((entry.path, depth + 1))
            elif entry.name.endswith(endings) and not _is_folder(entry):
                found.append(entry.path)
    return sorted(found, key=lambda path: path.split(os.sep))


def _entries(folder: str) -> Iterator[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            yield from entries
    except OSError:
        return


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False
