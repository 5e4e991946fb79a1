"""Who says what in an article: its quotations with their speakers and cues, at their places in the file."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate

from ..document.document import Document
from ..document.speech.identity import speaker_names
from ..document.speech.quotations import Damage
from ..language.word_lists import Own, house_lists
from ..model.article import Article
from ..model.span import LineIndex, Span
from ..readers import read_article
from ..storage.lazy_namedtuple import NamedTuple


class Cue(NamedTuple):
    """The words that attribute a quotation ("said"). Lines and columns count from 1, columns in code points, the end
    exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int
    text: str


class Speaker(NamedTuple):
    """Who is said to speak, at a place as that of a `Cue`. `text` is what stands there ("the mayor"), `head` its last
    word of weight, `name` the full name where the article gives it (otherwise None), `how` the way the speaker was found
    ("carried": from the quotation before)."""

    line: int
    column: int
    end_line: int
    end_column: int
    text: str
    name: str | None
    head: str
    how: str


class Quote(NamedTuple):
    """A quotation, marks included, at a place as that of a `Cue`. `kind` is "speech", "partial", "scare", "title" or
    "nested"; `continues` that the paragraph before left it open, `continued` that it is left open itself; `damaged` that
    a mark of it is missing or wrong."""

    line: int
    column: int
    end_line: int
    end_column: int
    text: str
    kind: str
    continues: bool
    continued: bool
    damaged: bool
    cue: Cue | None
    speaker: Speaker | None


def read_quotes(path: str, data: bytes, name: str | None = None, own: Own = ()) -> list[Quote]:
    """All quotations of a file in order. `name` is what its format is told from where that is not the path; `own` are the
    lists of words of the house. Raises UnreadableFile."""
    with house_lists(own):
        return quotes_of(read_article(path, data, name=name))


def quotes_of(article: Article) -> list[Quote]:
    """All quotations of an article in order."""
    document = Document.of(article)
    lines = LineIndex(article.source)
    text = document.text
    attributed = dict(
        zip(
            (one.quotation for one in document.attributions),
            zip(document.attributions, speaker_names(document)),
        )
    )

    def place(span: Span) -> tuple[int, int, int, int, str]:
        found = article.offsets.span(span)
        return *lines.position(found.start), *lines.position(found.end), span.of(text)

    damages = _Damages(document.quotations.damage)
    quotes = []
    for number, quotation in enumerate(document.quotations.items):
        attribution, name = attributed.get(number, (None, None))
        cue = speaker = None
        if attribution is not None and attribution.cue is not None:
            cue = Cue(*place(attribution.cue))
        if attribution is not None and attribution.speaker is not None:
            who = attribution.speaker
            speaker = Speaker(*place(who.span), name, who.head.of(text), attribution.how)
        quotes.append(
            Quote(
                *place(quotation.span), quotation.kind, quotation.continues, quotation.continued,
                damages.touch(quotation.span), cue, speaker,
            )
        )  # fmt: skip
    return quotes


class _Damages:
    """Where the marks of a document are damaged, ready to be asked for each of its quotations."""

    def __init__(self, damages: Sequence[Damage]) -> None:
        spans = sorted(damage.span for damage in damages)
        self._starts = [span.start for span in spans]
        #: how far the damages up to each one reach
        self._reach = list(accumulate((span.end for span in spans), max))
        openings = sorted(damage.opening for damage in damages if damage.opening is not None)
        self._openings = [opening.start for opening in openings]
        #: the first end of the openings from each one on
        self._nearest = list(accumulate((opening.end for opening in reversed(openings)), min))[::-1]

    def touch(self, span: Span) -> bool:
        """True if a damage shares a code point with a span, or belongs to a mark inside it."""
        before = bisect_left(self._starts, span.end)
        if before and self._reach[before - 1] > span.start:
            return True
        first = bisect_left(self._openings, span.start)
        return first < len(self._openings) and self._nearest[first] <= span.end
