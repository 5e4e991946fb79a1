"""Which packs a run uses, and getting them as a rule set: from the cache, or from YAML."""

from __future__ import annotations

import os
import re
import sys

from .. import __version__
from ..model.errors import PackError
from ..storage import cache
from ..storage.lazy_namedtuple import TYPE_CHECKING
from ..storage.safe_read import read_regular
from . import prebuilt
from .folders import SHIPPED_DATA, files_below, shipped_root
from .installed import is_name, locate

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..storage.cache import Parts
    from .loader import Packs
    from .pack_files import PackFile
    from .rule import Loaded, Rule
    from .rule_set import RuleSet


#: What of a pack's folder decides what its rules are.
_DATA = (".yaml", ".yml", ".txt", ".tsv")
_BUILDS = rb"(?m)^(?:extends|override)[ \t]*:"


def _stamps(paths: list[str]) -> list[bytes]:
    """What tells one state of some files from another without reading them."""
    stamps = []
    for path in paths:
        status = os.stat(path)
        stamps.append(f"{path} {status.st_size} {status.st_mtime_ns}".encode(errors="surrogatepass"))
    return stamps


def _code() -> list[bytes]:
    """The state of the code that makes rules and results. Where a package manager put it, that is the
    version and the time it was put there; in a checkout it changes from one run to the next."""
    here = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    parts = [f"{__version__} {sys.version} {sys.implementation.cache_tag} {here}".encode()]
    if os.path.basename(os.path.dirname(here)) in ("site-packages", "dist-packages"):
        return [*parts, str(os.stat(os.path.join(here, "__init__.py")).st_mtime_ns).encode()]
    return [*parts, *_stamps(files_below(here, (".py",)))]


def _content(roots: list[str]) -> str:
    """A name for what some packs say."""
    parts: list[bytes] = []
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


def rules_name(extra: tuple[str, ...] = ()) -> str:
    """A name for a rule set: for the packs that make it and the code that compiles them. What ships is
    known by the times of its files, packs of the house by what they say. Raises PackError for a pack that
    is not there."""
    extra = tuple(find_pack(path) for path in extra)
    name = _asked_for(extra)
    # packs that were extended and word lists are not among what was asked for, and may have changed since
    besides = _known_besides(name) if extra else None
    return cache.digest(name.encode(), _content(besides).encode()) if besides else name


def _known_besides(name: str) -> list[str] | None:
    """What was read besides the packs that were asked for by that name, if the cache has it."""
    from ..storage.shapes import fits

    besides = cache.read(f"besides-{name}")
    return besides if besides and fits(besides, "tuple[str, ...]") else None


def besides_of(packs: tuple[str, ...]) -> list[str]:
    """What is read besides these files and folders of packs: packs they extend, and their lists of words, but for those
    that ship. Nothing for packs that are mistaken, which whoever loads them will say."""
    packs = tuple(locate(path) for path in packs)
    known = _known_besides(_asked_for(packs))
    if known is not None:
        return list(known)
    try:
        return _own_besides(_upon(_shipped(use_cache=True), packs))
    except PackError:
        return []


def _own_besides(packs: Packs) -> list[str]:
    own = os.path.join(shipped_root(), "")
    return [path for path in packs.besides if not (path.startswith(own) and path.endswith(_DATA))]


def _asked_for(extra: tuple[str, ...]) -> str:
    return cache.digest(
        *_code(),
        b"rules",
        *_stamps(files_below(shipped_root(), SHIPPED_DATA)),
        _content(list(extra)).encode(),
    )


def load_packs(extra: tuple[str, ...] = (), *, shipped: bool = True) -> list[Loaded]:
    """All rules of the shipped packs and of `extra` files or folders, with their examples, from YAML.

    Raises PackError with every mistake of every pack."""
    from .loader import load
    from .pack_files import files_of_pack

    ours, macros = _as_shipped()
    files = ours if shipped else []
    for path in extra:
        files += files_of_pack(locate(path))
    return load(files, macros)


def load_own(packs: tuple[str, ...]) -> list[Loaded]:
    """The rules of some packs, and those that ship as far as these packs change them. Raises PackError."""
    from .loader import load
    from .pack_files import files_of_pack

    files = [file for path in packs for file in files_of_pack(locate(path))]
    if not any(re.search(_BUILDS, _bytes(file.opened_by)) for file in files):
        return load_packs(packs, shipped=False)
    rules = _upon(_shipped(use_cache=True), packs).rules
    if changed := {entry.rule.path for entry in rules if entry.shipped and entry.overridden}:
        # what was compiled has no examples: the packs that have these rules are read, and no other that ships
        shipped, macros = _as_shipped()
        rules = load([*(file for file in shipped if file.shown in changed), *files], macros)
    return [entry for entry in rules if not entry.shipped or entry.overridden]


def load_shipped(rule: Rule) -> Loaded:
    """A rule that ships as its pack has it, with its examples; no other pack is read. Raises PackError."""
    from .loader import load

    shipped, macros = _as_shipped()
    files = [file for file in shipped if file.shown == rule.path]
    return next(entry for entry in load(files, macros) if entry.rule.id == rule.id)


def _as_shipped() -> tuple[list[PackFile], dict[str, str]]:
    """The packs that ship, and the macros that every pack may use."""
    from pathlib import Path

    from .loader import read_macros
    from .pack_files import pack_files

    root = Path(shipped_root())
    return pack_files(root, "rules", shipped=True), read_macros(root)


def _bytes(path: str) -> bytes:
    try:
        return read_regular(path)
    except OSError:
        return b""  # loading it will say what is wrong


def rule_set(extra: tuple[str, ...] = (), *, use_cache: bool = True) -> RuleSet:
    """The rules of the shipped packs and of `extra`: files, folders, or names of installed packs.
    Raises PackError."""
    from .rule_set import RuleSet  # a run whose results are all known needs none

    base = _shipped(use_cache=use_cache)
    if not extra:
        return base
    extra = tuple(locate(path) for path in extra)
    if not use_cache:
        return RuleSet.of(_upon(base, extra).rules, base)
    name = rules_name(extra)
    return _restored(cache.open_parts(f"packs-{name}"), lambda: _compiled(extra, name, base), base)


def _shipped(*, use_cache: bool) -> RuleSet:
    """The rules of what ships, which all houses share: as they were installed, from the cache, or from YAML."""
    from .rule_set import RuleSet

    def compiled() -> RuleSet:
        rules = RuleSet.of(load_packs())
        if use_cache:
            cache.write_parts(name(), rules.dump())
        return rules

    def name() -> str:
        return f"shipped-{rules_name()}"

    stored = prebuilt.find(shipped_root()) or (cache.open_parts(name()) if use_cache else None)
    return _restored(stored, compiled)


def _restored(stored: Parts | None, compiled: Callable[[], RuleSet], base: RuleSet | None = None) -> RuleSet:
    """The rules that were stored, or compiled where there are none or they are not sound."""
    from .rule_set import RuleSet

    return (RuleSet.restore(stored, compiled, base) if stored is not None else None) or compiled()


def _upon(base: RuleSet, extra: tuple[str, ...]) -> Packs:
    """The rules of `base`, as the packs of a house leave them, and those of these packs."""
    from .loader import load_upon
    from .pack_files import files_of_pack

    shipped, macros = _as_shipped()
    files = [file for path in extra for file in files_of_pack(locate(path))]
    return load_upon(base, shipped, files, macros)


def _compiled(extra: tuple[str, ...], name: str, base: RuleSet) -> RuleSet:
    """The rules of a house on those that ship, its own from YAML, stored under `name` for the next run."""
    from .rule_set import RuleSet

    packs = _upon(base, extra)
    rules = RuleSet.of(packs.rules, base)
    if besides := _own_besides(packs):
        cache.write(f"besides-{_asked_for(extra)}", besides)
        name = rules_name(extra)
    cache.write_parts(f"packs-{name}", rules.dump(base))
    return rules


def find_pack(name: str, folder: str = "") -> str:
    """The path of a pack, as `locate` gives it. Raises PackError if nothing is there."""
    path = locate(name, folder)
    if not os.path.exists(path):
        raise PackError([unknown_pack(path)])
    return path


def unknown_pack(path: str, where: str = "") -> str:
    """The words for a pack that is not there."""
    from .installed import installed_names

    message = f"{path}: no such pack or folder of packs{where}"
    name = os.path.basename(path)
    if is_name(name) and (names := installed_names()):
        message += f"; installed packs are called {', '.join(names)}"
    return message
