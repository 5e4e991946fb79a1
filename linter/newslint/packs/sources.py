"""Which packs a run uses, and getting them as a rule set: from the cache, or from YAML."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from .. import __version__, cache
from ..errors import PackError
from .ruleset import RuleSet

if TYPE_CHECKING:
    from .rule import Loaded


def shipped_root() -> str:
    """The folder of the packs that ship with newslint."""
    from importlib import import_module

    return str(import_module("newslint_rules").__path__[0])


def _walk(folder: str) -> list[str]:
    found: list[str] = []
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                if not entry.name.startswith(("__", ".")):
                    found += _walk(entry.path)
            elif entry.name.endswith((".yaml", ".yml", ".txt", ".tsv")):
                found.append(entry.path)
    return found


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
        files = sorted(_walk(root)) if os.path.isdir(root) else [root]
        parts.append(os.path.abspath(root).encode(errors="surrogatepass"))
        for path in files:
            parts.append(path.encode(errors="surrogatepass"))
            try:
                with open(path, "rb") as file:
                    parts.append(file.read())
            except OSError:
                parts.append(b"?")
    return cache.digest(*parts)


def load_packs(extra: tuple[str, ...] = (), *, shipped: bool = True) -> list[Loaded]:
    """All rules of the shipped packs and of `extra` files or folders, with their examples, from YAML.

    Raises PackError with every mistake of every pack."""
    from pathlib import Path

    from .loader import load, pack_files, read_macros

    root = Path(shipped_root())
    files = pack_files(root, "rules") if shipped else []
    for path in extra:
        files += pack_files(Path(path))
    return load(files, read_macros(root))


def rule_set(extra: tuple[str, ...] = (), *, use_cache: bool = True) -> RuleSet:
    """The rules of the shipped packs and of `extra` files or folders. Raises PackError."""
    if not use_cache:
        return RuleSet.of(load_packs(extra))
    for path in extra:
        if not os.path.exists(path):
            raise PackError([f"{path}: no such pack or folder of packs"])
    name = f"packs-{_state([shipped_root(), *extra])}"
    stored = cache.read(name)
    if stored is not None:
        return RuleSet.restore(stored)
    rules = RuleSet.of(load_packs(extra))
    cache.write(name, rules.dump())
    return rules
