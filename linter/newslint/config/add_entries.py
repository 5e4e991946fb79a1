"""More entries in a list of a configuration, written where its author would write them.

What is written is the smallest change to the text: comments, order and layout stay. Where entries could go is
proposed from the layout of the file; a proposal is taken only if the file then says what it said before and the
entries too, so that a file of a shape nobody thought of is refused, never spoilt.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence

from ..model.errors import ConfigError
from ..model.span import Span
from ..storage.atomic_write import Changed, replacing
from ..storage.lazy_namedtuple import TYPE_CHECKING, NamedTuple
from ..storage.safe_read import ABSENT, see
from ..terminal.escaping import safe
from .find import NAMES
from .model import SCHEMA_LINE, Config
from .nodes import read_nodes, text_of
from .read import config_of
from .shared_files import begins_ours
from .trust import project_of, to_write

if TYPE_CHECKING:
    from typing import Any

#: Text that YAML takes as it is, and such text that is something else to it.
_PLAIN = re.compile(r"[^\W\d_][\w’.-]*(?:[ /][^\W\d_][\w’.-]*)*")
_YAML_WORDS = frozenset({"true", "false", "yes", "no", "on", "off", "null", "y", "n"})
_LINE_END = re.compile(r"\r\n|\n|\r|\Z")
#: What ends a line to YAML.
_YAML_LINE_END = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
#: What no entry holds: what ends lines or steers, and what cannot be written.
_NO_ENTRY = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
#: So many places where a list of TOML might end are tried.
_MOST = 200
_BOM = b"\xef\xbb\xbf"


class TextEdit(NamedTuple):
    """A stretch of a text and what to write in its place."""

    span: Span
    text: str


class Addition(NamedTuple):
    """The `entries` that a list did not have yet, and the `edit` that adds them; None where there are none."""

    entries: tuple[str, ...]
    edit: TextEdit | None


def configuration_to_change(config: Config, folder: str) -> str:
    """The file that entries are added to: the one that holds in a folder, else a new one at the top of the project."""
    return config.file or os.path.join(project_of(folder), NAMES[0])


def addition(path: str, text: str, key: str, entries: Sequence[str]) -> Addition:
    """How to add entries to the list `key` (`accept`, `ignore`) of the configuration at `path`, which holds `text`
    (without a byte-order mark). Words are the same in capitals. Raises ConfigError if the file is broken, or made in a
    way that nothing can be added to."""
    for entry in entries:
        if not entry.strip() or _NO_ENTRY.search(entry):
            raise ConfigError(f"'{safe(entry[:60])}' is nothing that the list '{key}' could hold", path=path)
    before = config_of(path, text)
    same = str.casefold if key == "accept" else str
    there: tuple[str, ...] = getattr(before, key)
    first: dict[str, str] = {}
    for entry in entries:
        first.setdefault(same(entry), entry)
    for entry in there:
        first.pop(same(entry), None)
    new = tuple(first.values())
    if not new:
        return Addition((), None)
    values: dict[str, Any] = {key: (*there, *new)}
    wanted = before._replace(**values)
    for edit in _proposed(path, text, key, new):
        try:
            if config_of(path, _applied(text, edit)) == wanted:
                return Addition(new, edit)
        except ConfigError:
            continue
    listed = ", ".join(map(_yaml_item, new))
    raise ConfigError(f"the list '{key}' cannot be changed here; add it by hand: {listed}", path=path)


def add_entries(path: str, key: str, entries: Sequence[str]) -> Addition:
    """Add entries to the list `key` of a configuration file, which need not be there. Raises ConfigError for a file that
    cannot be read or written, or that a link leads out of the project to, and as `addition` does."""
    path = to_write(path)
    try:
        there = see(path)
    except OSError as error:
        raise ConfigError(f"the configuration cannot be read: {error.strerror}", path=path) from None
    text = f"{SCHEMA_LINE}\n" if there == ABSENT else text_of(there.data, path)
    made = addition(path, text, key, entries)
    if made.edit is None:
        return made
    try:
        mark = _BOM if there.data.startswith(_BOM) else b""
        with replacing(path, there) as file:
            file.write(mark + _applied(text, made.edit).encode())
    except Changed:
        raise ConfigError("was changed meanwhile; left as it is", path=path) from None
    except OSError as error:
        raise ConfigError(f"cannot be written: {error.strerror or error}", path=path) from None
    return made


def _applied(text: str, edit: TextEdit) -> str:
    return text[: edit.span.start] + edit.text + text[edit.span.end :]


def _proposed(path: str, text: str, key: str, entries: Sequence[str]) -> Iterator[TextEdit]:
    if path.endswith(".toml"):
        yield from _in_toml(path, text, key, entries)
    elif path.endswith(".cfg"):
        yield from _in_ini(path, text, key, entries)
    else:
        yield from _in_yaml(path, text, key, entries)


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


def _yaml_item(entry: str) -> str:
    """An entry as YAML takes it."""
    return entry if _PLAIN.fullmatch(entry) and entry.lower() not in _YAML_WORDS else _in_quotes(entry)


def _in_quotes(entry: str) -> str:
    """An entry as YAML and TOML both take it."""
    return '"' + entry.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _in_yaml(path: str, text: str, key: str, entries: Sequence[str]) -> Iterator[TextEdit]:
    items = [_yaml_item(entry) for entry in entries]
    listed = ", ".join(items)
    end = _line_end(text)
    _, root = read_nodes(path, text)
    starts = [0, *(match.end() for match in _YAML_LINE_END.finditer(text))]

    def offset(mark: Any) -> int:
        return min(starts[mark.line] + mark.column, len(text)) if mark.line < len(starts) else len(text)

    value: Any = None
    for name, node in getattr(root, "value", None) or ():
        if getattr(name, "value", None) == key:
            value = node
    if value is None:
        if commented := re.search(rf"(?m)^# *{key}: *\[\](?= *\r?$)", text):
            yield TextEdit(Span(*commented.span()), f"{key}: [{listed}]")
        yield _at_end(text, f"{key}:{end}" + "".join(f"  - {item}{end}" for item in items))
    elif value.id == "scalar":  # nothing stands behind the colon
        yield _insert(offset(value.start_mark), f" [{listed}]")
    elif not value.value:
        yield TextEdit(Span(offset(value.start_mark), offset(value.end_mark)), f"[{listed}]")
    elif value.flow_style or text[offset(value.start_mark) :][:1] == "[":
        yield _insert(offset(value.value[-1].end_mark), f", {listed}")
    else:
        behind = _end_of_line(text, offset(value.value[-1].end_mark))
        indent = " " * value.start_mark.column
        yield _insert(behind, "".join(f"{end}{indent}- {item}" for item in items))


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


def _in_toml(path: str, text: str, key: str, entries: Sequence[str]) -> Iterator[TextEdit]:
    items = [_in_quotes(entry) for entry in entries]
    listed = ", ".join(items)
    places = list(_own_lines(path, text, key))
    for at, there in places:
        if there:
            for match in list(re.finditer(r"\]", text[at:]))[:_MOST]:
                yield from _before_bracket(text, at, at + match.start(), items)
    for at, there in places:
        if not there:
            yield _insert(at, f"{key} = [{listed}]{_line_end(text)}")
    yield _at_end(
        text, f"{_line_end(text)}[tool.newslint]{_line_end(text)}{key} = [{listed}]{_line_end(text)}"
    )


def _before_bracket(text: str, start: int, bracket: int, items: list[str]) -> Iterator[TextEdit]:
    """More items in front of a bracket, each on a line of its own where the others have theirs."""
    inside = text[start:bracket]
    last = len(inside.rstrip())
    if "\n" in inside[last:]:
        line = inside[:last].rpartition("\n")[2]
        indent = line[: len(line) - len(line.lstrip())]
        comma = "" if inside[:last].endswith((",", "[")) else ","
        lines = "".join(f"{_line_end(text)}{indent}{item}," for item in items)
        yield _insert(start + last, comma + lines)
    yield _insert(bracket, f", {', '.join(items)}")
    yield _insert(bracket, ", ".join(items))


def _in_ini(path: str, text: str, key: str, entries: Sequence[str]) -> Iterator[TextEdit]:
    end = _line_end(text)
    places = list(_own_lines(path, text, key))
    for at, there in places:
        if there:
            behind = _end_of_line(text, at)
            indent = "    "
            while match := re.compile(r"(?:\r\n|\n|\r)([ \t]+)\S").match(text, behind):
                indent = match[1]
                behind = _end_of_line(text, match.end())
            yield _insert(behind, "".join(f"{end}{indent}{entry}" for entry in entries))
    for at, there in places:
        if not there:
            gap = "" if text[:at].endswith(("\n", "\r")) else end
            yield _insert(at, f"{gap}{key} = {', '.join(entries)}{end}")
