"""Who may ask: the hosts a server answers as, the sites that may ask from elsewhere, and the token."""

from __future__ import annotations

import base64
import binascii
import hmac
import re
from collections.abc import Mapping
from fnmatch import fnmatchcase

from ..options import Options

#: Names under which a machine calls itself.
_OURSELVES = ("localhost", "127.0.0.1", "[::1]", "::1")
_AUTHORITY = re.compile(r"(\[[^\]]*\]|[^:\[\]]*):[0-9]{0,5}")
_DEFAULT_PORTS = {"http": "80", "https": "443"}
#: What a browser says of a request that another site makes.
_FROM_ELSEWHERE = ("cross-site", "same-site")


def host_of(authority: str) -> str:
    """The host of a `Host` header or the like, without its port, in lower case; all of what is no host with a port."""
    authority = authority.strip().lower().rstrip(".")
    found = _AUTHORITY.fullmatch(authority)
    return found[1] if found else authority


class Access:
    """Decides by the headers of a request. `headers` maps lower-case names to values."""

    def __init__(self, options: Options) -> None:
        names = {*_OURSELVES, *(name.lower() for name in options.names)}
        if options.host not in ("0.0.0.0", "::", ""):
            names.add(options.host.lower())
        self._names = names
        self._origins = tuple(origin.rstrip("/") for origin in options.origins)
        self._token = options.token.encode()

    def host_is_ours(self, headers: Mapping[str, str]) -> bool:
        """False for a request that was meant for another host: a name that somebody else has pointed at this machine."""
        return host_of(headers.get("host", "")) in self._names

    def listed_origin(self, headers: Mapping[str, str]) -> str:
        """The origin of the request if it may ask from elsewhere, otherwise ""."""
        origin = headers.get("origin", "")
        return origin if any(fnmatchcase(origin, pattern) for pattern in self._origins) else ""

    def origin_may_ask(self, headers: Mapping[str, str]) -> bool:
        """False for a request that another site's page makes, unless its origin is listed."""
        origin = headers.get("origin")
        if origin is None:
            return headers.get("sec-fetch-site") not in _FROM_ELSEWHERE
        if self.listed_origin(headers):
            return True
        scheme, _, authority = origin.lower().partition("://")
        return scheme in _DEFAULT_PORTS and _with_port(authority, scheme) == _with_port(
            headers.get("host", "").lower(), scheme
        )

    @property
    def asks_for_token(self) -> bool:
        """True if clients must know a token."""
        return bool(self._token)

    def knows_token(self, headers: Mapping[str, str]) -> bool:
        """True if the request carries the token, as a bearer or as the password of any user; or if there is none."""
        if not self._token:
            return True
        scheme, _, value = headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer":
            return self.is_token(value.strip())
        if scheme.lower() == "basic":
            try:
                decoded = base64.b64decode(value.strip(), validate=True).decode("utf-8", "replace")
            except (binascii.Error, ValueError):
                return False
            return self.is_token(decoded.partition(":")[2])
        return False

    def is_token(self, value: str) -> bool:
        """True for the token itself, or for anything if there is none."""
        return not self._token or hmac.compare_digest(value.encode("utf-8", "replace"), self._token)


def _with_port(authority: str, scheme: str) -> str:
    last = authority.rpartition("]")[2]
    return authority if ":" in last else f"{authority}:{_DEFAULT_PORTS[scheme]}"
