"""Values of a mapping node checked against the fields of a NamedTuple: the types say what is allowed."""

from __future__ import annotations

from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from .nodes import Source, did_you_mean, plain

_NAMES = {str: "text", bool: "true or false", int: "a whole number", float: "a number", dict: "a mapping"}


def describe(hint: Any) -> str:
    """A type in the words of a pack's author."""
    origin = get_origin(hint)
    if origin in (Union, UnionType):
        return " or ".join(describe(part) for part in get_args(hint) if part is not NoneType)
    if origin in (list, tuple):
        return "a list of texts" if get_args(hint)[0] is str else "a list"
    if origin is dict:
        return "a mapping"
    return _NAMES.get(hint, "a value")


def convert(node: Node, hint: Any) -> Any:
    """The value of a node as the type asks. Raises TypeError (with the culprit node) if it does not fit."""
    origin = get_origin(hint)
    if hint is Any:
        return plain(node)
    if origin in (Union, UnionType):
        for part in get_args(hint):
            try:
                return convert(node, part)
            except TypeError:
                continue
        raise TypeError(node)
    if hint is NoneType:
        if isinstance(node, ScalarNode) and node.tag.endswith(":null"):
            return None
        raise TypeError(node)
    if origin in (list, tuple):
        if not isinstance(node, SequenceNode):
            raise TypeError(node)
        inner = get_args(hint)[0]
        items = [convert(item, inner) for item in node.value]
        return items if origin is list else tuple(items)
    if origin is dict:
        if not isinstance(node, MappingNode):
            raise TypeError(node)
        inner = get_args(hint)[1]
        return {str(key.value): convert(value, inner) for key, value in node.value}
    if not isinstance(node, ScalarNode):
        raise TypeError(node)
    if hint is str:
        # YAML reads `no`, `1.5` or `2020-01-01` as other things; a text was meant
        return node.value
    value = plain(node)
    if hint is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if type(value) is not hint:
        raise TypeError(node)
    return value


@cache
def _hints(shape: Any) -> dict[str, Any]:
    # annotations are text, and modules import `Any` for type checkers only
    return get_type_hints(shape, localns={"Any": Any})


def described_keys(shape: Any) -> list[tuple[str, str, str]]:
    """The keys of the NamedTuple `shape` as they are written, with what each takes and its default ("required" if it
    has none)."""
    return [
        (field.replace("_", "-"), describe(hint), _default(shape, field))
        for field, hint in _hints(shape).items()
    ]


def _default(shape: Any, field: str) -> str:
    if field not in shape._field_defaults:
        return "required"
    value = shape._field_defaults[field]
    if isinstance(value, bool):
        return str(value).lower()
    return "" if not value and value != 0 else " ".join(value) if isinstance(value, tuple) else str(value)


def decode(
    source: Source,
    node: MappingNode,
    shape: Any,
    owner: str,
    extra: tuple[str, ...] = (),
    *,
    no_keys: tuple[str, ...] = (),
) -> Any:
    """An instance of the NamedTuple `shape` from a mapping, or None after noting every mistake.

    Keys are written with `-` for `_`. `extra` are keys somebody else takes; `owner` names the whole in
    messages ("rule 'x'"). `no_keys` are fields that nobody may write.
    """
    hints = _hints(shape)
    names = {field.replace("_", "-"): field for field in shape._fields if field not in no_keys}
    values: dict[str, Any] = {}
    sound = True
    for key, value in node.value:
        name = str(key.value)
        if name in extra:
            continue
        field = names.get(name)
        if field is None:
            source.mistake(key, f"unknown key '{name}' in {owner}", did_you_mean(name, [*names, *extra]))
            sound = False
            continue
        try:
            values[field] = convert(value, hints[field])
        except TypeError as error:
            culprit = error.args[0]
            source.mistake(culprit, f"'{name}' in {owner} takes {describe(hints[field])}")
            sound = False
    for name, field in names.items():
        if field not in values and field not in shape._field_defaults and sound:
            source.mistake(node, f"{owner} has no '{name}'", f"add '{name}:' ({describe(hints[field])})")
            sound = False
    return shape(**values) if sound else None
