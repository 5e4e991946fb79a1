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
_TITLED = (
    r"[A-Z][a-z]+\.?[ \u00a0]"
    r"(?P<name>(?:(?:van|de|von|der|den|al|el|bin|Van|De|Von|Der|Den) )*[A-Z][\w’'-]*\w)(?! ?[A-Z][a-z])(?:[’']s)?"
)
#: What a name stands before that opens a sentence.
_DOES = "said says told added struck scored warned argued wrote insisted".split()
_SPEAKS = r"(?m)(?:^|(?<=[.”] ))(?P<name>(?:(?:Van|De|Von|Der|Den|Al|El) )*[A-Z][\w’-]*[a-zà-ÿ]) $"
_FAR = 30


def find(document: Document) -> Iterator[Hit]:
    """Hits of all three sorts, each place once."""
    if not document.people:
        return
    yield from _given(document)
    yield from _surnames(document)
    yield from _particles(document)


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
    text = document.text
    given = {
        part
        for person in document.people
        for name in (person.first, person.last)
        for part in (name, *name.split())
    }
    seen: dict[str, list[Span]] = {}
    for span in _alone(document):
        if (name := span.of(text)) not in given:
            seen.setdefault(name, []).append(span)
    if not seen:
        return
    known = {_plain(person.last): person for person in reversed(document.people)}
    words = {_plain(word) for name in known for word in (name, *name.split())}
    firsts = {_plain(person.first) for person in document.people}
    for name, spans in seen.items():
        plain = _plain(name)
        if plain in words or plain in firsts or len(plain) < 3 or len(spans) > 1 or document.quoted(spans[0]):
            continue
        if len(document.words.places.get(name.lower(), ())) > 1 and " " not in name:
            continue
        near = [person for last, person in known.items() if last[0] == plain[0] and _near(plain, last)]
        if len(near) != 1 or spelling_told(document, spans[0]) or name.lower() in document.accepted:
            continue
        if near[0].span.start > spans[0].start or not _told(document, near[0]):
            continue
        yield _hit(document, spans[0], near[0], near[0].last)


def _alone(document: Document) -> Iterator[Span]:
    """Surnames after a title, and those that open a sentence before what people do."""
    text = document.text
    places = document.words.places
    for title in _TITLES:
        for start in places.get(title, ()):
            match = compiled(_TITLED).match(text, start)
            if match is not None:
                span = Span(*match.span("name"))
                yield Span(span.start, span.end - 2) if span.of(text).endswith(("’s", "'s")) else span
    for verb in _DOES:
        for start in places.get(verb, ()):
            if text[start - 2 : start - 1].isalpha():
                begin = max(0, start - _FAR)
                match = compiled(_SPEAKS).search(text[begin:start])
                if match is not None and (match.start() or not begin):
                    yield Span(begin + match.start("name"), begin + match.end("name"))


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


def _explained(document: Document, odd: Person, usual: Person) -> bool:
    """True if the story shows two people: kin, an introduction of its own, or words about the names."""
    text = document.text
    sentence = document.sentence_around(odd.span.start)
    if any(sentence.start <= span.start < sentence.end for span in usual.spans):
        return True
    before = text[max(0, odd.span.start - 30) : odd.span.start]
    if compiled(r"\b(?:and|or|with|to|from|by|beat|of|named|called|her|his|their) (?:\w+ )?$").search(before):
        return True
    if compiled(r", (?:an?|his|her|their|the|\d{1,2})\b| \(\d").match(text, odd.span.end):
        return True
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
    for written, heard in (("ij", "y"), ("ey", "ie"), ("ph", "f"), ("ck", "k"), ("sch", "sh"), ("ee", "i")):
        name = name.replace(written, heard)
    return "".join(char for at, char in enumerate(name) if not at or char != name[at - 1])


def _near(name: str, other: str) -> bool:
    """True if two surnames may be one: letters swapped, sounds alike, or a slip in a long one."""
    if name == other or name[0] != other[0] or abs(len(name) - len(other)) > 2:
        return False
    if len(name) == len(other) and sorted(name) == sorted(other) and _slip(name, other, 1):
        return True
    if _sound(name) == _sound(other) and min(len(name), len(other)) > 4:
        return True
    return (
        min(len(name), len(other)) > 5
        and _slip(name, other, 1)
        and name != f"{other}s"
        and f"{name}s" != other
    )
