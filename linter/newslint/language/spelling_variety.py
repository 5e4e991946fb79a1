"""Whether a house writes American or British English, told from its articles."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..storage.lazy_namedtuple import NamedTuple

#: Words spelled in two ways, American then British, that news uses often and that mean the same.
_PAIRS = (
    "color colour", "labor labour", "favor favour", "honor honour", "neighbor neighbour", "behavior behaviour",
    "rumor rumour", "harbor harbour", "humor humour", "endeavor endeavour", "center centre", "theater theatre",
    "fiber fibre", "liter litre", "defense defence", "offense offence", "traveled travelled", "traveling travelling",
    "canceled cancelled", "canceling cancelling", "labeled labelled", "signaled signalled", "modeling modelling",
    "jewelry jewellery", "plow plough", "catalog catalogue", "gray grey",
    "skeptical sceptical", "aluminum aluminium", "analyze analyse", "paralyzed paralysed", "organize organise",
    "organization organisation", "recognize recognise", "recognized recognised", "criticized criticised",
    "apologized apologised", "realize realise", "privatization privatisation",
)  # fmt: skip
_AMERICAN = frozenset(pair.split()[0] for pair in _PAIRS)
_BRITISH = frozenset(pair.split()[1] for pair in _PAIRS)
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
    for text in texts:
        words = {_stem(word) for word in _WORD.findall(text.lower())}
        american += len(words & _AMERICAN)
        british += len(words & _BRITISH)
    return Evidence(american, british)


def _stem(word: str) -> str:
    """A word without the -s of a plural or a verb."""
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word
