"""Reported speech that addresses its hearer: "told him he … you …"."""

from __future__ import annotations

from collections.abc import Iterator

from ....model.span import Span
from ....storage.lazy_namedtuple import TYPE_CHECKING
from ....storage.regex_cache import compiled
from ...interface import Hit
from ..shared.speech.unmarked_speech import sentences_with

if TYPE_CHECKING:
    from ....document.document import Document

#: Verbs that tell somebody something, with third person and then "you" in one clause
_ADDRESSED = (
    r"\b(?:(?P<cue>told|tells|assured|warned|reminded|informed|asked|advised|said to)\s"
    r"(?:him|her|them|the \w+|(?:[A-Z][\w’'-]+\s?){1,3}|(?:[a-z]+\s?){1,2})\s?|(?P<cue2>said|stated|explained|added|insisted|noted)\s)"
    r"(?:that\s)?(?:(?:[^,;“”\"]{0,60}\s)?(?:he|she|they|his|her|their|him|them)\s"
    r"[^;“”\"]{0,80}?\b|(?<=them )|(?<=him )|(?<=her )|(?<=them that )|(?<=him that )|(?<=her that ))"
    r"(?P<you>you(?:[’'](?:re|ve|ll|d))?|your)\s(?!know\b|see\b|could say|can\b|never\b|don[’']t\b|get\b|might\b)"
)


def find(document: Document, words: tuple[str, ...]) -> Iterator[Hit]:
    for number in sentences_with(document, words):
        span = document.sentences[number]
        match = compiled(_ADDRESSED).search(document.text, *span)
        if match and not document.quoted(Span(match.start(), match.end("you"))):
            start = max(match.end("cue"), match.end("cue2")) + 1
            clause = compiled(r"(?:(?!\s(?:he|she|they|his|her|their)\s).)*\s").match(document.text, start)
            yield Hit(
                Span(min(clause.end() if clause else start, match.start("you")), match.end("you")),
                (),
                {"cue": match["cue"] or match["cue2"]},
            )
