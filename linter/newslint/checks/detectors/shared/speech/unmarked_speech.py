"""Sentences without quotation marks and their attributions."""

from __future__ import annotations

from .....language.word_lists import Pattern, WordSet, either, lines, words
from .....model.span import Span
from .....storage.lazy_namedtuple import TYPE_CHECKING
from .....storage.regex_cache import compiled
from ....interface import Hit

if TYPE_CHECKING:
    from typing import Any

    from .....document.document import Document

#: What direct speech and lists begin with.
DIRECT = compiled(r"\s*(?:[“\"‘(\[]|[-–—•*])")
_LIST = "news/reporting-verbs", "without-marks"
SAID = WordSet(lambda: frozenset(lines(*_LIST)) | {"pointed", "according", "per", "words"})
_WHO = (
    r"(?:he|she|they|(?:(?:the|a|an|one|his|her|their|its)\s)?(?:[\w’'.-]+\s){0,6}?[\w’'-]+"
    r"(?:,\s[^“”\"]{3,140}?,)?)"
)
#: ", Ames said at the port." and ", said Ames, who runs the port." at the end of a sentence
_TRAILING = Pattern(
    lambda: (
        rf"(?P<stop>[,?!]|[?!],)\s(?:(?P<who>{_WHO})\s(?:(?:has|had|have|also|later|then)\s)?(?P<cue>{either(*_LIST)})"
        rf"(?:\s[^,“”\";]{{1,80}})?(?:,\s\w+ing\b[^“”\";]{{1,80}})?|(?:(?:has|had)\s)?(?P<cue2>according to|as per|in the words of|{either(*_LIST)})\s(?P<who2>(?!that\b)[^“”\";]{{2,160}}?))[.!?]?$"
    )
)
#: What a capital at the start of a sentence stands after.
_OPENS = compiled(r"(?:^|\n|[.!?:…][”\"’')]?\s|[“\"‘(\[—–-]\s?)\s*$")
#: A paper may speak of its own people.
_OWN_DESK = compiled(
    r" (?:(?:own|court|chief|sports?|business|political) )?(?:reporters?|correspondents?|photographers?|newsroom|desk|coverage|live ?blog|readers)\b"
)
#: Words that no speaker is named by: a clause goes on with them.
_NOBODY = compiled(r"\b(?:I|me|my|we|us|our|and|but|so|though|although|because|which|that|if|when|some|to)\b")
_ORDINALS = words("english/numerals")


def sentences_with(document: Document, words: tuple[str, ...]) -> list[int]:
    """The numbers of the sentences of running prose that hold one of the words outside quotations."""
    places = document.words.places
    found: set[int] = set()
    for word in words:
        for start in places.get(word, ()):
            if is_person(document.text, start, word) and not document.quoted(Span(start, start + len(word))):
                found.add(document.sentence_at(start))
    paragraphs = document.paragraphs
    return sorted(
        n for n in found if paragraphs[document.paragraph_at(document.sentences[n].start)].kind == "body"
    )


def is_person(text: str, start: int, word: str) -> bool:
    """False for initials, ordinals and abbreviations: "F.B.I.", "World War I", "(I-Vt.)", "US"."""
    end = start + len(word)
    if word == "i":
        around = text[start - 1 : start] + text[end : end + 1]
        before = text[max(0, start - 12) : start].rstrip().rpartition(" ")[2]
        if text[end : end + 3] in (" - ", " – ") or text[end : end + 1] == "," and before[:1].isupper():
            return False  # "Jeff Orr, I - Vt.", "Harbor Trust I, a fund"
        return text[start] == "I" and not set(around) & set(".-&/") and before not in _ORDINALS
    if word == "us":
        return text[start:end] == "us"
    if text[start].isupper() and not _OPENS.search(text, max(0, start - 4), start):
        return False  # "the Save Our Bay group"
    if word == "our" and _OWN_DESK.match(text, end):
        return False
    return not text[start:end].isupper() or word.startswith("i'")


def _trailing(text: str) -> Any:
    tail = text[-260:]
    if not any(word.strip(",.!?") in SAID for word in tail.split()):
        return None
    return _TRAILING.search(text)


def spoken_sentence(document: Document, number: int) -> tuple[Span, Any] | None:
    """The sentence and its trailing attribution, if nothing before the attribution is quoted."""
    span = document.sentences[number]
    text = span.of(document.text)
    match = _trailing(text)
    if match is None or DIRECT.match(text) or _NOBODY.search(match["who"] or match["who2"]):
        return None
    if document.quoted(Span(span.start, span.start + match.start() + 1)):
        return None
    return span, match


def hit_on_sentence(document: Document, span: Span, match: Any) -> Hit:
    text = span.of(document.text)
    stop = match["stop"].replace("?,", "?").replace("!,", "!")
    opening, closing = ("“", "”") if "“" in document.text or '"' not in document.text else ('"', '"')
    fixed = f"{opening}{text[: match.start()]}{stop}{closing}{text[match.end('stop') :]}"
    who = match["who"] or match["who2"] or ""
    return Hit(span, (fixed,), {"speaker": who.split(",")[0], "cue": match["cue"] or match["cue2"] or ""})
