"""A story whose last paragraph is a sentence without an end."""

from __future__ import annotations

from collections.abc import Iterator

from ....model.span import Span
from ....storage.lazy_namedtuple import TYPE_CHECKING
from ....storage.regex_cache import compiled
from ...interface import Hit

if TYPE_CHECKING:
    from ....document.document import Document

_ENDED = compiled(r"[.!?:;…—–*_)\]\"”’'»]$")
_NO_STORY = compiled(
    r"\bborn\b.*\bdied\b|@|https?:|www\.|©|\||\bcontributed\b|\bTwitter\b|\bReporting\b|\bFollow\b|\bRead more\b|\bSubscribe\b|[Ss]ource\b"
)
_VERB = compiled(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|does|did|said|says|told)\b"
)
#: With fewer paragraphs before the last, each of them must be plain prose, and the last must have a verb.
_SHORT = 3


def _is_prose(paragraph: str) -> bool:
    """True for so many words in a row as no label or name has."""
    return len(paragraph.split()) >= 8


def find(document: Document) -> Iterator[Hit]:
    """The last word of a story whose last paragraph is a sentence without an end."""
    text = document.text
    story = [paragraph.span for paragraph in document.paragraphs if paragraph.kind == "body"]
    if len(story) < 2:
        return
    *rest, last = story
    if len(rest) < _SHORT and not all(_is_prose(span.of(text)) for span in rest):
        return  # a list, a caption: nothing shows that its lines are sentences
    words = last.of(text)
    if len(words.split()) < 8 or _ENDED.search(words) or _NO_STORY.search(words) or not words[-1].isalnum():
        return
    if len(rest) < _SHORT and not _VERB.search(words):
        return  # a caption, a title
    if sum(word[0].isupper() for word in words.split()) * 2 > len(words.split()):
        return  # a headline
    ended = sum(bool(_ENDED.search(span.of(text))) for span in rest)
    if ended < len(rest) - (len(rest) > 6):
        return
    tail = words.split()[-1]
    yield Hit(Span(last.end - len(tail), last.end), (tail + ".",))
