"""Somebody who has another first name later in the story."""

from __future__ import annotations

from collections.abc import Iterator

from ....language.word_lists import words
from ....model.finding import Related
from ....model.span import Span
from ....storage.lazy_namedtuple import TYPE_CHECKING
from ....storage.regex_cache import compiled
from ...interface import Hit
from ..shared.bare_names import namesakes, places, standing_alone
from ..shared.relatives import kin_before, kin_near, spelling_told

if TYPE_CHECKING:
    from ....document.document import Document
    from ....document.people import Person

#: What stands before the name of somebody who has been introduced, and the longest of it with its stop and space.
_TITLES = words("news/story", "titles")
_TITLE = 14
#: What says who somebody is, right after the name.
_SAYS_WHO = compiled(r", (?!who\b)[a-z\d]| \(| (?:of|from|for) |[’']s\b| and [A-Z]|,? (?:[A-Z]|Jr|Sr)")


def find(document: Document) -> Iterator[Hit]:
    """A full name, used once and introduced by nothing, whose surname the story knows with another first name."""
    from ....document.gender import given_name
    from ....language.edit_distance import slips
    from ....language.given_names import may_be_one

    people = document.people
    text = document.text
    for usual, odd in _pairs(document, namesakes(document)):
        if len(odd.spans) != 1 or odd.span.start < usual.span.end:
            continue
        if len(odd.first) < 3 or may_be_one(odd.first, usual.first):
            continue
        if odd.first[0] != usual.first[0] and not (given_name(odd.first) and given_name(usual.first)):
            continue
        if (
            slips(odd.first.lower(), usual.first.lower(), 1) == 1
            and min(len(odd.first), len(usual.first)) > 3
        ):
            continue  # one name, spelled two ways
        if odd.span.of(text).count(" ") != 1 or (document.quoted(odd.span) and not usual.sure):
            continue
        if document.paragraphs[document.paragraph_at(odd.span.start)].kind != "body":
            continue
        title = _title(text, odd.span.start)
        begins = odd.span.start - len(title)
        before = text[max(0, begins - 20) : begins]
        sentence = document.sentence_around(odd.span.start)
        opens = sentence.start == begins
        if not opens and not compiled(r"\b(?:for|that|which|whom|said|says|when|while|but|as|told) $").search(
            before
        ):
            continue
        if _SAYS_WHO.match(text, odd.span.end):
            continue
        if kin_before(document, odd.span) or _met(document, odd):
            continue
        if not usual.sure and not standing_alone(document, usual.last) and not given_name(usual.first):
            continue
        if (
            not _is_name(odd.first)
            or not _is_name(usual.first)
            or spelling_told(document, odd.span)
            or odd.first in (person.last for person in people)
        ):
            continue
        start = text.find(odd.first, odd.span.start)
        fields = {"name": usual.span.of(text), "last": usual.last, "first": usual.first}
        yield Hit(
            Span(start, start + len(odd.first)),
            (usual.first,),
            fields,
            (Related(None, usual.span, "the full name"),),
        )


def _title(text: str, start: int) -> str:
    """The title right before a name, with the space after it, or ""."""
    match = compiled(r"\b(?P<word>[A-Z][a-z]+)\.?[ \u00a0]$").search(text[max(0, start - _TITLE) : start])
    return match.group() if match is not None and match["word"].lower() in _TITLES else ""


def _met(document: Document, person: Person) -> bool:
    """True if the story has a first name alone before the whole name, where kin are spoken of: "and his brother Colum, 31,"."""
    return any(
        start < person.span.start and kin_near(document, Span(start, start + len(person.first)), 0)
        for start in places(document, person.first)
    )


def _pairs(document: Document, groups: list[list[Person]]) -> Iterator[tuple[Person, Person]]:
    """The last of those with one surname, and the only one before who has the same initial; or the only one before, if both
    have the same title, or if the surname is in no list, so that no well-known family has it."""
    from ....language.dictionary import rarity

    for alike in groups:
        if not alike or len(alike) < 2:
            continue
        *before, odd = sorted(alike, key=lambda person: person.span.start)
        near = [person for person in before if person.first[0] == odd.first[0]]
        if (
            not near
            and len(before) == 1
            and (
                not any(rarity(part) for part in odd.last.lower().replace("-", " ").split())
                or "" != _title(document.text, odd.span.start) == _title(document.text, before[0].span.start)
            )
        ):
            near = before
        if len(near) == 1:
            yield near[0], odd


def _is_name(first: str) -> bool:
    """True for a given name, and for a word that is no other word and no place."""
    from ....document.gender import given_name
    from ....language.dictionary import common
    from ....language.places import fold_place, is_place

    return given_name(first) or (
        "-" not in first and first.lower() not in common() and not is_place(fold_place(first))
    )
