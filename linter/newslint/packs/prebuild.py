"""Compiling the rules that ship when newslint is packed, for `prebuilt` to find."""

from __future__ import annotations

import marshal
import os
import sys

from .. import __version__
from ..storage import cache
from .folders import shipped_root
from .prebuilt import ABOUT, FILE, about
from .rule_set import RuleSet
from .sources import load_packs


def build() -> None:
    """Compile the packs that ship, and put the file beside them. Raises PackError, OSError."""
    root = shipped_root()
    made_from = marshal.dumps((__version__, sys.version_info[:2], about(root)[0]))
    parts = {ABOUT: made_from, **RuleSet.of(load_packs()).dump()}
    with open(os.path.join(root, FILE), "wb") as file:
        file.write(cache.as_file(parts))
