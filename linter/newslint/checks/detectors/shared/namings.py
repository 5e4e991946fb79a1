"""Where the people of a story are named, and whom alone a pronoun can stand for."""

from __future__ import annotations

from bisect import bisect_left

from ....language.word_lists import Pattern, either, words
from ....model.span import Span
from ....storage.lazy_namedtuple import TYPE_CHECKING, NamedTuple
from ....storage.regex_cache import compiled

if TYPE_CHECKING:
    from ....document.document import Document

#: Each pronoun with the one that is its subject.
PRONOUNS = {
    "he": "he", "his": "he", "him": "he", "himself": "he",
    "she": "she", "her": "she", "hers": "she", "herself": "she",
}  # fmt: skip
_BODIES = words("news/story", "bodies")
_NOT_NAMES = words("news/not-names")
_DAYS = words("english/calendar", "days-and-months")
_THINGS = words("news/story", "things-like-roles")
_SOMEBODY = Pattern(
    lambda: (
        r"\b(?:[Aa]n?|[Tt]he|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Aa]nother|[Oo]ne|[Tt]hat|[Mm]y|[Oo]ur|[\w’]+[’']s|[a-z]+s[’']) "
        r"(?:(?!of\b|that\b|to\b|in\b|and\b|has\b|had\b|was\b|is\b|would\b|will\b)[\w’-]+ ){0,3}?"
        rf"(?P<noun>{either('news/story', 'somebody')}|[a-z-]{{2,}}(?:m[ae]n|ee|er|or)|[a-z-]{{3,}}(?:ist|ian|ant|ent))\b"
        r"|\b(?P<one>(?:some|any|every|no)(?:body|one)|[Mm]ums?|[Mm]oms?|[Dd]ads?|[Mm]other|[Ff]ather|[Gg]od)\b"
    )
)
_CAPITALS = compiled(
    r"[A-Z][\w’'.&-]*\w(?: (?:(?:of|for|de|da|del|van|von|der|den|al|bin|la|le|&) )*[A-Z][\w’'&-]*\w)*"
)
_PLACED = compiled(
    r"\b(?:in|at|near|from|to|around|outside|across|off|into|the|The|for|of) "
    r"(?:(?:north|south|east|west|central|northern|southern|eastern|western) )?$"
)
#: What says of the subject who he or she is: "is the first woman".
_SAYS_WHO = compiled(
    r"\b(?:is|was|be|been|being|became|become|becoming|as|remains|remained) (?:now |also |still |once )?$"
)
#: What stands before a name and says who somebody is, and what follows it between commas.
_TITLED = compiled(
    r"(?:\b(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Aa]nother) )?"
    r"(?:(?:(?!(?:of|for|to|with|from|by|and|at|in|on|against|that|is|was)\b)[^\s,.;:“”\"]+ ){0,5}"
    r"|(?:(?!(?:for|to|with|from|by|and|against|that|is|was)\b)[^\s,.;:“”\"]+ ){0,5}[^\s.,;:“”\"]+, )(?:[A-Z]\w*\.? )?$"
)
_APPOSED = compiled(
    r"(?:, (?!and\b|but\b|he\b|she\b|who\b)[^.;:“”\"]{2,90}?,|, (?!and\b|but\b)[^,.;:“”\"]{2,90}(?=\.)| \([^)]{1,60}\))"
)
_FIRST_PERSON = frozenset(("I", "I’m", "I'm", "I’ve", "I've", "I’ll", "I'll", "I’d", "I'd"))


class Naming(NamedTuple):
    """A place that names somebody; `person` is the number in `Document.people`, or -1 where several share the name."""

    span: Span
    person: int


def namings(document: Document) -> list[Naming]:
    """Every place that names somebody of `Document.people` by the whole name, the surname or the first name, in order."""
    text = document.text
    places = document.words.places
    numbers: dict[str, int] = {}
    found: dict[int, Naming] = {}
    for number, person in enumerate(document.people):
        for name in {person.last, person.first}:
            numbers[name] = number if name not in numbers else -1
        for span in person.spans:
            found[span.start] = Naming(span, number)
    covered = [found[start].span for start in sorted(found)]
    for name, number in numbers.items():
        word = name.partition(" ")[0].partition("-")[0].lower().replace("’", "'")
        for start in (*places.get(word, ()), *places.get(f"{word}'s", ())):
            end = start + len(name)
            if text[start:end] != name or text[end : end + 1].isalnum():
                continue
            at = bisect_left(covered, (start + 1, 0)) - 1
            if at < 0 or covered[at].end <= start:
                found.setdefault(start, Naming(Span(start, end), number))
    return [found[start] for start in sorted(found)]


def strangers(document: Document, window: Span, known: list[Naming]) -> list[Span]:
    """Words of a stretch that may mean a person who is not among `known`, the namings that lie within it: other names, and
    nouns for one person that say neither before nor after a name what its bearer is, here or where the whole name stands."""
    text = document.text
    start, end = window
    taken = bytearray(end - start)  # what names, or tells more of, somebody known
    roles = {word for naming in known if naming.person >= 0 for word in _roles(document, naming.person)}
    for naming in known:
        left, right = _told(text, naming.span, start, end)
        taken[left - start : right - start] = b"\1" * (right - left)
    found = []
    for match in _SOMEBODY().finditer(text, start, end):
        noun = match["noun"] or match["one"]
        if (
            noun not in _THINGS
            and not taken[match.end() - 1 - start]
            and not (noun in roles and match.group()[:3].lower() == "the")
            and not _SAYS_WHO.search(text, max(start, match.start() - 16), match.start())
        ):
            found.append(Span(*match.span()))
    names = bytearray(end - start)
    for naming in known:
        length = naming.span.end - naming.span.start
        names[naming.span.start - start : naming.span.end - start] = b"\1" * length
    for match in _CAPITALS.finditer(text, start, end):
        if (
            text[match.start() - 1 : match.start()].isalnum()
            or 1 in names[match.start() - start : match.end() - start]
        ):
            continue
        if _may_be_a_name(document, Span(*match.span())):
            found.append(Span(*match.span()))
    return sorted(found)


def _told(text: str, name: Span, start: int, end: int) -> Span:
    """A name with what stands around it that says who its bearer is, within a stretch."""
    left, right = name
    title = _TITLED.search(text, max(start, left - 90), left)
    if title is not None:
        left = title.start()
    apposed = _APPOSED.match(text, right, end)
    return Span(left, apposed.end() if apposed is not None else right)


def _roles(document: Document, person: int) -> set[str]:
    """The words that say who somebody is where the whole name stands."""
    text = document.text
    found: set[str] = set()
    for name in document.people[person].spans:
        paragraph = document.paragraphs[document.paragraph_at(name.start)].span
        told = _told(text, name, *paragraph)
        found.update(text[told.start : name.start].replace(",", "").lower().split())
        found.update(text[name.end : told.end].replace(",", "").lower().split())
    return found


def is_no_person(document: Document, person: int) -> bool:
    """True for a body or a place that has the looks of a full name: the Hauraki Gulf, Frontier Flying School."""
    somebody = document.people[person]
    return not somebody.sure and not all(
        _may_be_a_name(document, span) and not _placed(document, span) for span in somebody.spans
    )


def _placed(document: Document, span: Span) -> bool:
    return document.text[max(0, span.start - 4) : span.start].endswith((" in ", " at "))


def _may_be_a_name(document: Document, span: Span) -> bool:
    """True unless capitalised words are surely no person's name."""
    text = document.text
    parts = span.of(text).split(" ")
    if (
        parts[-1].lower().removesuffix("’s").removesuffix("'s") in _BODIES
        or parts[-1].isupper()
        or len(parts) > 4
    ):
        return False
    while parts and (
        parts[0] in _NOT_NAMES or parts[0].lower() in _DAYS or parts[0].lower().rstrip(".") in _DAYS
    ):
        parts = parts[1:]
    if not parts:
        return False
    before = text[max(0, span.start - 24) : span.start]
    if before.endswith((" the ", "\nThe ", " The ", "(the ")):
        return False
    if document.dateline is not None and span.start < document.dateline.span.end:
        return False
    if len(parts) > 1:
        return True
    if parts[0] in _FIRST_PERSON:
        return False
    from ....language.dictionary import common
    from ....language.places import fold_place, is_place

    word = parts[0].removesuffix("’s").removesuffix("'s")
    sentence = document.sentence_around(span.start)
    if text[sentence.start : span.start].strip("\"“‘'(— –-") == "" or before.endswith(("“", "‘", '"')):
        return word.lower() not in common() and not is_place(fold_place(word))
    return not (
        _PLACED.search(before) is not None and (is_place(fold_place(word)) or word.lower() in common())
    )
