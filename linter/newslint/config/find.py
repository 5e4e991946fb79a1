"""Which configuration file holds in a folder."""

from __future__ import annotations

import os
from collections.abc import Iterator

from .. import __version__
from ..storage import cache
from ..storage.safe_read import read_regular

NAMES = (".newslint.yaml", ".newslint.yml", "pyproject.toml", "setup.cfg")


def is_repository(folder: str) -> bool:
    """True if a folder is the top of a git repository, a worktree or a submodule."""
    return os.path.lexists(os.path.join(folder, ".git"))


def upwards(folder: str) -> Iterator[str]:
    """A folder and those above it, up to the top of the repository it lies in, or of the disk."""
    current = folder
    while True:
        yield current
        above = os.path.dirname(current)
        if above == current or is_repository(current):
            return
        current = above


def repository_of(folder: str) -> str | None:
    """The top of the git repository that a folder lies in; None if it lies in none."""
    *_, last = upwards(folder)
    return last if is_repository(last) else None


def find_config(folder: str) -> str | None:
    """The nearest configuration file, from a folder upwards; None if there is none."""
    for current in upwards(os.path.abspath(folder)):
        for name in NAMES:
            path = os.path.join(current, name)
            if os.path.isfile(path) and (name.startswith(".newslint") or _mentions(path)):
                return path
    return None


def _mentions(path: str) -> bool:
    """True if a file that other tools share holds something for us. One that is broken is ours to complain of
    only if a line of it begins a table or section of ours."""
    try:
        return mentions(read_regular(path), path)
    except OSError:
        return False


def mentions(content: bytes, path: str) -> bool:
    """True if a file of that name and content is a configuration, or holds one among what is for other tools."""
    if os.path.basename(path).startswith(".newslint"):
        return True
    if b"newslint" not in content:
        return False
    from .shared_files import begins_ours

    text = content.decode("utf-8-sig", "replace")
    if any(begins_ours(line, path) for line in text.split("\n")):
        return True
    if not path.endswith(".toml"):
        return False
    # `newslint = {…}` below [tool] is ours, and a dependency that is written alike is not. The answer is kept:
    # the parser takes longer to load than a configuration takes to read.
    name = f"table-{cache.digest(__version__.encode(), content)}"
    found = cache.read(name)
    if found is None:
        from .nodes import has_own_table

        found = has_own_table(text)
        cache.write(name, found)
    return bool(found)
