"""Which packs a run uses, and getting them as a rule set: from the cache, or from YAML."""

from __future__ import annotations

import os
import re
import sys
from typing import TYPE_CHECKING

from .. import __version__, cache
from ..errors import PackError
from ..files import read_regular
from .folders import files_below
from .installed import is_name, locate
from .ruleset import RuleSet

if TYPE_CHECKING:
    from .loader import Packs
    from .rule import Loaded


#: What of a pack's folder decides what its rules are.
_DATA = (".yaml", ".yml", ".txt", ".tsv")
_BUILDS = re.compile(rb"(?m)^(?:extends|override)[ \t]*:")


def shipped_root() -> str:
    """The folder of the packs that ship with newslint."""
    from importlib import import_module

    return str(import_module("newslint_rules").__path__[0])


def _state(roots: list[str]) -> str:
    """A name for the content of the packs, the code that compiles them and the interpreter."""
    parts = [f"{__version__} {sys.version} {sys.implementation.cache_tag}".encode()]
    here = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    for folder in ("packs", "checks"):
        with os.scandir(os.path.join(here, folder)) as entries:
            for entry in sorted(entries, key=lambda entry: entry.name):
                if entry.name.endswith(".py"):
                    status = entry.stat()
                    parts.append(f"{entry.name} {status.st_size} {status.st_mtime_ns}".encode())
    for root in roots:
        files = files_below(root, _DATA) if os.path.isdir(root) else [root]
        parts.append(os.path.abspath(root).encode(errors="surrogatepass"))
        for path in files:
            parts.append(path.encode(errors="surrogatepass"))
            try:
                parts.append(read_regular(path))
            except OSError:
                parts.append(b"?")
    return cache.digest(*parts)


def load_packs(extra: tuple[str, ...] = (), *, shipped: bool = True) -> list[Loaded]:
    """All rules of the shipped packs and of `extra` files or folders, with their examples, from YAML.

    Raises PackError with every mistake of every pack."""
    return _load(extra, shipped=shipped).rules


def load_own(packs: tuple[str, ...]) -> list[Loaded]:
    """The rules of some packs, and those that ship as far as these packs change them. Raises PackError."""
    from pathlib import Path

    from .loader import pack_files

    if not any(
        _BUILDS.search(_bytes(str(file.path))) for path in packs for file in pack_files(Path(locate(path)))
    ):
        return load_packs(packs, shipped=False)
    return [entry for entry in load_packs(packs) if not entry.shipped or entry.overridden]


def _bytes(path: str) -> bytes:
    try:
        return read_regular(path)
    except OSError:
        return b""  # loading it will say what is wrong


def _load(extra: tuple[str, ...], *, shipped: bool = True) -> Packs:
    from pathlib import Path

    from .loader import load_all, pack_files, read_macros

    root = Path(shipped_root())
    files = pack_files(root, "rules", shipped=True) if shipped else []
    for path in extra:
        files += pack_files(Path(locate(path)))
    return load_all(files, read_macros(root))


def rule_set(extra: tuple[str, ...] = (), *, use_cache: bool = True) -> RuleSet:
    """The rules of the shipped packs and of `extra`: files, folders, or names of installed packs.
    Raises PackError."""
    if extra:
        extra = tuple(locate(path) for path in extra)
    if not use_cache:
        return RuleSet.of(load_packs(extra))
    for path in extra:
        if not os.path.exists(path):
            raise PackError([_unknown(path)])
    name = f"packs-{_state([shipped_root(), *extra])}"
    stored = cache.read(name)
    if stored is not None:
        # packs that were extended and word lists are not among what was asked for, and may have changed since
        besides, state, dumped = stored
        if not besides or state == _state(besides):
            return RuleSet.restore(dumped)
    packs = _load(extra)
    rules = RuleSet.of(packs.rules)
    own = os.path.join(shipped_root(), "")
    besides = [path for path in packs.besides if not (path.startswith(own) and path.endswith(_DATA))]
    cache.write(name, (besides, _state(besides) if besides else "", rules.dump()))
    return rules


def _unknown(path: str) -> str:
    from .installed import installed_names

    message = f"{path}: no such pack or folder of packs"
    name = os.path.basename(path)
    if is_name(name) and (names := installed_names()):
        message += f"; installed packs are called {', '.join(names)}"
    return message
