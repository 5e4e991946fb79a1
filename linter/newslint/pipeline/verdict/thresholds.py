"""What an article must hold before newslint says more of it: the numbers of `words/verdict.yaml` in the packs."""

from __future__ import annotations

import os
from functools import lru_cache

from ...model.errors import PackError
from ...storage import cache as stored
from ...storage.lazy_namedtuple import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from typing import Any


class Thresholds(NamedTuple):
    """What an article must hold to be called reworded; `families` is of how many families of rules the signs must
    be, but for the kinds of sign `not_enough`; `not_counted` are kinds of sign that prove nothing, `not_for` kinds of article that get no verdict. From `findings` other findings on, and so many per 1,000
    words, suggestions that escalate are warnings; `not_escalating` are names of rules whose findings do not
    count for that."""

    signs: int
    kinds: int
    families: int
    signs_per_1000_words: float
    words: int
    not_counted: tuple[str, ...]
    not_enough: tuple[str, ...]
    not_for: tuple[str, ...]
    findings: int
    findings_per_1000_words: float
    not_escalating: tuple[str, ...]


def _listed(part: dict[str, Any], key: str) -> tuple[str, ...]:
    return tuple(map(str, part.get(key) or ()))


def read_thresholds(path: str) -> Thresholds:
    """The thresholds of a YAML file. Raises PackError where something is missing or of the wrong kind."""
    import yaml

    with open(path, "rb") as file:
        data = yaml.safe_load(file)
    try:
        least, escalation = data["least"], data["escalation"]
        found = Thresholds(
            int(least["signs"]),
            int(least["kinds"]),
            int(least["families"]),
            float(least["signs-per-1000-words"]),
            int(least["words"]),
            _listed(data, "not-counted"),
            _listed(data, "not-enough"),
            _listed(data, "not-for"),
            int(escalation["findings"]),
            float(escalation["findings-per-1000-words"]),
            _listed(escalation, "not-counted"),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise PackError([f"{path}: the thresholds cannot be read: {error!r}"], path=path) from None
    if min(found.signs, found.kinds, found.families, found.findings) < 1:
        raise PackError(
            [f"{path}: a verdict takes at least one sign of one kind and family, an escalation one finding"],
            path=path,
        )
    return found


@lru_cache(maxsize=1)
def thresholds() -> Thresholds:
    """The thresholds that ship, from the cache if they are there: reading YAML costs a start-up."""
    from ...packs.folders import shipped_root

    path = os.path.join(shipped_root(), "words", "verdict.yaml")
    with open(path, "rb") as file:
        name = f"verdict-{stored.digest(b'3', file.read())}"
    known = stored.read(name)
    if known is not None:
        return Thresholds(*known)
    found = read_thresholds(path)
    stored.write(name, tuple(found))
    return found
