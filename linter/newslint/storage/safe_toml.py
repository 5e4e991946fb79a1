"""TOML as its library reads it, and where that gives up on a number."""

from __future__ import annotations

import re
import sys

from .lazy_namedtuple import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

#: An integer that Python may refuse to read: it never sets its bound lower than this.
_LONG_INTEGER = re.compile(r"(?<![\w.\"'])[0-9](?:_?[0-9]){640,}(?![\w.])")


def read_toml(text: str) -> dict[str, Any]:
    """The values of a document. An integer of thousands of digits, which Python does not read, is infinity: it may
    belong to somebody else. Raises ValueError for what is no TOML, and RecursionError for what is nested too deep."""
    if sys.version_info >= (3, 11):
        import tomllib
    else:  # pragma: no cover
        import tomli as tomllib
    values: dict[str, Any]
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        raise
    except ValueError:
        values = tomllib.loads(_LONG_INTEGER.sub("inf", text))
    return values
