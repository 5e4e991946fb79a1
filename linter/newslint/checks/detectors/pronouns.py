"""Pronouns that carry on from the wrong speaker: "he added" of a woman, or of a ministry."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from ...model.finding import Related
from ...model.span import Span
from ...storage.lazy_namedtuple import TYPE_CHECKING
from ...storage.regex_cache import compiled
from ..interface import Hit

if TYPE_CHECKING:
    from ...document.document import Document
    from ...document.people import Person
    from ...document.speakers import Attribution

_POSSESSIVE = compiled(r"[’']s?$")
_LETTERS = compiled(r"\w+")
_OTHERS = compiled(
    r"[A-Z][\w’'-]+ [A-Z][\w’'-]+|\b(?:[Hh]er|[Hh]is|[Aa]|[Tt]he|[Aa]nother) (?:\w+ )?(?:wife|husband|mother|father|son|"
    r"daughter|brother|sister|man|woman|girl|boy|friend|partner|colleague|lawyer|neighbou?r)\b"
)
#: Anybody at all, by name, title or role
_ANYBODY = compiled(
    r"(?<=[a-z,’\d] )[A-Z][a-z]+|\b[A-Z][\w’-]+ [A-Z]|\b(?:he|she|him|her|his|who|whose|I|me|my|one|(?:[a-z]+)?(?:man|woman)|boy|girl|"
    r"mother|father|son|daughter|brother|sister|wife|husband|friend|neighbou?r|spokes\w+|president|minister|mayor|governor|king|"
    r"queen|chief|head|leader|boss|director|judge|coach|host|source|aide|guest)\b"
    r"|\b(?:[Aa]n?|[Tt]he|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Aa]nother) (?:[\w-]+ ){0,3}?[a-z]+(?:er|or|ist|ian|ant|ent|ee|eur|ive|ess|ard)\b"
)
#: The first word of a sentence, unless it is one of these, may be a name.
_FIRST = compiled(r"(?:^|[.?!:”\"’)|]\s+)([A-Z][\w’'-]+)")
_NO_NAMES = frozenset(
    "the a an it its they their this that these those there here we our you your in on at of for from with by to as and but or "
    "so yet still also then when while after before since until if although though because however meanwhile instead "
    "according asked about during despite under over between among many most some several all both each no not only "
    "what where why how last next monday tuesday wednesday thursday friday saturday sunday".split()
)
#: Bodies, which are "it"
_BODIES = frozenset(
    "ministry department company agency police statement report government council committee board bank firm university "
    "hospital airline study commission court office party union group association organization organisation federation "
    "embassy bureau institute foundation airport league club school city county authority service survey document "
    "letter filing newspaper website channel network broadcaster manufacturer maker retailer operator utility".split()
)
_SAYING = frozenset(
    "said says added adds continued stated told concluded explained noted warned wrote asked".split()
)
_GOES_ON = frozenset(
    "said says added adds continued concluded explained noted warned stressed stated".split()
)


def _names(document: Document) -> Iterator[tuple[Attribution, str]]:
    """The attributions that stand beside their quotation, with the head of the speaker."""
    text = document.text
    items = document.quotations.items
    for attribution in document.attributions:
        speaker, cue = attribution.speaker, attribution.cue
        if speaker is None or attribution.how not in ("after", "before", "inverted"):
            continue
        if attribution.how == "before" and cue is not None:
            gap = text[cue.end : items[attribution.quotation].span.start].strip(" ,:\n")
            beside = cue.of(text).lower() in _SAYING and gap in ("", "that")
        else:
            beside = True
        yield attribution, _POSSESSIVE.sub("", speaker.head.of(text)) if beside else ""


def wrong_pronouns(document: Document) -> Iterator[Hit]:
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
    for attribution, head in _names(document):
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
        if not whole and (_anybody(_outside(document, between)) or attribution.how == "before"):
            continue
        from ...document.gender import pronoun_of

        right = pronoun_of(document, person)
        if right is not None and right != head.lower():
            fixed = right.capitalize() if head[0].isupper() else right
            fields = {"name": person.span.of(text), "last": person.last, "first": person.first}
            yield Hit(speaker.head, (fixed,), fields, (Related(None, mention, "the speaker named last"),))
            named = None


_NEXT_HE = compiled(
    r"(?:(?:But|And|Yet|Still,|However,|Also,|Instead,) )?(?P<who>[Hh]e|[Ss]he) (?:also |later |then )?"
    r"(?:said|added|told|noted|warned|explained|insisted|argued|called|declined|stressed|predicted)\b"
)
_SUBJECT = compiled(
    r"(?:(?:Dr|Gov|Sen|Rep|Prof|Gen|Col|Judge|Justice|Mayor|President|Prime Minister|Minister)\.? )?(?:[A-Z][\w’'-]+ )?(?P<last>[A-Z][\w’'-]+)(?:, [^,“”\"]{2,100},)? "
    r"(?:also |later |then )?(?P<verb>said|agreed|disagreed|acknowledged|added|told|noted|warned|declined|denied|explained|insisted|argued|called|described|conceded|"
    r"stressed|predicted|spoke|apologized|apologised|thanked|welcomed|promised|urged|admitted|announced)\b"
)
_HE_SAID = compiled(r" (?P<who>he|she) (?:said|added|told|noted|continued|joked|explained)\b")


def _next_sentence(document: Document, people: dict[str, Person], lasts: Counter[str]) -> Iterator[Hit]:
    """ "Ida Orr agreed. But he said", and the same where a quotation with "he said" opens the next paragraph."""
    from ...document.gender import pronoun_of

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
        if quotation is not None and document.paragraph_at(first.start) == quotation.paragraph - 1:
            match = _HE_SAID.match(text, quotation.span.end)
        elif document.paragraph_at(first.start) == document.paragraph_at(second.start):
            match = _NEXT_HE.match(text, second.start)
        else:
            continue
        if match is None:
            continue
        right = pronoun_of(document, person)
        if right is None or right == match["who"].lower():
            continue
        rest = _outside(document, Span(subject.end(), first.end))
        if _RIVAL.search(rest) or any(
            re.search(rf"\b{re.escape(other.last)}\b", rest)
            for other in document.people
            if other.last != person.last and (other.sure or pronoun_of(document, other) is not None)
        ):
            continue
        who = Span(*match.span("who"))
        fixed = right.capitalize() if match["who"][0].isupper() else right
        fields = {"name": person.span.of(text), "last": person.last, "first": person.first}
        yield Hit(
            who, (fixed,), fields, (Related(None, Span(*subject.span("last")), "the speaker named last"),)
        )


def _after_quotation(document: Document, people: dict[str, Person], lasts: Counter[str]) -> Iterator[Hit]:
    """“It is late,” Ida Orr said. He added that the road was shut."""
    from ...document.gender import pronoun_of

    text = document.text
    sentences = document.sentences
    for attribution, head in _names(document):
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
        rest = _outside(document, Span(last, sentences[number].end))
        if match is None or _RIVAL.search(rest):
            continue
        right = pronoun_of(document, person)
        if right is None or right == match["who"].lower():
            continue
        fixed = right.capitalize() if match["who"][0].isupper() else right
        fields = {"name": person.span.of(text), "last": person.last, "first": person.first}
        yield Hit(
            Span(*match.span("who")),
            (fixed,),
            fields,
            (Related(None, speaker.span, "the speaker named last"),),
        )


#: Somebody else whom a pronoun may mean
_RIVAL = compiled(
    r"\b(?:[Hh]e|[Ss]he|[Hh]is|[Hh]er|[Hh]im|[Hh]ers|who)\b|(?<!\b[Oo]n )(?<!\b[IiAa][nt] )(?<!\bnear )\b[A-Z][\w’'-]+ [A-Z][\w’'-]+|\b(?:wife|husband|mother|father|son|daughter|brother|sister|man|woman|"
    r"girl|boy|friend|partner|colleague|lawyer|spokes\w+|minister|president|mayor|governor|judge|coach|boss|chief|director|manager)\b"
)


def after_bodies(document: Document) -> Iterator[Hit]:
    """ "he added" where the words before are a body's, and no person has come up since."""
    text = document.text
    items = document.quotations.items
    body: tuple[str, Span, int] | None = None
    for attribution, head in _names(document):
        speaker = attribution.speaker
        assert speaker is not None
        paragraph = items[attribution.quotation].paragraph
        if head.lower() not in ("he", "she"):
            body = (speaker.span.of(text), speaker.span, paragraph) if head in _BODIES else None
            continue
        if body is None or paragraph - body[2] > 1 or attribution.how == "before" or attribution.cue is None:
            continue
        name, mention, first = body
        start = document.paragraphs[first].span.start
        between = _outside(document, Span(mention.end, speaker.head.start))
        before = _outside(document, Span(start, mention.start))
        if attribution.cue.of(text).lower() in _GOES_ON and not _anybody(before + " | " + between):
            whole = Span(
                min(speaker.head.start, attribution.cue.start), max(speaker.head.end, attribution.cue.end)
            )
            yield Hit(whole, (), {"name": name}, (Related(None, mention, "the speaker before"),))
            body = None


def _own_part(document: Document, people: dict[str, Person], lasts: Counter[str]) -> Iterator[Hit]:
    """ "Moore, for his part," of a woman."""
    if ", for his part" not in document.folded and ", for her part" not in document.folded:
        return
    from ...document.gender import pronoun_of

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


def _anybody(words: str) -> bool:
    """True if the words may name or mean a person."""
    return _ANYBODY.search(words) is not None or any(
        first.lower() not in _NO_NAMES for first in _FIRST.findall(words)
    )


def _outside(document: Document, span: Span) -> str:
    """The words of a stretch with blanks for its quotations."""
    outside = list(document.text[span.start : span.end])
    for quotation in document.quotations_in(span):
        start, end = max(quotation.span.start, span.start), min(quotation.span.end, span.end)
        if start < end:
            outside[start - span.start : end - span.start] = " " * (end - start)
    return "".join(outside)


def _by_first_word(document: Document) -> dict[str, set[str]]:
    """The first and last names of the story, by the word each begins with."""
    names: dict[str, set[str]] = {}
    for person in document.people:
        for name in (person.last, person.first):
            names.setdefault(_LETTERS.findall(name)[0], set()).add(name)
    return names


def _somebody_else(document: Document, span: Span, person: Person, names: dict[str, set[str]]) -> bool:
    """True if the words between a name and a pronoun, quotations left out, bring in anybody else."""
    words = _outside(document, span)
    return _OTHERS.search(words) is not None or any(
        name != person.last and re.search(rf"\b{re.escape(name)}\b", words)
        for first in names.keys() & set(_LETTERS.findall(words))
        for name in names[first]
    )
