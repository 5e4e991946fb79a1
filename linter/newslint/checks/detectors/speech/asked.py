"""Questions and exclamations with a speaker and no marks."""

from __future__ import annotations

from collections.abc import Iterator

from ....model.span import Span
from ....storage.lazy_namedtuple import TYPE_CHECKING
from ....storage.regex_cache import compiled
from ...interface import Hit
from ..shared.speech.unmarked_speech import SAID

if TYPE_CHECKING:
    from ....document.document import Document

_ASKED = compiled(
    r"[?!],?\s(?=([\w’'-]+)\s([\w’'-]+))(?:[\w’'-]+\s[\w’'-]+)"
    r"(?=\s?(?:[.,;]|(?:on|at|in|during|to|as|when|while|of|about|after|before|with|from|last|angrily|who)\b|$))"
)


def find(document: Document, words: tuple[str, ...]) -> Iterator[Hit]:
    """ "Who would do such a thing?, Ames asked." """
    text = document.text
    for match in _ASKED.finditer(text):
        one, two = match[1], match[2]
        if one in SAID:
            named = two[0].isupper() or two in ("he", "she")
        else:
            named = two in SAID and (one in ("he", "she", "they") or one[0].isupper())
        if not named or text[match.start() - 1] in "”\"’'" or document.quoted(Span(*match.span())):
            continue
        span = document.sentences[document.sentence_at(match.start())]
        if span.start <= match.start() and not document.quoted(Span(span.start, match.start())):
            yield Hit(Span(span.start, match.end()))
