"""How much of what clients send is kept at a time: in all, and of one of them."""

from __future__ import annotations

from collections import Counter

#: Bytes of bodies that are kept at a time, and those of one client.
_MOST = 256_000_000
_MOST_OF_ONE = 64_000_000


class Held:
    """The bytes that are there, not those that somebody says will come: to announce much costs nothing. `largest` is what
    one request may have."""

    def __init__(self, largest: int) -> None:
        self._most_of_one = max(_MOST_OF_ONE, largest)
        self._most = max(_MOST, largest)
        self._of: Counter[str] = Counter()
        self._all = 0

    def take(self, client: str, size: int) -> bool:
        """Count bytes that have come, unless that would be too many."""
        if self._all + size > self._most or self._of[client] + size > self._most_of_one:
            return False
        self._all += size
        self._of[client] += size
        return True

    def give_back(self, client: str, size: int) -> None:
        """Forget bytes that were taken."""
        self._all -= size
        self._of[client] -= size
        if not self._of[client]:
            del self._of[client]
