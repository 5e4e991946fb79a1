"""Stops after the closing mark where the story sets them before it."""

from __future__ import annotations

from collections.abc import Iterator

from ....model.span import Span
from ....storage.lazy_namedtuple import TYPE_CHECKING
from ....storage.regex_cache import compiled
from ...interface import Hit

if TYPE_CHECKING:
    from ....document.document import Document
    from ....document.speech.quotations import Quotation


def find(document: Document) -> Iterator[Hit]:
    """Stops after the closing mark where the story sets them before it. British copy sets them outside a
    part of a sentence, so parts are judged by the other parts of the story; whole sentences keep theirs
    inside everywhere."""
    text = document.text
    inside = 0
    outside: list[Quotation] = []
    spoken: list[Quotation] = []
    within = 0
    for quotation in document.quotations.items:
        if not quotation.closed or quotation.kind == "nested" or text[quotation.span.start] not in '"“':
            continue
        end = quotation.span.end
        # a part of a sentence may be long: its first letter tells
        whole = quotation.kind == "speech" and not text[quotation.inner.start].islower()
        if text[quotation.inner.end - 1] in ".,":
            inside += not whole
            within += whole
        elif (
            text[end : end + 1] in (".", ",") and text[end + 1 : end + 2] != "." and quotation.kind != "title"
        ):
            (spoken if whole else outside).append(quotation)
    found: list[Quotation] = []
    from ..shared.leaning import leaning

    if inside > 2 * len(outside) or (not inside and within > 4 and len(outside) == 1):
        variety = leaning(document) if outside else ""
        # where whole sentences keep their stops inside, a part with its stop outside is good British; only a story that
        # sets other parts the American way, or is American, has slipped
        if variety == "us" or (inside > 2 * len(outside) and variety != "gb"):
            found = outside
    if spoken and (within >= 2 * len(spoken) or (within >= len(spoken) and leaning(document) == "us")):
        found = found + spoken
    for quotation in found:
        words = text[quotation.inner.start : quotation.inner.end]
        if words[-1:] in "!?…’'":
            continue
        last = compiled(r"\S+$").search(words)
        start = quotation.inner.start + (last.start() if last else len(words))
        end = quotation.span.end
        mark = text[quotation.inner.end : end]
        stop = text[end]
        if stop == "," and quotation.kind == "speech" and text[end + 1 : end + 3] == " a":
            continue
        yield Hit(Span(start, end + 1), (text[start : quotation.inner.end] + stop + mark,), {"stop": stop})
