"""The document: one text and its parts, each a span into it, each found when first asked for."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from functools import cached_property
from operator import itemgetter

from ..model.article import Block
from ..model.span import Span
from ..storage.lazy_namedtuple import TYPE_CHECKING
from .dateline import Dateline, find_dateline
from .paragraphs import Paragraph, split_paragraphs
from .quotations import Quotation, Quotations, find_quotations
from .sentences import split_sentences
from .words import Words, fold

if TYPE_CHECKING:
    from typing import Any

    from .dates import Date
    from .figures import Figure, Frame
    from .people import Person
    from .speakers import Attribution

__all__ = ["Document", "Paragraph", "Words", "fold"]


class Document:
    """The prose of one article. `blocks` are what a reader of markup knows of its paragraphs; without
    them the paragraphs of plain text are found here."""

    def __init__(
        self, text: str, blocks: Sequence[Block] | None = None, meta: Mapping[str, str] | None = None
    ) -> None:
        self.text = text
        self.meta = meta or {}
        #: The file it was read from, where that matters to somebody ("" otherwise).
        self.path = ""
        #: The wire copy the article was made from, where it is known.
        self.sources: tuple[Document, ...] = ()
        #: Words of the house's vocabulary, folded: always right, and always wrong.
        self.accepted: frozenset[str] = frozenset()
        self.rejected: frozenset[str] = frozenset()
        #: The spelling variety of the house, "us" or "gb", or "" where the story decides.
        self.variety = ""
        #: What grammar engines found, by engine, if any were asked (see `newslint.engines`), and what each says
        #: of the whole document.
        self.engine_matches: Mapping[str, tuple[Any, ...]] = {}
        self.engine_documents: Mapping[str, Mapping[str, object]] = {}
        self._blocks = blocks
        self._sentences_of: dict[int, list[Span]] = {}

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
        """The dateline, looked for in the first paragraphs of the story."""
        for paragraph in self.paragraphs[:4]:
            if paragraph.kind == "body" and (found := find_dateline(self.text, paragraph.span)):
                return found
        return None

    @cached_property
    def quotations(self) -> Quotations:
        """All quotations, and all quotation marks that are damaged."""
        return find_quotations(self)

    @cached_property
    def kind(self) -> str:
        """The sort of article: opinion, interview, transcript, first-person, ... or "" for plain news."""
        from .genre import story_kind

        return story_kind(self)

    @cached_property
    def people(self) -> tuple[Person, ...]:
        """Everybody whom the story introduces by full name."""
        from .people import find_people

        return find_people(self)

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """All figures of the text, in order."""
        from .figures import find_figures

        return find_figures(self)

    @cached_property
    def frames(self) -> tuple[Frame, ...]:
        """The sentences with two figures or more, each as the frame around them."""
        from .figures import find_frames

        return find_frames(self)

    @cached_property
    def dates(self) -> tuple[Date, ...]:
        """All dates that have a day and a month, in order."""
        from .dates import find_dates

        return find_dates(self)

    @cached_property
    def dated(self) -> Date | None:
        """The day the story is of, with its year, or None where the story does not say."""
        from .dates import story_date

        return story_date(self)

    @cached_property
    def attributions(self) -> tuple[Attribution, ...]:
        """For every quotation but nested ones, in order: the words of saying and the speaker."""
        from .speakers import find_attributions

        return find_attributions(self)

    @cached_property
    def _quoted_starts(self) -> list[int]:
        return [quotation.span.start for quotation in self._outer_quotations]

    @cached_property
    def _outer_quotations(self) -> list[Quotation]:
        return [quotation for quotation in self.quotations.items if quotation.kind != "nested"]

    def quoted(self, span: Span) -> bool:
        """True if any part of `span` stands in quotation marks."""
        at = bisect_right(self._quoted_starts, span.end - 1) - 1
        return at >= 0 and self._outer_quotations[at].span.end > span.start

    def quotations_in(self, span: Span) -> list[Quotation]:
        """The quotations, but for nested ones, that share a code point with `span`, in order."""
        first = max(bisect_right(self._quoted_starts, span.start) - 1, 0)
        found = self._outer_quotations[first : bisect_left(self._quoted_starts, span.end)]
        return found[1:] if found and found[0].span.end <= span.start else found

    @cached_property
    def damaged_paragraphs(self) -> frozenset[int]:
        """The numbers of the paragraphs with damaged quotation marks."""
        return frozenset(self.paragraph_at(damage.span.start) for damage in self.quotations.damage)
