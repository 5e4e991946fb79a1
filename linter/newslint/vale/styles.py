"""The rules of Vale's styles, as read from below StylesPath."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import yaml

from ..model.errors import ConfigError
from ..storage.safe_read import read_regular
from .ini import LEVELS
from .patterns import PatternRefused

#: A name of a style or vocabulary: a folder below StylesPath, and no way out of it.
_NAME = re.compile(r"[\w][\w .-]*\Z")
#: Bytes a rule may have, and how many rules a style.
MOST_BYTES = 2_000_000
MOST_RULES = 5_000


class Rule(NamedTuple):
    """One rule. `keys` are what its file says besides the fields."""

    id: str
    extends: str
    message: str
    level: str
    link: str
    scopes: tuple[str, ...]
    replaces: bool  # its action is `replace`
    keys: Mapping[str, Any]


class Vocabulary(NamedTuple):
    """Patterns of words that a desk accepts, and of those it rejects."""

    accept: tuple[str, ...] = ()
    reject: tuple[str, ...] = ()


#: Says where a file that a style names may be read from; None if it may not.
Allowed = Callable[[str], "str | None"]


def _folder(root: str, name: str, what: str) -> str:
    if not _NAME.match(name):
        raise ConfigError(f"'{name}' is no name of a {what}", path=root)
    folder = os.path.join(root, name)
    if not os.path.isdir(folder):
        raise ConfigError(f"there is no {what} '{name}' here", path=root)
    return folder


def _read(path: str, allowed: Allowed) -> str:
    place = allowed(path)
    if place is None:
        raise ConfigError("this is no file of the project", path=path)
    try:
        return read_regular(place, MOST_BYTES).decode("utf-8-sig")
    except OSError as error:
        raise ConfigError(error.strerror or str(error), path=path) from None
    except UnicodeDecodeError:
        raise ConfigError("this file is not in UTF-8", path=path) from None


def read_style(root: str, name: str, allowed: Allowed) -> tuple[list[Rule], list[str]]:
    """The rules of a style, and a line for each file that holds none. Raises ConfigError if there is no such style."""
    folder = _folder(root, name, "style")
    rules: list[Rule] = []
    problems: list[str] = []
    names = sorted(entry for entry in os.listdir(folder) if entry.endswith(".yml"))
    if len(names) > MOST_RULES:
        raise ConfigError(f"a style may have {MOST_RULES} rules", path=folder)
    for entry in names:
        id = f"{name}.{entry[:-4]}"
        try:
            rules.append(read_rule(id, _read(os.path.join(folder, entry), allowed)))
        except (ConfigError, PatternRefused) as error:
            problems.append(f"{id}: {error}")
    return rules, problems


def read_rule(id: str, text: str) -> Rule:
    """The rule that a file holds. Raises PatternRefused, with what is wrong in it."""
    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        keys = yaml.load(text, loader)  # noqa: S506 - a safe loader, whichever there is
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise PatternRefused("no YAML: " + " ".join(str(error).split())) from None
    if not isinstance(keys, dict) or not isinstance(keys.get("extends"), str):
        raise PatternRefused("no rule: it has no 'extends'")
    level = str(keys.get("level", "warning")).lower()
    if level not in LEVELS:
        raise PatternRefused(f"its level is one of {', '.join(LEVELS)}")
    scope = keys.get("scope") or "text"
    action = keys.get("action")
    return Rule(
        id, keys["extends"], str(keys.get("message", "")), level, str(keys.get("link", "") or ""),
        tuple(map(str, scope)) if isinstance(scope, list) else (str(scope),),
        isinstance(action, dict) and action.get("name") == "replace", keys,
    )  # fmt: skip


def read_vocabulary(root: str, names: tuple[str, ...], allowed: Allowed) -> Vocabulary:
    """What vocabularies accept and reject. Raises ConfigError."""
    lists: dict[str, list[str]] = {"accept.txt": [], "reject.txt": []}
    for name in names:
        folder = _folder(os.path.join(root, "config", "vocabularies"), name, "vocabulary")
        for file, words in lists.items():
            path = os.path.join(folder, file)
            if os.path.exists(path):
                lines = (line.strip() for line in _read(path, allowed).splitlines())
                words += [line for line in lines if line and not line.startswith("# ")]
    return Vocabulary(tuple(lists["accept.txt"]), tuple(lists["reject.txt"]))
