"""The kinds there are: the modules of `kinds/`. A module's name is the kind's name in YAML, with `-` for `_`."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from types import ModuleType

_KINDS = f"{__package__}.kinds"

#: What a document must have besides its text for a kind to have anything to look at: the kind and its data
#: are not even loaded for others.
NEEDS = {
    "compare": "sources",
    "engine": "engine_matches",
    "languagetool": "engine_matches",
    "harper": "engine_matches",
    "vocabulary": "rejected",
}


@cache
def kind_module(kind: str) -> ModuleType:
    """The module of a check kind. Raises ImportError for an unknown one."""
    return import_module(f"{_KINDS}.{kind.replace('-', '_')}")


@cache
def kind_names() -> list[str]:
    """The names of all kinds: what the folder holds."""
    from pkgutil import iter_modules

    return sorted(module.name.replace("_", "-") for module in iter_modules(import_module(_KINDS).__path__))
