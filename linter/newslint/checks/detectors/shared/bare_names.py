"""Names of people that stand alone, after the whole name."""

from __future__ import annotations

from ....model.finding import Related
from ....model.span import Span
from ....storage.lazy_namedtuple import TYPE_CHECKING
from ....storage.regex_cache import compiled
from ...interface import Hit
from .headlines import headline_end

if TYPE_CHECKING:
    from ....document.document import Document
    from ....document.people import Person

#: A capitalised word or a particle straight before a name makes it part of a longer one.
_JOINED = r"(?:[A-Z][\w’'.-]*|\b(?:de|van|von|al|bin|la|le|del|St\.))[ -]$"


def places(document: Document, name: str) -> list[int]:
    """Where the first part of a name stands; words are split at hyphens."""
    return document.words.places.get(name.partition("-")[0].lower(), [])


def standing_alone(document: Document, name: str) -> list[Span]:
    """Where a name stands with no other capitalised word beside it, in the prose outside quotations."""
    text = document.text
    found = []
    for start in places(document, name):
        span = Span(start, start + len(name))
        if span.of(text) != name or document.quoted(span):
            continue
        joined = compiled(_JOINED).search(text[max(0, start - 24) : start])
        if joined and not compiled(r"[.!?:]\s$|^\s?$").search(text[max(0, start - 2) : start]):
            continue
        if compiled(r"(?:[’']s)?[ -][A-Z]|-\w|\.\w|/").match(text[span.end : span.end + 5]):
            continue
        if document.paragraphs[document.paragraph_at(start)].kind == "body":
            found.append(span)
    return found


def namesakes(document: Document) -> list[list[Person]]:
    """The people of the story who share a surname, in groups, without those whose full name stands in its headline only."""
    found: dict[str, list[Person]] = {}
    for person in document.people:
        found.setdefault(person.last, []).append(person)
    shared = [alike for alike in found.values() if len(alike) > 1]
    if not shared:
        return []
    headline = headline_end(document)
    return [
        [
            person._replace(span=spans[0], spans=spans)
            for person in alike
            if (spans := tuple(span for span in person.spans if span.start >= headline))
        ]
        for alike in shared
    ]


def hit_on_name(document: Document, person: Person, span: Span, replacements: tuple[str, ...]) -> Hit:
    return Hit(
        span,
        replacements,
        {"name": person.span.of(document.text), "last": person.last, "first": person.first},
        (Related(None, person.span, "the full name"),),
    )


_SAYS = r",? (?:also |then |later )?(?:said|says|added|adds|told|tells|explained|explains|noted|notes|argued|asked|replied|wrote|continued)\b"


def speaks(document: Document, span: Span) -> bool:
    """True if a name has a verb of saying beside it, as the names of people have and those of places have not."""
    text = document.text
    before = text[max(0, span.start - 8) : span.start]
    if compiled(r"\b(?:in|of|at|from|for|near|around|across|to) $").search(before):
        return False  # "Banks in Troy said"
    return (
        compiled(_SAYS).match(text, span.end) is not None
        or compiled(r"[,?!][”\"] (?:said|says|added) $").search(before) is not None
    )
