"""What a configuration comes to for one file: its path sections put together."""

from __future__ import annotations

import os

from ..model.finding import RANK
from ..storage.lazy_namedtuple import TYPE_CHECKING
from .model import LANGUAGE_MODEL, Config, Settings

if TYPE_CHECKING:
    from typing import Any


def settings_for(config: Config, path: str) -> Settings:
    """The settings of a configuration for one path; later sections win over earlier ones, and lists of
    `ignore`, `enable`, `accept` and `reject` add up."""
    values: dict[str, Any] = {
        "select": config.select,
        "ignore": config.ignore,
        "enable": config.enable,
        "level": config.level,
        "fail_level": config.fail_level,
        "levels": dict(config.levels),
        "accept": config.accept,
        "reject": config.reject,
        "variety": config.variety,
        "kind": config.kind,
        "source": _paths(config.source),
        "engine": _paths(config.engine),
        "engine_url": config.engine_url,
        "engine_options": tuple((name, tuple(one.items())) for name, one in config.engine_options.items()),
        "engine_timeout": config.engine_timeout,
        "vale": os.path.join(config.folder, os.path.expanduser(config.vale)) if config.vale else "",
        "vale_quotes": config.vale_quotes,
        "time_limit": config.time_limit,
        "deep": config.deep,
        "model": config.model,
    }
    if config.paths:
        for number in matching_sections(config, path):
            section = config.paths[number]
            for name, value in section._asdict().items():
                if value is None or name == "match":
                    continue
                if name in ("ignore", "enable", "accept", "reject"):
                    values[name] = (*values[name], *value)
                elif name == "levels":
                    values[name] |= value
                elif name == "source":
                    values[name] = _paths(value)
                else:
                    values[name] = value
    if not values["fail_level"]:
        values["fail_level"] = max("warning", values["level"], key=RANK.__getitem__)
    if config.model:
        path = os.path.join(config.folder, os.path.expanduser(config.model))
        values["engine_options"] += ((LANGUAGE_MODEL, (("model", path),)),)
    if values["deep"] and LANGUAGE_MODEL not in values["engine"]:
        values["engine"] = (*values["engine"], LANGUAGE_MODEL)
    values["levels"] = tuple(sorted(values["levels"].items()))
    if config.folder and values["source"]:
        stem = os.path.splitext(os.path.basename(path))[0]
        folder = os.path.dirname(os.path.abspath(path))
        values["source"] = tuple(
            os.path.join(
                folder if "{folder}" in text else config.folder,
                text.replace("{stem}", stem).replace("{folder}", folder),
            )
            for text in values["source"]
        )
    return Settings(**values)


def matching_sections(config: Config, path: str) -> list[int]:
    """The numbers (from 0) of the path sections that hold for a file, in order."""
    relative = _relative(config, path) if config.paths else ""
    return [number for number, section in enumerate(config.paths) if matches(relative, _paths(section.match))]


def _paths(value: str | tuple[str, ...]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) and value else tuple(value)


def _relative(config: Config, path: str) -> str:
    return os.path.relpath(os.path.abspath(path), config.folder or os.getcwd()).replace(os.sep, "/")


def matches(relative: str, patterns: tuple[str, ...]) -> bool:
    """True if a path fits one of the glob patterns; `**` crosses folders, a pattern without `/` fits the
    name of the file or of any folder above it."""
    from fnmatch import fnmatchcase

    parts = relative.split("/")
    for pattern in patterns:
        bare = pattern.strip("/")
        if "/" not in bare:
            if any(fnmatchcase(part, bare) for part in parts):
                return True
        elif (
            fnmatchcase(relative, bare)
            or fnmatchcase(relative, bare.replace("**/", ""))
            or fnmatchcase(relative, bare + "/*")
        ):
            return True
    return False


def excluded(config: Config, path: str) -> bool:
    """True if the configuration says that a path is no article."""
    return bool(config.exclude) and matches(_relative(config, path), config.exclude)
