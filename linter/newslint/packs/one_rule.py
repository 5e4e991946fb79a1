"""The examples of one rule, without reading any pack but the one it stands in."""

from __future__ import annotations

import os

from yaml.nodes import MappingNode

from ..storage.safe_read import read_regular
from ..yaml_marks.nodes import Source, value_of
from .example_nodes import read_examples
from .folders import shipped_root
from .rule import Example, Rule

#: How the paths of packs that ship begin, as they are shown.
_SHIPPED = "rules/"


def pack_path(rule: Rule) -> str:
    """Where the pack of a rule lies; "" for a report of newslint itself."""
    if rule.path.startswith(_SHIPPED):
        shipped = os.path.join(shipped_root(), *rule.path.split("/")[1:])
        if os.path.isfile(shipped):
            return shipped
    return os.path.abspath(rule.path) if rule.path else ""


def examples_of(rule: Rule) -> tuple[Example, ...]:
    """The examples of a rule that was loaded; none if its pack cannot be read any more, or has lost it."""
    path = pack_path(rule)
    try:
        source = Source(rule.path, read_regular(path).decode("utf-8-sig"))
    except (OSError, UnicodeDecodeError):
        return ()
    root = source.compose()
    listed = value_of(root, "rules") if isinstance(root, MappingNode) else None
    for node in getattr(listed, "value", None) or ():
        if isinstance(node, MappingNode) and getattr(value_of(node, "id"), "value", "") == rule.id:
            return read_examples(source, node, rule.id, rule.id, rule.path)
    return ()
