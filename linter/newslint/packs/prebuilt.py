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
_ABOUT = "about"
#: Seconds after the file was put there in which other files of the same installation may be.
_INSTALLING = 120


def _about(root: str) -> tuple[list[tuple[str, int]], float]:
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
    about = stored.get(_ABOUT) if stored is not None else None
    if about is None:
        return None
    version, python, files = marshal.loads(about)
    if version != __version__ or python[0] != sys.version_info[0] or python > sys.version_info[:2]:
        return None
    now, newest = _about(root)
    return stored if files == now and newest <= installed + _INSTALLING else None


def build() -> None:
    """Compile the packs that ship, and put the file beside them. Raises PackError, OSError."""
    from .. import __version__
    from .rule_set import RuleSet
    from .sources import load_packs, shipped_root

    root = shipped_root()
    about = marshal.dumps((__version__, sys.version_info[:2], _about(root)[0]))
    parts = {_ABOUT: about, **RuleSet.of(load_packs()).dump()}
    with open(os.path.join(root, FILE), "wb") as file:
        file.write(cache.as_file(parts))
