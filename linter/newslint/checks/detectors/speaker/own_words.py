"""Quotations that speak of their own speaker."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from ....model.finding import Related
from ....model.span import Span
from ....storage.lazy_namedtuple import TYPE_CHECKING
from ....storage.regex_cache import compiled
from ...interface import Hit
from ..shared.speech.speakers_of_quotations import OPENS, OWN, ROLES, PeopleOfStory

if TYPE_CHECKING:
    from ....document.document import Document
    from ....document.speech.quotations import Quotation
    from ....document.speech.speakers import Attribution

_ROLE = (
    r"(?:wife|husband|mother|father|son|daughter|brother|sister|friend|partner|colleague|neighbou?r|cousin|aunt|uncle|nephew|"
    r"niece|grandmother|grandfather|grandson|granddaughter|roommate|assistant|boss|boyfriend|girlfriend|teammate|passenger)"
)
_NAME = r"(?:[A-Z][\w’'.-]+ )+[A-Z][\w’'-]+"
#: "her neighbor, Tom Ames": two people, one of whom is known to be she
_PAIR = rf"\b(?P<whose>[Hh]is|[Hh]er) (?:[\w-]+ ){{0,2}}?{_ROLE},? (?P<name>{_NAME})"
#: Names in the mouths of those who bear them: greetings, firms, families
_NAMED = compiled(r"(?:[A-Z][\w’'.-]*|[Tt]he|[Aa]n?|\bname is|I[’']m|I am|called|name[’']s) $")
#: Others whom the pronoun may stand for
_ANYBODY = compiled(
    r"\b(?:he|him|his|she|her|(?:[a-z]+)?(?:man|men|woman|women)|boys?|girls?|president|judge|coach|chief|guide|nurse|police)\b"
    r"|\b(?:an?|the|his|her|another) (?:[\w-]+ ){0,3}?[a-z]+(?:er|or|ist|ian|ant|ent|ard|ee)\b",
    re.IGNORECASE,
)
#: So many paragraphs before a quotation are searched for others.
_REACH = 3
_OTHER = {"His": "She", "Her": "He"}


def find(document: Document) -> Iterator[Hit]:
    """Attributions to somebody of whom the quotation speaks by surname, or by the "he" that can only be
    the one of two people who is said to speak."""
    text = document.text
    items = document.quotations.items
    people: PeopleOfStory | None = None
    for attribution in document.attributions:
        speaker = attribution.speaker
        quotation = items[attribution.quotation]
        if speaker is None or attribution.cue is None or attribution.how not in ("after", "inverted"):
            continue
        name = compiled(r"[’']s?$").sub("", speaker.head.of(text))
        if quotation.kind != "speech" or not name[0].isupper() or name in ("He", "She", "They", "It", "I"):
            continue
        people = people or PeopleOfStory(document)
        if not OWN.search(text, *quotation.inner):
            found = _first_named(people, quotation, name)
            if found is not None:
                yield _hit(document, attribution, found, name)
            continue
        found = (
            _first_named(people, quotation, name)
            or _named(people, quotation, name)
            or _paired(people, quotation, name)
            or _only_one(people, quotation, name)
        )
        if found is not None:
            yield _hit(document, attribution, found, name)


def _hit(document: Document, attribution: Attribution, found: Span, name: str) -> Hit:
    speaker, cue = attribution.speaker, attribution.cue
    assert speaker is not None and cue is not None
    span = Span(min(speaker.span.start, cue.start), max(speaker.head.end, cue.end))
    related = (Related(None, found, "the speaker, spoken of"),)
    return Hit(span, (), {"speaker": name, "cue": found.of(document.text)}, related)


_BY_FIRST_NAME = compiled(
    r"(?:^|(?<=[“\"‘'])|[.!?] |\b(?:that|when|because|and|but|think|know|hope) )(?P<first>[^\W\d_][\w-]+)"
    r"(?:[’']s (?:been|got|a|the|always|gone|had|done|not)\b| (?:is|was|has|had|will|would|did|does|can|could|knows?|knew|wants?|came|went|"
    r"deserves?|made|makes|gave|gives|played|plays|told|said|says)\b)"
)


def _first_named(people: PeopleOfStory, quotation: Quotation, name: str) -> Span | None:
    """Where the quotation tells of its speaker by first name: "Ellis has won us points"."""
    document = people.document
    numbers = people.numbers.get(name, ())
    if len(numbers) != 1:
        return None
    person = people.all[numbers[0]]
    if sum(other.first == person.first for other in people.all) > 1 or len(person.first) < 3:
        return None
    begin, end = quotation.inner
    named = (
        match
        for match in _BY_FIRST_NAME.finditer(document.text, begin, end)
        if match["first"] == person.first
    )
    match = next(named, None)
    if match is None:
        return None
    start = match.start("first")
    span = Span(start, start + len(person.first))
    return None if _nested(document, quotation, span) else span


def _named(people: PeopleOfStory, quotation: Quotation, name: str) -> Span | None:
    """Where the quotation calls its speaker by the bare surname."""
    document = people.document
    text = document.text
    if len(people.numbers.get(name, ())) != 1:
        return None
    for match in re.finditer(
        rf"\b{re.escape(name)}\b(?! [A-Z])", text[quotation.inner.start : quotation.inner.end]
    ):
        span = Span(quotation.inner.start + match.start(), quotation.inner.start + match.end())
        before = text[max(quotation.inner.start, span.start - 24) : span.start]
        if _NAMED.search(before) or _nested(document, quotation, span) or "[" in before:
            continue
        return span
    return None


def _nested(document: Document, quotation: Quotation, span: Span) -> bool:
    items = document.quotations.items
    first = bisect_left(items, quotation.span.start, key=_start_of)
    last = bisect_left(items, span.end, key=_start_of)
    return any(item.kind == "nested" and item.span.covers(span) for item in items[first:last])


def _start_of(quotation: Quotation) -> int:
    return quotation.span.start


def _paired(people: PeopleOfStory, quotation: Quotation, name: str) -> Span | None:
    """The "he" that begins the quotation, where the paragraph brings in a woman and the man who is said
    to speak, and nobody else (or the other way round)."""
    document = people.document
    text = document.text
    opens = OPENS.match(text, quotation.inner.start)
    if opens is None or quotation.continued:
        return None
    number = quotation.paragraph
    if document.paragraphs[number].span.start == quotation.span.start:
        number -= 1
    if number < 0:
        return None
    left = document.paragraphs[number]
    start = left.span.start
    before = text[start : quotation.span.start]
    pair = compiled(_PAIR).search(before)
    if left.kind != "body" or pair is None or pair["name"].split()[-1] != name:
        return None
    if _OTHER[pair["whose"].capitalize()] != opens["who"]:
        return None
    near = people.between(start, quotation.span.start)
    if len(near) > 2 or any(p.last not in (name, near[0].last) for p in near):
        return None
    from ....document.gender import pronoun_of

    for person in near:
        if person.last == name and pronoun_of(document, person) not in (None, opens["who"].lower()):
            return None
    rest = compiled(r"^, (?:who|an?|the|\d+)\b[^,.]*").sub("", before[pair.end() :])  # what he is
    if _ANYBODY.search(before[: pair.start()]) or _ANYBODY.search(rest):
        return None
    return Span(*opens.span("who"))


def _only_one(people: PeopleOfStory, quotation: Quotation, name: str) -> Span | None:
    """The "he" that begins the quotation, where its speaker is the only man the story has named so far, and
    no other has come up in the paragraphs before."""
    document = people.document
    opens = OPENS.match(document.text, quotation.inner.start)
    if opens is None or quotation.continued:
        return None
    before = bisect_left(people.starts, quotation.span.start)
    named = people.numbers.get(name, [])[:2]
    if before < 2 or bisect_left(named, before) != 1:
        return None
    known, by_pronoun = people.pronouns
    same = by_pronoun[opens["who"].lower()][:2]
    if before > known or same[: bisect_left(same, before)] != named[:1]:
        return None
    start = document.paragraphs[max(0, quotation.paragraph - _REACH)].span.start
    words = document.text[start : quotation.span.start]
    return None if ROLES.search(words) else Span(*opens.span("who"))
