"""What sort of article this is, where it says so or its form shows it."""

from __future__ import annotations

import re

from ..model.span import Span
from ..storage.lazy_namedtuple import TYPE_CHECKING
from ..storage.regex_cache import compiled

if TYPE_CHECKING:
    from .speech.quoted_text import QuotedText

_LABELS = {
    "opinion": "opinion op-ed oped column columnist commentary editorial letter letters viewpoint perspective review "
    "guest-column guest-essay my-turn my-view letter-to-the-editor letters-to-the-editor",
    "interview": "q&a interview q-and-a",
    "transcript": "transcript rush-transcript full-text",
    "first-person": "first-person personal-essay diary reporter’s-notebook reporter's-notebook",
}
_KINDS = {label: kind for kind, labels in _LABELS.items() for label in labels.split()}
_EDITED = (
    r"(?:interview|conversation|transcript|answers|responses|excerpts?)\b[^.\n]{0,60}\b(?:edited|condensed)"
    r"|^(?![^.\n]*\b(?:article|story|report|headline|post|copy)\b)[^\n]*edited (?:and condensed |lightly )?for (?:length|clarity|brevity)"
)
#: What stands below a column: who writes it, and that the opinions are the writer's.
_SIGNED = (
    r"(?:\W*(?:[A-Z][\w’'.-]+ ){1,4}(?:is|was) (?:a|an|the) [^.]{0,80}?\b(?:columnist|opinion (?:writer|editor)|contributing (?:writer|opinion writer))\b"
    r"|\W*(?:The (?:writer|author|columnist)|[A-Z][\w’'.-]+ [A-Z][\w’'.-]+, the author of this column,) (?:is|was|lives|teaches|works|can be)\b"
    r"|[^.]{0,120}\b(?:views|opinions) expressed\b[^.]{0,60}\b(?:are|do)\b)"
)
_SIGNS = frozenset("columnist opinion contributing writer author views opinions".split())
#: A note of this kind is no longer than so many characters.
_NOTE = 400
#: So many sentences in the first person, and no fewer than one in so many, make a first-person account.
_OWN_VOICE, _ONE_IN = 5, 8
#: So many turns of speech make an interview.
_LEAST_TURNS = 4


def story_kind(document: QuotedText) -> str:
    """opinion, interview, transcript, first-person, or "" for plain news. What front matter or a setting
    says comes first; then labels, then turns of speech (Q: and A:), then the reporter's own voice."""
    if said := document.meta.get("kind"):
        return said
    text = document.text
    paragraphs = document.paragraphs
    openings = [span.of(text) for _, span in paragraphs[:3] if span.end - span.start < 90]
    if headline := document.meta.get("headline"):
        openings.append(headline)
    for opening in openings:
        if kind := _labelled(opening):
            return kind
    if _SIGNS & document.words.places.keys():
        notes = [span.of(text) for _, span in paragraphs[-2:] if span.end - span.start < _NOTE]
        if any(compiled(_SIGNED).match(note) for note in notes):
            return "opinion"
    if "edited" in document.words.places or "condensed" in document.words.places:
        ends = (*paragraphs[:4], *paragraphs[-3:])
        if any(compiled(_EDITED, re.IGNORECASE).search(p.span.of(text)) for p in ends):
            return "interview"
    if _turns(document) >= _LEAST_TURNS:
        return "interview"
    return "first-person" if _own_voice(document) else ""


def _labelled(opening: str) -> str:
    """The kind that a headline, a heading or a byline names: "Opinion: …", "Q&A | …", "…, columnist"."""
    low = opening.lower().strip()
    for mark in (":", "|", "—", "–", " - ", "/"):
        label = low.partition(mark)[0].strip().replace(" ", "-")
        if label in _KINDS:
            return _KINDS[label]
    if low.startswith("as told to "):
        return "first-person"
    if low.startswith("by ") and low.endswith(("columnist", "opinion writer", "guest writer", "contributor")):
        return "opinion"
    return "interview" if low.startswith(("q&a with ", "q & a")) else ""


def _turns(document: QuotedText) -> int:
    """How many paragraphs open with the name of a speaker who opens another one too: "Q:", "ORR:"."""
    labels: dict[str, int] = {}
    text = document.text
    if text.count(": ") + text.count("Q. ") + text.count("A. ") < _LEAST_TURNS:
        return 0  # too few wherever they stand
    for _, (start, _) in document.paragraphs:
        label, colon, _ = text[start : start + 40].partition(": ")
        if not colon:
            label, colon, _ = label[:3].partition(". ")
            if label not in ("Q", "A"):
                continue
        if colon and label[:1].isupper() and label.count(" ") < 4 and not set(label) & set(',;“”"'):
            labels[label] = labels.get(label, 0) + 1
    return sum(count for count in labels.values() if count > 1)


def _own_voice(document: QuotedText) -> bool:
    text = document.text
    places = [
        start
        for word in ("i", "i'm", "i've", "i'd", "i'll", "my")
        for start in document.words.places.get(word, ())
        if (word != "i" or text[start - 1 : start] + text[start + 1 : start + 2] in ("  ", " ", "\n "))
    ]
    if len(places) < _OWN_VOICE:
        return False
    places = [start for start in places if not document.quoted(Span(start, start + 1))]
    if len(places) < _OWN_VOICE:  # most are quoted: nobody need know where the sentences end
        return False
    own = set(map(document.sentence_at, places))
    return len(own) >= _OWN_VOICE and len(own) * _ONE_IN >= len(document.sentences)
