"""The entries of a house's list of words it does not use, as they are written in its configuration."""

from __future__ import annotations

import re

from ..storage.lazy_namedtuple import NamedTuple

#: What stands between the word and what to write instead; the first is how the docs write it.
ARROWS = ("=", "=>", "->", "→")
_ARROW = re.compile(r"\s*(?:=>|->|→|=)\s*")


class Rejected(NamedTuple):
    """A word or phrase that is not used, and what is written instead ("" where the entry does not say)."""

    wrong: str
    right: str


def rejected(entry: str) -> Rejected:
    """What an entry says: `presently`, or `Kiev = Kyiv` (`=>`, `->` and `→` say the same). Raises ValueError, with
    what to tell the author, for one that says nothing clear."""
    parts = [part.strip() for part in _ARROW.split(entry.strip())]
    if len(parts) > 2:
        raise ValueError(f"'{entry}' has more than one '='; write 'wrong = right', one pair an entry")
    wrong = parts[0]
    if not any(map(str.isalnum, wrong)):
        raise ValueError(f"'{entry}' names no word that is not used; write 'wrong = right'")
    if len(parts) == 2 and not parts[1]:
        raise ValueError(f"'{entry}' does not say what to write; write 'wrong = right', or '{wrong}' alone")
    if re.search("[<>]", "".join(parts)):
        raise ValueError(f"'{entry}' cannot be understood; write 'wrong = right'")
    return Rejected(wrong, parts[1] if len(parts) == 2 else "")
