"""The configuration of a repository: `.newslint.yaml`, `[newslint]` in setup.cfg, `[tool.newslint]` in pyproject.toml."""

from __future__ import annotations

import os
from functools import lru_cache

from .. import __version__
from ..model.errors import ConfigError
from ..model.finding import LEVELS, RANK
from ..storage import cache
from ..storage.lazy_namedtuple import TYPE_CHECKING, NamedTuple
from ..storage.safe_read import read_regular

if TYPE_CHECKING:
    from typing import Any

    from yaml.nodes import MappingNode, Node

    from ..yaml_marks.nodes import Source

NAMES = (".newslint.yaml", ".newslint.yml", "pyproject.toml", "setup.cfg")
#: The longest time limit, in seconds.
LONGEST = 1_000_000


class PathSection(NamedTuple):
    """What holds for some paths only. `match` are glob patterns relative to the configuration's folder."""

    match: str | tuple[str, ...]
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] | None = None
    enable: tuple[str, ...] | None = None
    level: str | None = None
    fail_level: str | None = None
    levels: dict[str, str] | None = None
    kind: str | None = None
    accept: tuple[str, ...] | None = None
    reject: tuple[str, ...] | None = None
    variety: str | None = None
    source: str | tuple[str, ...] | None = None


class Config(NamedTuple):
    """Everything a configuration can say, with the defaults of a repository that says nothing.

    `select`, `ignore` and `enable` (rules that are off by themselves) name rules, families or the beginning
    of ids (`style.ap`); `levels` sets the level of a rule or family; `rules`
    are packs of the house, relative to the configuration; `accept` and `reject` are words of the house's
    vocabulary; `variety` is "us" or "gb" where the house has one; `exclude` are glob patterns of files
    that are no articles; `source` is the path of the wire copy, with `{stem}` for the article's name;
    `engine` are grammar engines to ask too, LanguageTool at `engine_url` or started here, each for at most
    `engine_timeout` seconds an article and with the `engine_options` that it takes. All rules together may take `time_limit` seconds of processor time
    an article (0: 60, and 60 more for each million characters).
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    enable: tuple[str, ...] = ()
    level: str = "warning"
    fail_level: str = ""  # "warning", or the level shown if that is higher
    levels: dict[str, str] = {}
    rules: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    accept: tuple[str, ...] = ()
    reject: tuple[str, ...] = ()
    variety: str = ""
    kind: str = ""
    source: str | tuple[str, ...] = ()
    engine: str | tuple[str, ...] = ()
    engine_url: str = ""
    engine_options: dict[str, dict[str, str]] = {}
    engine_timeout: float = 60.0
    time_limit: float = 0.0
    baseline: str = ""
    paths: tuple[Any, ...] = ()
    folder: str = ""  # where the file stands; not a key
    file: str = ""  # the file itself; not a key


def find_config(folder: str) -> str | None:
    """The nearest configuration file, from a folder upwards; None if there is none."""
    current = os.path.abspath(folder)
    while True:
        for name in NAMES:
            path = os.path.join(current, name)
            if os.path.isfile(path) and (name.startswith(".newslint") or _mentions(path)):
                return path
        parent = os.path.dirname(current)
        if parent == current or os.path.isdir(os.path.join(current, ".git")):
            return None
        current = parent


def _mentions(path: str) -> bool:
    """True if a file that other tools share holds something for us. One that is broken is ours to complain of
    only if a line of it begins a table or section of ours."""
    try:
        content = read_regular(path)
    except OSError:
        return False
    if b"newslint" not in content:
        return False
    from .shared_files import begins_ours

    text = content.decode("utf-8-sig", "replace")
    if any(begins_ours(line, path) for line in text.split("\n")):
        return True
    if not path.endswith(".toml"):
        return False
    # `newslint = {…}` below [tool] is ours, and a dependency that is written alike is not. The answer is kept:
    # the parser takes longer to load than a configuration takes to read.
    name = f"table-{cache.digest(__version__.encode(), content)}"
    found = cache.read(name)
    if found is None:
        from .nodes import has_own_table

        found = has_own_table(text)
        cache.write(name, found)
    return bool(found)


@lru_cache(maxsize=256)
def config_for(folder: str) -> Config:
    """The configuration that holds in a folder. Raises ConfigError."""
    path = find_config(folder)
    return load_config(path) if path else Config()


@lru_cache(maxsize=64)
def load_config(path: str) -> Config:
    """A configuration file. Raises ConfigError with every mistake, each with its line. What was once
    understood is kept in the cache: reading YAML takes longer than checking an article."""
    name = _cache_name(path)
    config = _restored(cache.read(name)) if name else None
    if config is None:
        config = _parsed(path)
        if name:
            plain = config._replace(paths=())
            cache.write(name, (*plain, tuple(tuple(section) for section in config.paths)))
    return config._replace(folder=os.path.dirname(os.path.abspath(path)), file=path)


def _restored(stored: Any) -> Config | None:
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


def _parsed(path: str) -> Config:
    from .nodes import read_nodes

    source, root = read_nodes(path)
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
    config: Config | None = decode(source, root, _Keys, "the configuration")
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
    values = config._asdict() | {"paths": tuple(sections)}
    return Config(**values)


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
        elif key.value == "variety" and value.value not in ("us", "gb"):
            source.mistake(value, "'variety' is 'us' or 'gb'")


def _check_choice(source: Source, node: Any, what: str, allowed: tuple[str, ...], hint: Any) -> None:
    if node.id == "scalar" and node.value not in allowed:  # others have been refused for what they are
        named = [word for word in allowed if word]
        source.mistake(node, f"{what} is one of {', '.join(named)}", hint(str(node.value), named))


def _check_engine(source: Source, node: Any, hint: Any) -> None:
    from ..engines.registry import engine_names, is_engine

    if node.id == "scalar" and not is_engine(node.value):
        _check_choice(source, node, "an engine", engine_names(), hint)


def _is_time(value: object) -> bool:
    try:
        return 0 < float(str(value)) <= LONGEST
    except ValueError:
        return False


class _Keys(NamedTuple):
    """The keys of a configuration file."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    enable: tuple[str, ...] = ()
    level: str = "warning"
    fail_level: str = ""  # "warning", or the level shown if that is higher
    levels: dict[str, str] = {}
    rules: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    accept: tuple[str, ...] = ()
    reject: tuple[str, ...] = ()
    variety: str = ""
    kind: str = ""
    source: str | tuple[str, ...] = ()
    engine: str | tuple[str, ...] = ()
    engine_url: str = ""
    engine_options: dict[str, dict[str, str]] = {}
    engine_timeout: float = 60.0
    time_limit: float = 0.0
    baseline: str = ""
    paths: tuple[Any, ...] = ()


class Settings(NamedTuple):
    """What holds for one file, after configuration, path sections and command line are put together."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    enable: tuple[str, ...] = ()
    level: str = "warning"
    fail_level: str = "warning"
    levels: tuple[tuple[str, str], ...] = ()
    accept: tuple[str, ...] = ()
    reject: tuple[str, ...] = ()
    variety: str = ""
    kind: str = ""
    source: tuple[str, ...] = ()
    engine: tuple[str, ...] = ()
    engine_url: str = ""
    engine_options: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = ()
    engine_timeout: float = 60.0
    time_limit: float = 0.0
    source_given: bool = False  # on the command line: it must exist, and it wins over front matter


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
        "time_limit": config.time_limit,
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
