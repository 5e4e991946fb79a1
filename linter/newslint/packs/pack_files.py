"""The files that packs are: the one that is named, those below a folder, and those that another pack names."""

from __future__ import annotations

import os
from pathlib import Path

from ..config.trust import project_of, rules_within
from ..model.errors import PackError
from ..model.finding import FAMILIES
from ..storage.lazy_namedtuple import NamedTuple
from ..storage.place import PathWithin, within
from ..yaml_marks.nodes import visible
from .folders import SHIPPED_DATA, files_below

#: Files under rules/ that are data of a part of newslint, not packs.
DATA_FOLDER = "words"
_MOST_PACKS = 2_000


class PackFile(NamedTuple):
    """A pack on disk: its path as shown to people, and the folders in which its word lists are looked for. `places` are
    the folders in which it must lie when it is read; none: it may lie anywhere."""

    path: Path
    shown: str
    folders: tuple[str, ...]
    shipped: bool = False
    places: tuple[str, ...] = ()

    @property
    def opened_by(self) -> str:
        """The path that it is read by."""
        return PathWithin(str(self.path), self.places) if self.places else str(self.path)


def files_of_pack(path: str) -> list[PackFile]:
    """The packs that a path leads to, as far as it may lead (`PathWithin`). Raises PackError if there is none."""
    places = path.folders if isinstance(path, PathWithin) else ()
    return [file._replace(places=file.places or places) for file in pack_files(Path(path))]


def pack_files(root: Path, shown: str | None = None, *, shipped: bool = False) -> list[PackFile]:
    """The packs below a folder in sorted order, or the one file. Raises PackError if there is none."""
    name = shown or str(root)
    if os.path.isdir(root):
        return _packs_below(root, name, shipped)
    if not os.path.exists(root):
        raise PackError([f"{visible(name)}: no such pack or folder of packs"])
    if root.suffix not in (".yaml", ".yml"):
        raise PackError([f"{visible(name)}: a pack is a file that ends in .yaml, or a folder of such files"])
    return [PackFile(root, name, (str(root.parent), *_above(root.parent)), shipped)]


def _above(folder: Path) -> tuple[str, ...]:
    """The folder above that of a family, where the word lists of all families lie; () if there is none."""
    if folder.name in FAMILIES or os.path.isdir(folder.parent / DATA_FOLDER):
        return (str(folder.parent),)
    return ()


def _packs_below(root: Path, shown: str, shipped: bool) -> list[PackFile]:
    found = []
    above = _above(root)
    for ending in (".yaml", ".yml"):
        for name in files_below(str(root), (ending,)):
            path = Path(name)
            below = path.relative_to(root)
            if DATA_FOLDER not in below.parts[:-1]:
                project = (project_of(os.path.abspath(root)),) if path.is_symlink() else ()
                if project and not within(name, project):
                    said = visible(f"{shown}/{below.as_posix()}")
                    raise PackError(
                        [f"{said}: is a link that leads out of the project; name what it leads to"]
                    )
                folders = (str(path.parent), str(root), *above)
                found.append(PackFile(path, f"{shown}/{below.as_posix()}", folders, shipped, project))
    if not found:
        raise PackError([f"{visible(shown)}: there is no .yaml file in this folder"])
    if len(found) > _MOST_PACKS:
        raise PackError([f"{visible(shown)}: {len(found):,} packs; at most {_MOST_PACKS:,} are read"])
    return found


def extendable(path: str, name: str, file: PackFile) -> str | None:
    """What a pack may extend by a name that was found at `path`: another of its project, or of those that the user allows,
    or an installed one. None for all else; whether something lies elsewhere is not told."""
    if not os.path.exists(path):
        return None
    folder = str(file.path.parent)
    if path != os.path.join(folder, name):
        return path  # it is installed
    return rules_of_project(path, os.path.abspath(folder))


def rules_of_project(path: str, beside: str) -> PathWithin | None:
    """A pack, or a folder of packs, that a configuration or pack in the folder `beside` names, if all of it may be read."""
    files = files_below(path, SHIPPED_DATA) if os.path.isdir(path) else []
    return rules_within(path, beside) if all(rules_within(file, beside) for file in files) else None
