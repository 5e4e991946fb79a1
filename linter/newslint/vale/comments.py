"""What comments in an article order: `<!-- vale off -->`, `<!-- vale Style.Rule = NO -->`."""

from __future__ import annotations

import json
import re
from collections.abc import Collection

_COMMENT = re.compile(r"(?:<!--|\{/\*|^\.\.|^//)[ \t]*vale[ \t]+([^\n]*?)[ \t]*(?:-->|\*/\}|$)", re.MULTILINE)
_SWITCH = re.compile(r"([^\s=\[]+)(\[.+\])? = (YES|NO|on|off)\Z")
_ONLY = re.compile(r"styles? = (.+)\Z")


class Comments:
    """Where rules are silent. `styles` are those of the file: a comment may leave only some of them."""

    def __init__(self, source: str, styles: Collection[str] = ()) -> None:
        self._orders: list[tuple[int, str, bool]] = []
        if "vale" not in source:
            return
        for found in _COMMENT.finditer(source):
            at, order = found.start(), found[1]
            if order in ("on", "off"):
                self._orders.append((at, "", order == "on"))
            elif switch := _SWITCH.match(order):
                on = switch[3] in ("YES", "on")
                names = (
                    [switch[1] + f"[{words}]" for words in _texts(switch[2])] if switch[2] else [switch[1]]
                )
                self._orders += [(at, name, on) for name in names]
            elif only := _ONLY.match(order):
                left = {name.strip() for name in only[1].split(",")}
                self._orders += [(at, name, name in left) for name in {*styles, *left}]

    def silent(self, rule: str, offset: int, words: str) -> bool:
        """True if a rule is switched off at an offset of the file: with all rules, with its style, alone, or for the words
        that it found."""
        if not self._orders:
            return False
        state: dict[str, bool] = {}
        for start, name, on in self._orders:
            if start > offset:
                break
            state[name] = on
        names = ("", rule.partition(".")[0], rule, f"{rule}[{words}]")
        return not all(state.get(name, True) for name in names)


def _texts(written: str) -> list[str]:
    try:
        texts = json.loads(written)
    except (ValueError, RecursionError):
        return []
    return [text for text in texts if isinstance(text, str)] if isinstance(texts, list) else []
