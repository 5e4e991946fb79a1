"""Pronouns that can mean nobody but one person of the story."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from ....document.gender import pronoun_of
from ....language.word_lists import words
from ....model.span import Span
from ....storage.lazy_namedtuple import TYPE_CHECKING, NamedTuple
from ....storage.regex_cache import compiled
from .namings import PRONOUNS, Naming, namings, strangers

if TYPE_CHECKING:
    from ....document.document import Document

_PREPOSITIONS = words("english/function-words", "prepositions")
_DETERMINERS = words("english/function-words", "determiners")
_NEXT = compiled(r" ([\w’'-]+)")
_CLAUSE = compiled(r"\b(?:that|said|says|when|while|because|if|as|after|before|where|who|and|but)\b")

#: What each pronoun is where its subject is the other one.
FORMS = {
    "he": {"she": "he", "her": "his", "hers": "his", "herself": "himself"},
    "she": {"he": "she", "his": "her", "him": "her", "himself": "herself"},
}


class Pronoun(NamedTuple):
    """A pronoun outside quotations. `gender` is "he" or "she"; `named` is where the one it stands for is named last, and
    `window` runs from the start of the paragraph that names him or her up to the pronoun."""

    span: Span
    gender: str
    named: Naming
    window: Span


def pronouns(document: Document) -> list[Pronoun]:
    """The pronouns outside quotations before which one person is named in the paragraph, or where nobody is, in the one
    above it, in order. Whether words between may mean somebody else is for `alone` to say."""
    places = document.words.places
    starts = sorted((start, word) for word in PRONOUNS for start in places.get(word, ()))
    if not starts or not document.people:
        return []
    named = document.memo(namings)
    offsets = [naming.span.start for naming in named]
    found = []
    for start, word in starts:
        span = Span(start, start + len(word))
        number = document.paragraph_at(start)
        kind, paragraph = document.paragraphs[number]
        if kind != "body" or document.quoted(span):
            continue
        left = paragraph.start
        first, last = bisect_left(offsets, left), bisect_left(offsets, start)
        if first == last and number and start < document.sentences_of(number)[0].end:
            left = document.paragraphs[number - 1].span.start
            first = bisect_left(offsets, left)
        people = {naming.person for naming in named[first:last]}
        # whoever is spoken of in a quotation is seldom the one who speaks
        if (
            len(people) == 1
            and -1 not in people
            and not any(document.quoted(one.span) for one in named[first:last])
        ):
            found.append(Pronoun(span, PRONOUNS[word], named[last - 1], Span(left, start)))
    return found


def alone(document: Document, pronoun: Pronoun) -> bool:
    """True if nothing in the window of a pronoun may mean another person, and grammar lets it mean the one named."""
    named = document.memo(namings)
    first = bisect_left(named, pronoun.window.start, key=_start)
    last = bisect_right(named, pronoun.window.end, key=_start)
    if strangers(document, pronoun.window, named[first:last]):
        return False
    return not is_object(document, pronoun)


def _start(naming: Naming) -> int:
    return naming.span.start


def is_object(document: Document, pronoun: Pronoun) -> bool:
    """True for "Stiles taught her": the object of a verb is not its subject."""
    text = document.text
    word = pronoun.span.of(text).lower()
    if word not in ("him", "her"):
        return False
    following = _NEXT.match(text, pronoun.span.end)
    low = following[1].lower() if following else ""
    owned = word == "her" and low and low not in _PREPOSITIONS and low not in _DETERMINERS and low not in (
        "and", "or", "but", "that", "because", "if", "when", "not", "how", "what", "who", "why", "a", "an", "the",
    )  # fmt: skip
    if owned:
        return False
    sentence = document.sentence_around(pronoun.span.start)
    return (
        pronoun.named.span.start >= sentence.start
        and _CLAUSE.search(text, pronoun.named.span.end, pronoun.span.start) is None
    )


def gender(document: Document, person: int) -> str | None:
    """ "he" or "she" for somebody by number, or None where neither name and title nor the pronouns of the story agree on one."""
    told = pronoun_of(document, document.people[person])
    if told is not None:
        return told
    heard = document.memo(_heard).get(person, set())
    return next(iter(heard)) if len(heard) == 1 else None


def _heard(document: Document) -> dict[int, set[str]]:
    """The genders of the pronouns that follow the name of each person, by number."""
    found: dict[int, set[str]] = {}
    for pronoun in document.memo(pronouns):
        found.setdefault(pronoun.named.person, set()).add(pronoun.gender)
    return found
