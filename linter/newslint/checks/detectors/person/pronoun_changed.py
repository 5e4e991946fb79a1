"""A pronoun of the other gender where it can mean nobody but one person."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from ....document.gender import pronoun_of
from ....model.finding import Related
from ....model.span import Span
from ....storage.lazy_namedtuple import TYPE_CHECKING
from ...interface import Hit
from ..shared.antecedents import Pronoun, alone, gender, pronouns
from ..shared.namings import PRONOUNS, is_no_person, namings

if TYPE_CHECKING:
    from ....document.document import Document
    from ....document.people import Person

#: Whoever was named in so many paragraphs above may be meant still, and whoever is named so often, anywhere below.
_NEAR = 3
_OFTEN = 3
#: A title before the name that a sentence begins with has no more letters.
_TITLE = 40
_FORMS = {
    "he": {"she": "he", "her": "his", "hers": "his", "herself": "himself"},
    "she": {"he": "she", "his": "her", "him": "her", "himself": "herself"},
}


def find(document: Document) -> Iterator[Hit]:
    """ "He added" where a woman alone is named, and no man could be meant."""
    places = document.words.places
    said = {gender for word, gender in PRONOUNS.items() if word in places}
    if not said or (
        len(said) == 1
        and not any(pronoun_of(document, person) not in (None, *said) for person in document.people)
    ):
        return
    uses: dict[int, list[Pronoun]] = {}
    for pronoun in document.memo(pronouns):
        uses.setdefault(pronoun.named.person, []).append(pronoun)
    for number, found in uses.items():
        person = document.people[number]
        known = pronoun_of(document, person)
        genders = {pronoun.gender for pronoun in found}
        if genders == {known} or (known is None and len(genders) < 2):
            continue
        sure = [pronoun for pronoun in found if alone(document, pronoun)]
        counts = {gender: sum(one.gender == gender for one in sure) for gender in ("he", "she")}
        right = known or (
            max(counts, key=counts.__getitem__)
            if len(set(counts.values())) > 1
            else sure[0].gender
            if sure
            else ""
        )
        wrong = "she" if right == "he" else "he"
        if counts[wrong] != 1 or (known is None and not counts[right]):
            continue
        stray = next(pronoun for pronoun in sure if pronoun.gender == wrong)
        if (
            stray.span in document.memo(_found_already)
            or _may_be_another(document, stray, person)
            or (known is None and _both(document, stray, right))
        ):
            continue
        other = next((one.span for one in sure if one.gender == right), person.span)
        word = stray.span.of(document.text)
        fixed = _FORMS[right][word.lower()]
        fields = {"name": person.span.of(document.text), "last": person.last, "first": person.first}
        yield Hit(
            stray.span,
            (fixed.capitalize() if word[0].isupper() else fixed,),
            {**fields, "other": right},
            (Related(None, other, f"'{other.of(document.text)}' here"),),
        )


def _found_already(document: Document) -> frozenset[Span]:
    """The pronouns that go on from a speaker, which the test `pronoun` reports."""
    from .pronoun import find as of_speakers

    return frozenset(hit.span for hit in of_speakers(document))


def _may_be_another(document: Document, stray: Pronoun, person: Person) -> bool:
    """True if somebody else of that gender, or of one the story does not show, may be in the reader's mind: named shortly
    before or in the same sentence, or again and again; or if more pronouns of that gender stand near."""
    number = document.paragraph_at(stray.span.start)
    here = document.paragraphs[number].span
    if _spoken(document, stray.gender, Span(stray.window.start, here.end)) > 1:
        return True
    sentence = document.sentence_around(stray.span.start)
    right = "she" if stray.gender == "he" else "he"
    goes_on = _goes_on(document, stray, sentence) and not _spoken(document, right, sentence)
    near = document.paragraphs[max(0, number - (0 if goes_on else _NEAR))].span.start
    named = document.memo(namings)
    last = bisect_left(named, sentence.end, key=lambda naming: naming.span.start)
    counts: dict[int, int] = {}
    recent: set[int] = set()
    for naming in named[:last]:
        counts[naming.person] = counts.get(naming.person, 0) + 1
        if naming.span.start >= near:
            recent.add(naming.person)
    for other, times in counts.items():
        if other == stray.named.person or (other >= 0 and is_no_person(document, other)):
            continue
        if other < 0:
            return True
        somebody = document.people[other]
        if somebody.last == person.last:
            return True
        if (other in recent or (times >= _OFTEN and not goes_on)) and gender(document, other) in (
            None,
            stray.gender,
        ):
            return True
    return False


def _both(document: Document, stray: Pronoun, right: str) -> bool:
    """True if the paragraphs of a pronoun and of the name before it have the other gender too: they speak of two people."""
    end = document.paragraphs[document.paragraph_at(stray.span.start)].span.end
    return _spoken(document, right, Span(stray.window.start, end)) > 0


def _spoken(document: Document, gender: str, span: Span) -> int:
    """How many pronouns of a gender stand in a stretch outside quotations."""
    places = document.words.places
    return sum(
        span.start <= start < span.end and not document.quoted(Span(start, start + 1))
        for word, which in PRONOUNS.items()
        if which == gender
        for start in places.get(word, ())
    )


def _goes_on(document: Document, stray: Pronoun, sentence: Span) -> bool:
    """True if a sentence begins with the pronoun, and the one before in the paragraph with the name."""
    if stray.span.start != sentence.start:
        return False
    before = document.sentence_around(max(0, sentence.start - 2))
    return (
        before.start <= stray.named.span.start < before.end
        and stray.named.span.start - before.start < _TITLE
        and document.paragraph_at(before.start) == document.paragraph_at(sentence.start)
    )
