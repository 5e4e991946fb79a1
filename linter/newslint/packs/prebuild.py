"""Compiling the rules that ship when newslint is packed, for `prebuilt` to find."""

from __future__ import annotations

import gc
import marshal
import os
import sys

from .. import __version__
from ..storage import cache
from ..storage.atomic_write import replacing
from ..storage.safe_read import read_regular
from .folders import SHIPPED_DATA, files_below, shipped_root
from .prebuilt import ABOUT, FILE, about
from .rule_set import RuleSet
from .sources import load_packs

#: Where what was compiled is kept from one build to the next; not set: nowhere.
KEPT = "NEWSLINT_BUILD_CACHE"


def compiled_parts(shipped: RuleSet) -> dict[str, bytes]:
    """What `prebuilt` finds in the file: the rules that ship, and what they were made from. Raises PackError."""
    made_from = marshal.dumps((__version__, sys.version_info[:2], about(shipped_root())[0]))
    return {ABOUT: made_from, **shipped.dump()}


def build() -> None:
    """Compile the packs that ship, and put the file beside them. Whoever builds the same several times may name a folder in
    $NEWSLINT_BUILD_CACHE, in which what was compiled is kept by what it was made from. Raises PackError, OSError."""
    kept = os.environ.get(KEPT)
    known = os.path.join(kept, _name()) if kept else ""
    if known and cache.read_parts(known) is not None:
        content = read_regular(known, sys.maxsize)
    else:
        gc.disable()  # all that is made stays to the end: a third of the time went into looking among it for garbage
        content = cache.as_file(compiled_parts(RuleSet.of(load_packs())))
        if known:
            with replacing(known) as kept_file:
                kept_file.write(content)
    with open(os.path.join(shipped_root(), FILE), "wb") as file:
        file.write(content)


def _name() -> str:
    """A name for all that decides what is compiled: newslint's code, the packs with their lists, and the libraries."""
    import regex
    import yaml

    parts = [f"{sys.version} {regex.__version__} {yaml.__version__}".encode()]
    here = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    for root, endings in ((here, (".py",)), (shipped_root(), SHIPPED_DATA)):
        for path in files_below(root, endings):
            parts += [
                os.path.relpath(path, root).encode(errors="surrogatepass"),
                read_regular(path, sys.maxsize),
            ]
    return f"built-{cache.digest(*parts)}"
