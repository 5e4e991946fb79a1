"""JSON as a tree whose strings know where they stand in the file."""

from __future__ import annotations

import json

from ...model.article import OffsetMap, Piece
from ...model.errors import UnreadableFile
from ...storage.lazy_namedtuple import TYPE_CHECKING, NamedTuple
from ...storage.regex_cache import compiled
from ..prose import View

if TYPE_CHECKING:
    from typing import TypeAlias

_TOKEN = compiled(r"[ \t\r\n]*(?:\"((?:[^\"\\]|\\.)*)\"|([{}\[\],:])|[^\s{}\[\],:\"]+)")
_ESCAPE = compiled(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.")
_SIMPLE = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f"}


class Text(NamedTuple):
    """A string: what stands between its quotation marks in the file, and where."""

    raw: str
    start: int

    def view(self) -> View:
        """Its value, with the way back to the file."""
        pieces: list[Piece] = []
        parts: list[str] = []
        length = at = 0
        for match in _ESCAPE.finditer(self.raw):
            if match.start() > at:
                parts.append(self.raw[at : match.start()])
                pieces.append(Piece(length, match.start() - at, self.start + at, match.start() - at))
                length += match.start() - at
            parts.append(_unescaped(match.group()))
            pieces.append(Piece(length, 1, self.start + match.start(), len(match.group())))
            length += 1
            at = match.end()
        if at < len(self.raw) or not pieces:
            parts.append(self.raw[at:])
            pieces.append(Piece(length, len(self.raw) - at, self.start + at, len(self.raw) - at))
        return View("".join(parts), OffsetMap(pieces))


Node: TypeAlias = "dict[str, Node] | list[Node] | Text | None"


def _unescaped(escape: str) -> str:
    if escape[1] != "u":
        return _SIMPLE.get(escape[1], escape[1])
    code = int(escape[2:6], 16)
    if len(escape) > 6:
        return chr(0x10000 + ((code - 0xD800) << 10) + int(escape[8:12], 16) - 0xDC00)
    return "\ufffd" if 0xD800 <= code < 0xE000 else chr(code)


def parse_json(source: str, path: str) -> Node:
    """The tree of a JSON file; numbers, true, false and null are None. Raises UnreadableFile."""
    try:
        json.loads(source)
    except json.JSONDecodeError as error:
        raise UnreadableFile(
            f"the JSON is broken: {error.msg} (column {error.colno}); export it again",
            path=path,
            line=error.lineno,
        ) from None
    except RecursionError:
        raise UnreadableFile("the JSON is nested too deeply to be an article", path=path) from None
    except ValueError as error:  # a number of a million digits
        raise UnreadableFile(f"the JSON is broken: {error}", path=path) from None
    root: list[Node] = []
    containers: list[dict[str, Node] | list[Node]] = [root]
    keys: list[str | None] = [None]
    for match in _TOKEN.finditer(source):
        mark = match[2]
        value: Node = None
        if mark in ("}", "]"):
            containers.pop()
            keys.pop()
            continue
        if mark in (",", ":"):
            continue
        if mark == "{":
            value = {}
        elif mark == "[":
            value = []
        elif match[1] is not None:
            value = Text(match[1], match.start(1))
        holder = containers[-1]
        if isinstance(holder, list):
            holder.append(value)
        elif keys[-1] is None:
            keys[-1] = value.view().text if isinstance(value, Text) else ""
            continue
        else:
            holder[keys[-1]] = value
            keys[-1] = None
        if isinstance(value, (dict, list)):
            containers.append(value)
            keys.append(None)
    return root[0] if root else None


def at(node: Node, *path: str) -> Node:
    """What stands at a path of keys, or None."""
    for key in path:
        node = node.get(key) if isinstance(node, dict) else None
    return node


def text_at(node: Node, *path: str) -> str:
    """The string at a path of keys, or ""."""
    found = at(node, *path)
    return found.view().text.strip() if isinstance(found, Text) else ""


def items(node: Node) -> list[Node]:
    """The items of a list, the values of an object; nothing otherwise."""
    return node if isinstance(node, list) else list(node.values()) if isinstance(node, dict) else []
