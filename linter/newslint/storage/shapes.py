"""Whether plain data that was stored has the types that somebody expects. A hash says that it is whole, not that it is ours."""

from __future__ import annotations

from functools import lru_cache

from .lazy_namedtuple import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

_PLAIN = {
    "str": (str,), "int": (int,), "bool": (bool,), "bytes": (bytes,), "float": (float, int), "None": (type(None),),
    "Any": (object,), "object": (object,),
}  # fmt: skip


@lru_cache(maxsize=256)
def _parts(annotation: str, by: str) -> tuple[str, ...]:
    """The parts of an annotation between marks that stand in no brackets."""
    found = [""]
    depth = 0
    for char in annotation:
        depth += (char == "[") - (char == "]")
        if char == by and not depth:
            found.append("")
        else:
            found[-1] += char
    return tuple(part.strip() for part in found)


def fits(value: Any, annotation: str) -> bool:
    """True if a value is what an annotation says: names of plain types, `tuple[X, ...]`, `dict[X, Y]`, `Mapping[X, Y]`,
    `tuple[X, Y]`, alternatives. A name it does not know stands for a tuple."""
    choices = _parts(annotation, "|")
    if len(choices) > 1:
        return any(fits(value, choice) for choice in choices)
    name, _, rest = annotation.partition("[")
    if name == "Span":
        return fits(value, "tuple[int, int]") and 0 <= value[0] <= value[1]
    if not rest:
        return isinstance(value, _PLAIN.get(name, (tuple,)))
    inner = _parts(rest[:-1], ",")
    if name in ("dict", "Mapping"):
        return isinstance(value, dict) and all(
            fits(key, inner[0]) and fits(item, inner[1]) for key, item in value.items()
        )
    if not isinstance(value, (tuple, list)):
        return False
    if len(inner) == 2 and inner[1] == "...":
        return all(fits(item, inner[0]) for item in value)
    return len(value) == len(inner) and all(map(fits, value, inner))


def fits_fields(values: Iterable[Any], named_tuple: Any) -> bool:
    """True if values are what the fields of a NamedTuple ask for, each of them and in order."""
    annotations = tuple(named_tuple.__annotations__.values())
    values = tuple(values)
    return len(values) == len(annotations) and all(map(fits, values, annotations))
