"""Which files a writing assistant may have read: none, or those of folders that the command line names."""

from __future__ import annotations

import os

from ..model.errors import NewslintError, UnreadableFile
from ..readers.contents import contents
from ..storage.place import places_of, within

#: What is said of a file that is not there, and in the same words of one outside of the folders.
_NOT_THERE = "there is no such file in the folders that may be read"


def folders_of(named: tuple[str, ...]) -> tuple[str, ...]:
    """The folders as they are called from here on. Raises NewslintError for one that is not there."""
    for folder in named:
        if not os.path.isdir(folder):
            raise NewslintError(f"{folder}: no such folder")
    return tuple(os.path.abspath(folder) for folder in named)


def read_allowed(path: str, folders: tuple[str, ...]) -> bytes:
    """The bytes of a file; a relative path is looked for in one folder after the other. Raises UnreadableFile."""
    if not folders:
        raise UnreadableFile(
            "no file may be read: send the text, or start the server with --folder", path=path
        )
    places = places_of(folders)
    for folder in folders:
        place = os.path.join(folder, path)
        found = within(place, places) if "\0" not in place else None
        if found and os.path.isfile(found):
            return contents(found)
    raise UnreadableFile(_NOT_THERE, path=path)
