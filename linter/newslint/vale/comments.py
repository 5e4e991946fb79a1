"""What comments in an article order: `<!-- vale off -->`, `<!-- vale Style.Rule = NO -->`."""

from __future__ import annotations

import re

_COMMENT = re.compile(r"(?:<!--|\{/\*|^\.\.|^//)[ \t]*vale[ \t]+([^\n]*?)[ \t]*(?:-->|\*/\}|$)", re.MULTILINE)
_SWITCH = re.compile(r"([\w.-]+)[ \t]*=[ \t]*(YES|NO)\Z")


class Comments:
    """Where rules are switched off."""

    def __init__(self, source: str) -> None:
        self._orders: list[tuple[int, str, bool]] = []
        if "vale" not in source:
            return
        for found in _COMMENT.finditer(source):
            order = found[1]
            if order in ("on", "off"):
                self._orders.append((found.start(), "", order == "on"))
            elif switch := _SWITCH.match(order):
                self._orders.append((found.start(), switch[1], switch[2] == "YES"))

    def silent(self, rule: str, offset: int) -> bool:
        """True if a rule, its style or all rules are switched off at an offset of the file."""
        state: dict[str, bool] = {}
        for start, name, on in self._orders:
            if start > offset:
                break
            state[name] = on
        return not all(state.get(name, True) for name in ("", rule.partition(".")[0], rule))
