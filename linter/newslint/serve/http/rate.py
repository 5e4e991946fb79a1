"""How many requests a client may make: so many a minute, a few seconds' worth of them at once."""

from __future__ import annotations

from collections import OrderedDict
from ipaddress import ip_address
from time import monotonic

#: Clients that are remembered; of more, those that asked longest ago are forgotten.
_MOST = 10_000
#: Seconds whose requests may come at once.
_BURST = 10.0


class Rate:
    """A count for each client. `per_minute` 0 is no limit."""

    def __init__(self, per_minute: int) -> None:
        self._a_second = per_minute / 60
        self._most = max(per_minute / 60 * _BURST, 1.0)
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def wait(self, client: str) -> float:
        """Count a request: 0.0 if it may be made, otherwise the seconds until one may be."""
        if not self._a_second:
            return 0.0
        now, key = monotonic(), _network(client)
        left, then = self._left.pop(key, (self._most, now))
        left = min(self._most, left + (now - then) * self._a_second)
        wait = 0.0 if left >= 1 else (1 - left) / self._a_second
        self._left[key] = (left if wait else left - 1, now)
        if len(self._left) > _MOST:
            self._left.popitem(last=False)
        return wait


def _network(client: str) -> str:
    """What counts as one client: an address, of IPv6 the network it can choose addresses in."""
    try:
        address = ip_address(client)
    except ValueError:
        return client
    if address.version == 6 and not getattr(address, "ipv4_mapped", None):
        return str(address.exploded[:19])
    return client
