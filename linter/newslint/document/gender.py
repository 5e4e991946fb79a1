"""Whether a story calls somebody he or she, as far as a title, a given name, kin or its pronouns say so."""

from __future__ import annotations

import re

from ..language.word_lists import Pattern, either, words
from ..storage.lazy_namedtuple import TYPE_CHECKING
from ..storage.regex_cache import compiled

if TYPE_CHECKING:
    from .document import Document
    from .people import Person

# Given names that are hardly ever borne by the other sex in English-language news. Names that are shared
# (Andrea, Jean, Kim, Robin, Sasha) are left out on purpose.
_SHE = words("news/given-names", "women")
_HE = words("news/given-names", "men")
_SHE_TITLES = Pattern(lambda: rf"\b{either('news/titles', 'of-women')}\.? $")
_HE_TITLES = Pattern(lambda: rf"\b{either('news/titles', 'of-men')}\.? $")

#: "Marsh, in her third season in charge,"
_SHOWN = r", (?:in|at|with|on|for|after|by|during) (?P<whose>his|her) (?:\w+ ){1,5}?\w+, "
#: "Noreen Gallagher (51), a mother of four,"
_KIN = (
    r"(?:,? \(?\d{1,3}\)?)?, (?:an?|the) (?:(?!of\b|for\b|to\b|from\b|with\b|and\b|who\w*\b|whose\b)[\w’-]+ ){0,3}?"
    r"(?:(?P<she>mother|grandmother|widow|wife|daughter|actress|businesswoman|spokeswoman|policewoman|woman)|"
    r"(?P<he>father|grandfather|widower|husband|son|businessman|spokesman|policeman|man))\b"
)


def given_name(name: str) -> bool:
    """True for one of the common given names: no family name that comes first."""
    name = name.lower()
    short = name.partition("-")[0]
    return name in _SHE or name in _HE or short in _SHE or short in _HE


def pronoun_of(document: Document, person: Person) -> str | None:
    """ "he" or "she", or None where neither a title, the given name, kin nor "Marsh, in her third year," decides."""
    before = document.text[max(0, person.span.start - 24) : person.span.start]
    if _SHE_TITLES.search(before):
        return "she"
    if _HE_TITLES.search(before):
        return "he"
    given = document.text[person.span.start : person.span.end].split()[0].lower()
    first = person.first.lower()
    for name in (given, given.partition("-")[0], first, first.partition("-")[0]):
        if name in _SHE:
            return "she"
        if name in _HE:
            return "he"
    for span in person.spans:
        kin = compiled(_KIN).match(document.text, span.end)
        if kin is not None:
            return "she" if kin["she"] else "he"
    shown = compiled(rf"\b{re.escape(person.last)}{_SHOWN}").search(document.text)
    return None if shown is None else "he" if shown["whose"] == "his" else "she"
