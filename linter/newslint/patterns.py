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

from . import __version__, cache
from .record import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

#: The type of one number of a compiled pattern.
_NAME = f"patterns-{cache.digest(f'{__version__} {sys.version} {re.__file__}'.encode())}"

#: (pattern, flags) -> what `_sre.compile` takes, as bytes, since a run needs few of them; None until the
#: first pattern is asked for
_known: dict[tuple[str, int], bytes] | None = None
_new = False
#: patterns made in this run
_made: dict[tuple[str, int], re.Pattern[str]] = {}
_make: Any = None


def _load() -> dict[tuple[str, int], bytes]:
    global _known, _make
    if _known is None:
        _make = (
            getattr(import_module("_sre"), "compile", None) if sys.implementation.name == "cpython" else None
        )
        stored = cache.read(_NAME) if _make else None
        _known = stored if isinstance(stored, dict) else {}
    return _known


def compiled(text: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile(text, flags)` gives. Raises re.error as it does."""
    made = _made.get((text, flags))
    if made is None:
        made = _made[text, flags] = _restored(text, int(flags)) or _compiled(text, int(flags))
    return made


def _restored(text: str, flags: int) -> re.Pattern[str] | None:
    known = _load()
    stored = known.get((text, flags))
    if stored is None:
        return None
    try:
        number, code, *rest = marshal.loads(stored)
        made: re.Pattern[str] = _make(text, number, memoryview(code).cast("I").tolist(), *rest)
    except (EOFError, RuntimeError, TypeError, ValueError, OverflowError):
        del known[text, flags]
        return None
    return made


def _compiled(text: str, flags: int) -> re.Pattern[str]:
    made = re.compile(text, flags)
    if _make:
        _remember(text, flags, made)
    return made


def _remember(text: str, flags: int, expected: re.Pattern[str]) -> None:
    global _new
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
    _load()[text, flags] = marshal.dumps((int(parts[0]), codes, *parts[2:]))
    if not _new:
        import atexit

        _new = True
        atexit.register(_store)


def _store() -> None:
    cache.write(_NAME, _load())
