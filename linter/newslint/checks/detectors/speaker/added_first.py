""" "He added" where nobody has spoken."""

from __future__ import annotations

from collections.abc import Iterator

from ....language.reporting_verbs import SAYING
from ....model.span import Span
from ....storage.lazy_namedtuple import TYPE_CHECKING
from ....storage.regex_cache import compiled
from ...interface import Hit

if TYPE_CHECKING:
    from ....document.document import Document

_ADDED = ("added", "adds")
_WHO_ADDED = compiled(r"\b(?:[Hh]e|[Ss]he|[A-Z][\w’'-]+) (?:also |further |then )?$")
_SPOKE = frozenset("spoke speaks speaking talked interview statement statements remarks comments speech testimony "
                   "agreed disagreed".split())  # fmt: skip


def find(document: Document) -> Iterator[Hit]:
    """ "he added" where neither a verb of saying nor a quotation has come before."""
    text = document.text
    words = document.words
    places = words.places
    at = min((places[word][0] for word in _ADDED if word in places), default=-1)
    if at < 0 or document.quoted(Span(at, at + 1)):
        return
    paragraph = document.paragraph_at(at)
    if document.paragraphs[paragraph].kind != "body":
        return
    match = _WHO_ADDED.search(text, max(0, at - 40), at)
    end = at + (5 if text[at + 4 : at + 5] == "d" else 4)
    if match is None or not compiled(r"[.,]| that\b").match(text, end):
        return
    quotations = document.quotations.items
    first = quotations[0] if quotations else None
    if first is not None and first.span.end < match.start() - 2:
        return
    for word in (SAYING() | _SPOKE | {"according", "called", "speaking"}) - set(_ADDED):
        if word in places and places[word][0] < at:
            return
    yield Hit(Span(match.start(), end))
