"""What a `.vale.ini` says."""

from __future__ import annotations

import os
import re
from typing import NamedTuple

from ..model.errors import ConfigError
from ..storage.safe_read import read_regular

LEVELS = ("suggestion", "warning", "error")


class Ini(NamedTuple):
    """`sections` are globs with their keys, in the order of the file; `path` is where the file lies."""

    path: str
    styles_path: str
    min_level: str
    vocabularies: tuple[str, ...]
    sections: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]


class ForFile(NamedTuple):
    """What holds for one file: the styles, rules and styles switched on or off, levels, and patterns of what is passed over."""

    styles: tuple[str, ...]
    switched: dict[str, bool]
    levels: dict[str, str]
    ignored: tuple[str, ...]


def read_ini(path: str) -> Ini:
    """The configuration at a path. Raises ConfigError."""
    try:
        text = read_regular(path).decode("utf-8-sig")
    except OSError as error:
        raise ConfigError(error.strerror or str(error), path=path) from None
    except UnicodeDecodeError:
        raise ConfigError("this file is not in UTF-8", path=path) from None
    top: dict[str, str] = {}
    sections: list[tuple[str, list[tuple[str, str]]]] = []
    joined = re.sub(r"\\\r?\n[ \t]*", " ", text)
    for number, line in enumerate(joined.splitlines(), 1):
        line = line.strip()
        if not line or line[0] in "#;":
            continue
        if line.startswith("[") and line.endswith("]"):
            sections.append((line[1:-1].strip(), []))
            continue
        key, equals, value = (part.strip() for part in line.partition("="))
        if not equals:
            raise ConfigError(f"line {number} is neither a section nor 'key = value'", path=path)
        if sections:
            sections[-1][1].append((key, value))
        else:
            top[key] = value
    level = top.get("MinAlertLevel", "suggestion").lower()
    if level not in LEVELS:
        raise ConfigError(f"MinAlertLevel is one of {', '.join(LEVELS)}", path=path)
    folder = os.path.dirname(os.path.abspath(path))
    styles = os.path.join(folder, os.path.expanduser(top.get("StylesPath", "styles")))
    return Ini(path, styles, level, _names(top.get("Vocab", "")), tuple((g, tuple(k)) for g, k in sections))


def _names(value: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in value.split(",") if name.strip())


def for_file(ini: Ini, path: str) -> ForFile:
    """What holds for the file at a path."""
    folder = os.path.dirname(os.path.abspath(ini.path))
    relative = os.path.relpath(os.path.abspath(path), folder).replace(os.sep, "/")
    styles: list[str] = []
    switched: dict[str, bool] = {}
    levels: dict[str, str] = {}
    ignored: list[str] = []
    for glob, keys in sorted(ini.sections, key=lambda one: one[0] != "*"):
        if not fits(glob, relative):
            continue
        for key, value in keys:
            if key == "BasedOnStyles":
                styles += [name for name in _names(value) if name not in styles]
            elif key in ("BlockIgnores", "TokenIgnores"):
                ignored += _patterns(value)
            elif "." in key or value in ("YES", "NO"):
                if value in ("YES", "NO"):
                    switched[key] = value == "YES"
                elif value.lower() in LEVELS:
                    switched[key], levels[key] = True, value.lower()
    return ForFile(tuple(styles), switched, levels, tuple(ignored))


def _patterns(value: str) -> list[str]:
    return [part.strip() for part in re.split(r",\s+|,(?=\()", value) if part.strip()]


def fits(glob: str, relative: str) -> bool:
    """True if a section's glob fits a path, or the name of the file alone: `*` crosses folders, as in Vale."""
    written = ""
    depth = 0
    for char in re.sub(r"\*+", "*", glob):
        if char == "{":
            depth += 1
            written += "(?:"
        elif char == "}" and depth:
            depth -= 1
            written += ")"
        elif char == "," and depth:
            written += "|"
        else:
            written += {"*": ".*", "?": "."}.get(char, re.escape(char))
    if depth:
        return False
    pattern = re.compile(written + r"\Z", re.DOTALL)
    return bool(pattern.match(relative) or pattern.match(relative.rpartition("/")[2]))
