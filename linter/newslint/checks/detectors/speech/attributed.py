"""Sentences without marks that somebody is said to have spoken."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ....model.span import Span
from ....storage.lazy_namedtuple import TYPE_CHECKING
from ....storage.regex_cache import compiled
from ...interface import Hit
from ..shared.speech.unmarked_speech import (
    DIRECT,
    hit_on_sentence,
    is_person,
    sentences_with,
    spoken_sentence,
)

if TYPE_CHECKING:
    from typing import Any

    from ....document.document import Document

#: ", Ames said on Monday, and": an attribution in the middle of a sentence
_INTERRUPTING = (
    r"(?P<stop>,)\s(?:(?P<who>he|she|they|(?:(?:the|a|an|his|her|their|its)\s)?(?:[a-z-]+\s){0,3}?(?:[A-Z][\w’'.-]+\s){0,3}[\w’'-]+)"
    r"\s(?:also\s|later\s|then\s)?(?P<cue>said|says|added|stated|explained|told\s[\w ]{2,30}|continued|noted|insisted|admitted|argued|opined|"
    r"warned|recalled|recounted|remembered|complained|joked|replied|lamented|emphasi[sz]ed|remarked|conveyed|uttered|"
    r"expressed|quipped|shared|reflected|observed|mentioned|revealed|declared)|(?P<cue2>said|says|added)\s(?P<who2>(?:the\s[a-z]+|(?:[A-Z][\w’'.-]+\s?){1,3})))"
    r"(?:\s(?:on|at|in|during|after|from)\s[^,“”\";]{2,40})?,\s(?=\S)"
)

#: So many sentences in the first person, and a fifth of all, are the writer's own voice.
_OWN = 6


def find(document: Document, words: tuple[str, ...]) -> Iterator[Hit]:
    numbers = sentences_with(document, words)
    if "gonna" in words and len(numbers) > 1:
        return  # a story that talks like this itself
    if ("i" in words or "we" in words) and len(numbers) > max(_OWN, len(document.sentences) // 5):
        return  # a speech, a letter, a column
    for number in numbers:
        spoken = spoken_sentence(document, number)
        if spoken is None:
            interrupted = _interrupted(document, number)
            if interrupted is not None and "yeah" not in words and _own(document, *interrupted, words):
                yield _halves(document, *interrupted)
            continue
        span, match = spoken
        text = span.of(document.text)
        before = text[: match.start()]
        if not _holds(document, span.start, before, words):
            continue
        if "yeah" in words and not _opens_as_talk(document, span.start, words):
            continue
        if compiled(r"(?:when|after|before|while|if|as)\s(?:i|we)\b", re.IGNORECASE).match(before):
            # "When I asked about it, Ames said" : the reporter's own voice
            continue
        yield hit_on_sentence(document, span, match)


def _opens_as_talk(document: Document, start: int, words: tuple[str, ...]) -> bool:
    """True if a sentence opens with one of the words of everyday speech."""
    found = document.words
    number = found.first_at(start)
    return found.starts[number] == start and found.folded[number] in words


def _interrupted(document: Document, number: int) -> tuple[Span, Any] | None:
    """The sentence and the attribution in its middle, if the speaker's own words stand on both sides of it
    or a pronoun of the first person opens it."""
    span = document.sentences[number]
    text = span.of(document.text)
    if DIRECT.match(text) or document.quoted(span):
        return None
    match = compiled(_INTERRUPTING).search(text)
    if match is None or match.start() < 6:
        return None
    return span, match


def _holds(document: Document, start: int, before: str, words: tuple[str, ...]) -> bool:
    """True if one of the words stands in the part of a sentence that precedes its attribution."""
    found = document.words
    for at in range(found.first_at(start), found.first_at(start + len(before))):
        if found.folded[at] in words and is_person(document.text, found.starts[at], found.folded[at]):
            return True
    return False


def _own(document: Document, span: Span, match: Any, words: tuple[str, ...]) -> bool:
    """True if the words around an attribution in the middle are the speaker's: first person right at the
    start, or after it."""
    text = span.of(document.text)
    found = document.words
    first = found.first_at(span.start)
    if found.folded[first] in words and is_person(document.text, found.starts[first], found.folded[first]):
        return True
    rest = text[match.end() :]
    return compiled(
        r"(?:but|and|so|because)?\s?(?:I|we|my|our|We|My|Our)\b"
        r"|(?:is|was|are|were|belongs to|means|matters to|must be|will be|has been|will never be|was never) (?:[a-z]+ ){0,2}(?:my|our|mine|ours|me|us)\b"
    ).match(rest) is not None and _holds(document, span.start + match.end(), rest, words)


def _halves(document: Document, span: Span, match: Any) -> Hit:
    text = span.of(document.text)
    opening, closing = ("“", "”") if "“" in document.text or '"' not in document.text else ('"', '"')
    middle = text[match.end("stop") : match.end()]
    rest = text[match.end() :]
    fixed = f"{opening}{text[: match.end('stop')]}{closing}{middle}{opening}{rest}{closing}"
    who = match["who"] or match["who2"] or ""
    return Hit(span, (fixed,), {"speaker": who.strip(), "cue": match["cue"] or match["cue2"] or ""})
