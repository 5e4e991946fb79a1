"""Titles set before the name the way other languages do: "Director of the port, Tom Ames, stated"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ....language.word_lists import Pattern, either, words
from ....model.span import Span
from ....storage.lazy_namedtuple import TYPE_CHECKING

if TYPE_CHECKING:
    from ....document.document import Document

_NOUNS = words("news/titles", "before-of")
#: A title that opens a sentence stands within so many characters.
_OPENING = 80
_LINKS = frozenset("of for at in from with".split())
_ARTICLES = words("english/function-words", "before-a-title")
_NAME = r"(?:(?:Dr|Mr|Mrs|Ms|Prof|Gen|Col|Lt)\.? )?[A-Z][\w’'-]+(?: (?:[A-Z]\.|de|da|van|von|der|al|bin|el|la|[A-Z][\w’'-]+)){1,3}"


def _title() -> str:
    nouns = either("news/titles", "before-of")
    return rf"(?P<title>(?:[A-Z][\w’-]+ |[a-z]+-?)?(?:(?:[A-Z]?[\w’-]+) ){{0,3}}?(?i:{nouns})(?: (?:[a-z]+))?,? (?:of|for|at|in|from|with) (?:the )?"


def _cue() -> str:
    verbs = either("news/reporting-verbs", "after-a-title")
    return rf"(?:(?:has|had|have|also|recently|further|then) )?(?P<cue>{verbs})\b(?: that\b)?"


#: A title, up to a comma, the name between commas and the verb.
UP_TO_A_COMMA = Pattern(lambda: rf"{_title()}[^.;:“”\"!?]{{3,100}}?), (?P<name>{_NAME}), {_cue()}")
#: The same of a title that runs into the name.
UP_TO_THE_NAME = Pattern(
    lambda: (
        rf"{_title()}(?:[a-z][\w’-]*|[A-Z][\w’-]*)(?: (?!(?i:said|who|that|which|is|was|has)\b)[\w’&-]+){{0,9}}?) (?P<name>{_NAME}) {_cue()}"
    )
)


def openings(document: Document, form: Pattern) -> Iterator[re.Match[str]]:
    """The beginnings of sentences that open with a title, a name and a verb of saying, as a pattern has them."""
    pattern = form()
    for sentence in document.memo(_sentences):
        match = pattern.match(document.text, *sentence)
        if match is not None and match["title"].split()[0] not in _ARTICLES:
            yield match


def _sentences(document: Document) -> list[Span]:
    """The sentences that open with a title."""
    text = document.text
    places = document.words.places
    numbers = set()
    for noun in _NOUNS() & places.keys():
        for at in places[noun]:
            number = document.sentence_at(at)
            if at - document.sentences[number].start < _OPENING:
                numbers.add(number)
    return [
        document.sentences[number]
        for number in sorted(numbers)
        if _opens_with_title(text, document.sentences[number].start)
    ]


def _opens_with_title(text: str, start: int) -> bool:
    """True if one of the words at `start` is a title that goes on with "of", "for" or "at"."""
    words = text[start : start + _OPENING].replace(",", "").split()[:6]
    if not words or not words[0][0].isupper() or words[0] in _ARTICLES or words[0].endswith(("’s", "'s")):
        return False
    return any(
        word.lower() in _NOUNS and any(after in _LINKS for after in words[at + 1 : at + 3])
        for at, word in enumerate(words[:4])
    )
