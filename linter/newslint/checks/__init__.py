"""Check kinds: one module each. The module's name is the kind's name in YAML, with `-` for `_`."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from types import ModuleType

#: Modules of this package that help kinds and are none themselves.
_HELPERS = frozenset(
    {
        "base",
        "casing",
        "dictionary",
        "edits",
        "commonness",
        "enginerule",
        "expand",
        "heads",
        "inflect",
        "lexicon",
        "literals",
        "phraseindex",
        "portable",
        "places",
        "regexlimits",
        "search",
        "synonyms",
        "variantindex",
        "variants",
        "watch",
        "wordfiles",
    }
)

#: What a document must have besides its text for a kind to have anything to look at: the kind and its data
#: are not even loaded for others.
NEEDS = {
    "compare": "sources",
    "languagetool": "engine_matches",
    "harper": "engine_matches",
    "vocabulary": "rejected",
}


@cache
def kind_module(kind: str) -> ModuleType:
    """The module of a check kind. Raises ImportError for an unknown one."""
    return import_module(f"{__name__}.{kind.replace('-', '_')}")


@cache
def kind_names() -> list[str]:
    """The names of all kinds: the modules of this package that have `Keys`."""
    from pkgutil import iter_modules

    names = [module.name for module in iter_modules(__path__) if module.name not in _HELPERS]
    return sorted(name.replace("_", "-") for name in names if hasattr(kind_module(name), "Keys"))
