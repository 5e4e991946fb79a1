"""What holds of every text, however it was made."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from newslint.document.document import Document
from newslint.model.article import BLOCK_KINDS, Article
from newslint.model.finding import FileResult
from newslint.model.span import LineIndex, Span

_BREAK = re.compile(r"\r\n|\r|\n")


def place_of(text: str, offset: int) -> tuple[int, int]:
    """Line and column of an offset, worked out another way than `LineIndex` does."""
    before = text[:offset]
    if before.endswith("\r") and text[offset : offset + 1] == "\n":
        lines = _BREAK.split(before[:-1])
        return len(lines), len(lines[-1]) + 2
    lines = _BREAK.split(before)
    return len(lines), len(lines[-1]) + 1


def inside(span: Span, text: str) -> None:
    """A span lies in its text and is not reversed."""
    assert 0 <= span.start <= span.end <= len(text), (span, len(text))


def all_inside(value: Any, text: str) -> None:
    """All spans in a structure of tuples lie in the text."""
    if isinstance(value, Span):
        inside(value, text)
    elif isinstance(value, (tuple, list)):
        for part in value:
            all_inside(part, text)


def in_order(spans: Iterable[Span]) -> None:
    """Spans follow each other and share nothing."""
    end = 0
    for span in spans:
        assert end <= span.start <= span.end, (end, span)
        end = span.end


def encodable(text: str) -> None:
    """Text that can be written: no halves of surrogate pairs."""
    text.encode("utf-8")


def sound_article(article: Article) -> None:
    """What a reader hands over fits together."""
    encodable(article.source)
    encodable(article.text)
    for piece in article.offsets.pieces:
        assert piece.length >= 0 and piece.source_length >= 0
        inside(Span(piece.start, piece.start + piece.length), article.text)
        inside(Span(piece.source_start, piece.source_start + piece.source_length), article.source)
    if article.blocks is not None:
        in_order(block.span for block in article.blocks)
        for block in article.blocks:
            assert block.kind in BLOCK_KINDS, block.kind
            inside(block.span, article.text)
            inside(article.offsets.span(block.span), article.source)
    for at in range(0, len(article.text) + 1, max(len(article.text) // 12, 1)):
        inside(article.offsets.span(Span(at, min(at + 3, len(article.text)))), article.source)
    for span, message in article.notes:
        inside(span, article.source)
        assert span.end > span.start and message.isprintable(), message
    for key, value in article.meta.items():
        assert isinstance(value, str), key
        encodable(value)


def sound_document(document: Document) -> None:
    """All parts of a document lie in its text, in order where they have one."""
    text = document.text
    assert len(document.folded) == len(text)
    in_order(paragraph.span for paragraph in document.paragraphs)
    in_order(document.sentences)
    words = document.words
    in_order(words.span(number) for number in range(len(words)))
    for number in range(0, len(words), max(len(words) // 10, 1)):
        assert words.span(number).of(document.folded) == words.folded[number]
    for value in (
        document.paragraphs,
        document.sentences,
        document.dateline,
        document.people,
        document.attributions,
    ):
        all_inside(value, text)
    quotations = document.quotations
    all_inside((quotations.items, quotations.damage), text)
    for quotation in quotations.items:
        assert quotation.span.covers(quotation.inner)
        assert document.paragraphs[quotation.paragraph].span.covers(quotation.span)
    assert [item.span.start for item in quotations.items] == sorted(
        item.span.start for item in quotations.items
    )
    in_order(item.span for item in quotations.items if item.kind != "nested")
    for attribution in document.attributions:
        assert 0 <= attribution.quotation < len(quotations.items)
    assert isinstance(document.kind, str)
    for at in range(0, len(text), max(len(text) // 8, 1)):
        document.quoted(Span(at, at + 1))
        document.sentence_at(at)
        document.paragraph_at(at)


def sound_result(result: FileResult) -> None:
    """Findings lie in the file, in order, at lines and columns that hold."""
    source = result.source
    for finding in result.findings:
        inside(finding.span, source)
        encodable(finding.message)
        assert finding.message and finding.rule and finding.level
        for offset in finding.span:
            assert tuple(result.lines.position(offset)) == place_of(source, offset), (finding.rule, offset)
        article = result.article
        if article is not None and article.format == "plain" and not article.offsets.pieces:
            assert finding.text.replace("\r", "\n") == finding.span.of(source).replace("\r", "\n"), finding
        for replacement in finding.replacements:
            encodable(replacement)
        for related in finding.related:
            if related.path is None:
                inside(related.span, source)
    places = [(finding.span.start, finding.span.end) for finding in result.findings]
    assert places == sorted(places)
    assert len({(f.rule, f.span) for f in result.findings}) == len(result.findings)


def as_seen(result: FileResult) -> list[tuple[Any, ...]]:
    """Findings as a reader of the report sees them, whatever ends the lines."""

    def plain(text: str) -> str:
        return " ".join(text.split())

    lines: LineIndex = result.lines
    return [
        (
            finding.rule,
            finding.level,
            *lines.position(finding.span.start),
            *lines.position(finding.span.end),
            plain(finding.text),
            plain(finding.message),
            tuple(map(plain, finding.replacements)),
            finding.fix,
            finding.fingerprint,
            tuple((r.path, tuple(lines.position(r.span.start)), plain(r.note)) for r in finding.related),
        )
        for finding in result.findings
    ]
