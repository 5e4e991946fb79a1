"""Reported speech with an attribution at either end, by name and by pronoun."""

from __future__ import annotations

from collections.abc import Iterator

from ....model.finding import Related
from ....model.span import Span
from ....storage.lazy_namedtuple import TYPE_CHECKING
from ....storage.regex_cache import compiled
from ...interface import Hit

if TYPE_CHECKING:
    from ....document.document import Document

_AGAIN = r", (?P<again>(?P<who>he|she|[A-Z][\w’-]+) (?:said|says|added|explained|noted))\.(?=\s|$)"
_FIRST = r"(?:(?:But|And) )?(?:[A-Z][\w’.-]* ){0,4}?(?P<last>[A-Z][\w’-]+)(?:, [^,“”.]{2,90},)? (?:said|says|added|stated|told reporters|explained|noted)(?: that)? (?!to\b|if\b|no\b|yes\b)"
#: Somebody else who may be the one to relay it.
_OTHERS = compiled(
    r"(?<![.!?] )\b[A-Z][\w’-]+|\b(?:he|him|his|told|asked|man|woman|wife|husband|mother|father|son|daughter|boss|colleague|friend|officer|source|official)\b"
)


def find(document: Document) -> Iterator[Hit]:
    """ "Ames said that …, he said" where nobody else is in the sentence, and the pronoun is that of Ames."""
    if (
        ", he sa" not in document.folded
        and ", she sa" not in document.folded
        and "e added." not in document.folded
    ):
        return
    from ....document.gender import pronoun_of

    text = document.text
    for match in compiled(_AGAIN).finditer(text):
        span = Span(*match.span("again"))
        sentence = document.sentence_around(span.start)
        first = compiled(_FIRST).match(text, sentence.start, sentence.end)
        if first is None or first.end() > span.start or document.quotations_in(sentence):
            continue
        rest = text[first.end() : match.start()]
        if _OTHERS.search(rest.replace(" he ", " ") if match["who"] == "he" else rest):
            continue
        people = [person for person in document.people if person.last.rpartition(" ")[2] == first["last"]]
        if match["who"][0].isupper() and match["who"] != first["last"]:
            continue
        if len(people) > 1 or (
            people and match["who"].islower() and pronoun_of(document, people[0]) not in (None, match["who"])
        ):
            continue
        name = Span(*first.span("last"))
        yield Hit(span, (), {"speaker": name.of(text)}, (Related(None, name, "attributed here"),))
