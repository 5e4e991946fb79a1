"""Somebody called by title and a surname that nobody of the story has, one letter from one that somebody has: "Ms Barker"
after Rosalind Parker. The title shows that it is a name, so that it may be an ordinary one, and begin with another letter."""

from __future__ import annotations

from collections.abc import Iterator

from ....model.finding import Related
from ....model.span import Span
from ....storage.lazy_namedtuple import TYPE_CHECKING
from ....storage.regex_cache import compiled
from ...interface import Hit
from ..shared.relatives import kin_near, spelling_told

if TYPE_CHECKING:
    from ....document.document import Document

_TITLED = compiled(
    r"\b(?P<title>Mr|Mrs|Ms|Miss|Dr|Sir|Sen|Rep|Judge|Justice|Sgt|Capt|Cllr)\.?[ \u00a0](?P<name>[A-Z][a-z]{3,})(?![\w’'-]*-|[\w’'-]* [A-Z]| &| and [A-Z])"
)
_MEN = frozenset(("Mr", "Sir"))
_WOMEN = frozenset(("Mrs", "Ms", "Miss"))


def find(document: Document) -> Iterator[Hit]:
    """Surnames that stand once, after a title, and one slip from one that the story had before."""
    from ....document.gender import pronoun_of
    from ....language.edit_distance import one_slip

    found = list(_TITLED.finditer(document.text))
    if not found:
        return
    words, people = document.words, document.people
    known: dict[str, tuple[Span, set[str]]] = {}
    for person in people:
        told = pronoun_of(document, person)
        place = Span(person.span.end - len(person.last), person.span.end)
        known.setdefault(person.last, (place, set()))[1].update({told} if told else ())
    parts = {part for person in people for part in person.span.of(document.text).split(" ")}
    for match in found:
        name, title = match["name"], match["title"]
        said = "he" if title in _MEN else "she" if title in _WOMEN else ""
        span = Span(*match.span("name"))
        folded = name.lower()
        times = sum(len(words.places.get(form, ())) for form in (folded, f"{folded}'s"))
        if times == 1 and name not in parts and name not in document.accepted and not document.quoted(span):
            near = [
                (other, place)
                for other, (place, genders) in known.items()
                if place.start < span.start
                and len(other) > 3
                and (not said or not genders or said in genders)
                and one_slip(folded, other.lower())
                and _again(document, other)
            ]
            if len(near) == 1 and not spelling_told(document, span) and not kin_near(document, span, 0):
                other, place = near[0]
                times = len(words.places.get(other.lower(), ()))
                fields = {"other": other, "times": "once" if times == 1 else f"{times} times"}
                yield Hit(span, (other,), fields, (Related(None, place, f"'{other}' here"),))
                continue
        known.setdefault(name, (span, set()))[1].update({said} if said else ())


def _again(document: Document, name: str) -> bool:
    """True if a name stands in the story as that of a person: with a title somewhere, or twice."""
    return len(document.words.places.get(name.lower(), ())) > 1 or any(
        person.last == name and person.sure for person in document.people
    )
