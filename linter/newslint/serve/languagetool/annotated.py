"""Text with markup in it, as LanguageTool's protocol sends it, as an article: positions are in text and markup together."""

from __future__ import annotations

import json
import re
from codecs import BOM_UTF8
from collections.abc import Iterator

from ...model.article import Article, OffsetMap, Piece
from ...readers import read_article
from .params import BadRequest

#: Control characters that stand in no text, each read as a space so that every offset stays what it is.
_CONTROLS = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 127), " ")
#: Annotations a text may have.
_MOST = 200_000


def plain_article(text: str) -> Article:
    """The article of a text as it is. Raises UnreadableFile where reading it takes too long."""
    return read_article("text.txt", BOM_UTF8 + clean(text).encode())


def annotated_article(data: str) -> Article:
    """The article of annotations in JSON: `{"annotation": [{"text": ...}, {"markup": ..., "interpretAs": ...}]}`. Raises
    BadRequest."""
    try:
        annotations = json.loads(data)["annotation"]
        if not isinstance(annotations, list) or len(annotations) > _MOST:
            raise ValueError
        pairs = [_pair(annotation) for annotation in annotations]
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise BadRequest(
            "Could not parse 'data' parameter: expected JSON such as "
            '{"annotation": [{"text": "A "}, {"markup": "<b>"}, {"text": "test"}, {"markup": "</b>"}]}'
        ) from None
    prose: list[str] = []
    pieces: list[Piece] = []
    at = there = 0
    for shown, stands in (part for pair in pairs for part in _lines(*pair)):
        if shown:
            pieces.append(Piece(at, len(shown), there, len(stands)))
        prose.append(shown)
        at += len(shown)
        there += len(stands)
    text, source = "".join(prose), "".join(stands for _, stands in pairs)
    return Article("text.txt", source, text, OffsetMap(pieces))


def _lines(shown: str, stands: str) -> Iterator[tuple[str, str]]:
    """The parts of an annotation, cut where its lines end: they end at LF alone in what is read."""
    if "\r" not in shown:
        yield shown, stands
    elif shown != stands:
        yield shown.replace("\r\n", "\n").replace("\r", "\n"), stands
    else:
        for part in re.split("(\r\n?)", shown):
            yield ("\n" if part[:1] == "\r" else part), part


def _pair(annotation: dict[str, object]) -> tuple[str, str]:
    """What an annotation reads as, and what stands there. Raises ValueError and TypeError."""
    text, markup, read_as = (annotation.get(key) for key in ("text", "markup", "interpretAs"))
    if isinstance(text, str) and markup is None and read_as is None:
        return clean(text), clean(text)
    if isinstance(markup, str) and text is None and (read_as is None or isinstance(read_as, str)):
        return clean(read_as or ""), clean(markup)
    raise ValueError


def clean(text: str) -> str:
    """A text without what no document can hold; every offset in UTF-16 units stays the same."""
    text = text.translate(_CONTROLS)
    try:
        text.encode()
    except (
        UnicodeEncodeError
    ):  # halves of surrogate pairs: whole ones are put together, others cannot be read
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text
