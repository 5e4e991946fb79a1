"""The messages of rules: which placeholders they may have. Nothing else of Python's format language is taken."""

from __future__ import annotations

import re
from string import Formatter

from ..storage.lazy_namedtuple import TYPE_CHECKING
from ..yaml_marks.nodes import did_you_mean

if TYPE_CHECKING:
    from typing import Any

_GROUP = re.compile(r"\(\?P?<([A-Za-z_]\w*)>")


def fields_of(module: Any, pattern: str = "") -> set[str]:
    """The placeholders that a rule of a kind fills: those of all rules, of its kind, and the named groups of
    its pattern."""
    return {"match", "replacement", *getattr(module, "FIELDS", ()), *_GROUP.findall(pattern)}


def mistakes_in(message: str, fields: set[str], owner: str) -> list[tuple[str, str]]:
    """What is wrong with a message, each mistake with what to do; `owner` names the rule."""
    try:
        parts = [part for part in Formatter().parse(message) if part[1] is not None]
    except ValueError as error:
        return [(f"the message of {owner} cannot be read: {error}", "write {{ for {")]
    found = [
        (f"'{{{field}}}' in the message of {owner} is never filled", did_you_mean(str(field), sorted(fields)))
        for field in sorted({str(field) for _, field, _, _ in parts} - fields)
    ]
    for _, field, form, conversion in parts:
        if form or conversion:
            written = f"{{{field}{'!' + conversion if conversion else ''}{':' + form if form else ''}}}"
            found.append((f"'{written}' in the message of {owner} has a format", f"write '{{{field}}}'"))
    return found
