"""What a repository may name: files of its own, and servers on this machine.

Articles, configurations and packs may come from anybody. What they name (wire copies, packs, a baseline, the address of
a grammar engine) is followed only within the project that they belong to; more is allowed by the command line and by
the user's own configuration.
"""

from __future__ import annotations

import os
from functools import lru_cache

from ..model.errors import ConfigError
from ..storage.lazy_namedtuple import TYPE_CHECKING, NamedTuple
from ..storage.place import PathWithin, places_of, real_path, within
from ..storage.user_folders import user_folder

if TYPE_CHECKING:
    from .model import Config

#: The variable that names the user's own configuration.
VARIABLE = "NEWSLINT_USER_CONFIG"


class UserConfig(NamedTuple):
    """What the user allows to every project: folders (absolute paths) that wire copies and packs may lie in, and
    addresses of servers that text may be sent to."""

    wire_folders: tuple[str, ...] = ()
    pack_folders: tuple[str, ...] = ()
    engine_urls: tuple[str, ...] = ()


def user_config_path() -> str:
    """Where the user's own configuration lies, whether it is there or not."""
    if chosen := os.environ.get(VARIABLE):
        return chosen
    own = user_folder(("XDG_CONFIG_HOME", ".config"), ("APPDATA", "AppData/Roaming"))
    return os.path.join(own, "config.yaml")


@lru_cache(maxsize=4)
def _read(path: str, home: str) -> UserConfig:
    if not os.path.isfile(path):
        return UserConfig()
    from yaml.nodes import MappingNode

    from ..yaml_marks.typed import decode
    from .nodes import read_nodes

    source, root = read_nodes(path)
    found = None
    if root is None and not source.mistakes:
        return UserConfig()
    if isinstance(root, MappingNode):
        found = decode(source, root, UserConfig, "the user's own configuration")
    elif not source.mistakes:
        source.mistake(root, "the user's own configuration is a mapping, such as 'wire-folders: [~/wires]'")
    if source.mistakes or found is None:
        raise ConfigError("\n".join(source.shown()))
    wires, packs = (
        tuple(os.path.abspath(os.path.expanduser(folder)) for folder in folders)
        for folders in (found.wire_folders, found.pack_folders)
    )
    return UserConfig(wires, packs, found.engine_urls)


def user_config() -> UserConfig:
    """The user's own configuration; one that says nothing if there is none. Raises ConfigError."""
    return _read(user_config_path(), os.path.expanduser("~"))


@lru_cache(maxsize=256)
def project_of(folder: str) -> str:
    """The project that a folder belongs to, as a path without links: the repository it lies in, or else the folder of
    the nearest configuration, or else the folder itself."""
    return project_at(real_path(folder))


def project_at(place: str) -> str:
    """The same for a folder whose path is without links."""
    from .find import find_config, repository_of

    if (top := repository_of(place)) is not None:
        return top
    config = find_config(place)
    return os.path.dirname(config) if config else place


def wire_within(path: str, project: str, folders: tuple[str, ...]) -> PathWithin | None:
    """A file that an article or a configuration of a project names, if it may be read as a wire copy. `folders` are those
    the command line allows. Raises ConfigError for the user's own configuration."""
    return within(path, (project, *places_of(folders))) or within(path, places_of(user_config().wire_folders))


def rules_within(path: str, beside: str) -> PathWithin | None:
    """The same for a pack, or a file of one, that a configuration in the folder `beside` names."""
    return within(path, (project_of(beside),)) or within(path, places_of(user_config().pack_folders))


def baseline_of(config: Config) -> PathWithin | None:
    """The baseline that a configuration names; None if it names none. Raises ConfigError for one that is no file of the
    project, whether there is one or not."""
    if not config.baseline:
        return None
    named = os.path.join(config.folder, config.baseline)
    if (found := within(named, (project_of(config.folder),))) is None:
        raise ConfigError("the baseline is no file of this project; name it with --baseline", path=named)
    return found


def to_write(path: str, beside: str = "") -> PathWithin:
    """A path that is written to only as long as it leads to a file of the project, and not to where git keeps its own. The
    project is that of the folder `beside`, or else of the folder that the file is named in. Raises ConfigError if it leads
    elsewhere."""
    folder = beside or os.path.dirname(os.path.abspath(path))
    if (found := within(path, (project_of(folder),))) is None:
        what = "is a link that leads" if os.path.islink(path) else "leads"
        raise ConfigError(f"{what} out of the project; nothing is written there", path=path)
    return found


def is_loopback(url: str) -> bool:
    """True for the address of a server on this machine, by HTTP."""
    from urllib.parse import urlsplit

    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
        _ = parts.port
    except ValueError:
        return False
    if parts.scheme not in ("http", "https") or "@" in parts.netloc:
        return False
    if host == "localhost":
        return True
    from ipaddress import ip_address

    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def may_be_asked(url: str) -> bool:
    """True if a repository may have text sent to an address. Raises ConfigError for the user's own configuration."""
    return is_loopback(url) or url.rstrip("/") in {
        allowed.rstrip("/") for allowed in user_config().engine_urls
    }
