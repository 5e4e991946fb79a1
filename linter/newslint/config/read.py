"""From a configuration file to what it says: nearest file, checked values, every mistake with its line."""

from __future__ import annotations

import os
from functools import lru_cache

from .. import __version__
from ..model.errors import ConfigError
from ..model.finding import LEVELS
from ..storage import cache
from ..storage.lazy_namedtuple import TYPE_CHECKING
from ..storage.safe_read import read_regular
from .find import find_config
from .model import LONGEST, NO_KEYS, VARIETIES, Config, PathSection

if TYPE_CHECKING:
    from typing import Any

    from yaml.nodes import MappingNode, Node

    from ..yaml_marks.nodes import Source


@lru_cache(maxsize=256)
def config_for(folder: str) -> Config:
    """The configuration that holds in a folder. Raises ConfigError."""
    path = find_config(folder)
    if path is None:
        return Config()
    from ..storage.place import within
    from .trust import project_of

    found = within(path, (project_of(os.path.dirname(path)),))
    if found is None:
        raise ConfigError(
            "is a link that leads out of the project; name what it leads to with --config", path=path
        )
    return load_config(found)


@lru_cache(maxsize=64)
def load_config(path: str) -> Config:
    """A configuration file. Raises ConfigError with every mistake, each with its line. What was once
    understood is kept in the cache: reading YAML takes longer than checking an article."""
    name = _cache_name(path)
    config = _restored(cache.read(name)) if name else None
    if config is None:
        config = config_of(path)
        if name:
            plain = config._replace(paths=())
            cache.write(name, (*plain, tuple(tuple(section) for section in config.paths)))
    return config._replace(folder=os.path.dirname(os.path.abspath(path)), file=path)


def _restored(stored: object) -> Config | None:
    """A configuration from what was kept of it, None if that is not what `load_config` keeps."""
    from ..storage.shapes import fits_fields

    if not isinstance(stored, tuple) or not stored or not isinstance(stored[-1], tuple):
        return None
    *values, paths = stored
    sections = all(isinstance(section, tuple) and fits_fields(section, PathSection) for section in paths)
    if not sections or not fits_fields(values, Config):
        return None
    return Config(*values)._replace(paths=tuple(PathSection(*section) for section in paths))


def _cache_name(path: str) -> str:
    """The name of a configuration in the cache: its content, and what a configuration can hold."""
    try:
        content = read_regular(path)
    except OSError:
        return ""
    shape = " ".join((__version__, os.path.splitext(path)[1], *Config._fields, *PathSection._fields))
    return f"config-{cache.digest(shape.encode(), content)}"


def forget() -> None:
    """Read configurations anew: one has been changed."""
    config_for.cache_clear()
    load_config.cache_clear()


def config_of(path: str, text: str | None = None) -> Config:
    """What a configuration file says, or would say if it held `text`; without the places that belong to it. Raises
    ConfigError."""
    from .nodes import read_nodes

    source, root = read_nodes(path, text)
    config = _decode(source, root)
    if source.mistakes or config is None:
        raise ConfigError("\n".join(source.shown()))
    return config


def _decode(source: Source, root: Node | None) -> Config | None:
    from yaml.nodes import MappingNode, SequenceNode

    from ..yaml_marks.nodes import did_you_mean
    from ..yaml_marks.typed import decode

    if source.mistakes:
        return None
    if root is None or (getattr(root, "tag", "").endswith(":null") and not getattr(root, "value", "")):
        return Config()
    if not isinstance(root, MappingNode):
        source.mistake(root, "a configuration is a mapping, such as 'level: suggestion'")
        return None
    config: Config | None = decode(source, root, Config, "the configuration", no_keys=NO_KEYS)
    sections: list[PathSection] = []
    for key, value in root.value:
        if key.value == "paths" and isinstance(value, SequenceNode):
            for item in value.value:
                if not isinstance(item, MappingNode):
                    source.mistake(item, "an entry of 'paths' is a mapping with 'match:'")
                    continue
                section = decode(source, item, PathSection, "an entry of 'paths'")
                if section:
                    sections.append(section)
                    _check(source, item, did_you_mean)
    _check(source, root, did_you_mean)
    if config is None or source.mistakes:
        return None
    return config._replace(paths=tuple(sections))


def _check(source: Source, node: MappingNode, hint: Any) -> None:
    from ..model.article import ARTICLE_KINDS

    choices = {"level": LEVELS, "fail-level": LEVELS, "kind": ("", "news", *ARTICLE_KINDS)}
    for key, value in node.value:
        if key.value in choices:
            _check_choice(source, value, f"'{key.value}'", choices[key.value], hint)
        elif key.value == "levels" and value.id == "mapping":
            for _, level in value.value:
                _check_choice(source, level, "a level", LEVELS, hint)
        elif key.value == "engine":
            for item in value.value if value.id == "sequence" else [value]:
                _check_engine(source, item, hint)
        elif key.value == "engine-options" and value.id == "mapping":
            for name, _ in value.value:
                _check_engine(source, name, hint)
        elif key.value in ("time-limit", "engine-timeout") and not _is_time(value.value):
            source.mistake(value, f"'{key.value}' is a number of seconds greater than 0")
        elif key.value == "reject" and value.id == "sequence":
            for item in value.value:
                _check_rejected(source, item)
        elif key.value == "vale-quotes":
            _check_choice(source, value, "'vale-quotes'", ("skip", "also"), hint)
        elif key.value == "variety" and value.value not in VARIETIES:
            source.mistake(value, f"'variety' is one of {', '.join(VARIETIES)}")


def _check_choice(source: Source, node: Any, what: str, allowed: tuple[str, ...], hint: Any) -> None:
    if node.id == "scalar" and node.value not in allowed:  # others have been refused for what they are
        named = [word for word in allowed if word]
        source.mistake(node, f"{what} is one of {', '.join(named)}", hint(str(node.value), named))


def _check_engine(source: Source, node: Any, hint: Any) -> None:
    from ..engines.registry import engine_names, is_engine

    if node.id == "scalar" and not is_engine(node.value):
        _check_choice(source, node, "an engine", engine_names(), hint)


def _check_rejected(source: Source, node: Any) -> None:
    from ..model.house_words import rejected

    if node.id == "scalar":
        try:
            rejected(str(node.value))
        except ValueError as mistake:
            source.mistake(node, str(mistake))


def _is_time(value: object) -> bool:
    try:
        return 0 < float(str(value)) <= LONGEST
    except ValueError:
        return False
