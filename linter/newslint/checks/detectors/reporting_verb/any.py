"""Verbs of saying wherever they attribute words, quoted or not."""

from __future__ import annotations

from collections.abc import Iterator

from ....model.span import Span
from ....storage.lazy_namedtuple import TYPE_CHECKING
from ....storage.regex_cache import compiled
from ...interface import Hit
from ..shared.speech.attributing_verbs import cues, hit_on_verb, places_of

if TYPE_CHECKING:
    from ....document.document import Document
    from ....document.speech.speakers import Attribution

_INTRODUCES = compiled(r"[:,]\s[“\"]")
_THAT = compiled(r"\s(?:to [\w ]{2,40}? )?that\b")
_END = compiled(
    r"(?:\s(?:on|at|in|to|during|when|while|after|before|about|of|with)\b[^.!?]{0,80})?[.!?]?\s*$"
)
_SUBJECT = compiled(
    r"(?:\b(?:he|she|they|who)|[A-Z][\w’'-]+|[,\w’]*(?:man|woman|person|er|or|ist|ent|ian),?|[\w’ ]+,)\s(?:also |then |later |has |had |further )?$"
)


def find(document: Document, verbs: tuple[str, ...]) -> Iterator[Hit]:
    """Every such verb that attributes words."""
    text = document.text
    for span in places_of(document, verbs):
        if _says_nothing(text, span):
            continue
        beside = cues(document).get(span.start)
        verb = span.of(document.folded)
        if beside is None or beside.how not in ("after", "inverted"):
            if beside is None or verb.startswith("opin"):
                attributes = _attributes(document, span)
            else:
                attributes = _leads_in(text, span, beside)
        else:
            attributes = not verb.endswith("ing")
        if attributes:
            yield hit_on_verb(document, span)


def _leads_in(text: str, span: Span, attribution: Attribution) -> bool:
    """True if somebody by name leads up to a quotation with this verb: "Ames underlined: “…”"."""
    speaker = attribution.speaker
    return (
        attribution.how == "before"
        and speaker is not None
        and speaker.head.of(text)[0].isupper()
        and _INTRODUCES.match(text, span.end) is not None
    )


def _says_nothing(text: str, span: Span) -> bool:
    """True for an infinitive, a passive and a verb with somebody of its own: "declined to opine", "was never
    uttered", "better informed", "confided in her", "expressed to him"."""
    before = text[max(0, span.start - 40) : span.start]
    if compiled(
        r"\b(?:to|from|of|in|by|without|better|well|(?:be|been|being|was|were|is|are|get|got)(?: (?:better|well|not|never))?)(?: \w+ly)?\s$"
    ).search(before):
        return True
    after = text[span.end : span.end + 4]
    verb = span.of(text).lower()
    return (verb.startswith("confid") and after == " in ") or (verb.startswith("express") and after == " to ")


def _attributes(document: Document, span: Span) -> bool:
    """True if the verb reports words outside quotations: "Ames opined that …", "…, he opined."."""
    text = document.text
    sentence = document.sentences[document.sentence_at(span.start)]
    before = text[sentence.start : span.start]
    if before.split()[-1:] and before.split()[-1].lower() in ("the", "a", "an", "his", "her", "their", "its"):
        return False
    after = text[span.end : sentence.end]
    if span.of(text).lower().startswith("opin"):  # nobody opines but to attribute
        return True
    if _THAT.match(after) is not None:
        return _SUBJECT.search(before) is not None
    return (
        _END.match(after) is not None
        and compiled(r",\s(?:[^,]{1,60}|[^,]{1,60},[^,]{1,120},)\s$").search(before) is not None
    )
