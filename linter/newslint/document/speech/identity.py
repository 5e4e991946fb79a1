"""Who a speaker is: from a surname or a pronoun to the name the story gives."""

from __future__ import annotations

from ...language.reporting_verbs import PRONOUNS
from ...model.span import Span
from ...storage.lazy_namedtuple import TYPE_CHECKING
from ...storage.regex_cache import compiled

if TYPE_CHECKING:
    from ..document import Document
    from .mentions import Mention

_POSSESSIVE = compiled(r"[’']s?$")
#: A pronoun is not looked up further back than so many paragraphs.
_REACH = 2


def speaker_names(document: Document) -> tuple[str | None, ...]:
    """For each of `document.attributions` the name of the speaker: the full name where the story gives
    one, else the words of the mention. None for a pronoun nobody near can stand for, and for nobody."""
    text = document.text
    full = {person.last: person.span.of(text) for person in reversed(document.people)}
    names: list[str | None] = []
    last: tuple[str, int] | None = None
    for attribution in document.attributions:
        paragraph = document.quotations.items[attribution.quotation].paragraph
        name = None
        if attribution.speaker is not None:
            name = _name(text, attribution.speaker, full)
            if name is None:
                name = _nearest(document, attribution.speaker, last, full)
        names.append(name)
        if name is not None:
            last = name, paragraph
    return tuple(names)


def _name(text: str, mention: Mention, full: dict[str, str]) -> str | None:
    head = _POSSESSIVE.sub("", mention.head.of(text))
    if head.lower() in PRONOUNS or head.lower() in ("his", "her", "their", "its"):
        return None
    if head in full:
        return full[head]
    for last, name in full.items():
        if " " in last and last.endswith(f" {head}"):
            return name
    return (
        " ".join(mention.span.of(text).split()) if not head[:1].isupper() else _capitals(text, mention, head)
    )


def _bare(name: str) -> str:
    """The name in lower case without accents, up to its first hyphen, where words are split."""
    from unicodedata import combining, normalize

    return "".join(char for char in normalize("NFD", name.lower()) if not combining(char)).split("-")[0]


def _capitals(text: str, mention: Mention, head: str) -> str:
    """The capitalised words that end in the head: "Bucks coach Alan Ferris" is Alan Ferris."""
    words = text[mention.span.start : mention.head.start].split()
    kept: list[str] = []
    while words and words[-1][0].isupper() and words[-1] not in ("The", "A", "An", "But", "And"):
        kept.insert(0, words.pop())
    return " ".join([*kept, head])


def _nearest(
    document: Document, mention: Mention, last: tuple[str, int] | None, full: dict[str, str]
) -> str | None:
    """Whom a pronoun stands for: the person named last before it, or the last speaker, within reach."""
    text = document.text
    if mention.head.of(text).lower() not in ("he", "she", "his", "her"):
        return None
    paragraph = document.paragraph_at(mention.head.start)
    start = document.paragraphs[max(0, paragraph - _REACH)].span.start
    places = document.words.places
    best = -1
    found = None
    for surname, name in full.items():
        for at in (*places.get(surname.lower(), ()), *places.get(_bare(surname), ())):
            named = best < at < mention.head.start and at >= start and text[at].isupper()
            if named and not document.quoted(Span(at, at + 1)):
                best, found = at, name
    if found is not None:
        return found
    return last[0] if last is not None and paragraph - last[1] <= _REACH else None
