"""Quotations in the wrong mouth: their speaker is spoken of in them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property

from ...model.finding import Related
from ...model.span import Span
from ...storage.lazy_namedtuple import TYPE_CHECKING
from ...storage.regex_cache import compiled
from ..interface import Hit

if TYPE_CHECKING:
    from ...document.document import Document
    from ...document.people import Person
    from ...document.quotations import Quotation
    from ...document.speakers import Attribution

_OWN = compiled(r"\b(?:I|I[’'](?:m|ve|ll|d)|[Mm]y|me)\b")
_OPENS = compiled(r"(?P<who>He|She)(?:[’'](?:s|d|ll))? ")
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
_WORK = (
    r"(?:[a-z]+(?:man|men|woman|women|ist|ian|eer|mate)|(?:offic|driv|work|teach|play|own|lead|manag|lawy|fish|farm|bak|sing|writ|report|produc|"
    r"strang|train|runn|pitch|shoot|kill|attack|robb|prison|soldi|rang|help|bank|brok|trad|vot|lectur|research|organiz|found|danc|hik|"
    r"climb|explor|div|preach|comment|form)er|(?:direct|doct|sail|auth|act|may|senat|govern|neighb|neighbou|prosecut|professor|profess|"
    r"invest|edit|survi?v|tut|visit|conduct|ambassad|pat)or|resident|student|assistant|agent|client|patient|defendant|informant|immigrant|"
    r"parent|accountant|sergeant|lieutenant|tenant|president|minister|boy|girl|son|daughter|mother|father|brother|sister|wife|husband|"
    r"friend|chief|judge|coach|guide|nurse|king|queen|pope|child|baby|teen|suspect|victim|boss|colleague|cousin|uncle|aunt|employee)"
)
_ROLES = compiled(
    rf"\b(?:an?|the|his|her|their|another|old|young|former|its) (?:[\w-]+ ){{0,3}}?{_WORK}\b(?! (?-i:[A-Z]))"
    r"|\b(?:Mr|Mrs|Ms|Dr|President|King|Queen|Pope|Prince|Princess|Coach|Judge)\b",
    re.IGNORECASE,
)
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
#: So many paragraphs before a quotation are searched for others.
_REACH = 3
_OTHER = {"His": "She", "Her": "He"}


def speaker_in_own_words(document: Document) -> Iterator[Hit]:
    """Attributions to somebody of whom the quotation speaks by surname, or by the "he" that can only be
    the one of two people who is said to speak."""
    text = document.text
    items = document.quotations.items
    people: _People | None = None
    for attribution in document.attributions:
        speaker = attribution.speaker
        quotation = items[attribution.quotation]
        if speaker is None or attribution.cue is None or attribution.how not in ("after", "inverted"):
            continue
        name = compiled(r"[’']s?$").sub("", speaker.head.of(text))
        if quotation.kind != "speech" or not name[0].isupper() or name in ("He", "She", "They", "It", "I"):
            continue
        people = people or _People(document)
        if not _OWN.search(text, *quotation.inner):
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


def goes_on_in_third(document: Document) -> Iterator[Hit]:
    """“I am no great reader,” Orr said. “She goes for the company.”"""
    text = document.text
    items = document.quotations.items
    people: _People | None = None
    for before, after in zip(items, items[1:]):
        if (
            before.kind != "speech"
            or after.kind != "speech"
            or before.paragraph != after.paragraph
            or before.continued
            or not 0 < after.span.start - before.span.end < _BETWEEN
        ):
            continue
        opens = _OPENS.match(text, after.inner.start)
        said = _SAID_BETWEEN.fullmatch(text, before.span.end, after.span.start)
        if opens is None or said is None or not _OWN.search(text, *before.inner):
            continue
        spoken = before.inner.of(text)
        if (
            _THIRD.search(spoken)
            or _ROLES.search(spoken)
            or compiled(r"(?<=[a-z,] )[A-Z][a-z]").search(spoken)
        ):
            continue
        people = people or _People(document)
        name = said["one"] or said["two"]
        if name in ("he", "she"):
            same = name == opens["who"].lower()
        else:
            from ...document.gender import pronoun_of

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


def _first_named(people: _People, quotation: Quotation, name: str) -> Span | None:
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


class _People:
    """The people of a story by surname, by place, and as far as each is known to be he or she."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.all = document.people
        self.starts = [person.span.start for person in self.all]
        self.numbers: dict[str, list[int]] = {}
        for number, person in enumerate(self.all):
            self.numbers.setdefault(person.last, []).append(number)

    def between(self, start: int, end: int) -> tuple[Person, ...]:
        """Those named for the first time between two offsets."""
        return self.all[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    @cached_property
    def pronouns(self) -> tuple[int, dict[str, list[int]]]:
        """How many there are up to the first who may be he or she, and which of those are he, and she."""
        from ...document.gender import pronoun_of

        found: dict[str, list[int]] = {"he": [], "she": []}
        for number, person in enumerate(self.all):
            pronoun = pronoun_of(self.document, person)
            if pronoun is None:
                return number, found
            found[pronoun].append(number)
        return len(self.all), found


def _named(people: _People, quotation: Quotation, name: str) -> Span | None:
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


def _paired(people: _People, quotation: Quotation, name: str) -> Span | None:
    """The "he" that begins the quotation, where the paragraph brings in a woman and the man who is said
    to speak, and nobody else (or the other way round)."""
    document = people.document
    text = document.text
    opens = _OPENS.match(text, quotation.inner.start)
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
    from ...document.gender import pronoun_of

    for person in near:
        if person.last == name and pronoun_of(document, person) not in (None, opens["who"].lower()):
            return None
    rest = compiled(r"^, (?:who|an?|the|\d+)\b[^,.]*").sub("", before[pair.end() :])  # what he is
    if _ANYBODY.search(before[: pair.start()]) or _ANYBODY.search(rest):
        return None
    return Span(*opens.span("who"))


def _only_one(people: _People, quotation: Quotation, name: str) -> Span | None:
    """The "he" that begins the quotation, where its speaker is the only man the story has named so far, and
    no other has come up in the paragraphs before."""
    document = people.document
    opens = _OPENS.match(document.text, quotation.inner.start)
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
    return None if _ROLES.search(words) else Span(*opens.span("who"))
