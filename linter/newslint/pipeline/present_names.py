"""Names of rules as they were before: settings and directives that use them go on working."""

from __future__ import annotations

from functools import lru_cache

from ..config.model import Settings
from ..packs.rule import present
from ..packs.rule_set import RuleSet


@lru_cache(maxsize=128)
def with_present_names(rules: RuleSet, settings: Settings) -> Settings:
    """The settings with the present names of rules."""
    if not (settings.select or settings.enable or settings.ignore or settings.levels):
        return settings
    former = rules.former
    return settings._replace(
        select=tuple(present(name, former) for name in settings.select),
        enable=tuple(present(name, former) for name in settings.enable),
        ignore=tuple(present(name, former) for name in settings.ignore),
        levels=tuple((present(name, former), level) for name, level in settings.levels),
    )
