"""People whose names are spelled two ways, told by what stands around them: the other half of the name, a title."""

from __future__ import annotations

from collections.abc import Iterator

from ....document.people import Person
from ....language.accents import without_accents
from ....language.word_lists import words
from ....model.finding import Related
from ....model.span import Span
from ....storage.lazy_namedtuple import TYPE_CHECKING
from ....storage.regex_cache import compiled
from ...interface import Hit
from ..shared.bare_names import namesakes, standing_alone
from ..shared.relatives import kin_before, kin_near, spelling_told

if TYPE_CHECKING:
    from ....document.document import Document

#: What stands before the name of somebody who has been introduced.
_TITLES = words("news/story", "titles")
_PARTICLE = r"\b(?:(?:[Vv]an|[Dd]e|[Vv]on|[Dd]er|[Dd]en|[Aa]l|[Ee]l|[Bb]in) )+$"
#: What a name stands after that opens a sentence, and before what its bearer does or is.
_OPENS = r"(?:^|\n|[.?!][”\"]? |[,?!][”\"] (?:said|says|added|asked) |[”\"] |\b(?:[Bb]ut|[Aa]nd|that|when|while|because|as|said|says) )$"
_DOES = (
    r"(?: (?:also |then |later |now |still |never |always |already |often |only |just )?(?:said|says|told|was|is|has|had|will|would|could|can|did|does|added|"
    r"struck|wrote|came|went|made|took|got|began|became|met|won|lost|ran|led|left|felt|thinks?|thought|knew|gave|held|kept|sat|stood|spent|saw|"
    r"grew|hit|cut|put|set|sang|spoke|drove|flew|fell|rose|plays?|lives?|works?|believes|wants|hopes|owns|[a-z]{3,}ed)\b|, (?:\d{2}\b|who|whose|an?|the|now)\b"
    r"|[’']s (?:[a-z]+)\b|\.$|\.(?=\s))"
)
_FAR = 30
_VOWELS = "aeiouy"
#: A name that is a family's wherever it stands.
_MAC = compiled(r"Ma?c[A-Z][a-z]{3,}$")
#: What stands before a name that is the second half of a longer one.
_FIRST_NAME = compiled(r"(?:[A-Z][\w’'.-]*|&|\b(?:at|in|near|from)) $")


def find(document: Document) -> Iterator[Hit]:
    """Hits of all three sorts, each place once."""
    if not document.people:
        return
    yield from _given(document)
    yield from _surnames(document)
    yield from _particles(document)
    yield from _hyphens(document)


def _given(document: Document) -> Iterator[Hit]:
    """ "Margret Tolley" where the story introduced Margaret Tolley."""
    for pair in _pairs(namesakes(document)):
        usual, odd = sorted(pair, key=lambda person: (-len(person.spans), person.span.start))
        if len(odd.spans) != 1 or len(usual.spans) < 1 or min(len(odd.first), len(usual.first)) < 4:
            continue
        if len(usual.spans) == 1 and odd.span.start < usual.span.start:
            odd, usual = usual, odd
        if _explained(document, odd, usual):
            continue
        yield _hit(document, _part(document, odd.span, odd.first), usual, usual.first)


def _pairs(groups: list[list[Person]]) -> Iterator[tuple[Person, Person]]:
    """Those with one surname whose first names are a slip apart, and no third one's is."""
    from ....language.given_names import short_for

    for alike in groups:
        near = [
            (one, other)
            for number, one in enumerate(alike)
            for other in alike[number + 1 :]
            if _slip(one.first, other.first, 1) and not short_for(one.first, other.first)
        ]
        if len(near) == 1:
            yield near[0]


def _surnames(document: Document) -> Iterator[Hit]:
    """ "Mr Kho" where nobody but Desmond Koh is in the story."""
    known = {_plain(person.last): person for person in reversed(document.people)}
    words = {_plain(word) for name in known for word in (name, *name.split())}
    firsts = {_plain(person.first) for person in document.people}
    for name, span in _once(document, {last[0] for last in known}):
        plain = _plain(name)
        if plain in words or plain in firsts or len(plain) < 3:
            continue
        near = [person for last, person in known.items() if last[0] == plain[0] and _near(plain, last)]
        if len(near) != 1 or spelling_told(document, span) or name.lower() in document.accepted:
            continue
        if near[0].span.start > span.start or not _told(document, near[0]):
            continue
        yield _hit(document, span, near[0], near[0].last)


def _once(document: Document, letters: set[str]) -> Iterator[tuple[str, Span]]:
    """Names that the story has once, with one of these first letters, and that stand as those of people do: after a title, or
    without any other name beside them before what people do and what is said of them."""
    text = document.text
    places = document.words.places
    for word in document.words.uncommon:
        bare = word.removesuffix("'s")
        if word[0] not in letters or len(places[word]) > 1 or (bare != word and bare in places):
            continue
        start = places[word][0]
        if not text[start].isupper():
            continue
        particle = compiled(_PARTICLE).search(text[max(0, start - 12) : start])
        begin = start - len(particle.group()) if particle is not None else start
        end = start + len(bare)
        while text[end : end + 1] == "-" and (rest := compiled(r"-[A-Z]\w+").match(text, end)):
            end = rest.end()
        span = Span(begin, end)
        if _stands_as_person(text, span):
            yield span.of(text), span


def _stands_as_person(text: str, span: Span) -> bool:
    before = text[max(0, span.start - _FAR) : span.start]
    after = text[span.end : span.end + _FAR]
    if compiled(r" ?[A-Z][a-z]|-\w").match(after):
        return False
    if _MAC.match(span.of(text)) and not _FIRST_NAME.search(before):
        return True
    title = compiled(r"([A-Z][a-z]+)\.?[ \u00a0]$").search(before)
    if title is not None and title[1].lower() in _TITLES:
        return True
    return compiled(_OPENS).search(before) is not None and compiled(_DOES).match(after) is not None


def _told(document: Document, person: Person) -> bool:
    """True if the story shows that a full name is a person's."""
    uses = document.words.places.get(person.last.lower(), ())
    return (
        person.sure or len(person.spans) > 1 or len(uses) > 1 or bool(standing_alone(document, person.last))
    )


def _particles(document: Document) -> Iterator[Hit]:
    """ "Henk Van Der Merwe" of Henk van der Merwe."""
    text = document.text
    by_name: dict[str, list[Person]] = {}
    for person in document.people:
        if " " in person.last or person.span.of(text).count(" ") > 1:
            by_name.setdefault(person.span.of(text).lower(), []).append(person)
    for alike in by_name.values():
        if len(alike) != 2 or alike[0].span.of(text) == alike[1].span.of(text):
            continue
        small = min(alike, key=lambda person: sum(char.isupper() for char in person.span.of(text)))
        odd = next(person for person in alike if person is not small)
        if len(small.spans) < len(odd.spans):
            small, odd = odd, small
        right, wrong = small.span.of(text), odd.span.of(text)
        start = next(at for at, (a, b) in enumerate(zip(wrong, right)) if a != b)
        span = Span(odd.span.start + start, odd.span.end)
        fields = {"other": right, "times": "once" if len(small.spans) == 1 else f"{len(small.spans)} times"}
        yield Hit(span, (right[start:],), fields, (Related(None, small.span, f"'{right}' here"),))


def _hyphens(document: Document) -> Iterator[Hit]:
    """ "Mrs Ashby Cole" of Bridget Ashby-Cole, or the other way about."""
    text = document.text
    joined = {person.last: person for person in reversed(document.people) if "-" in person.last}
    for usual in joined.values():
        apart = usual.last.replace("-", " ")
        for odd in document.people:
            words = odd.span.of(text)
            if (words == apart or words.endswith(f" {apart}")) and odd.last != usual.last:
                span = Span(odd.span.end - len(apart), odd.span.end)
                if len(odd.spans) == 1 and span.start > usual.span.start:
                    yield _hit(document, span, usual, usual.last)
                elif len(odd.spans) > 1 and len(usual.spans) == 1:
                    yield _hit(document, _part(document, usual.span, usual.last), odd, apart)


def _explained(document: Document, odd: Person, usual: Person) -> bool:
    """True if the story shows two people: kin, an introduction of its own, or words about the names."""
    text = document.text
    sentence = document.sentence_around(odd.span.start)
    if any(sentence.start <= span.start < sentence.end for span in usual.spans):
        return True
    before = text[max(0, odd.span.start - 30) : odd.span.start]
    if compiled(
        r"\b(?:and|or|with|to|from|by|beat|of|named|called|her|his|their|not the|no) (?:\w+ )?$"
    ).search(before):
        return True
    if compiled(r", (?:an?|his|her|their|the|\d{1,2})\b| \(\d").match(text, odd.span.end):
        return True
    if standing_alone(document, odd.first):
        return True  # somebody of that first name is in the story
    if odd.spans[0].end > odd.span.end or kin_before(document, odd.span) or spelling_told(document, odd.span):
        return True
    return any(
        compiled(rf"\b{word}\b").search(text) is not None
        for word in ("twins?", "[Ss]isters", "[Bb]rothers", "cousins?", "namesakes?")
    ) and kin_near(document, usual.span, 2)


def _part(document: Document, span: Span, name: str) -> Span:
    at = document.text.find(name, span.start, span.end)
    return Span(at, at + len(name)) if at >= 0 else span


def _hit(document: Document, span: Span, usual: Person, right: str) -> Hit:
    times = len(usual.spans)
    fields = {"other": usual.span.of(document.text), "times": "once" if times == 1 else f"{times} times"}
    return Hit(span, (right,), fields, (Related(None, usual.span, "the full name"),))


def _plain(name: str) -> str:
    return without_accents(name.lower()).replace("’", "'")


def _slip(name: str, other: str, limit: int) -> bool:
    from ....language.edit_distance import slips

    return 0 < slips(_plain(name), _plain(other), limit) <= limit


def _sound(name: str) -> str:
    """A name with letters that are read alike made one."""
    name = name if name[:3] != "mac" else f"mc{name[3:]}"
    for written, heard in (
        ("ij", "y"),
        ("ey", "ie"),
        ("ph", "f"),
        ("ck", "k"),
        ("sch", "sh"),
        ("ee", "i"),
        ("z", "s"),
    ):
        name = name.replace(written, heard)
    heard = "".join(char for at, char in enumerate(name) if not at or char != name[at - 1])
    return heard[:-1] if len(heard) > 5 and heard[-1] == "e" and heard[-2] not in _VOWELS[:3] else heard


def one_sound(name: str, other: str) -> bool:
    """True if two names are said alike, so that nothing but the spelling tells them apart."""
    return _sound(_plain(name)) == _sound(_plain(other))


def _near(name: str, other: str) -> bool:
    """True if two surnames may be one: letters swapped, sounds alike, or a slip in a long one."""
    if name == other or name[0] != other[0] or abs(len(name) - len(other)) > 2:
        return False
    if len(name) == len(other) and sorted(name) == sorted(other) and _slip(name, other, 1):
        return True
    if _sound(name) == _sound(other) and min(len(name), len(other)) > 4:
        return True
    if not _slip(name, other, 1) or name == f"{other}s" or f"{name}s" == other:
        return False
    if min(len(name), len(other)) > 5:
        return True
    from ....language.dictionary import rarity

    # a short name that is no other's: Botas beside Botes, not Osara beside Obara
    vowels = len(name) != len(other) or all(
        a == b or (a in _VOWELS and b in _VOWELS) for a, b in zip(name, other)
    )
    return vowels and min(len(name), len(other)) > 3 and max(len(name), len(other)) > 4 and not rarity(name)
