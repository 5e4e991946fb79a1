"""One more entry in a list of a configuration, written where its author would write it.

What is written is the smallest change to the text: comments, order and layout stay. Where an entry could go is
proposed from the layout of the file; a proposal is taken only if the file then says what it said before and the
entry too, so that a file of a shape nobody thought of is refused, never spoilt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model.errors import ConfigError
from ..model.span import Span
from ..storage.lazy_namedtuple import TYPE_CHECKING, NamedTuple
from .nodes import read_nodes
from .read import config_of
from .shared_files import begins_ours

if TYPE_CHECKING:
    from typing import Any

#: Text that YAML takes for itself where it is not quoted.
_PLAIN = re.compile(r"[^\W\d_][\w.-]*(?:/[\w.-]+)?")
_YAML_WORDS = frozenset({"true", "false", "yes", "no", "on", "off", "null", "y", "n"})
_LINE_END = re.compile(r"\r\n|\n|\r|\Z")
#: So many places where a list of TOML might end are tried.
_MOST = 200


class TextEdit(NamedTuple):
    """A stretch of a text and what to write in its place."""

    span: Span
    text: str


def added(path: str, text: str, key: str, entry: str) -> TextEdit | None:
    """How to add an entry to the list `key` (`accept`, `ignore`) of the configuration at `path`, which holds `text`
    (without a byte-order mark). None if it is there already. Raises ConfigError if the file is broken, or made in a
    way that nothing can be added to."""
    before = config_of(path, text)
    entries = getattr(before, key)
    if entry in entries:
        return None
    wanted: Any = {key: (*entries, entry)}
    wanted = before._replace(**wanted)
    for edit in _proposed(path, text, key, entry):
        try:
            if config_of(path, _applied(text, edit)) == wanted:
                return edit
        except ConfigError:
            continue
    raise ConfigError(
        f"'{entry}' cannot be added to it without spoiling it; write it under '{key}:' by hand", path=path
    )


def _applied(text: str, edit: TextEdit) -> str:
    return text[: edit.span.start] + edit.text + text[edit.span.end :]


def _proposed(path: str, text: str, key: str, entry: str) -> Iterator[TextEdit]:
    if path.endswith(".toml"):
        yield from _in_toml(path, text, key, entry)
    elif path.endswith(".cfg"):
        yield from _in_ini(path, text, key, entry)
    else:
        yield from _in_yaml(path, text, key, entry)


def _insert(at: int, text: str) -> TextEdit:
    return TextEdit(Span(at, at), text)


def _line_end(text: str) -> str:
    match = _LINE_END.search(text)
    return (match[0] if match else "") or "\n"


def _end_of_line(text: str, at: int) -> int:
    match = _LINE_END.search(text, at)
    return match.start() if match else len(text)


def _at_end(text: str, lines: str) -> TextEdit:
    """Lines behind the last one."""
    gap = "" if not text or text.endswith(("\n", "\r")) else _line_end(text)
    return _insert(len(text), gap + lines)


def _in_yaml(path: str, text: str, key: str, entry: str) -> Iterator[TextEdit]:
    plain = _PLAIN.fullmatch(entry) and entry.lower() not in _YAML_WORDS
    item = entry if plain else "'" + entry.replace("'", "''") + "'"
    end = _line_end(text)
    _, root = read_nodes(path, text)
    starts = [0, *(match.end() for match in re.finditer(r"\r\n|\n|\r", text))]

    def offset(mark: Any) -> int:
        return min(starts[mark.line] + mark.column, len(text)) if mark.line < len(starts) else len(text)

    value: Any = None
    for name, node in getattr(root, "value", None) or ():
        if getattr(name, "value", None) == key:
            value = node
    if value is None:
        yield _at_end(text, f"{key}:{end}  - {item}{end}")
    elif value.id == "scalar":  # nothing stands behind the colon
        yield _insert(offset(value.start_mark), f" [{item}]")
    elif not value.value:
        yield TextEdit(Span(offset(value.start_mark), offset(value.end_mark)), f"[{item}]")
    elif value.flow_style or text[offset(value.start_mark)] == "[":
        yield _insert(offset(value.value[-1].end_mark), f", {item}")
    else:
        behind = _end_of_line(text, offset(value.value[-1].end_mark))
        yield _insert(behind, f"{end}{' ' * value.start_mark.column}- {item}")


def _own_lines(path: str, text: str, key: str) -> Iterator[tuple[int, bool]]:
    """Of our table or section: the offsets behind the line that begins it, and behind `key =` in it (True)."""
    ours = False
    at = 0
    for line in text.splitlines(keepends=True):
        if line.lstrip().startswith("["):
            head = "".join(line.split()).replace('"', "").replace("'", "")
            ours = begins_ours(line, path) and head.startswith(("[newslint]", "[tool.newslint]"))
            if ours:
                yield at + len(line), False
        elif ours and (match := re.match(rf"[ \t]*[\"']?{key}[\"']?[ \t]*[=:]", line)):
            yield at + match.end(), True
        at += len(line)


def _in_toml(path: str, text: str, key: str, entry: str) -> Iterator[TextEdit]:
    item = '"' + entry.replace("\\", "\\\\").replace('"', '\\"') + '"'
    places = list(_own_lines(path, text, key))
    for at, there in places:
        if there:
            for match in list(re.finditer(r"\]", text[at:]))[:_MOST]:
                yield from _before_bracket(text, at, at + match.start(), item)
    for at, there in places:
        if not there:
            yield _insert(at, f"{key} = [{item}]{_line_end(text)}")
    yield _at_end(text, f"{_line_end(text)}[tool.newslint]{_line_end(text)}{key} = [{item}]{_line_end(text)}")


def _before_bracket(text: str, start: int, bracket: int, item: str) -> Iterator[TextEdit]:
    """An item more in front of a bracket, on a line of its own where the others have theirs."""
    inside = text[start:bracket]
    last = len(inside.rstrip())
    if "\n" in inside[last:]:
        line = inside[:last].rpartition("\n")[2]
        indent = line[: len(line) - len(line.lstrip())]
        comma = "" if inside[:last].endswith((",", "[")) else ","
        yield _insert(start + last, f"{comma}{_line_end(text)}{indent}{item},")
    yield _insert(bracket, f", {item}")
    yield _insert(bracket, item)


def _in_ini(path: str, text: str, key: str, entry: str) -> Iterator[TextEdit]:
    end = _line_end(text)
    places = list(_own_lines(path, text, key))
    for at, there in places:
        if there:
            behind = _end_of_line(text, at)
            indent = "    "
            while match := re.compile(r"(?:\r\n|\n|\r)([ \t]+)\S").match(text, behind):
                indent = match[1]
                behind = _end_of_line(text, match.end())
            yield _insert(behind, f"{end}{indent}{entry}")
    for at, there in places:
        if not there:
            gap = "" if text[:at].endswith(("\n", "\r")) else end
            yield _insert(at, f"{gap}{key} = {entry}{end}")
