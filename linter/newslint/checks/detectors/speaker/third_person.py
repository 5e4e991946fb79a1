"""Quotations that begin with "I" and go on with "she"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ....model.span import Span
from ....storage.lazy_namedtuple import TYPE_CHECKING
from ....storage.regex_cache import compiled
from ...interface import Hit
from ..shared.speech.speakers_of_quotations import OPENS, OWN, ROLES, PeopleOfStory

if TYPE_CHECKING:
    from ....document.document import Document

#: What stands between the halves of a quotation
_BETWEEN = 60
_SAID_BETWEEN = compiled(
    r" (?:(?:(?:Mr|Mrs|Ms|Dr)\.? )?(?P<one>he|she|[A-Z][\w’'-]+) (?:said|added|says)|said (?P<two>[A-Z][\w’'-]+))\. "
)
_THIRD = compiled(
    r"\b(?:he|she|him|her|his|hers|boss|mom|mum|dad|mate|kid|guy|lad|lady|baby|dog|cat|horse|cow|boat|ship|car|doctor|coach|man|woman|"
    r"someone|somebody|anyone|everyone|nobody|who|my \w+)\b",
    re.IGNORECASE,
)


def find(document: Document) -> Iterator[Hit]:
    """“I am no great reader,” Orr said. “She goes for the company.”"""
    text = document.text
    items = document.quotations.items
    people: PeopleOfStory | None = None
    for before, after in zip(items, items[1:]):
        if (
            before.kind != "speech"
            or after.kind != "speech"
            or before.paragraph != after.paragraph
            or before.continued
            or not 0 < after.span.start - before.span.end < _BETWEEN
        ):
            continue
        opens = OPENS.match(text, after.inner.start)
        said = _SAID_BETWEEN.fullmatch(text, before.span.end, after.span.start)
        if opens is None or said is None or not OWN.search(text, *before.inner):
            continue
        spoken = before.inner.of(text)
        if (
            _THIRD.search(spoken)
            or ROLES.search(spoken)
            or compiled(r"(?<=[a-z,] )[A-Z][a-z]").search(spoken)
        ):
            continue
        people = people or PeopleOfStory(document)
        name = said["one"] or said["two"]
        if name in ("he", "she"):
            same = name == opens["who"].lower()
        else:
            from ....document.gender import pronoun_of

            numbers = people.numbers.get(name, ())
            same = len(numbers) == 1 and pronoun_of(document, people.all[numbers[0]]) == opens["who"].lower()
        if not same or before.paragraph == 0:
            continue
        # somebody of whom the words before tell may be meant
        start = document.paragraphs[before.paragraph].span.start
        told_of = text[start : before.span.start]
        if not told_of:
            told_of = document.paragraphs[before.paragraph - 1].span.of(text)
        others = [person for person in people.all if person.last != name and person.last in told_of]
        told = compiled(
            rf"\b(?:{'his|him' if opens['who'] == 'He' else 'her'}|wife|husband|mother|father|son|daughter|brother|sister|friend)\b"
        )
        if others or told.search(told_of):
            continue
        yield Hit(Span(*opens.span("who")), (), {"speaker": name, "cue": opens["who"]})
