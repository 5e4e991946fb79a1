"""The rules of some packs, linked by kind: made from packs, stored, and unpacked again as they are asked for."""

from __future__ import annotations

import marshal
from collections.abc import Callable, Mapping, Sequence

from ..checks.registry import kind_module
from ..storage.cache import Damaged, Stretch
from ..storage.lazy_namedtuple import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

    from ..storage.cache import Parts

#: Before the name of a kind in what is stored.
_KIND = "kind "
#: Bytes from this number on are stored apart, and read as they are asked for: what is in them is checked as it is
#: taken out (see `table`).
_LARGE = 4096
#: What stands for them, with their number.
_APART = "\0apart"


def _without(data: Any, apart: list[bytes]) -> Any:
    """Plain data with its large bytes taken out of its tuples, lists and dicts, and added to a list."""
    if isinstance(data, (bytes, Stretch)) and len(data) >= _LARGE:
        apart.append(bytes(data))
        return (_APART, len(apart) - 1)
    if isinstance(data, tuple):
        return tuple([_without(item, apart) for item in data])
    if isinstance(data, list):
        return [_without(item, apart) for item in data]
    if isinstance(data, dict):
        return {key: _without(value, apart) for key, value in data.items()}
    return data


def _whole(data: Any, kind: str, stored: Parts) -> Any:
    """The data with its large bytes put back. Raises Damaged if some are missing."""
    if isinstance(data, tuple):
        if len(data) == 2 and data[0] == _APART:
            part = stored.unchecked(f"{data[1]} of {kind}")
            if part is None:
                raise Damaged
            return part
        return tuple([_whole(item, kind, stored) for item in data])
    if isinstance(data, list):
        return [_whole(item, kind, stored) for item in data]
    if isinstance(data, dict):
        return {key: _whole(value, kind, stored) for key, value in data.items()}
    return data


def _plain(data: Any) -> Any:
    """The data of a kind as `marshal` can store it: named tuples as tuples."""
    if isinstance(data, tuple):
        return tuple([_plain(item) for item in data])
    if isinstance(data, list):
        return [_plain(item) for item in data]
    if isinstance(data, dict):
        return {key: _plain(value) for key, value in data.items()}
    return data


def _named(kind: str, data: Any) -> Any:
    """The data of a kind with the names it has in the kind's module."""
    shape: Any = getattr(kind_module(kind), "Data", None)
    if not hasattr(shape, "_make"):
        return data
    return (
        shape._make(data) if is_linked(kind) else {number: shape._make(own) for number, own in data.items()}
    )


def is_linked(kind: str) -> bool:
    """True if the rules of a kind share a table; others have data of their own, by number."""
    return hasattr(kind_module(kind), "link")


class Layer:
    """`numbers` are those of the rules of each kind. The data of a kind can be stored by `marshal`."""

    def __init__(self, kinds: dict[str, Any], numbers: dict[str, tuple[int, ...]]) -> None:
        self.numbers = numbers
        self._kinds = kinds
        self._stored: Parts | None = None
        self._name = ""
        self._again: Callable[[], Layer] | None = None

    @classmethod
    def of(cls, data: Mapping[int, tuple[str, Any]], below: Sequence[Layer] = ()) -> Layer:
        """Rules, linked: for the number of each its kind and what its pack was compiled to. Kinds whose rules
        share no table hold the rules of the layers `below` too."""
        by_kind: dict[str, dict[int, Any]] = {}
        for number, (kind, own) in data.items():
            by_kind.setdefault(kind, {})[number] = own
        kinds = {}
        for kind, rules in by_kind.items():
            if is_linked(kind):
                kinds[kind] = kind_module(kind).link(rules)
            else:
                known = {number: one for layer in below for number, one in layer.data(kind).items()}
                kinds[kind] = by_kind[kind] = known | rules
        return cls(kinds, {kind: tuple(rules) for kind, rules in by_kind.items()})

    def dump(self, name: str) -> dict[str, bytes]:
        """The data of all kinds as parts for the cache, with the name of the layer before theirs."""
        parts: dict[str, bytes] = {}
        for kind in self.numbers:
            apart: list[bytes] = []
            parts[name + _KIND + kind] = marshal.dumps(_without(_plain(self.data(kind)), apart))
            parts |= {f"{number} of {name}{kind}": blob for number, blob in enumerate(apart)}
        return parts

    @classmethod
    def restored(
        cls, numbers: dict[str, tuple[int, ...]], stored: Parts, name: str, again: Callable[[], Layer]
    ) -> Layer:
        """The layer that `dump` gave the parts of. `again` makes it anew, for a part that turns out to be
        damaged."""
        layer = cls({}, numbers)
        layer._stored = stored
        layer._name = name
        layer._again = again
        return layer

    def data(self, kind: str) -> Any:
        """The data of a kind, unpacked when its first rule runs; an empty dict if there are no such rules."""
        if kind not in self.numbers:
            return {}
        if kind not in self._kinds:
            try:
                self._kinds[kind] = self._unpacked(kind)
            except (Damaged, ValueError, EOFError, TypeError, LookupError, AttributeError):
                self.mend(kind)
        return self._kinds[kind]

    def _unpacked(self, kind: str) -> Any:
        part = self._stored.get(self._name + _KIND + kind) if self._stored else None
        if part is None or self._stored is None:
            raise Damaged
        data = marshal.loads(part)
        apart = self._stored.unchecked(f"0 of {self._name}{kind}") is not None
        return _named(kind, _whole(data, self._name + kind, self._stored) if apart else data)

    @property
    def stored(self) -> bool:
        """True if its data was stored, and can be made anew."""
        return self._again is not None

    def mend(self, kind: str) -> None:
        """Make the data of a kind anew. Raises Damaged if nothing is known to make it from."""
        if self._again is None:
            raise Damaged
        self._kinds[kind] = self._again().data(kind)
