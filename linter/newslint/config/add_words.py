"""Adding words to the `accept` list of a configuration, all else in the file as it was.

The text is changed where the list stands, and what comes out is read again: unless it says exactly what was wanted, the
file is left alone.
"""

from __future__ import annotations

import os
import re
from collections.abc import Sequence

from ..model.errors import ConfigError
from ..storage.atomic_write import replacing
from ..storage.lazy_namedtuple import TYPE_CHECKING
from ..storage.safe_read import read_regular
from .find import NAMES
from .model import SCHEMA_LINE, Config
from .read import config_of
from .trust import check_written, project_of

if TYPE_CHECKING:
    from yaml.nodes import MappingNode, Node

_KEY = "accept"
#: A word that YAML takes as it is, and those of them that are something else to it.
_BARE = re.compile(r"[^\W\d_][\w’.-]*(?: [^\W\d_][\w’.-]*)*")
_NOT_BARE = ("true", "false", "yes", "no", "on", "off", "null", "y", "n")


def configuration_to_change(config: Config, folder: str) -> str:
    """The file that words are added to: the one that holds in a folder, else a new one at the top of the project."""
    return config.file or os.path.join(project_of(folder), NAMES[0])


def add_words(path: str, words: Sequence[str]) -> list[str]:
    """Add words to the list of a configuration file, which need not be there, and say which were not in it yet. Raises
    ConfigError for a file that cannot be read or written, that a link leads out of the project to, or that is written in a way nobody but its author should
    change."""
    check_written(path)
    text = _read(path)
    before = config_of(path, text)
    known = {word.casefold() for word in before.accept}
    new = []
    for word in words:
        if word.casefold() not in known:
            known.add(word.casefold())
            new.append(word)
    if not new:
        return []
    line_end = "\r\n" if "\r\n" in text else "\n"
    change = _in_toml if path.endswith(".toml") else _in_ini if path.endswith(".cfg") else _in_yaml
    changed = change(path, text.replace("\r\n", "\n"), new).replace("\n", line_end)
    try:
        sound = config_of(path, changed) == before._replace(accept=(*before.accept, *new))
    except ConfigError:
        sound = False
    if not sound:
        listed = ", ".join(map(_quoted, new))
        raise ConfigError(f"the list 'accept' cannot be changed here; add it by hand: {listed}", path=path)
    try:
        with replacing(path) as file:
            file.write(changed.encode())
    except OSError as error:
        raise ConfigError(f"cannot be written: {error.strerror}", path=path) from None
    return new


def _read(path: str) -> str:
    try:
        return read_regular(path).decode("utf-8-sig")
    except FileNotFoundError:
        return f"{SCHEMA_LINE}\n"
    except OSError as error:
        raise ConfigError(f"cannot be read: {error.strerror}", path=path) from None
    except UnicodeDecodeError:
        raise ConfigError("is not UTF-8 text; save it as UTF-8", path=path) from None


def _quoted(word: str) -> str:
    """A word as YAML and TOML take it."""
    if _BARE.fullmatch(word) and word.lower() not in _NOT_BARE:
        return word
    return _in_quotes(word)


def _in_quotes(word: str) -> str:
    return '"' + word.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _in_yaml(path: str, text: str, words: list[str]) -> str:
    from yaml.nodes import MappingNode, SequenceNode

    from .nodes import read_nodes

    _, root = read_nodes(path, text)
    listed = ", ".join(map(_quoted, words))
    value = _value(root) if isinstance(root, MappingNode) else None
    if not isinstance(value, SequenceNode):  # there is none: any other value has been refused
        if commented := re.search(rf"(?m)^# *{_KEY}: *\[\] *$", text):
            return f"{text[: commented.start()]}{_KEY}: [{listed}]{text[commented.end() :]}"
        return f"{text}{'' if not text or text.endswith(chr(10)) else chr(10)}{_KEY}: [{listed}]\n"
    opened = _offset(text, value.start_mark)
    if text.startswith("[", opened):
        at = _offset(text, value.value[-1].end_mark) if value.value else opened + 1
        return f"{text[:at]}{', ' if value.value else ''}{listed}{text[at:]}"
    last = value.value[-1]
    begins = text.rfind("\n", 0, _offset(text, last.start_mark)) + 1
    indent = text[begins : text.index("-", begins)]
    ends = text.find("\n", _offset(text, last.end_mark))
    at = len(text) if ends < 0 else ends
    return text[:at] + "".join(f"\n{indent}- {_quoted(word)}" for word in words) + text[at:]


def _value(root: MappingNode) -> Node | None:
    return next((value for key, value in root.value if key.value == _KEY), None)


def _offset(text: str, mark: object) -> int:
    """The offset of a mark, whose line and column count from 0."""
    at = 0
    for _ in range(mark.line):  # type: ignore[attr-defined]
        at = text.index("\n", at) + 1
    return at + mark.column  # type: ignore[attr-defined,no-any-return]


def _section(text: str, header: str) -> tuple[int, int]:
    """Where what stands below a header begins and ends; (0, 0) if there is no such header."""
    found = re.search(rf"(?m)^{header}[ \t]*(?:#.*)?$", text)
    if found is None:
        return 0, 0
    following = re.compile(r"(?m)^\[").search(text, found.end())
    return found.end(), following.start() if following else len(text)


def _in_toml(path: str, text: str, words: list[str]) -> str:
    start, end = _section(text, r"\[tool\.newslint\]")
    listed = ", ".join(map(_in_quotes, words))
    found = re.compile(rf"(?m)^[ \t]*{_KEY}[ \t]*=[ \t]*\[((?:[^\]\"']|\"[^\"\n]*\"|'[^'\n]*')*)\]").search(
        text, start, end
    )
    if found is None:
        return f"{text[:start]}\n{_KEY} = [{listed}]{text[start:]}" if start else text
    inside = found[1].rstrip()
    at = found.start(1) + len(inside)
    comma = "" if not inside.strip() else " " if inside.endswith(",") else ", "
    return f"{text[:at]}{comma}{listed}{text[at:]}"


def _in_ini(path: str, text: str, words: list[str]) -> str:
    start, end = _section(text, r"\[newslint\]")
    found = re.compile(rf"(?m)^{_KEY}[ \t]*[=:].*(?:\n[ \t]+\S.*)*").search(text, start, end)
    if found is None:
        return f"{text[:start]}\n{_KEY} = {', '.join(words)}{text[start:]}" if start else text
    return text[: found.end()] + "".join(f"\n    {word}" for word in words) + text[found.end() :]
