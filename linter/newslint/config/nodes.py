"""The nodes of a configuration file, whatever it is written in, each at the line where it stands."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping

from ..model.errors import ConfigError
from ..storage.lazy_namedtuple import TYPE_CHECKING
from ..storage.safe_read import read_regular
from ..storage.safe_toml import read_toml
from ..yaml_marks.compose import DEPTH
from ..yaml_marks.nodes import Source
from .shared_files import begins_ours

if TYPE_CHECKING:
    from typing import Any

    from yaml.nodes import Node


def read_text(path: str) -> str:
    """The text of a configuration. Raises ConfigError if it cannot be read."""
    try:
        data = read_regular(path)
    except OSError as error:
        raise ConfigError(f"the configuration cannot be read: {error.strerror}", path=path) from None
    return text_of(data, path)


def text_of(data: bytes, path: str) -> str:
    """The text of a configuration that holds these bytes. Raises ConfigError if it is none."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise ConfigError(
            "the configuration is not UTF-8 text; save it as UTF-8", path=path, line=line
        ) from None


def read_nodes(path: str, text: str | None = None) -> tuple[Source, Node | None]:
    """The source of a configuration (YAML, pyproject.toml or setup.cfg) and its root; mistakes are noted in
    the source. `text` is what it holds, where that is not what is on the disk. Raises ConfigError if it cannot be read."""
    source = Source(_shown(path), read_text(path) if text is None else text)
    if path.endswith(".toml"):
        return source, _from_toml(source)
    if path.endswith(".cfg"):
        return source, _from_ini(source)
    return source, source.compose()


def _shown(path: str) -> str:
    relative = os.path.relpath(path)
    return path if relative.startswith("..") else relative


def shown_at(path: str, keys: Iterable[str], wrong: Mapping[str, tuple[str, str]]) -> str:
    """Mistakes that are known only when the rules are, as the author of a configuration reads them: for each
    text in `wrong` its message and hint, wherever it stands below one of `keys`."""
    source, root = read_nodes(path)
    seen = set()
    for node in _below(root, frozenset(keys)):
        if node.value in wrong:
            source.mistake(node, *wrong[node.value])
            seen.add(node.value)
    for text in wrong:
        if text not in seen:  # the file has been changed since it was read
            source.mistake(None, *wrong[text])
    return "\n".join(source.shown())


def _below(node: Any, keys: frozenset[str], *, inside: bool = False) -> Iterator[Node]:
    """The texts that stand below one of `keys`, those that are keys themselves among them."""
    kind = getattr(node, "id", "")
    if kind == "scalar" and inside:
        yield node
    elif kind == "sequence":
        for item in node.value:
            yield from _below(item, keys, inside=inside)
    elif kind == "mapping":
        for key, value in node.value:
            if inside:
                yield key
            yield from _below(value, keys, inside=inside or key.value in keys)


class _Lines:
    """Where the keys of a file stand that its parser gave without places. Keys are asked for in the order
    of the file; one that begins no line of ours stands where the key before it does."""

    def __init__(self, source: Source) -> None:
        self._ours = [(number, source.lines[number].lstrip()) for number in _our_lines(source)]
        self._next = 0
        #: The first line (from 0) that is ours.
        self.first = self._at = self._ours[0][0] if self._ours else 0

    def of(self, key: str) -> int:
        """The line (from 0) of a key, or of the header of a table of that name."""
        name = rf"{re.escape(key)}[\"']?\s*"
        begins = re.compile(rf"(?:[\w\"'.\s-]*\.\s*)?[\"']?{name}[=:.]|\[.*\b{name}\]")
        for place in range(self._next, len(self._ours)):
            number, line = self._ours[place]
            if begins.match(line):
                self._at, self._next = number, place + 1
                break
        return self._at


def _our_lines(source: Source) -> Iterator[int]:
    """The numbers (from 0) of the lines in sections and tables of ours."""
    header = ""
    for number, line in enumerate(source.lines):
        start = line.lstrip() if source.path.endswith(".toml") else line  # elsewhere a value goes on there
        if start.startswith("["):
            header = line
        full = f"tool.{start}" if "".join(header.split()) == "[tool]" else line
        if begins_ours(header, source.path) or begins_ours(full, source.path):
            yield number


def _nodes(source: Source, value: Any, lines: _Lines, line: int, width: int = 1, depth: int = 0) -> Node:
    """Plain values as nodes, each at the line where its key is written. What is nested too deep is noted as
    a mistake."""
    import yaml

    text = source.lines[line] if line < len(source.lines) else ""
    indent = len(text) - len(text.lstrip())
    start = yaml.Mark(source.path, 0, line, indent, None, 0)
    end = yaml.Mark(source.path, 0, line, indent + width, None, 0)
    if depth > DEPTH:
        refused = yaml.ScalarNode("tag:yaml.org,2002:null", "", start, end)
        source.mistake(refused, f"nested deeper than {DEPTH} levels", "a configuration is flat")
        return refused
    if isinstance(value, dict):
        pairs = []
        for name, item in value.items():
            key = str(name)
            at, wide = lines.of(key), len(key)
            pairs.append(
                (_nodes(source, key, lines, at, wide), _nodes(source, item, lines, at, wide, depth + 1))
            )
        return yaml.MappingNode("tag:yaml.org,2002:map", pairs, start, end)
    if isinstance(value, list):
        items = [_nodes(source, item, lines, line, width, depth + 1) for item in value]
        return yaml.SequenceNode("tag:yaml.org,2002:seq", items, start, end)
    kind = {bool: "bool", int: "int", float: "float"}.get(type(value), "str")
    return yaml.ScalarNode(f"tag:yaml.org,2002:{kind}", _written(value), start, end)


def _written(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    try:
        return str(value)
    except ValueError:  # Python writes no integer of thousands of digits, but in base 16
        return hex(value)


def _from_toml(source: Source) -> Node | None:
    try:
        own = _own_table(source.text)
    except RecursionError:
        source.mistake(None, "broken TOML: nested too deep")
        return None
    except ValueError as error:
        source.mistake(None, f"broken TOML: {error}")
        return None
    lines = _Lines(source)
    return _nodes(source, {} if own is None else own, lines, lines.first)


def has_own_table(text: str) -> bool:
    """True if a pyproject.toml has a table for us; False if it is broken, too."""
    try:
        return _own_table(text) is not None
    except (ValueError, RecursionError):
        return False


def _own_table(text: str) -> Any:
    """What a pyproject.toml has for us, None for nothing. Raises ValueError and RecursionError."""
    # infinity, for a number beyond reading, is refused at its line in a table of ours
    tools = read_toml(text).get("tool")
    return tools.get("newslint") if isinstance(tools, dict) else None


def _from_ini(source: Source) -> Node | None:
    from configparser import ConfigParser, Error

    parser = ConfigParser(interpolation=None)
    try:
        parser.read_string(source.text)
    except Error as error:
        source.mistake(None, f"broken ini file: {error}")
        return None
    values = _ini_values(parser["newslint"].items()) if parser.has_section("newslint") else {}
    # [newslint:anything] is what holds for some paths
    sections = [name for name in parser.sections() if name.startswith("newslint:")]
    if sections:
        values["paths"] = [_ini_values(parser[name].items()) for name in sections]
    lines = _Lines(source)
    return _nodes(source, values, lines, lines.first)


_LISTS = frozenset({"select", "ignore", "enable", "rules", "exclude", "accept", "reject", "match", "engine"})
_NUMBERS = frozenset({"engine-timeout", "time-limit"})
_SWITCHES = frozenset({"deep"})
_SAID = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}


def _ini_values(items: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """The values of a section: lists are separated by commas or line breaks, levels are `rule = level`."""
    values: dict[str, Any] = {}
    for key, text in items:
        parts = [part.strip() for line in text.splitlines() for part in line.split(",") if part.strip()]
        if key in _LISTS:
            values[key] = parts
        elif key == "levels":
            pairs = [part.partition("=") for part in parts]
            values[key] = {name.strip(): level.strip() for name, _, level in pairs}
        elif key in _NUMBERS:
            values[key] = _number(text.strip())
        elif key in _SWITCHES:
            values[key] = _SAID.get(text.strip().lower(), text.strip())
        else:
            values[key] = text.strip()
    return values


def _number(text: str) -> float | str:
    """The number that a text says; one that says none is left for whoever looks at types to refuse."""
    try:
        return float(text)
    except ValueError:
        return text
