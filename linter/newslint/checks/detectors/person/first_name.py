"""A second reference by first name."""

from __future__ import annotations

from collections.abc import Iterator

from ....language.word_lists import words
from ....model.span import Span
from ....storage.lazy_namedtuple import TYPE_CHECKING
from ....storage.regex_cache import compiled
from ...interface import Hit
from ..shared.bare_names import hit_on_name, places, speaks, standing_alone

if TYPE_CHECKING:
    from ....document.document import Document
    from ....document.people import Person

#: What follows the name of a person: an age, an apposition, a verb, something of theirs
_PERSONAL = (
    r",? (?:also |then |later |never |always |still |now )?(?:is|was|has|had|will|would|could|did|does|said|says|went|came|made|took|got|"
    r"began|became|told|thought|felt|left|knew|ran|won|lost|grew|spent|met|saw|kept|held|sat|stood|wrote|[a-z]{2,}ed)\b"
    r"|, (?:a|an|the|who|\d{1,2})\b|[’']s (?:mother|father|parents|wife|husband|son|daughter|brother|sister|friend|lawyer|coach|agent|family)"
)


#: "and his brother Rohan, who", not "and his brother Rohan Orr"
_KIN_BY_FIRST_NAME = r"\b(?:brother|sister|twin|husband|wife|son|daughter|father|mother|cousin|uncle|aunt),? [A-Z][\w’'-]+(?! [A-Z])(?![\w’'-])"
#: What says that a name is somebody's among friends.
_CALLED = r" (?:is|was|had been|has been|became) (?:still |always |also |better |best |usually )?(?:called|known|nicknamed|dubbed)\b"


def find(document: Document) -> Iterator[Hit]:
    """Somebody who goes by surname, or whose story does, is called by first name once or twice."""
    from ....document.gender import given_name

    people = document.people
    yield from _given_last(document)
    if not any(places(document, person.first) for person in people):
        return
    lasts: dict[str, int] = {}
    names: dict[str, int] = {}
    for person in people:
        lasts[person.last] = lasts.get(person.last, 0) + 1
        names[person.first] = names.get(person.first, 0) + 1
    speakers: frozenset[str] | None = None
    surnames: bool | None = None
    for person in people:
        if lasts[person.last] > 1 or names[person.first] > 1 or person.first in lasts:
            continue
        if person.first in _FAMILY_FIRST and _KOREAN.match(person.last):
            continue
        known = given_name(person.first)
        if len(person.first) < 3 or len(places(document, person.first)) < 2:
            continue
        by_first = [span for span in standing_alone(document, person.first) if span.start > person.span.end]
        if not by_first or len(by_first) > 2:
            continue
        if speakers is None:
            speakers = _speakers(document)
        if not person.sure and not {person.last, person.first} & speakers:
            continue
        by_last = standing_alone(document, person.last) if " " not in person.last else []
        if len(by_first) > len(by_last):
            if by_last or person.first not in speakers or not known:
                continue
            if surnames is None:
                surnames = _by_surname(document, speakers)
            if not surnames and not _grown_up(document, person, speakers):
                continue
        if _young(document, person) or _beside_kin(document, person):
            continue
        for span in by_first:
            if compiled(_CALLED).match(document.text, span.end):
                continue
            if _subject_like(document, span) and (known or _is_somebody(document, span)):
                yield hit_on_name(document, person, span, (person.last,))


def _beside_kin(document: Document, person: Person) -> bool:
    """True if a sentence with the full name has kin under a first name alone, who must share the surname."""
    return any(
        compiled(_KIN_BY_FIRST_NAME).search(document.text, span.end, document.sentence_around(span.start).end)
        for span in person.spans
        if not document.quoted(span)
    )


def _young(document: Document, person: Person) -> bool:
    """True if the sentence with the full name speaks of a child or a pupil, who goes by first name."""
    if compiled(r", (?:[1-9]|1[0-7]),").match(document.text, person.span.end):
        return True
    sentence = document.sentences[document.sentence_at(person.span.start)].of(document.text)
    return (
        compiled(
            r"\b(?:(?:[1-9]|1[0-7])-year-old|grader|pupil|schoolboy|schoolgirl|kindergart\w+|toddler)\b"
        ).search(sentence)
        is not None
    )


def _is_somebody(document: Document, span: Span) -> bool:
    """True if what stands beside a name is said of people only: products and companies have verbs too."""
    return (
        speaks(document, span)
        or compiled(r", (?:a|an|the|who|\d{1,2})\b").match(document.text, span.end) is not None
    )


#: Family names that stand before the given name
_FAMILY_FIRST = words("news/family-names", "first")
#: Those that are hardly ever given names elsewhere
_FAMILY_ONLY = words("news/family-names", "first-of-three")
#: The parts of Chinese given names have fewer letters.
_SYLLABLE = 7
_KOREAN = compiled(r"[A-Z][a-z]+-[a-z]+$")


def _given_last(document: Document) -> Iterator[Hit]:
    """ "Min-jae" for Seo Min-jae."""
    for person in document.people:
        whole = person.span.of(document.text).split(" ")
        three = len(whole) == 3 and whole[0] in _FAMILY_ONLY and max(map(len, whole[1:])) < _SYLLABLE
        if (person.first not in _FAMILY_FIRST and not three) or " " in person.last:
            continue
        if three:
            person = person._replace(first=whole[0])
        korean = three or _KOREAN.match(person.last) is not None
        if not korean and not standing_alone(document, person.first):
            continue
        spans = [span for span in standing_alone(document, person.last) if span.start > person.span.end]
        if 0 < len(spans) <= 2:
            for span in spans:
                if _subject_like(document, span):
                    yield hit_on_name(document, person, span, (person.first,))


def _speakers(document: Document) -> frozenset[str]:
    """The words that stand for the speakers of the story's quotations."""
    text = document.text
    return frozenset(
        compiled(r"[’']s?$").sub("", attribution.speaker.head.of(text))
        for attribution in document.attributions
        if attribution.speaker is not None and attribution.how in ("after", "inverted")
    )


def _by_surname(document: Document, speakers: frozenset[str]) -> bool:
    """True if somebody in the story speaks under a bare surname, and one at most under a first name."""
    people = document.people
    return (
        any(other.last in speakers and standing_alone(document, other.last) for other in people)
        and sum(other.first in speakers for other in people) < 2
    )


def _grown_up(document: Document, person: Person, speakers: frozenset[str]) -> bool:
    """True if a story with a dateline gives somebody's age, of twenty or more, and nobody else speaks under a first name."""
    age = compiled(r", [2-9]\d\b").match(document.text, person.span.end)
    return (
        age is not None
        and document.dateline is not None
        and sum(other.first in speakers for other in document.people) == 1
        and any(other.last in speakers for other in document.people)
    )


def _subject_like(document: Document, span: Span) -> bool:
    """True if the name stands as a person does: at the start of a sentence or clause, before a verb or an
    apposition, and not after a preposition of place."""
    text = document.text
    before = text[max(0, span.start - 12) : span.start]
    if compiled(r",? (?:and )?[A-Z]").match(text[span.end : span.end + 8]) or before.endswith(" and "):
        return False  # a list of first names
    if compiled(r"[a-z][’'\w-]* $").search(before) and not compiled(
        r"\b(?:that|when|while|as|but|if|because|until|since|where|said|says) $"
    ).search(before):
        return False
    if compiled(r"\b(?:said|says|added|asked) $").search(before):
        return True
    return compiled(_PERSONAL).match(text[span.end : span.end + 24]) is not None
