"""Mr, Mrs or Ms before the name of somebody who is no such: "Ms Reidy would surrender his passport" of Declan Reidy."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ....document.gender import pronoun_of
from ....model.finding import Related
from ....model.span import Span
from ....storage.lazy_namedtuple import TYPE_CHECKING
from ....storage.regex_cache import compiled
from ...interface import Hit
from ..shared.speech.speakers_named import outside_quotations

if TYPE_CHECKING:
    from ....document.document import Document

_SHE = ("mrs", "ms", "miss")
#: What a title stands before, to the end of the name.
_NAMED = r"(?P<title>Mr|Mrs|Ms|Miss)\.?[ \u00a0](?P<last>[A-Z][\w’'-]*\w)"
_PRONOUNS = {
    "he": compiled(r"\b(?:[Hh]e|[Hh]is|[Hh]im)\b"),
    "she": compiled(r"\b(?:[Ss]he|[Hh]er|[Hh]ers)\b"),
}
#: How the next sentence goes on about the same person.
_GOES_ON = {"he": compiled(r"(?:But |And )?(?:He|His)\b"), "she": compiled(r"(?:But |And )?(?:She|Her)\b")}


def find(document: Document) -> Iterator[Hit]:
    """Titles that go neither with the first name nor with the pronoun that follows."""
    places = document.words.places
    starts = sorted(start for title in ("mr", *_SHE) for start in places.get(title, ()))
    if not starts or not document.people:
        return
    text = document.text
    lasts = Counter(person.last for person in document.people)
    people = {person.last: person for person in document.people if lasts[person.last] == 1}
    for start in starts:
        match = compiled(_NAMED).match(text, start)
        person = people.get(match["last"].removesuffix("’s")) if match else None
        if match is None or person is None or document.quoted(Span(start, match.end())):
            continue
        right = pronoun_of(document, person)
        said = "he" if match["title"] == "Mr" else "she"
        if right is None or right == said or person.span.start <= start < person.span.end:
            continue
        number = document.sentence_at(start)
        rest = outside_quotations(document, Span(match.end(), document.sentences[number].end))
        if _PRONOUNS[said].search(rest) or not (
            _PRONOUNS[right].search(rest) or _goes_on(document, number, right)
        ):
            continue
        offered = "Mr" if right == "he" else "Ms"
        span = Span(start, start + len(match["title"]))
        fields = {"name": person.span.of(text), "last": person.last, "first": offered}
        yield Hit(span, (offered,), fields, (Related(None, person.span, "the full name"),))


def _goes_on(document: Document, number: int, pronoun: str) -> bool:
    """True if the next sentence of the paragraph begins with a pronoun."""
    sentences = document.sentences
    if number + 1 >= len(sentences):
        return False
    start = sentences[number + 1].start
    return (
        document.paragraph_at(start) == document.paragraph_at(sentences[number].start)
        and _GOES_ON[pronoun].match(document.text, start) is not None
    )
