"""How a story calls its people: by surname after the first time, and by the whole of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from ..finding import Related
from ..patterns import compiled
from ..span import Span
from .base import Context, Hit, RuleMistake

if TYPE_CHECKING:
    from ..document import Document
    from ..document.people import Person

FIELDS = ("name", "last", "first")


#: A capitalised word or a particle straight before a name makes it part of a longer one.
_JOINED = r"(?:[A-Z][\w’'.-]*|\b(?:de|van|von|al|bin|la|le|del|St\.))[ -]$"
#: What follows the name of a person: an age, an apposition, a verb, something of theirs
_PERSONAL = (
    r",? (?:also |then |later |never |always |still |now )?(?:is|was|has|had|will|would|could|did|does|said|says|went|came|made|took|got|"
    r"began|became|told|thought|felt|left|knew|ran|won|lost|grew|spent|met|saw|kept|held|sat|stood|wrote|[a-z]{2,}ed)\b"
    r"|, (?:a|an|the|who|\d{1,2})\b|[’']s (?:mother|father|parents|wife|husband|son|daughter|brother|sister|friend|lawyer|coach|agent|family)"
)


class Keys(NamedTuple):
    """`test`: first-name (a second reference by first name), clipped (half of a double surname), pronoun
    ("he added" of a woman who spoke just before)."""

    test: str


def compile_rule(keys: Keys, context: Context) -> str:
    """The name of the test."""
    if keys.test not in _TESTS:
        raise RuleMistake(f"'test' is one of {', '.join(_TESTS)}", "test")
    return keys.test


def find(document: Document, linked: dict[int, str], active: frozenset[int]) -> Iterator[tuple[int, Hit]]:
    """All hits of the active tests."""
    for number in active:
        for hit in _TESTS[linked[number]](document):
            yield number, hit


def _alone(document: Document, name: str) -> list[Span]:
    """Where a name stands with no other capitalised word beside it, in the prose outside quotations."""
    text = document.text
    found = []
    for start in document.words.places.get(name.lower(), ()):
        span = Span(start, start + len(name))
        if span.of(text) != name or document.quoted(span):
            continue
        joined = re.search(_JOINED, text[max(0, start - 24) : start])
        if joined and not re.search(r"[.!?:]\s$|^\s?$", text[max(0, start - 2) : start]):
            continue
        if re.match(r"(?:[’']s)?[ -][A-Z]|-\w|\.\w|/", text[span.end : span.end + 5]):
            continue
        if document.paragraphs[document.paragraph_at(start)].kind == "body":
            found.append(span)
    return found


def _first_name(document: Document) -> Iterator[Hit]:
    """Somebody who goes by surname is called by first name once or twice."""
    people = document.people
    lasts: dict[str, int] = {}
    names: dict[str, int] = {}
    for person in people:
        lasts[person.last] = lasts.get(person.last, 0) + 1
        names[person.first] = names.get(person.first, 0) + 1
    for person in people:
        if not person.sure or lasts[person.last] > 1 or names[person.first] > 1 or person.first in lasts:
            continue
        if len(person.first) < 3 or person.first.lower() not in document.words.places:
            continue
        by_first = [span for span in _alone(document, person.first) if span.start > person.span.end]
        if not by_first:
            continue
        by_last = _alone(document, person.last) if " " not in person.last else []
        if not by_last or len(by_first) > len(by_last) or len(by_first) > 2:
            continue
        for span in by_first:
            if _subject_like(document, span):
                yield _hit(document, person, span, (person.last,))


def _subject_like(document: Document, span: Span) -> bool:
    """True if the name stands as a person does: at the start of a sentence or clause, before a verb or an
    apposition, and not after a preposition of place."""
    text = document.text
    before = text[max(0, span.start - 12) : span.start]
    if re.match(r",? (?:and )?[A-Z]", text[span.end : span.end + 8]) or before.endswith(" and "):
        return False  # a list of first names
    if re.search(r"[a-z][’'\w-]* $", before) and not re.search(
        r"\b(?:that|when|while|as|but|if|because|until|since|where|said|says) $", before
    ):
        return False
    if re.search(r"\b(?:said|says|added|asked) $", before):
        return True
    return re.match(_PERSONAL, text[span.end : span.end + 24]) is not None


def _hit(document: Document, person: Person, span: Span, replacements: tuple[str, ...]) -> Hit:
    return Hit(
        span,
        replacements,
        {"name": person.span.of(document.text), "last": person.last, "first": person.first},
        (Related(None, person.span, "the full name"),),
    )


def _clipped(document: Document) -> Iterator[Hit]:
    """ "Huber" for Claire Delacroix-Huber."""
    known = {person.last for person in document.people} | {person.first for person in document.people}
    for person in document.people:
        if "-" not in person.last or " " in person.last:
            continue
        for part in person.last.split("-"):
            if len(part) < 4 or part in known or not part[0].isupper():
                continue
            for span in _alone(document, part):
                if span.start > person.span.end:
                    yield _hit(document, person, span, (person.last,))


_OTHERS = compiled(r"[A-Z][\w’'-]+ [A-Z][\w’'-]+|\b(?:[Hh]er|[Hh]is|[Aa]|[Tt]he|[Aa]nother) (?:\w+ )?(?:wife|husband|mother|father|son|"
                     r"daughter|brother|sister|man|woman|girl|boy|friend|partner|colleague|lawyer|neighbou?r)\b")  # fmt: skip


def _pronoun(document: Document) -> Iterator[Hit]:
    """A quotation goes on with the wrong pronoun for the one who has just been named as its speaker."""
    text = document.text
    items = document.quotations.items
    by_last = {person.last: person for person in document.people}
    yield from _own_part(document, by_last)
    named: tuple[Person, Span, int] | None = None
    for attribution in document.attributions:
        speaker = attribution.speaker
        if speaker is None or attribution.how not in ("after", "before", "inverted"):
            continue
        head = re.sub(r"[’']s?$", "", speaker.head.of(text))
        paragraph = items[attribution.quotation].paragraph
        if head.lower() not in ("he", "she"):
            person = by_last.get(head)
            # a surname alone may be somebody else of the family
            whole = person is not None and person.first in speaker.span.of(text)
            named = (person, speaker.span, paragraph) if person is not None and whole else None
            continue
        if named is None or paragraph - named[2] > 1:
            continue
        person, mention, _ = named
        between = Span(mention.end, speaker.head.start)
        if between.end < between.start or _somebody_else(document, between, person):
            continue
        from ..document.gender import pronoun_of

        right = pronoun_of(document, person)
        if right is not None and right != head.lower():
            fixed = right.capitalize() if head[0].isupper() else right
            hit = _hit(document, person, speaker.head, (fixed,))
            yield hit._replace(related=(Related(None, mention, "the speaker named last"),))
            named = None


def _own_part(document: Document, by_last: dict[str, Person]) -> Iterator[Hit]:
    """ "Moore, for his part," of a woman."""
    if ", for his part" not in document.folded and ", for her part" not in document.folded:
        return
    from ..document.gender import pronoun_of

    for match in re.finditer(r"\b(?P<last>[A-Z][\w’-]+), for (?P<whose>his|her) part\b", document.text):
        person = by_last.get(match["last"])
        if person is None or sum(other.last == person.last for other in document.people) > 1:
            continue
        right = {"he": "his", "she": "her"}.get(pronoun_of(document, person) or "")
        if right is not None and right != match["whose"]:
            yield _hit(document, person, Span(*match.span("whose")), (right,))


def _somebody_else(document: Document, span: Span, person: Person) -> bool:
    """True if the words between a name and a pronoun, quotations left out, bring in anybody else."""
    text = document.text
    outside = list(text[span.start : span.end])
    for quotation in document.quotations.items:
        start, end = max(quotation.span.start, span.start), min(quotation.span.end, span.end)
        for at in range(start, end):
            outside[at - span.start] = " "
    words = "".join(outside)
    lasts = {other.last for other in document.people} | {other.first for other in document.people}
    return _OTHERS.search(words) is not None or any(
        name != person.last and re.search(rf"\b{re.escape(name)}\b", words) for name in lasts
    )


_TESTS: dict[str, Callable[[Document], Iterator[Hit]]] = {
    "first-name": _first_name,
    "clipped": _clipped,
    "pronoun": _pronoun,
}
