"""Whether a story calls somebody he or she, as far as a title, a given name, kin or its pronouns say so."""

from __future__ import annotations

from collections import Counter

from ..language.accents import without_accents
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


def given_pronoun(name: str) -> str:
    """ "he" or "she" for a given name, small letters, that is all but certain; else ""."""
    return "she" if name in _SHE else "he" if name in _HE else ""


def pronoun_of(document: Document, person: Person) -> str | None:
    """ "he" or "she", or None where neither a title, the given name, kin nor "Marsh, in her third year," decides."""
    before = document.text[max(0, person.span.start - 24) : person.span.start]
    if _SHE_TITLES.search(before):
        return "she"
    if _HE_TITLES.search(before) and not before.endswith("chairman "):
        return "he"  # a chairman may be Petrina
    given = document.text[person.span.start : person.span.end].split()[0].lower()
    first = person.first.lower()
    names = (given, given.partition("-")[0], first, first.partition("-")[0])
    for name in names if given.isascii() else (*names, without_accents(given)):
        if name in _SHE:
            return "she"
        if name in _HE:
            return "he"
    for span in person.spans:
        kin = compiled(_KIN).match(document.text, span.end)
        if kin is not None:
            return "she" if kin["she"] else "he"
    for start in _surnames(document, person):
        shown = compiled(_SHOWN).match(document.text, start + len(person.last))
        if shown is not None:
            return "he" if shown["whose"] == "his" else "she"
    return _addressed(document, person)


def _surnames(document: Document, person: Person) -> list[int]:
    """Where the surname of somebody stands, in order."""
    places = document.words.places
    word = person.last.partition(" ")[0].partition("-")[0].lower().replace("’", "'")
    starts = (*places.get(word, ()), *places.get(f"{word}'s", ()))
    return sorted(start for start in starts if document.text.startswith(person.last, start))


def _lasts(document: Document) -> Counter[str]:
    """How many people of the story have each surname."""
    return Counter(person.last for person in document.people)


def _addressed(document: Document, person: Person) -> str | None:
    """What "Mr" or "Ms" before the surname says, if all of them say the same and nobody else has the name: a "Mrs" may be
    somebody's wife."""
    if document.memo(_lasts)[person.last] > 1:
        return None
    text = document.text
    said = set()
    for start in _surnames(document, person):
        match = compiled(r"\b(?:(?P<he>Mr)|(?P<she>Ms)|Mrs|Miss)\.?[ \u00a0]$").search(
            text[max(0, start - 6) : start]
        )
        if match is not None:
            said.add("he" if match["he"] else "she" if match["she"] else "")
    return next(iter(said)) or None if len(said) == 1 else None
