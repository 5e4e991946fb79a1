"""Speakers without a verb: “…,” Ida Orr, 81."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ....language.reporting_verbs import AUXILIARIES, CUES, DAYS
from ....model.span import Span
from ....storage.lazy_namedtuple import TYPE_CHECKING
from ....storage.regex_cache import compiled
from ...interface import Hit
from ..shared.speech.attribution_punctuation import BLANKS

if TYPE_CHECKING:
    from ....document.document import Document

#: “…,” Ida Orr, 81, of Troy.
_BARE_NAME = compiled(
    r" (?P<name>(?:(?:the|a|an|its|his|her|their) )?(?:[a-z’'-]+ ){0,4}(?:[A-Z][\w’'.-]+ ){1,5}?[A-Z][\w’'-]+)(?![’'])"
    r"(?P<rest>(?:,[^“”\";:]{2,160}?)?)(?:\.(?=\s|$))"
)
#: “…,” so the director of the port Ida Orr, who runs it.
_SO_NAME = compiled(
    r" (?P<name>(?:so|thus|dixit|quoth|like) (?:(?:the|a|an|its|his|her) )?(?:[\w’'-]+ ){0,7}?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)(?P<rest>)(?=[.,])"
)
_BARE_SURNAME = compiled(r" (?P<name>[A-Z][\w’-]+)(?P<rest>)\.(?=\s|$)")
_CLAUSES = frozenset("who whose which a an the where when".split())


def find(document: Document) -> Iterator[Hit]:
    """“It is late,” Ida Orr, 81, of Troy."""
    text = document.text
    for quotation in document.quotations.items:
        end = quotation.span.end
        if quotation.kind != "speech" or not quotation.closed or text[end : end + 1] != " ":
            continue
        if text[quotation.inner.end - 1] not in ",?!" or text.count(" ", *quotation.inner) < BLANKS:
            continue
        paragraph = document.paragraphs[quotation.paragraph].span.end
        match = _SO_NAME.match(text, end, paragraph) or _BARE_NAME.match(text, end, paragraph)
        match = match or _surname(document, end, paragraph)
        if match is None or not _opens_sentence(document, quotation.span.start):
            continue
        words = _main_words(match["name"] + match["rest"])
        if (
            any(word in CUES or word in AUXILIARIES or word == "according" for word in words)
            or words[0] in DAYS
        ):
            continue
        if match["rest"] and document.sentences[document.sentence_at(match.start("name"))].end != match.end():
            continue
        if compiled(
            r"\b(?:[JS]r|Rep|Sen|Gov|M[rs]s?|Dr|Gen|Col|Lt|St|Adm|Cmdr|Capt|Sgt|Maj|Prof|Rev|No|Paper|Vol|Series)$"
        ).search(match["name"]):
            continue
        if _verb_follows(document, match.end("name"), paragraph) or words[0].endswith("ed"):
            continue
        yield Hit(Span(*match.span("name")))


def _verb_follows(document: Document, at: int, limit: int) -> bool:
    """True if the verb stands behind a description that no comma closes: Ida Orr, an analyst at Halvex told the paper."""
    end = min(document.sentences[document.sentence_at(at)].end, limit)
    found = compiled(
        r"^(?:,[^“”\";:]{2,200}?|[^,“”\";:]{2,80}?)\b(?:said|says|told|tells|added|wrote|explained|continued)\b"
    ).search(document.text[at:end])
    return found is not None and not compiled(r"\b(?:who|which|that)\b[^,]*$").search(found.group())


def _surname(document: Document, end: int, limit: int) -> re.Match[str] | None:
    """“It is late,” Orr."""
    match = _BARE_SURNAME.match(document.text, end, limit)
    if match is None or not any(person.last == match["name"] for person in document.people):
        return None
    return match


def _opens_sentence(document: Document, start: int) -> bool:
    return document.sentences[document.sentence_at(start)].start == start


def _main_words(rest: str) -> list[str]:
    """The words of what follows a name, without clauses in apposition."""
    parts = [part.split() for part in rest.split(",")]
    return [
        word.strip(".").lower()
        for number, part in enumerate(parts)
        if part and (number == 0 or part[0] not in _CLAUSES)
        for word in part
    ]
