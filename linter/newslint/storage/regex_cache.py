"""Regular expressions compiled once per machine, not once per run.

Compiling the patterns of `document` and `checks` took a quarter of what it takes to check one article.
The compiled form that `re` hands to its matcher is a list of numbers; it is kept beside the compiled packs,
for one version of newslint and of Python. Whatever is odd about it, `re.compile` does the work as ever.
"""

from __future__ import annotations

import marshal
import re
import sys
from importlib import import_module

from .. import __version__
from . import cache
from .lazy_namedtuple import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

#: A name for what compiles patterns.
_NAME = f"patterns-{cache.digest(f'{__version__} {sys.version} {re.__file__}'.encode())}"

#: what earlier runs stored: for the name of a pattern what `_sre.compile` takes; None until one is asked for
_stored: cache.Parts | None = None
_make: Any = None
_ready = False
#: what this run adds to it
_new: dict[str, bytes] = {}
#: patterns made in this run
_made: dict[tuple[str, int], re.Pattern[str]] = {}


def _prepare() -> None:
    global _stored, _make, _ready
    _ready = True
    _make = getattr(import_module("_sre"), "compile", None) if sys.implementation.name == "cpython" else None
    _stored = cache.open_parts(_NAME) if _make else None


def _name(text: str, flags: int) -> str:
    return cache.digest(b"%d" % flags, text.encode("utf-8", "surrogatepass"))


def compiled(text: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile(text, flags)` gives. Raises re.error as it does."""
    made = _made.get((text, flags))
    if made is None:
        made = _made[text, flags] = _restored(text, int(flags)) or _compiled(text, int(flags))
    return made


def _restored(text: str, flags: int) -> re.Pattern[str] | None:
    if not _ready:
        _prepare()
    part = _stored.get(_name(text, flags)) if _stored else None
    if part is None:
        return None
    try:
        number, code, *rest = marshal.loads(part)
        made: re.Pattern[str] = _make(text, number, memoryview(code).cast("I").tolist(), *rest)
    except (EOFError, RuntimeError, TypeError, ValueError, OverflowError):
        return None
    return made


def _compiled(text: str, flags: int) -> re.Pattern[str]:
    made = re.compile(text, flags)
    if _make:
        _remember(text, flags, made)
    return made


def _remember(text: str, flags: int, expected: re.Pattern[str]) -> None:
    import struct

    compiler: Any = import_module("re._compiler" if sys.version_info >= (3, 11) else "sre_compile")
    parser: Any = import_module("re._parser" if sys.version_info >= (3, 11) else "sre_parse")
    try:
        tree = parser.parse(text, flags)
        code = compiler._code(tree, flags)
        names = tree.state.groupdict
        by_number: list[str | None] = [None] * tree.state.groups
        for name, number in names.items():
            by_number[number] = name
        parts = (flags | tree.state.flags, code, tree.state.groups - 1, dict(names), tuple(by_number))
        again: re.Pattern[str] = _make(text, *parts)
    except (AttributeError, TypeError, ValueError, RuntimeError):
        return  # a Python whose compiler is built otherwise
    if again.flags != expected.flags or again.groupindex != expected.groupindex:
        return
    codes = struct.pack(f"{len(code)}I", *map(int, code))
    if not _new:
        import atexit

        atexit.register(_store)
    _new[_name(text, flags)] = marshal.dumps((int(parts[0]), codes, *parts[2:]))


def _store() -> None:
    """Write what is new beside what is there; another run may have written since this one read."""
    kept: dict[str, bytes] = {}
    if now := cache.open_parts(_NAME):
        for name in now:
            part = now.get(name)
            if part is not None:
                kept[name] = bytes(part)
    cache.write_parts(_NAME, kept | _new)
