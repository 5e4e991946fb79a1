"""Initials that a story gives in brackets behind the name they are of."""

from __future__ import annotations

from ....model.span import Span
from ....storage.lazy_namedtuple import TYPE_CHECKING, NamedTuple
from ....storage.regex_cache import compiled

if TYPE_CHECKING:
    from ....document.document import Document

_BRACKET = compiled(r"\((?:the )?([A-Z]{3,7})s?\)")
_NAME = compiled(r"(?:(?:[A-Z][\w’'&.-]*|of|for|the|and|in|on|to|against|with|&)[ \n\u00a0]){1,11}$")
#: Small words of names, which initials leave out or not.
SMALL = frozenset("of for the and in on to against with &".split())


class Given(NamedTuple):
    """Initials in brackets: where they stand, and the words before the bracket, each with its capital."""

    span: Span
    letters: str
    words: tuple[str, ...]

    @property
    def tails(self) -> list[tuple[str, ...]]:
        """The words from each of them on that is no small one, the longest first."""
        return [self.words[at:] for at in range(len(self.words)) if self.words[at] not in SMALL]

    @property
    def name(self) -> tuple[str, ...] | None:
        """The words that the letters are the initials of, if there are any."""
        return next((tail for tail in self.tails if self.letters in spellings(tail)), None)


def initials_given(document: Document) -> list[Given]:
    """All initials that are given, in order."""
    return document.memo(_given) if "(" in document.text else []


def _given(document: Document) -> list[Given]:
    text = document.text
    found = []
    for match in _BRACKET.finditer(text):
        before = _NAME.search(text, max(0, match.start() - 120), match.start())
        words = before.group().replace("-", " ").split() if before else []
        while words and words[0] in SMALL:
            words.pop(0)
        if len(words) > 1 and words[-1] not in SMALL:
            found.append(Given(Span(*match.span(1)), match[1], tuple(words)))
    return found


def spellings(words: tuple[str, ...]) -> set[str]:
    """The initials of words, with and without those of the small ones."""
    capitals = "".join(word[0] for word in words if word not in SMALL)
    return {capitals, "".join(word[0].upper() for word in words)}
