"""What `/v2/check` answers: findings as matches, with offsets in UTF-16 units."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable
from typing import Any

from ... import __version__
from ...document.document import Document
from ...model.article import Article
from ...model.finding import FileResult, Finding
from ...model.span import Span
from .languages import english

#: The type of issue, of those that clients have colours for, by family.
_ISSUE_TYPES = {
    "typos": "misspelling", "garbled": "grammar", "spun": "style", "attribution": "inconsistency", "style": "style",
}  # fmt: skip
_CATEGORIES = {
    "typos": "Typos", "garbled": "Garbled phrasing", "spun": "Spun rewording", "attribution": "Attribution",
    "style": "House style",
}  # fmt: skip
#: Characters of context on each side, and replacements that are offered.
_AROUND = 40
_OFFERED = 8
_WHITE = re.compile(r"\s")


def utf16(text: str) -> Callable[[int], int]:
    """From offsets in code points to offsets in UTF-16 units."""
    if text.isascii() or max(text) <= "\uffff":
        return lambda offset: offset
    wide = [at for at, char in enumerate(text) if char > "\uffff"]
    return lambda offset: offset + bisect_left(wide, offset)


def software() -> dict[str, Any]:
    """Who answers."""
    return {
        "name": "newslint", "version": __version__, "buildDate": None, "apiVersion": 1, "premium": False,
        "premiumHint": "", "status": "",
    }  # fmt: skip


def category_of(family: str) -> dict[str, str]:
    """The category of a family's rules."""
    return {"id": family.upper(), "name": _CATEGORIES.get(family, family.capitalize())}


def language_object(code: str, sure: float, asked: str) -> dict[str, Any]:
    """The language that was checked; `code` is a variety of English, `asked` what the client said."""
    language = english(asked) or english(code)
    detected = english(code)
    assert language is not None and detected is not None
    return {
        "name": language.name,
        "code": language.code,
        "detectedLanguage": {
            "name": detected.name, "code": detected.code, "confidence": round(sure, 2), "source": "newslint",
        },
    }  # fmt: skip


def answer(
    result: FileResult,
    findings: Iterable[Finding],
    document: Document,
    article: Article,
    code: str,
    sure: float,
) -> dict[str, Any]:
    """The answer to a check. `document` is that of the article, `code` the variety of English."""
    units = utf16(article.source)
    sentences = [
        (article.offsets.span(sentence), sentence.of(article.text)) for sentence in document.sentences
    ]
    ranges = [[units(place.start), units(place.end)] for place, _ in sentences]
    warnings: dict[str, Any] = {"incompleteResults": bool(result.error)}
    if result.error:
        warnings["incompleteResultsReason"] = result.error
    return {
        "software": software(),
        "warnings": warnings,
        "language": language_object(code, sure, code),
        "matches": [_match(finding, article.source, sentences, units) for finding in findings],
        "sentenceRanges": ranges,
        "extendedSentenceRanges": [
            {"from": start, "to": end, "detectedLanguages": [{"language": "en", "rate": 1.0}]}
            for start, end in ranges
        ],
    }


def nothing(code: str, sure: float) -> dict[str, Any]:
    """The answer to a text that newslint does not read."""
    return {
        "software": software(), "warnings": {"incompleteResults": False}, "language": language_object(code, sure, code),
        "matches": [], "sentenceRanges": [], "extendedSentenceRanges": [],
    }  # fmt: skip


def _match(
    finding: Finding, source: str, sentences: list[tuple[Span, str]], units: Callable[[int], int]
) -> dict[str, Any]:
    start, end = finding.span
    offset = units(start)
    return {
        "message": finding.message,
        "shortMessage": "",
        "replacements": [{"value": value} for value in finding.replacements[:_OFFERED]],
        "offset": offset,
        "length": units(end) - offset,
        "context": _context(source, finding.span),
        "sentence": _sentence(sentences, start),
        "type": {"typeName": "UnknownWord" if finding.family == "typos" else "Other"},
        "rule": {
            "id": finding.rule,
            "description": finding.why,
            "issueType": _ISSUE_TYPES.get(finding.family, "uncategorized"),
            "category": category_of(finding.family),
            "isPremium": False,
        },
        "ignoreForIncompleteSentence": False,
        "contextForSureMatch": 0,
    }


def _context(source: str, span: Span) -> dict[str, Any]:
    """The words around a finding on one line, and where it stands in them."""
    start, end = max(span.start - _AROUND, 0), min(span.end + _AROUND, len(source))
    before, words, after = source[start : span.start], span.of(source), source[span.end : end]
    before = ("..." if start else "") + before
    text = before + words + after + ("..." if end < len(source) else "")
    units = utf16(text)
    offset = units(len(before))
    return {
        "text": _WHITE.sub(" ", text),
        "offset": offset,
        "length": units(len(before) + len(words)) - offset,
    }


def _sentence(sentences: list[tuple[Span, str]], offset: int) -> str:
    """The words of the sentence that holds an offset of the source."""
    number = bisect_left(sentences, ((offset + 1,),)) - 1
    return sentences[number][1] if number >= 0 else ""
