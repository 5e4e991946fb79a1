"""A pronoun of the other gender where it can mean nobody but one person."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator

from ....document.gender import pronoun_of
from ....model.finding import Related
from ....model.span import Span
from ....storage.lazy_namedtuple import TYPE_CHECKING
from ....storage.regex_cache import compiled
from ...interface import Hit
from ..shared.antecedents import FORMS, Pronoun, alone, gender, pronouns
from ..shared.namings import PRONOUNS, is_no_person, namings
from ..shared.unanswered import strays

if TYPE_CHECKING:
    from ....document.document import Document
    from ....document.people import Person

#: Whoever was named in so many paragraphs above may be meant still, and whoever is named so often, anywhere below.
_NEAR = 3
_OFTEN = 3
#: A title before the name that a sentence begins with has no more letters.
_TITLE = 40
#: What is nobody's but that of the one who speaks.
_OWN = ("laugh", "smile", "grin", "chuckle", "shrug", "sigh", "wink", "nod")
_MANNER = r"\b(?P<last>[A-Z][\w’'-]+) (?:[a-z]+ )?[a-z]+,? with (?P<whose>his|her) (?:[a-z]+ ){0,2}$"
_FAR = 80


def find(document: Document) -> Iterator[Hit]:
    """ "He added" where a woman alone is named, and no man could be meant."""
    places = document.words.places
    said = {gender for word, gender in PRONOUNS.items() if word in places}
    if not said or (
        len(said) == 1
        and not any(pronoun_of(document, person) not in (None, *said) for person in document.people)
    ):
        return
    uses: dict[int, list[Pronoun]] = {}
    for pronoun in document.memo(pronouns):
        uses.setdefault(pronoun.named.person, []).append(pronoun)
    for number, found in uses.items():
        person = document.people[number]
        known = pronoun_of(document, person)
        genders = {pronoun.gender for pronoun in found}
        if genders == {known} or (known is None and len(genders) < 2):
            continue
        sure = [pronoun for pronoun in found if alone(document, pronoun)]
        counts = {gender: sum(one.gender == gender for one in sure) for gender in ("he", "she")}
        right = known or (
            max(counts, key=counts.__getitem__)
            if len(set(counts.values())) > 1
            else sure[0].gender
            if sure
            else ""
        )
        wrong = "she" if right == "he" else "he"
        strays = [pronoun for pronoun in sure if pronoun.gender == wrong]
        if not strays or (known is None and not counts[right]) or not _together(document, strays):
            continue
        stray = strays[0]
        if (
            stray.span in document.memo(_found_already)
            or _may_be_another(document, stray, person)
            or (known is None and _both(document, stray, right))
        ):
            continue
        other = next((one.span for one in sure if one.gender == right), person.span)
        yield from (_hit(document, one.span, person, right, other) for one in strays)
    yield from _manners(document, uses)


def _hit(document: Document, span: Span, person: Person, right: str, other: Span) -> Hit:
    """What is said of a pronoun; `other` is a place that shows the right one."""
    word = span.of(document.text)
    fixed = FORMS[right][word.lower()]
    fields = {"name": person.span.of(document.text), "last": person.last, "first": person.first}
    return Hit(
        span,
        (fixed.capitalize() if word[0].isupper() else fixed,),
        {**fields, "other": right},
        (Related(None, other, f"'{other.of(document.text)}' here"),),
    )


def _together(document: Document, strays: list[Pronoun]) -> bool:
    """True for one pronoun, and for those of one sentence that begins with the first of them: "He has not said whether he"."""
    first, last = strays[0].span, strays[-1].span
    if first == last:
        return True
    sentence = document.sentence_around(first.start)
    return sentence.start == first.start and last.end <= sentence.end


def _manners(document: Document, uses: dict[int, list[Pronoun]]) -> Iterator[Hit]:
    """ "Ntombela warns with his usual laugh" of a woman: a laugh, a nod or a shrug is the speaker's own."""
    text = document.text
    places = document.words.places
    starts = sorted(start for word in _OWN for start in places.get(word, ()))
    if not starts:
        return
    lasts = Counter(person.last for person in document.people)
    numbers = {document.people[number].last: number for number in uses}
    for start in starts:
        match = compiled(_MANNER).search(text, max(0, start - _FAR), start)
        number = numbers.get(match["last"], -1) if match is not None else -1
        if match is None or number < 0 or lasts[match["last"]] > 1:
            continue
        person = document.people[number]
        span = Span(*match.span("whose"))
        said = PRONOUNS[span.of(text)]
        others = [one for one in uses[number] if one.span != span and alone(document, one)]
        heard = {one.gender for one in others}
        right = pronoun_of(document, person) or (heard.pop() if len(heard) == 1 else said)
        if right != said and not document.quoted(span):
            shown = next((one.span for one in others if one.gender == right), person.span)
            yield _hit(document, span, person, right, shown)


def _found_already(document: Document) -> frozenset[Span]:
    """The pronouns that the tests `pronoun` and `pronoun-unanswered` report."""
    from .pronoun import find as of_speakers

    stray = {one.span for one in document.memo(strays) if not one.doubtful}
    return frozenset(stray.union(hit.span for hit in of_speakers(document)))


def _may_be_another(document: Document, stray: Pronoun, person: Person) -> bool:
    """True if somebody else of that gender, or of one the story does not show, may be in the reader's mind: named shortly
    before or in the same sentence, or again and again; or if more pronouns of that gender stand near."""
    number = document.paragraph_at(stray.span.start)
    here = document.paragraphs[number].span
    sentence = document.sentence_around(stray.span.start)
    again = _spoken(document, stray.gender, sentence) if stray.span.start == sentence.start else 1
    if _spoken(document, stray.gender, Span(stray.window.start, here.end)) > again:
        return True
    if again > 1 and " him " in sentence.of(document.text):
        return True
    right = "she" if stray.gender == "he" else "he"
    goes_on = _goes_on(document, stray, sentence) and not _spoken(document, right, sentence)
    near = document.paragraphs[max(0, number - (0 if goes_on else _NEAR))].span.start
    named = document.memo(namings)
    last = bisect_left(named, sentence.end, key=lambda naming: naming.span.start)
    counts: dict[int, int] = {}
    recent: set[int] = set()
    for naming in named[:last]:
        counts[naming.person] = counts.get(naming.person, 0) + 1
        if naming.span.start >= near:
            recent.add(naming.person)
    for other, times in counts.items():
        if other == stray.named.person or (other >= 0 and is_no_person(document, other)):
            continue
        if other < 0:
            return True
        somebody = document.people[other]
        if somebody.last == person.last:
            return True
        if (other in recent or (times >= _OFTEN and not goes_on)) and gender(document, other) in (
            None,
            stray.gender,
        ):
            return True
    return False


def _both(document: Document, stray: Pronoun, right: str) -> bool:
    """True if the paragraphs of a pronoun and of the name before it have the other gender too: they speak of two people."""
    end = document.paragraphs[document.paragraph_at(stray.span.start)].span.end
    return _spoken(document, right, Span(stray.window.start, end)) > 0


def _spoken(document: Document, gender: str, span: Span) -> int:
    """How many pronouns of a gender stand in a stretch outside quotations."""
    places = document.words.places
    return sum(
        span.start <= start < span.end and not document.quoted(Span(start, start + 1))
        for word, which in PRONOUNS.items()
        if which == gender
        for start in places.get(word, ())
    )


def _goes_on(document: Document, stray: Pronoun, sentence: Span) -> bool:
    """True if a sentence begins with the pronoun, and the one before in the paragraph with the name."""
    if stray.span.start != sentence.start:
        return False
    before = document.sentence_around(max(0, sentence.start - 2))
    return (
        before.start <= stray.named.span.start < before.end
        and stray.named.span.start - before.start < _TITLE
        and document.paragraph_at(before.start) == document.paragraph_at(sentence.start)
    )
