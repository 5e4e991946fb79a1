"""The nodes of a configuration file, whatever it is written in, each at the line where it stands."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable

from .errors import ConfigError
from .files import read_regular
from .packs.nodes import Source
from .record import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

    from yaml.nodes import Node


def read_nodes(path: str) -> tuple[Source, Node | None]:
    """The source of a configuration (YAML, pyproject.toml or setup.cfg) and its root; mistakes are noted in
    the source. Raises ConfigError if it cannot be read."""
    try:
        text = read_regular(path).decode("utf-8-sig")
    except OSError as error:
        raise ConfigError(f"the configuration cannot be read: {error.strerror}", path=path) from None
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise ConfigError(
            "the configuration is not UTF-8 text; save it as UTF-8", path=path, line=line
        ) from None
    source = Source(_shown(path), text)
    if path.endswith(".toml"):
        return source, _from_toml(source)
    if path.endswith(".cfg"):
        return source, _from_ini(source)
    return source, source.compose()


def _shown(path: str) -> str:
    relative = os.path.relpath(path)
    return path if relative.startswith("..") else relative


class _Lines:
    """Where the keys of a file stand that its parser gave without places. Keys are asked for in the order
    of the file; one that begins no line stands where the key before it does."""

    def __init__(self, source: Source, header: str) -> None:
        self._lines = source.lines
        self._at = next((n for n, line in enumerate(self._lines) if line.strip().startswith(header)), 0)

    def of(self, key: str) -> int:
        """The line (from 0) of a key, or of the header of a table of that name."""
        begins = re.compile(rf"\s*(?:[\"']?{re.escape(key)}[\"']?\s*[=:]|\[.*\b{re.escape(key)}\]+\s*$)")
        for number in range(self._at + 1, len(self._lines)):
            if begins.match(self._lines[number]):
                self._at = number
                return number
        return self._at


def _nodes(source: Source, value: Any, lines: _Lines, line: int, width: int = 1) -> Node:
    """Plain values as nodes, each at the line where its key is written."""
    import yaml

    text = source.lines[line] if line < len(source.lines) else ""
    indent = len(text) - len(text.lstrip())
    start = yaml.Mark(source.path, 0, line, indent, None, 0)
    end = yaml.Mark(source.path, 0, line, indent + width, None, 0)
    if isinstance(value, dict):
        pairs = []
        for name, item in value.items():
            key = str(name)
            at = lines.of(key)
            pairs.append(
                (_nodes(source, key, lines, at, len(key)), _nodes(source, item, lines, at, len(key)))
            )
        return yaml.MappingNode("tag:yaml.org,2002:map", pairs, start, end)
    if isinstance(value, list):
        items = [_nodes(source, item, lines, line, width) for item in value]
        return yaml.SequenceNode("tag:yaml.org,2002:seq", items, start, end)
    kind = {bool: "bool", int: "int", float: "float"}.get(type(value), "str")
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return yaml.ScalarNode(f"tag:yaml.org,2002:{kind}", text, start, end)


def _from_toml(source: Source) -> Node | None:
    import sys

    if sys.version_info >= (3, 11):
        import tomllib
    else:  # pragma: no cover
        import tomli as tomllib
    try:
        values = tomllib.loads(source.text)
    except tomllib.TOMLDecodeError as error:
        source.mistake(None, f"broken TOML: {error}")
        return None
    except RecursionError:
        source.mistake(None, "broken TOML: nested too deep")
        return None
    lines = _Lines(source, "[tool.newslint")
    tools = values.get("tool", {})
    own = tools.get("newslint", {}) if isinstance(tools, dict) else {}
    return _nodes(source, own, lines, lines.of("newslint"))


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
    lines = _Lines(source, "[newslint]")
    return _nodes(source, values, lines, 0)


_LISTS = frozenset({"select", "ignore", "enable", "rules", "exclude", "accept", "reject", "match", "engine"})


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
        else:
            values[key] = text.strip()
    return values
