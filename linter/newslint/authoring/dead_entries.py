"""Entries of rules that can never be found: text folds them away, or another entry is always met first."""

from __future__ import annotations

from ..checks.registry import kind_module
from ..packs.rule import Loaded
from ..storage.lazy_namedtuple import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any


def unreachable(loaded: Loaded) -> list[str]:
    """One sentence for each entry of a rule that finds nothing, whatever the text."""
    module: Any = kind_module(loaded.rule.kind)
    return list(module.dead_entries(loaded.data)) if hasattr(module, "dead_entries") else []
