"""Initials of a story, and the names that it gives them for."""

from __future__ import annotations

from ..model.span import Span
from ..storage.lazy_namedtuple import TYPE_CHECKING, NamedTuple
from ..storage.regex_cache import compiled

if TYPE_CHECKING:
    from .document import Document

_INITIALS = compiled(r"\b[A-Z]{2,6}s?\b(?![’'-])")
_GIVEN = compiled(
    r"((?:(?:[A-Z][\w’'&.-]*|of|for|the|and|in|on|to|&)[ \n\u00a0]){1,9})\((?:the )?([A-Z]{2,7})\)"
)


class Initials(NamedTuple):
    """Initials of the story; `name` is what the story gives them for, or "". `places` are all uses, in order."""

    text: str
    name: str
    places: tuple[Span, ...]


def find_initials(document: Document) -> list[Initials]:
    """All initials of a text but those of its dateline and of lines in capitals, in the order of their first use."""
    text = document.text
    given: dict[str, str] = {}
    for match in _GIVEN.finditer(text):
        words = match[1].split()
        while (
            words
            and words[0][0].islower()
            or words
            and words[0] in ("The", "A", "In", "At", "On", "But", "And")
        ):
            words.pop(0)
        if (
            words
            and "".join(word[0] for word in words if word[0].isupper())[-len(match[2]) :][:1] == match[2][0]
        ):
            given.setdefault(match[2], " ".join(words))
    uses: dict[str, list[Span]] = {}
    for match in _INITIALS.finditer(text):
        start, end = match.span()
        line = document.paragraphs[document.paragraph_at(start)].span.of(text)
        if (
            line.isupper()
            or compiled(r"[A-Z]{2,} $").search(text[max(0, start - 8) : start])
            or compiled(r" [A-Z]{2,}\b").match(text, end)
        ):
            continue
        if (
            document.dateline is not None
            and document.dateline.span.start <= start < document.dateline.span.end
        ):
            continue
        uses.setdefault(match.group(), []).append(Span(start, end))
    return [Initials(letters, given.get(letters, ""), tuple(spans)) for letters, spans in uses.items()]
