"""What sort of article this is, where it says so or its form shows it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..span import Span

if TYPE_CHECKING:
    from . import Document

_LABEL = re.compile(
    r"(?:(?P<opinion>opinion|op-?ed|column|columnist|commentary|editorial|letters?(?: to the editor)?|viewpoint|"
    r"perspective|guest (?:column|essay)|my (?:turn|view|word)|review)|"
    r"(?P<interview>q ?& ?a|q and a|interview|the .{2,20} interview)|(?P<transcript>(?:rush )?transcript|full text)|"
    r"(?P<first>first person|personal essay|as told to .{2,40}|diary|reporter’s notebook|reporter's notebook))"
    r"\s*(?:$|[:|—–])",
    re.IGNORECASE,
)
_EDITED = re.compile(
    r"(?:interview|conversation|transcript|answers|responses|excerpts?)\b[^.\n]{0,60}\b(?:edited|condensed)"
    r"|edited (?:and condensed |lightly )?for (?:length|clarity|brevity)",
    re.IGNORECASE,
)
_TURN = re.compile(r"(?:(Q|A|Question|Answer)[.:]\s|([A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3}): )")
_BYLINED = re.compile(r"By .{3,40}(?:, |\n)(?:opinion )?columnist\b", re.IGNORECASE)
#: So many sentences in the first person, and no fewer than one in so many, make a first-person account.
_OWN_VOICE, _ONE_IN = 5, 8


def story_kind(document: Document) -> str:
    """opinion, interview, transcript, first-person, or "" for plain news. What front matter or a setting
    says comes first; then labels, then turns of speech (Q: and A:), then the reporter's own voice."""
    if said := document.meta.get("kind"):
        return said
    text = document.text
    paragraphs = document.paragraphs
    openings = [p.span.of(text) for p in paragraphs[:3] if len(p.span.of(text)) < 90]
    if headline := document.meta.get("headline"):
        openings.append(headline)
    for opening in openings:
        if match := _LABEL.match(opening):
            for kind in ("opinion", "interview", "transcript"):
                if match[kind]:
                    return kind
            return "first-person"
        if _BYLINED.match(opening):
            return "opinion"
    if "edited" in document.words.places or "condensed" in document.words.places:
        ends = (*paragraphs[:4], *paragraphs[-3:])
        if any(_EDITED.search(text, *p.span) for p in ends):
            return "interview"
    if _turns(document) >= 4:
        return "interview"
    return "first-person" if _own_voice(document) else ""


def _turns(document: Document) -> int:
    """How many paragraphs open with the name of a speaker who opens another one too."""
    labels: dict[str, int] = {}
    for paragraph in document.paragraphs:
        if match := _TURN.match(document.text, *paragraph.span):
            label = match[1] or match[2]
            labels[label] = labels.get(label, 0) + 1
    return sum(count for count in labels.values() if count > 1)


def _own_voice(document: Document) -> bool:
    text = document.text
    places = [
        start
        for word in ("i", "i'm", "i've", "i'd", "i'll", "my")
        for start in document.words.places.get(word, ())
        if (word != "i" or text[start - 1 : start] + text[start + 1 : start + 2] in ("  ", " ", "\n "))
    ]
    if len(places) < _OWN_VOICE:
        return False
    own = {document.sentence_at(start) for start in places if not document.quoted(Span(start, start + 1))}
    return len(own) >= _OWN_VOICE and len(own) * _ONE_IN >= len(document.sentences)
