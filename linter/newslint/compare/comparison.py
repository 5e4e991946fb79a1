"""An article held against its source: the state that all comparing checks share, worked out once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from ..model.article import Block
from ..model.span import Span
from ..storage.lazy_namedtuple import TYPE_CHECKING
from .align.edits import Diff, diff
from .align.sentences import Link, align, bags
from .text.names import name_flags
from .text.stems import content, stem
from .text.tokens import Tokens, tokenize

if TYPE_CHECKING:
    from ..document.document import Document


#: Below this share of words carried over (see `Comparison.carried`) the article is a rewrite, not the
#: source's copy: a changed word there is somebody's own choice of words.
CARRIED = 0.6

_BETWEEN = "\n\n"


def join_sources(sources: Sequence[Document]) -> Document:
    """Several wire copies as one document, in order; a single one as it is."""
    if len(sources) == 1:
        return sources[0]
    from ..document.document import Document

    text = ""
    blocks: list[Block] = []
    for source in sources:
        if text:
            text += _BETWEEN
        for paragraph in source.paragraphs:
            span = Span(paragraph.span.start + len(text), paragraph.span.end + len(text))
            blocks.append(Block(paragraph.kind, span))
        text += source.text
    return Document(text, blocks)


class Comparison:
    """`article` and `source` are documents; `a` and `s` are their tokens."""

    def __init__(self, article: Document, *sources: Document) -> None:
        self.article = article
        self.sources = sources
        self.source = join_sources(sources)

    def origin(self, span: Span) -> tuple[str, Span]:
        """Which source a span of the joined sources lies in, by its path, and where in its text."""
        start = 0
        for source in self.sources:
            end = start + len(source.text)
            if span.start <= end or source is self.sources[-1]:
                return source.path, Span(span.start - start, min(span.end - start, len(source.text)))
            start = end + len(_BETWEEN)
        raise ValueError("no sources")

    @cached_property
    def a(self) -> Tokens:
        """The tokens of the article."""
        return tokenize(self.article)

    @cached_property
    def s(self) -> Tokens:
        """The tokens of the source."""
        return tokenize(self.source)

    @cached_property
    def a_names(self) -> list[bool]:
        """For each token of the article, whether it is (part of) a proper name."""
        return name_flags(self.a, self.article.sentences)

    @cached_property
    def s_names(self) -> list[bool]:
        """For each token of the source, whether it is (part of) a proper name."""
        return name_flags(self.s, self.source.sentences)

    @cached_property
    def a_keys(self) -> frozenset[str]:
        """All token keys of the article."""
        return frozenset(self.a.keys)

    @cached_property
    def s_keys(self) -> frozenset[str]:
        """All token keys of the source."""
        return frozenset(self.s.keys)

    @cached_property
    def a_stems(self) -> list[str]:
        """The stems of the article's tokens."""
        return [stem(key) for key in self.a.keys]

    @cached_property
    def s_stems(self) -> list[str]:
        """The stems of the source's tokens."""
        return [stem(key) for key in self.s.keys]

    @cached_property
    def s_vocabulary(self) -> frozenset[str]:
        """All stems of the source."""
        return frozenset(self.s_stems)

    @cached_property
    def links(self) -> list[Link]:
        """For each sentence of the article, the sentences of the source it was made from."""
        return align(bags(self.a, len(self.article.sentences)), bags(self.s, len(self.source.sentences)))

    @cached_property
    def kin(self) -> dict[int, list[int]]:
        """For each sentence of the source that was used, the sentences of the article made from it."""
        kin: dict[int, list[int]] = {}
        for link in self.links:
            for number in link.sources:
                kin.setdefault(number, []).append(link.sentence)
        return kin

    @cached_property
    def diffs(self) -> list[Diff]:
        """For each sentence of the article, the words changed against its sources (none: all its own)."""
        found: list[Diff] = []
        for link in self.links:
            low, high = self.a.within(self.article.sentences[link.sentence])
            found.append(diff(self.a, low, high, self.s, self.source_tokens(link), link.sentence))
        return found

    def source_tokens(self, link: Link) -> list[int]:
        """The tokens of the source sentences of a link, in the source's order."""
        sentences = self.source.sentences
        return [at for number in sorted(link.sources) for at in range(*self.s.within(sentences[number]))]

    def field(self, link: Link) -> list[int]:
        """The tokens of the source sentences of a link, and of those next to them in their paragraphs: what a
        sentence tells that was worded anew may stem from any of them."""
        sentences, paragraph_at = self.source.sentences, self.source.paragraph_at
        numbers = set(link.sources)
        for number in link.sources:
            home = paragraph_at(sentences[number].start)
            for beside in (number - 1, number + 1):
                if 0 <= beside < len(sentences) and paragraph_at(sentences[beside].start) == home:
                    numbers.add(beside)
        return [at for number in sorted(numbers) for at in range(*self.s.within(sentences[number]))]

    def anchored(self, here: int, there: int, reach: int = 3) -> bool:
        """True if a token of the article and one of the source stand beside the same words: a content word or a
        figure that both have so many tokens away or less."""
        return bool(_beside(self.a, self.a_stems, here, reach) & _beside(self.s, self.s_stems, there, reach))

    def faithful(self, found: Diff) -> bool:
        """True if a sentence carries its source over word for word but for local changes, so that a
        changed word stands exactly where another stood."""
        size = found.article[1] - found.article[0]
        if found.same >= 0.7 and found.kept >= 0.7:
            return True
        # Trimmed at an end, or split from a longer sentence: judge the part they have in common.
        inner = [edit for edit in found.edits if not (edit.at_start or edit.at_end)]
        changed = sum(max(edit.a_high - edit.a_low, len(edit.source)) for edit in inner)
        return size >= 6 and found.same >= 0.75 and changed <= 0.3 * size

    @cached_property
    def carried(self) -> float:
        """The share (0..1) of the article's own words, quotations aside, that stand in runs of five or
        more words taken over from the source."""
        taken = total = 0
        for found in self.diffs:
            low, high = found.article
            outside = [at for at in range(low, high) if self.a.quoted[at] < 0]
            total += len(outside)
            at = low
            while at < high:
                end = at
                while (
                    end in found.pairs
                    and (end == at or found.pairs[end] == found.pairs[end - 1] + 1)
                    and end < high
                ):
                    end += 1
                if end - at >= 5:
                    taken += sum(self.a.quoted[word] < 0 for word in range(at, end))
                at = max(end, at + 1)
        return taken / total if total else 0.0

    @cached_property
    def kept(self) -> float:
        """The share (0..1) of the article's own words, quotations aside, that the source has at the place each
        sentence was made from, in runs however short."""
        kept = total = 0
        for found in self.diffs:
            outside = [at for at in range(*found.article) if self.a.quoted[at] < 0]
            total += len(outside)
            kept += sum(at in found.pairs for at in outside)
        return kept / total if total else 0.0

    def whole_compound(
        self, low: int, high: int, source: tuple[int, ...]
    ) -> tuple[int, int, tuple[int, ...]]:
        """Tokens `low:high` of the article and those of the source they stand for, with what hyphens join to either
        and both have: "rouse-up" and "wake-up", not "rouse" and "wake"."""
        a, s = self.a, self.s
        while low and source[0] and a.keys[low - 1] == s.keys[source[0] - 1]:
            if not (a.joined(low) or s.joined(source[0])):
                break
            low, source = low - 1, (source[0] - 1, *source)
        while high < len(a.keys) and source[-1] + 1 < len(s.keys) and a.keys[high] == s.keys[source[-1] + 1]:
            if not (a.joined(high) or s.joined(source[-1] + 1)):
                break
            high, source = high + 1, (*source, source[-1] + 1)
        return low, high, source

    def source_span(self, indexes: Sequence[int]) -> Span | None:
        """Where tokens of the source stand, from the first to the last; None for none."""
        if not indexes:
            return None
        return Span(self.s.starts[min(indexes)], self.s.ends[max(indexes)])

    def source_words(self, indexes: Sequence[int]) -> str:
        """The words of tokens of the source; a gap between them is shown as an ellipsis."""
        parts: list[str] = []
        low = 0
        for at in range(1, len(indexes) + 1):
            if at == len(indexes) or indexes[at] != indexes[at - 1] + 1:
                parts.append(self.s.words(indexes[low], indexes[at - 1] + 1))
                low = at
        return " ... ".join(parts)


def _beside(tokens: Tokens, stems: list[str], at: int, reach: int) -> set[str]:
    near = range(max(at - reach, 0), min(at + reach + 1, len(stems)))
    number = tokens.sentence[at]
    return {stems[i] for i in near if i != at and tokens.sentence[i] == number and content(tokens.keys[i])}
