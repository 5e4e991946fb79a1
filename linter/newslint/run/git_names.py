"""Which files a change brings, by name: it counts whatever of a file is new, or where a link on the way to it leads, and
also what it takes away."""

from __future__ import annotations

import os
from collections.abc import Iterator

from ..model.errors import NewslintError
from ..storage.place import real_path
from .git_changes import Repository

#: Links that are followed from a name, as systems do.
_MOST_LINKS = 40


class Names:
    """The names that a repository has changed, against the commit that it is compared with."""

    def __init__(self, repository: Repository) -> None:
        self._repository = repository
        listed = repository.git.ask(
            "diff", "--name-only", "-z", "--no-renames", "--ignore-submodules", repository.base, "--"
        )
        self._changed = {name for name in listed.split(b"\0") if name} | set(repository.untracked)
        self._followed: set[bytes] | None = None

    def changed(self, path: str) -> bool:
        """True if a file, or a link that leads to it, is new or other than it was. False outside of the repository; in
        a repository within it, which is not asked, everything counts as new."""
        keys, outside = self._keys(path)
        if any(key in self._changed for key in keys):
            return True
        return not outside and self._repository.is_foreign(os.path.dirname(real_path(path)))

    def followed(self, path: str) -> bool:
        """True if git would tell of a change of a file: it knows of it, and was not told to look away."""
        if self._followed is None:
            listed = (entry.split(b" ", 1) for entry in self._ask_all())
            # small letters: said to be unchanged; S: not to be in the working tree
            self._followed = {name for tag, name in listed if tag.isupper() and tag != b"S"}
        keys, outside = self._keys(path)
        return outside or bool(keys) and all(key in self._followed for key in keys)

    def _ask_all(self) -> list[bytes]:
        return [entry for entry in self._repository.git.ask("ls-files", "-v", "-z").split(b"\0") if entry]

    def below(self, folder: str) -> list[str]:
        """The changed files below a folder, as paths; those that are no longer there among them."""
        keys, outside = self._keys(folder)
        if outside:
            return []
        start = b"" if keys[-1] == b"." else keys[-1] + b"/"
        return [self._path(name) for name in sorted(self._changed) if name.startswith(start)]

    def before(self, path: str) -> bytes:
        """What was in a file; nothing if it was not there."""
        keys, _ = self._keys(path)
        try:
            return self._repository.git.ask(
                "cat-file", "blob", f"{self._repository.base}:{os.fsdecode(keys[-1])}"
            )
        except (NewslintError, IndexError):
            return b""

    def named(self, names: tuple[str, ...]) -> list[str]:
        """The changed files that are called so, in whatever folder, as paths."""
        wanted = {os.fsencode(name) for name in names}
        return [self._path(name) for name in sorted(self._changed) if name.rpartition(b"/")[2] in wanted]

    def _path(self, key: bytes) -> str:
        return os.path.join(self._repository.top, os.fsdecode(key))

    def _keys(self, path: str) -> tuple[list[bytes], bool]:
        """How git calls the links that a path leads over and what it leads to, in this order; and whether that lies
        outside of the repository."""
        keys = [self._key(place) for place in _way(path)]
        return [key for key in keys if key is not None], keys[-1] is None

    def _key(self, place: str) -> bytes | None:
        relative = os.path.relpath(place, self._repository.top)
        if relative.split(os.sep, 1)[0] == os.pardir:
            return None
        return os.fsencode(relative.replace(os.sep, "/"))


def _way(path: str) -> Iterator[str]:
    """The links that a path leads over, and what it leads to."""
    waiting = os.path.abspath(path).split(os.sep)[::-1]
    place = waiting.pop() + os.sep
    left = _MOST_LINKS
    while waiting:
        name = waiting.pop()
        if name in ("", os.curdir):
            continue
        if name == os.pardir:
            place = os.path.dirname(place)
            continue
        step = os.path.join(place, name)
        if left and os.path.islink(step):
            left -= 1
            yield step
            target = os.readlink(step)
            waiting += target.split(os.sep)[::-1]
            if os.path.isabs(target):
                place = os.path.splitdrive(target)[0] + os.sep
        else:
            place = step
    yield place
