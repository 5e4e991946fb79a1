"""Whether a house writes American or British English, told from its articles."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..storage.lazy_namedtuple import NamedTuple
from .word_lists import Table, values

#: Words spelled in two ways, American then British, that news uses often and that mean the same.
_PAIRS = Table(lambda: values("english/varieties"))
_WORD = re.compile(r"[a-z]+")

#: So many words must have told, and so large a part of them must agree.
_LEAST, _SHARE = 8, 0.85


class Evidence(NamedTuple):
    """How many words told for either variety; `variety` is "us", "gb" or "" where it is not clear."""

    american: int
    british: int

    @property
    def variety(self) -> str:
        """The variety of the house, if enough words agree on one."""
        total = self.american + self.british
        if total < _LEAST:
            return ""
        if self.american >= _SHARE * total:
            return "us"
        return "gb" if self.british >= _SHARE * total else ""


def tell_variety(texts: Iterable[str]) -> Evidence:
    """Count the words that tell, each form once a text: one story about a theater is not ten stories."""
    american = british = 0
    americans, britons = frozenset(_PAIRS()), frozenset(_PAIRS().values())
    for text in texts:
        forms = {_stem(word) for word in _WORD.findall(text.lower())}
        american += len(forms & americans)
        british += len(forms & britons)
    return Evidence(american, british)


def _stem(word: str) -> str:
    """A word without the -s of a plural or a verb."""
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word
