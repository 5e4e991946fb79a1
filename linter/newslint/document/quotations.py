"""Quotations: what stands between quotation marks, over as many paragraphs as it takes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ..span import Span

if TYPE_CHECKING:
    from . import Document

_MARK = re.compile(r"[“”\"]")


class Quotation(NamedTuple):
    """One quotation within one paragraph.

    `span` includes the marks, `inner` does not. `kind` is speech, partial, scare, title or nested.
    `continues` is true where it goes on in the next paragraph (a running quotation has no closing mark
    until its last paragraph); `continued` where it carries on from the one before.
    """

    span: Span
    inner: Span
    kind: str
    paragraph: int
    continues: bool = False
    continued: bool = False


class Damage(NamedTuple):
    """A quotation mark that is wrong: `kind` is unclosed, stray, wrong-direction or nested-unclosed.
    `fix` is the text to put at `span`, or None where no safe mending is known."""

    kind: str
    span: Span
    fix: str | None = None


class Quotations(NamedTuple):
    """All quotations of a document, in order, and all damaged marks."""

    items: tuple[Quotation, ...]
    damage: tuple[Damage, ...]


def find_quotations(document: Document) -> Quotations:
    """Pair the quotation marks of every paragraph."""
    items: list[Quotation] = []
    text = document.text
    for number, paragraph in enumerate(document.paragraphs):
        opened = None
        for mark in _MARK.finditer(text, *paragraph.span):
            if opened is None:
                opened = mark.start()
            elif mark.group() != "“":
                items.append(
                    Quotation(Span(opened, mark.end()), Span(opened + 1, mark.start()), "speech", number)
                )
                opened = None
        if opened is not None:
            items.append(
                Quotation(
                    Span(opened, paragraph.span.end), Span(opened + 1, paragraph.span.end), "speech", number, True
                )
            )
    return Quotations(tuple(items), ())
