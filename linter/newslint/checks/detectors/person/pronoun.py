""" "He added" of a woman who spoke just before."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from ....language.word_lists import words
from ....model.finding import Related
from ....model.span import Span
from ....storage.lazy_namedtuple import TYPE_CHECKING
from ....storage.regex_cache import compiled
from ...interface import Hit
from ..shared.speech.speakers_named import names_anybody, outside_quotations, speakers_by_name

if TYPE_CHECKING:
    from ....document.document import Document
    from ....document.people import Person

_LETTERS = compiled(r"\w+")
_OTHERS = compiled(
    r"[A-Z][\w’'-]+ [A-Z][\w’'-]+|\b(?:[Hh]er|[Hh]is|[Aa]|[Tt]he|[Aa]nother) (?:\w+ )?(?:wife|husband|mother|father|son|"
    r"daughter|brother|sister|man|woman|girl|boy|friend|partner|colleague|lawyer|neighbou?r)\b"
)


def find(document: Document) -> Iterator[Hit]:
    """A quotation goes on with the wrong pronoun for the one who has just been named as its speaker."""
    text = document.text
    items = document.quotations.items
    people = {person.last: person for person in document.people}
    lasts = Counter(person.last for person in document.people)
    yield from _own_part(document, people, lasts)
    if not people:
        return
    yield from _next_sentence(document, people, lasts)
    yield from _after_quotation(document, people, lasts)
    names: dict[str, set[str]] | None = None
    named: tuple[Person, Span, int, bool] | None = None
    for attribution, head in speakers_by_name(document):
        speaker = attribution.speaker
        assert speaker is not None
        paragraph = items[attribution.quotation].paragraph
        if head.lower() not in ("he", "she"):
            person = people.get(head)
            # a surname alone may be somebody else of the family
            whole = person is not None and person.first in speaker.span.of(text)
            known = whole or lasts[head] == 1
            named = (person, speaker.span, paragraph, whole) if person is not None and known else None
            continue
        if named is None or paragraph - named[2] > 1:
            continue
        person, mention, _, whole = named
        between = Span(mention.end, speaker.head.start)
        if between.end < between.start:
            continue
        names = names or _by_first_word(document)
        if _somebody_else(document, between, person, names):
            continue
        if not whole and (
            names_anybody(outside_quotations(document, between)) or attribution.how == "before"
        ):
            continue
        from ....document.gender import pronoun_of

        right = pronoun_of(document, person)
        if right is not None and right != head.lower():
            fixed = right.capitalize() if head[0].isupper() else right
            fields = {"name": person.span.of(text), "last": person.last, "first": person.first}
            yield Hit(speaker.head, (fixed,), fields, (Related(None, mention, "the speaker named last"),))
            named = None


_NEXT_HE = compiled(
    r"(?:(?:But|And|Yet|Still,|However,|Also,|Instead,) )?(?P<who>[Hh]e|[Ss]he) (?:also |later |then )?"
    r"(?:said|added|told|noted|warned|explained|insisted|argued|called|declined|stressed|predicted)\b"
    r"|(?P<whose>His|Her) (?:answers|comments|remarks|speech|statement|words) "
)
_SUBJECT = compiled(
    r"(?:(?:Dr|Gov|Sen|Rep|Prof|Gen|Col|Judge|Justice|Mayor|President|Prime Minister|Minister)\.? )?(?:[A-Z][\w’'-]+ )?(?P<last>[A-Z][\w’'-]+)(?:, [^,“”\"]{2,100},)? "
    r"(?:also |later |then )?(?P<verb>said|agreed|disagreed|acknowledged|added|told|noted|warned|declined|denied|explained|insisted|argued|called|described|conceded|"
    r"stressed|predicted|spoke|made|took|gave|led|won|held|began|left|met|wrote|brought|[a-z]{3,}ed)\b"
)
_SPOKE = words("news/story", "spoke")
_HE_SAID = compiled(r" (?P<who>he|she)(?P<whose>) (?:said|added|told|noted|continued|joked|explained)\b")


def _next_sentence(document: Document, people: dict[str, Person], lasts: Counter[str]) -> Iterator[Hit]:
    """ "Ida Orr agreed. But he said", and the same where a quotation with "he said" opens the next paragraph."""
    from ....document.gender import pronoun_of

    text = document.text
    sentences = document.sentences
    items = document.quotations.items
    opening = {quotation.span.start: quotation for quotation in items}
    for number in range(len(sentences) - 1):
        first, second = sentences[number], sentences[number + 1]
        subject = _SUBJECT.match(text, *first)
        if subject is None or document.quoted(Span(first.start, first.start + 1)):
            continue
        person = people.get(subject["last"])
        if person is None or lasts[person.last] > 1 or person.span.start > first.start:
            continue
        quotation = opening.get(second.start)
        here = document.paragraph_at(first.start)
        spoke = subject["verb"] in _SPOKE
        if quotation is not None and (
            here == quotation.paragraph or spoke and here == quotation.paragraph - 1
        ):
            match = _HE_SAID.match(text, quotation.span.end)
        elif spoke and document.paragraph_at(first.start) == document.paragraph_at(second.start):
            match = _NEXT_HE.match(text, second.start)
        else:
            continue
        if match is None:
            continue
        right = pronoun_of(document, person)
        if right is None or right == _said(match):
            continue
        rest = outside_quotations(document, Span(subject.end(), first.end))
        if quotation is not None and here == quotation.paragraph:
            rest = _OWN_PRONOUN[right].sub("", rest)
        if _RIVAL.search(rest) or any(
            re.search(rf"\b{re.escape(other.last)}\b", rest)
            for other in document.people
            if other.last != person.last and (other.sure or pronoun_of(document, other) is not None)
        ):
            continue
        who, fixed = _mended(match, right)
        fields = {"name": person.span.of(text), "last": person.last, "first": person.first}
        yield Hit(
            who, (fixed,), fields, (Related(None, Span(*subject.span("last")), "the speaker named last"),)
        )


def _after_quotation(document: Document, people: dict[str, Person], lasts: Counter[str]) -> Iterator[Hit]:
    """“It is late,” Ida Orr said. He added that the road was shut."""
    from ....document.gender import pronoun_of

    text = document.text
    sentences = document.sentences
    for attribution, head in speakers_by_name(document):
        speaker, cue = attribution.speaker, attribution.cue
        person = people.get(head)
        if (
            person is None
            or speaker is None
            or cue is None
            or attribution.how not in ("after", "inverted")
            or lasts[head] > 1
        ):
            continue
        last = max(speaker.span.end, cue.end)
        number = document.sentence_at(last - 1)
        if number + 1 >= len(sentences) or document.paragraph_at(last - 1) != document.paragraph_at(
            sentences[number + 1].start
        ):
            continue
        match = _NEXT_HE.match(text, sentences[number + 1].start)
        rest = outside_quotations(document, Span(last, sentences[number].end))
        if match is None or _RIVAL.search(rest):
            continue
        right = pronoun_of(document, person)
        if right is None or right == _said(match):
            continue
        who, fixed = _mended(match, right)
        fields = {"name": person.span.of(text), "last": person.last, "first": person.first}
        yield Hit(
            who,
            (fixed,),
            fields,
            (Related(None, speaker.span, "the speaker named last"),),
        )


def _said(match: re.Match[str]) -> str:
    """The pronoun of a match as a subject: "he" of "His answers"."""
    if match["who"]:
        return match["who"].lower()
    return "he" if match["whose"] == "His" else "she"


def _mended(match: re.Match[str], right: str) -> tuple[Span, str]:
    """Where the pronoun of a match stands, and the right one in its place."""
    group = "who" if match["who"] else "whose"
    word = right if group == "who" else {"he": "his", "she": "her"}[right]
    return Span(*match.span(group)), word.capitalize() if match[group][0].isupper() else word


_OWN_PRONOUN = {
    "he": compiled(r"\b(?:he|his|him)\b"),
    "she": compiled(r"\b(?:she|her|hers)\b"),
}
#: Somebody else whom a pronoun may mean
_RIVAL = compiled(
    r"\b(?:[Hh]e|[Ss]he|[Hh]is|[Hh]er|[Hh]im|[Hh]ers|who)\b|(?<!\b[Oo]n )(?<!\b[IiAa][nt] )(?<!\bnear )\b[A-Z][\w’'-]+ [A-Z][\w’'-]+|\b(?:wife|husband|mother|father|son|daughter|brother|sister|man|woman|"
    r"girl|boy|friend|partner|colleague|lawyer|spokes\w+|minister|president|mayor|governor|judge|coach|boss|chief|director|manager)\b"
)


def _own_part(document: Document, people: dict[str, Person], lasts: Counter[str]) -> Iterator[Hit]:
    """ "Moore, for his part," of a woman."""
    if ", for his part" not in document.folded and ", for her part" not in document.folded:
        return
    from ....document.gender import pronoun_of

    for match in compiled(r"\b(?P<last>[A-Z][\w’-]+), for (?P<whose>his|her) part\b").finditer(document.text):
        person = people.get(match["last"])
        if person is None or lasts[person.last] > 1:
            continue
        right = {"he": "his", "she": "her"}.get(pronoun_of(document, person) or "")
        if right is not None and right != match["whose"]:
            fields = {"name": person.span.of(document.text), "last": person.last, "first": person.first}
            yield Hit(
                Span(*match.span("whose")), (right,), fields, (Related(None, person.span, "the full name"),)
            )


def _by_first_word(document: Document) -> dict[str, set[str]]:
    """The first and last names of the story, by the word each begins with."""
    names: dict[str, set[str]] = {}
    for person in document.people:
        for name in (person.last, person.first):
            names.setdefault(_LETTERS.findall(name)[0], set()).add(name)
    return names


def _somebody_else(document: Document, span: Span, person: Person, names: dict[str, set[str]]) -> bool:
    """True if the words between a name and a pronoun, quotations left out, bring in anybody else."""
    words = outside_quotations(document, span)
    return _OTHERS.search(words) is not None or any(
        name != person.last and re.search(rf"\b{re.escape(name)}\b", words)
        for first in names.keys() & set(_LETTERS.findall(words))
        for name in names[first]
    )
