"""The kinds there are: the modules of `kinds/`. A module's name is the kind's name in YAML, with `-` for `_`."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from types import ModuleType

from ..storage.lazy_namedtuple import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

_KINDS = f"{__package__}.kinds"


@cache
def kind_module(kind: str) -> ModuleType:
    """The module of a check kind. Raises ImportError for an unknown one."""
    return import_module(f"{_KINDS}.{kind.replace('-', '_')}")


@cache
def kind_names() -> list[str]:
    """The names of all kinds: what the folder holds."""
    from pkgutil import iter_modules

    return sorted(module.name.replace("_", "-") for module in iter_modules(import_module(_KINDS).__path__))


class Former(NamedTuple):
    """What a kind that has another name now comes to: the kind, the keys that say what the old name said, and keys whose
    values have other names, with {former value: value}."""

    kind: str
    keys: Mapping[str, str]
    values: Mapping[str, Mapping[str, str]] = {}


@cache
def former_kinds() -> dict[str, Former]:
    """The names that kinds had before."""
    return {
        former: Former(
            name,
            {key: value for key, value in keys.items() if isinstance(value, str)},
            {key: value for key, value in keys.items() if not isinstance(value, str)},
        )
        for name in kind_names()
        for former, keys in getattr(kind_module(name), "FORMER_NAMES", {}).items()
    }
