"""The document: the text of one article, what is known of it, and who speaks in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from ..model.article import Article, Block
from ..storage.lazy_namedtuple import TYPE_CHECKING
from .speech.quoted_text import QuotedText

if TYPE_CHECKING:
    from typing import Any

    from .numbers.dates import Date
    from .numbers.figures import Figure, Frame
    from .numbers.quantities import Quantity
    from .people import Person
    from .speech.speakers import Attribution


class Document(QuotedText):
    """The prose of one article and all that checks ask of it. A part needs only the class below that has what it
    works with: `Text` for words, sentences and paragraphs, `QuotedText` for quotations."""

    def __init__(
        self, text: str, blocks: Sequence[Block] | None = None, meta: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(text, blocks, meta)
        #: The file it was read from, where that matters to somebody ("" otherwise).
        self.path = ""
        #: The wire copy the article was made from, where it is known.
        self.sources: tuple[Document, ...] = ()
        #: Words of the house's vocabulary, folded: always right, and always wrong.
        self.accepted: frozenset[str] = frozenset()
        self.rejected: frozenset[str] = frozenset()
        #: The spelling variety of the house, "us", "gb", "ca" or "intl", or "" where the story decides.
        self.variety = ""
        #: What grammar engines found, by engine, if any were asked (see `newslint.engines`), and what each says
        #: of the whole document.
        self.engine_matches: Mapping[str, tuple[Any, ...]] = {}
        self.engine_documents: Mapping[str, Mapping[str, object]] = {}

    @classmethod
    def of(cls, article: Article, kind: str = "") -> Document:
        """The document of an article, which is of a kind if it does not say so itself."""
        meta = article.meta
        if kind and "kind" not in meta:
            meta = {**meta, "kind": kind}
        document = cls(article.text, article.blocks, meta)
        document.path = article.path
        return document

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
        from .numbers.figures import find_figures

        return find_figures(self)

    @cached_property
    def frames(self) -> tuple[Frame, ...]:
        """The sentences with two figures or more, each as the frame around them."""
        from .numbers.figures import find_frames

        return find_frames(self, self.figures)

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """All figures but years, each with what it is a figure of, in order."""
        from .numbers.quantities import find_quantities

        return find_quantities(self, self.figures)

    @cached_property
    def dates(self) -> tuple[Date, ...]:
        """All dates that have a day and a month, in order."""
        from .numbers.dates import find_dates

        return find_dates(self)

    @cached_property
    def dated(self) -> Date | None:
        """The day the story is of, with its year, or None where the story does not say."""
        from .numbers.dates import story_date

        return story_date(self, self.dates)

    @cached_property
    def year(self) -> int:
        """The year the story is of, 0 where it does not say."""
        from .numbers.dates import story_year

        return story_year(self, self.dated, self.dates)

    @cached_property
    def attributions(self) -> tuple[Attribution, ...]:
        """For every quotation but nested ones, in order: the words of saying and the speaker."""
        from .speech.speakers import find_attributions

        return find_attributions(self)
