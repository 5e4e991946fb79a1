"""Checks the shape of a package: which room may import which, that nothing imports in a circle, and the other
contracts of its layout. It reads source and runs none, so imports within functions and for types alone count."""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

#: Maximum number of lines of a module.
LONGEST_MODULE = 380
#: Maximum number of modules in a folder, `__init__` aside.
MOST_MODULES = 30
#: What a module of a folder of kinds defines.
KIND_PARTS = ("Keys", "compile_rule", "find")

_RULE_ID = re.compile(r"(?:typos|garbled|spun|attribution|style)\.[a-z0-9]+(?:-[a-z0-9]+)*")
_STREAMS = {"stdout", "stderr", "__stdout__", "__stderr__"}
_ECHOES = {"echo", "secho", "echo_via_pager"}


class Room(NamedTuple):
    """The modules below a dotted prefix, and the rooms they may import besides their own. `apart`: they may not
    import one another. `writes`: they may use standard output and standard error."""

    may_import: Collection[str] = ()
    apart: bool = False
    writes: bool = False


class Layout(NamedTuple):
    """The contracts of a package. A module belongs to the room with the longest prefix of its name; a room that may
    be imported may be so with all below it that is no room of its own."""

    rooms: Mapping[str, Room]
    #: Modules that may lie at the top of the package.
    top: Collection[str] = ("__init__", "__main__", "api")
    #: The folder in which every module is a kind, and the text in which each must be named.
    kinds: str = "checks.kinds"
    documented: str = ""


class Problem(NamedTuple):
    """One breach of a contract."""

    contract: str
    path: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message} [{self.contract}]"


class _Import(NamedTuple):
    module: str
    target: str
    line: int


class Package:
    """The modules of a package, parsed. Names are dotted and relative to it; the package itself is ""."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.paths: dict[str, Path] = {}
        for path in sorted(root.rglob("*.py")):
            parts = path.relative_to(root).with_suffix("").parts
            self.paths[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path

    @cached_property
    def trees(self) -> dict[str, ast.Module]:
        """The parsed source of each module."""
        return {name: ast.parse(path.read_bytes()) for name, path in self.paths.items()}

    @cached_property
    def imports(self) -> list[_Import]:
        """What each module imports of the package."""
        return [found for name in self.paths for found in self._imports(name)]

    def shown(self, module: str) -> str:
        """The path of a module, seen from the folder of the package."""
        return self.paths[module].relative_to(self.root.parent).as_posix()

    def folder(self, module: str) -> str:
        """The package that relative imports of a module start from."""
        return module if self.paths[module].name == "__init__.py" else module.rpartition(".")[0]

    def _imports(self, module: str) -> Iterator[_Import]:
        for node in ast.walk(self.trees[module]):
            if isinstance(node, ast.Import):
                for alias in node.names:
                    head, _, rest = alias.name.partition(".")
                    if head == self.root.name:
                        yield _Import(module, self._known(rest), node.lineno)
            elif isinstance(node, ast.ImportFrom):
                base = self._base(module, node)
                if base is None:
                    continue
                for alias in node.names:
                    target = self._known(f"{base}.{alias.name}".lstrip("."))
                    # the version is set before anything is imported, so that anybody may have it
                    if target != module and (target or alias.name != "__version__"):
                        yield _Import(module, target, node.lineno)

    def _base(self, module: str, node: ast.ImportFrom) -> str | None:
        if not node.level:
            head, _, rest = (node.module or "").partition(".")
            return rest if head == self.root.name else None
        parts = self.folder(module).split(".") if self.folder(module) else []
        parts = parts[: len(parts) - node.level + 1]
        return ".".join([*parts, node.module] if node.module else parts)

    def _known(self, name: str) -> str:
        """The module that holds a name: itself, or the nearest package or module above."""
        while name and name not in self.paths:
            name = name.rpartition(".")[0]
        return name


def problems(root: Path, layout: Layout) -> list[Problem]:
    """All breaches of the contracts in a package, by contract, file and line."""
    package = Package(root)
    found = {
        *_forbidden_imports(package, layout),
        *_loops(package),
        *_streams(package, layout),
        *_kinds(package, layout),
        *_sizes(package, layout),
        *_rule_names(package),
    }
    return sorted(found)


def _within(name: str, prefix: str) -> bool:
    return name == prefix or name.startswith(f"{prefix}.")


def room_of(module: str, layout: Layout) -> str | None:
    """The room of a module; None if it is in none."""
    return max((room for room in layout.rooms if _within(module, room)), key=len, default=None)


def _forbidden_imports(package: Package, layout: Layout) -> Iterator[Problem]:
    for module, path in package.paths.items():
        if path.parent != package.root and room_of(module, layout) is None:
            yield Problem("room", package.shown(module), 1, f"{module} is in no room of the table")
    for module, target, line in package.imports:
        own, other = room_of(module, layout), room_of(target, layout)
        if own is None or other is None and target:
            continue
        room = layout.rooms[own]
        if own == other:
            allowed = not room.apart or target == own
        else:
            allowed = other in room.may_import
        if not allowed:
            where = package.shown(module)
            yield Problem("import", where, line, f"{own} must not import {target or root_name(package)}")


def root_name(package: Package) -> str:
    """The name of the package itself."""
    return package.root.name


def _loops(package: Package) -> Iterator[Problem]:
    """A problem for each group of modules that import one another, with the shortest way around."""
    targets: dict[str, dict[str, int]] = {name: {} for name in package.paths}
    for module, target, line in package.imports:
        targets[module].setdefault(target, line)
    seen: set[str] = set()
    for start in sorted(targets):
        if start in seen or not (way := _way_around(start, targets)):
            continue
        seen.update(way)
        shown = " -> ".join((*way, start))
        yield Problem(
            "loop", package.shown(start), targets[start][(*way, start)[1]], f"imports itself: {shown}"
        )


def _way_around(start: str, targets: Mapping[str, Mapping[str, int]]) -> list[str]:
    """The modules on the shortest way from one back to itself; none if there is no way."""
    before: dict[str, str] = {}
    waiting = [start]
    for module in waiting:
        for target in targets[module]:
            if target == start:
                way = [module]
                while way[-1] != start:
                    way.append(before[way[-1]])
                return way[::-1]
            if target not in before:
                before[target] = module
                waiting.append(target)
    return []


def _streams(package: Package, layout: Layout) -> Iterator[Problem]:
    for module, tree in package.trees.items():
        room = room_of(module, layout)
        if room is not None and layout.rooms[room].writes:
            continue
        for node in ast.walk(tree):
            if what := _writes(node):
                yield Problem("stream", package.shown(module), node.lineno, f"uses {what}")  # type: ignore[attr-defined]


def _writes(node: ast.AST) -> str:
    """What of standard output or standard error a piece of code uses."""
    if isinstance(node, ast.Name) and node.id == "print":
        return "print"
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        known = {"sys": _STREAMS, "click": _ECHOES}.get(node.value.id, ())
        return f"{node.value.id}.{node.attr}" if node.attr in known else ""
    if isinstance(node, ast.ImportFrom) and not node.level:
        known = {"sys": _STREAMS, "click": _ECHOES}.get(node.module or "", ())
        return ", ".join(f"{node.module}.{alias.name}" for alias in node.names if alias.name in known)
    return ""


def _kinds(package: Package, layout: Layout) -> Iterator[Problem]:
    for module, tree in package.trees.items():
        if not module.startswith(f"{layout.kinds}."):
            continue
        where = package.shown(module)
        defined = set(_defined(tree))
        for part in KIND_PARTS:
            if part not in defined:
                yield Problem("kind", where, 1, f"has no {part}, as a kind must")
        name = module.rpartition(".")[2].replace("_", "-")
        if not ast.get_docstring(tree):
            yield Problem("kind", where, 1, "has no docstring that says what the kind is")
        if f"`{name}`" not in layout.documented:
            yield Problem("kind", where, 1, f"`{name}` is not in the documentation of kinds")


def _defined(tree: ast.Module) -> Iterator[str]:
    for node in tree.body:
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            yield node.name
        elif isinstance(node, ast.Assign):
            yield from (target.id for target in node.targets if isinstance(target, ast.Name))
        elif isinstance(node, ast.ImportFrom):
            yield from (alias.asname or alias.name for alias in node.names)


def _sizes(package: Package, layout: Layout) -> Iterator[Problem]:
    folders: dict[Path, int] = {}
    for module, path in package.paths.items():
        where = package.shown(module)
        lines = len(path.read_bytes().splitlines())
        if lines > LONGEST_MODULE:
            yield Problem("length", where, LONGEST_MODULE + 1, f"has {lines} lines; split it")
        if path.parent == package.root and path.stem not in layout.top:
            yield Problem("top", where, 1, "lies at the top of the package; put it into a room")
        if path.name != "__init__.py":
            folders[path.parent] = folders.get(path.parent, 0) + 1
    for folder, number in folders.items():
        if number > MOST_MODULES:
            name = ".".join(folder.relative_to(package.root).parts)
            where = package.shown(name) if name in package.paths else f"{folder.name}/"
            yield Problem("crowd", where, 1, f"{number} modules in one folder; part them")


def _rule_names(package: Package) -> Iterator[Problem]:
    for module, tree in package.trees.items():
        for node in ast.walk(tree):
            if (
                isinstance(node, ast.Constant)
                and isinstance(node.value, str)
                and _RULE_ID.fullmatch(node.value)
            ):
                where = package.shown(module)
                yield Problem("rule", where, node.lineno, f"names a rule, {node.value}; rules are data")
