"""A text and its plain parts, each a span into it, each found when first asked for."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import cached_property
from operator import itemgetter

from ..model.article import Block
from ..model.span import Span
from ..storage.lazy_namedtuple import TYPE_CHECKING
from .dateline import Dateline, find_dateline, read_dateline
from .paragraphs import Paragraph, split_paragraphs
from .sentences import split_sentences
from .words import Words, fold

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, TypeVar

    Value = TypeVar("Value")

#: What is marked as a dateline stands among so many paragraphs at the head, with headline, standfirst and byline.
_HEAD = 6


class Text:
    """The prose of one article as words, sentences and paragraphs. `blocks` are what a reader of markup knows of
    its paragraphs; without them the paragraphs of plain text are found here. `meta` is what front matter says."""

    def __init__(
        self, text: str, blocks: Sequence[Block] | None = None, meta: Mapping[str, str] | None = None
    ) -> None:
        self.text = text
        self.meta = meta or {}
        self._blocks = blocks
        self._sentences_of: dict[int, list[Span]] = {}
        self._memory: dict[Callable[..., Any], Any] = {}

    def memo(self, make: Callable[[Any], Value]) -> Value:
        """What `make` says of this document, asked for once: the one way to remember something of a document.
        `make` takes the document alone and is known by its identity, so it is a function of a module."""
        memory = self._memory
        if make not in memory:
            memory[make] = make(self)
        value: Value = memory[make]
        return value

    @cached_property
    def folded(self) -> str:
        """The text in lower case, apostrophes straight, white space plain; offsets are those of `text`."""
        return fold(self.text)

    @cached_property
    def words(self) -> Words:
        """All words of the text."""
        return Words(self.folded)

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """All paragraphs in order, headlines and bylines included."""
        if self._blocks is not None:
            return tuple(Paragraph(block.kind, block.span) for block in self._blocks)
        return tuple(Paragraph("body", span) for span in split_paragraphs(self.text))

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """All sentences in order."""
        return tuple(s for number in range(len(self.paragraphs)) for s in self.sentences_of(number))

    def sentences_of(self, paragraph: int) -> list[Span]:
        """The sentences of the paragraph of that number. Most checks ask for those of a few paragraphs only."""
        known = self._sentences_of.get(paragraph)
        if known is None:
            known = split_sentences(self.text, self.paragraphs[paragraph].span)
            self._sentences_of[paragraph] = known
        return known

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    @cached_property
    def _paragraph_starts(self) -> list[int]:
        return [paragraph.span.start for paragraph in self.paragraphs]

    def sentence_at(self, offset: int) -> int:
        """The number (from 0) of the sentence that holds `offset`, or of the last one before it."""
        return max(bisect_right(self._sentence_starts, offset) - 1, 0)

    def sentence_around(self, offset: int) -> Span:
        """The sentence that holds `offset`, or the last one before it."""
        number = self.paragraph_at(offset)
        while number and not self.sentences_of(number):  # an empty block has none
            number -= 1
        sentences = self.sentences_of(number)
        return sentences[max(bisect_right(sentences, offset, key=itemgetter(0)) - 1, 0)]

    def paragraph_at(self, offset: int) -> int:
        """The number (from 0) of the paragraph that holds `offset`, or of the last one before it."""
        return max(bisect_right(self._paragraph_starts, offset) - 1, 0)

    @cached_property
    def dateline(self) -> Dateline | None:
        """The dateline, looked for in the first paragraphs of the story, then in what is marked as one."""
        for paragraph in self.paragraphs[:4]:
            if paragraph.kind == "body" and (found := find_dateline(self.text, paragraph.span)):
                return found
        return self.dateline_apart

    @cached_property
    def dateline_apart(self) -> Dateline | None:
        """The dateline that markup or front matter sets apart from the story."""
        for paragraph in self.paragraphs[:_HEAD]:
            if paragraph.kind == "dateline" and (found := read_dateline(self.text, paragraph.span)):
                return found
        return None
