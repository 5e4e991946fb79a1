"""Somebody who has another office later in the story."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from ....model.finding import Related
from ....model.span import Span
from ....storage.lazy_namedtuple import TYPE_CHECKING
from ....storage.regex_cache import compiled
from ...interface import Hit

if TYPE_CHECKING:
    from ....document.document import Document
    from ....document.people import Person

#: Offices that are taken for one another, by where they are held. An office that ends another stands after it.
_GROUPS = (
    (
        "vice-chairman|vice chairman|vice chair|chairman|chairwoman|chief executive officer|chief executive|chief financial officer|chief operating officer|managing director|"
        "executive director|deputy director|director-general|director general|vice president|vice-president|general secretary|treasurer"
    ),
    (
        "prime minister|deputy minister|minister|secretary of state|cabinet secretary|principal secretary|permanent secretary|deputy premier|premier|"
        "treasurer|chancellor|lieutenant governor|governor|deputy mayor|mayor|council leader|attorney general|foreign secretary|home secretary"
    ),
    "associate professor|assistant professor|lecturer|professor",
)
_OFFICES = sorted(
    {office for group in _GROUPS for office in group.split("|")}, key=lambda office: (-len(office), office)
)
_HEADS = frozenset(office.replace("-", " ").split()[-1] for office in _OFFICES)
_OFFICE = "|".join(
    " ".join(f"[{word[0].upper()}{word[0]}]{word[1:]}" for word in office.split()) for office in _OFFICES
)
_LATER = (
    rf"\b[Tt]he (?P<office>{_OFFICE})(?P<named>,? (?:Mr|Ms|Mrs|Dr|Cllr|Sir|Dame|Prof)\.? [A-Z][\w’-]+,)? (?:also |later |then )?"
    r"(?:said|says|told|added|replied|insisted|warned|declined|argued|noted|stressed|has|had|was|will|would)\b"
)
#: So many portfolios are looked at in a story.
_PORTFOLIOS = 8
#: Who holds a portfolio, and what such a one is called without a name.
_HOLDERS = ("minister", "secretary", "commissioner")
_PORTFOLIO = (
    rf"\b[Tt]he (?P<field>[a-z]{{4,}}) (?P<holder>{'|'.join(_HOLDERS)}) (?:also |later |then )?"
    r"(?:said|says|told|added|replied|insisted|warned|declined|argued|noted|stressed)\b"
)
_BEFORE = rf"(?:{_OFFICE})(?: of [^.,;]{{2,40}}| for [^.,;]{{2,40}})?,? (?:(?:Mr|Ms|Mrs|Dr|Prof)\.? )?$"
_AFTER = rf", (?:the |its |a |an )?(?:[\w’-]+ ){{0,3}}?(?P<office>{_OFFICE})\b"


def find(document: Document) -> Iterator[Hit]:
    """ "The chairman added that she was confident" of the chief executive, in a story without another chairman."""
    yield from _of_a_portfolio(document)
    text = document.text
    words = document.words
    for number in sorted(number for head in _HEADS & words.known for number in words.numbers[head]):
        if "the" not in words.folded[max(0, number - 3) : number]:
            continue
        match = compiled(_LATER).search(text, words.starts[max(0, number - 3)], words.span(number).end + 60)
        if match is None or match.end("office") != words.span(number).end:
            continue
        span = Span(*match.span("office"))
        office = match["office"].lower()
        if document.quoted(span) or len(re.findall(rf"\b{office}\b", document.folded)) != 1:
            continue
        if office.split()[-1] + "s" in document.words.known:
            continue
        person = _meant(document, span)
        if person is None or (match["named"] and not match["named"].endswith(f" {person.last},")):
            continue
        earlier = _office_of(document, person)
        if earlier is None:
            continue
        held = earlier.of(text).lower()
        if (
            not any({held, office} <= set(group.split("|")) for group in _GROUPS)
            or (held in office and (match["named"] or not _just_named(document, person, span)))
            or office in held
            and " " not in office
        ):
            continue
        fields = {"name": person.span.of(text), "last": person.last, "first": earlier.of(text)}
        offered = held if span.of(text)[0].islower() else earlier.of(text)
        yield Hit(span, (offered,), fields, (Related(None, earlier, f"'{earlier.of(text)}' here"),))


def _of_a_portfolio(document: Document) -> Iterator[Hit]:
    """ "The irrigation secretary said" of the irrigation minister: whoever else has the portfolio would be introduced."""
    text = document.text
    if sum(holder in document.words.known for holder in _HOLDERS) < 2:
        return
    for match in islice(compiled(_PORTFOLIO).finditer(text), _PORTFOLIOS):
        span = Span(match.start("field"), match.end("holder"))
        field, holder = match["field"], match["holder"]
        if document.quoted(span) or document.folded.count(f"{field} {holder}") != 1:
            continue
        others = "|".join(other.capitalize() for other in _HOLDERS if other != holder)
        named = compiled(
            rf"\b{field.capitalize()} (?P<holder>{others}) (?:[A-Z][\w’'.-]* ){{1,3}}?(?P<last>[A-Z][\w’'-]+)\b(?! [A-Z])"
        ).search(text, 0, span.start)
        if named is None or not _about(document, named["last"], span):
            continue
        offered = f"{field} {named['holder'].lower()}"
        earlier = Span(named.start(), named.end("holder"))
        fields = {"name": named.group(), "last": named["last"], "first": earlier.of(text)}
        yield Hit(span, (offered,), fields, (Related(None, earlier, f"'{earlier.of(text)}' here"),))


def _about(document: Document, last: str, span: Span) -> bool:
    """True if the paragraph of an office goes on about somebody by surname."""
    end = document.paragraphs[document.paragraph_at(span.start)].span.end
    places = document.words.places.get(last.partition("-")[0].lower(), ())
    return any(span.end < start < end for start in places)


def _just_named(document: Document, person: Person, span: Span) -> bool:
    """True if the sentence before in the paragraph names somebody: the office goes on about the same person."""
    sentence = document.sentence_around(span.start)
    before = document.sentence_around(max(0, sentence.start - 2))
    return document.paragraph_at(before.start) == document.paragraph_at(
        sentence.start
    ) and person.last in before.of(document.text)


def _meant(document: Document, span: Span) -> Person | None:
    """The only person of the paragraph, by surname."""
    paragraph = document.paragraphs[document.paragraph_at(span.start)].span
    places = document.words.places
    found = []
    for person in document.people:
        last = person.last.rpartition(" ")[2]
        starts = places.get(last.partition("-")[0].lower(), ())
        if any(
            paragraph.start <= start < paragraph.end and document.text.startswith(last, start)
            for start in starts
        ):
            found.append(person)
    if len(found) != 1 or found[0].span.end > span.start:
        return None
    return found[0]


def _office_of(document: Document, person: Person) -> Span | None:
    """The office with which the story introduces somebody, or None."""
    text = document.text
    start = max(0, person.span.start - 70)
    words = person.span.of(text)
    inside = compiled(rf"(?:{_OFFICE})\b").match(words)
    if inside:
        return Span(person.span.start, person.span.start + inside.end())
    before = compiled(_BEFORE).search(text[start : person.span.start])
    if before is not None:
        office = compiled(rf"(?:{_OFFICE})").match(before.group())
        if office is not None:
            return Span(start + before.start(), start + before.start() + office.end())
    after = compiled(_AFTER).match(text, person.span.end)
    return Span(*after.span("office")) if after is not None else None
