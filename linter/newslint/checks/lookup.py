"""Which keys of an index a document holds: the question that most rules are done with after."""

from __future__ import annotations

from collections.abc import Collection

from ..record import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

# An index is first asked as it comes from the cache. From the second document on its keys are a set, which is
# twice as fast and takes time to build.
_asked: dict[int, tuple[dict[str, Any], frozenset[str] | None]] = {}


def met(index: dict[str, Any], keys: set[str]) -> Collection[str]:
    """The keys of an index that are among those of a document. An index must not change once it is asked."""
    known = _asked.get(id(index))
    if known is None or known[0] is not index:
        if len(_asked) > 32:
            _asked.clear()
        _asked[id(index)] = index, None
        return index.keys() & keys
    quick = known[1]
    if quick is None:
        quick = frozenset(index)
        _asked[id(index)] = index, quick
    return quick & keys
