"""What holds for a file, and who said so: every setting with the lines of the configuration it comes from."""

from __future__ import annotations

from yaml.nodes import MappingNode, SequenceNode

from ..storage.lazy_namedtuple import TYPE_CHECKING, NamedTuple
from .model import LANGUAGE_MODEL, Config, Settings
from .nodes import read_nodes
from .resolve import matching_sections

if TYPE_CHECKING:
    from typing import Any

#: Settings to which several places add; for the others the last place wins.
ADDING = frozenset({"ignore", "enable", "accept", "reject", "levels"})
#: What a configuration says for all files alike.
COMMON = ("words", "rules", "exclude", "baseline")


class SettingOrigin(NamedTuple):
    """One setting: its name as in YAML, its value, and where it comes from ("default", a line of the
    configuration, "command line"), the last place last."""

    name: str
    value: Any
    origins: tuple[str, ...]


def _places(config: Config) -> tuple[dict[str, int], list[dict[str, int]]]:
    """The lines (from 1) of the keys of a configuration, and of each of its path sections."""
    common: dict[str, int] = {}
    sections: list[dict[str, int]] = []
    if not config.file:
        return common, sections
    _, root = read_nodes(config.file)
    if not isinstance(root, MappingNode):
        return common, sections
    for key, value in root.value:
        common[str(key.value)] = key.start_mark.line + 1
        if key.value == "paths" and isinstance(value, SequenceNode):
            sections = [
                {str(inner.value): inner.start_mark.line + 1 for inner, _ in item.value}
                for item in value.value
                if isinstance(item, MappingNode)
            ]
    return common, sections


def settings_with_origins(config: Config, path: str, settings: Settings, shown: str) -> list[SettingOrigin]:
    """Every setting for the file at `path`. `settings` are those in force, the command line included;
    `shown` is what to call the configuration."""
    common, sections = _places(config)
    here = matching_sections(config, path)
    said: list[SettingOrigin] = []
    for field, value in settings._asdict().items():
        name = field.replace("_", "-")
        if field not in Config._fields:
            continue
        origins = [f"{shown}:{common[name]}"] if name in common else []
        for number in here:
            if name in sections[number]:
                origins.append(f"{shown}:{sections[number][name]}")
        if field not in ADDING:
            origins = origins[-1:]
        from_file = getattr(_alone(config, path), field)
        if field == "engine":  # of deep reading its own line tells
            value, from_file = (
                tuple(name for name in names if name != LANGUAGE_MODEL) for names in (value, from_file)
            )
        elif field == "engine_options":
            value, from_file = (
                tuple(one for one in options if one[0] != LANGUAGE_MODEL) for options in (value, from_file)
            )
        if value != from_file:
            origins = [*(origins if field in ADDING else ()), "command line"]
        said.append(SettingOrigin(name, _plain(value), tuple(origins) or ("default",)))
    for name in COMMON:
        value = getattr(config, name)
        origins = [f"{shown}:{common[name]}"] if name in common else ["default"]
        said.append(SettingOrigin(name, _plain(value), tuple(origins)))
    return said


def _alone(config: Config, path: str) -> Settings:
    from .resolve import settings_for

    return settings_for(config, path)


def _plain(value: Any) -> Any:
    """A value as YAML or JSON would have it."""
    if isinstance(value, tuple) and value and all(isinstance(item, tuple) for item in value):
        return dict(value)
    return list(value) if isinstance(value, tuple) else value
