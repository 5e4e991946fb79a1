"""The rules that ship, compiled when newslint was packed: the first run after installing finds them ready.

A wheel holds them in a file beside the packs. A checkout has no such file; there the first run compiles them.
"""

from __future__ import annotations

import marshal
import os
import sys

from ..storage import cache
from ..storage.lazy_namedtuple import TYPE_CHECKING
from .folders import SHIPPED_DATA, files_below

if TYPE_CHECKING:
    from ..storage.cache import Parts

#: The file, in the folder of the packs. Its ending is none of those of packs and word lists.
FILE = "compiled.bin"
#: The part of it that says what it was made from, and by which newslint.
ABOUT = "about"
#: Seconds after the file was put there in which other files of the same installation may be.
_INSTALLING = 120


def about(root: str) -> tuple[list[tuple[str, int]], float]:
    """What the packs and word lists of a folder are, by their names and sizes, and when the last one was changed."""
    files = []
    newest = 0.0
    for path in files_below(root, SHIPPED_DATA):
        status = os.stat(path)
        files.append((path[len(root) :].replace(os.sep, "/").lstrip("/"), status.st_size))
        newest = max(newest, status.st_mtime)
    return files, newest


def find(root: str) -> Parts | None:
    """What was compiled from the packs of a folder, or None: none was, another version of newslint or a newer
    Python did it (its regular expressions may be too new), or the packs have been changed since."""
    from .. import __version__

    path = os.path.join(root, FILE)
    try:
        installed = os.stat(path).st_mtime
    except OSError:
        return None
    stored = cache.read_parts(path)
    made_from = stored.get(ABOUT) if stored is not None else None
    if made_from is None:
        return None
    version, python, files = marshal.loads(made_from)
    if version != __version__ or python[0] != sys.version_info[0] or python > sys.version_info[:2]:
        return None
    files_now, newest = about(root)
    return stored if files == files_now and newest <= installed + _INSTALLING else None
