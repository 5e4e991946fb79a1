"""Compiling the rules that ship when newslint is packed, for `prebuilt` to find."""

from __future__ import annotations

import gc
import marshal
import os
import sys

from .. import __version__
from ..storage import cache
from .folders import shipped_root
from .prebuilt import ABOUT, FILE, about
from .rule_set import RuleSet
from .sources import load_packs


def compiled_parts(shipped: RuleSet) -> dict[str, bytes]:
    """What `prebuilt` finds in the file: the rules that ship, and what they were made from. Raises PackError."""
    made_from = marshal.dumps((__version__, sys.version_info[:2], about(shipped_root())[0]))
    return {ABOUT: made_from, **shipped.dump()}


def build() -> None:
    """Compile the packs that ship, and put the file beside them. Raises PackError, OSError."""
    gc.disable()  # all that is made stays to the end: a third of the time went into looking among it for garbage
    with open(os.path.join(shipped_root(), FILE), "wb") as file:
        file.write(cache.as_file(compiled_parts(RuleSet.of(load_packs()))))
