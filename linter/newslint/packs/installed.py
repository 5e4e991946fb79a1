"""Packs that come from Python packages: entry points of the group `newslint.packs`."""

from __future__ import annotations

import os

from ..model.errors import PackError
from ..storage.place import like
from .pinned import is_address, pin_of, stored

GROUP = "newslint.packs"


def locate(name: str, folder: str = "") -> str:
    """The path of a pack given as a path (relative to `folder`) or as the name under which an installed
    package offers it, or as an address with the hash of its content. A name nobody knows comes back as a path; reading
    it will say so. Raises PackError for an address whose content was not installed."""
    if is_address(name):
        return stored(pin_of(name))
    path = like(os.path.join(folder, name), name)
    if os.path.exists(path) or not is_name(name):
        return path
    return installed_pack(name) or path


def is_name(name: str) -> bool:
    """True if `name` can be the name of an installed pack: no folder, no file ending."""
    return (
        "/" not in name
        and not is_address(name)
        and os.sep not in name
        and not name.endswith((".yaml", ".yml"))
    )


def installed_pack(name: str) -> str | None:
    """The folder of the pack that an installed package offers under a name; None if none does.

    The entry point names an importable package, which is not imported, only found. Raises PackError if it
    is not there."""
    from importlib.metadata import entry_points
    from importlib.util import find_spec

    for entry in entry_points(group=GROUP, name=name):
        module = entry.value.partition(":")[0].strip()
        try:
            spec = find_spec(module)
        except (ImportError, ValueError, AttributeError):
            spec = None
        if spec is None or not spec.submodule_search_locations:
            raise PackError(
                [f"the pack '{name}' is said to be in the package {module}, which cannot be found"]
            )
        return next(iter(spec.submodule_search_locations))
    return None


def installed_names() -> list[str]:
    """The names of all packs that installed packages offer."""
    from importlib.metadata import entry_points

    return sorted({entry.name for entry in entry_points(group=GROUP)})
