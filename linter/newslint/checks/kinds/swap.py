"""Phrases with what to write instead: `swap: {phrase: replacement}`."""

from __future__ import annotations

from ...storage.lazy_namedtuple import NamedTuple
from ..interface import Context, RuleMistake
from ..matching.phrase_variants import variants
from .phrases import Data, find, link

__all__ = ["Keys", "compile_rule", "find", "link"]


class Keys(NamedTuple):
    """Each phrase with its replacement, or with a list of them, the best first."""

    swap: dict[str, str | list[str]]
    case: bool = False


def compile_rule(keys: Keys, context: Context) -> Data:
    """Every variant of every phrase with its replacements in the same form."""
    if not keys.swap:
        raise RuleMistake("'swap' is empty", "swap")
    return tuple(
        variant
        for phrase, written in keys.swap.items()
        for variant in variants(
            phrase, (written,) if isinstance(written, str) else tuple(written), keys.case, "swap", context
        )
    )
