"""The article beside its source: paragraphs in pairs, words marked as kept, changed, added or cut."""

from __future__ import annotations

from ..model.span import Span
from ..storage.lazy_namedtuple import NamedTuple
from .comparison import Comparison
from .text.tokens import Tokens


class Run(NamedTuple):
    """A stretch of one text. `state` is same, added (stands only in the article) or cut (stands only in
    the source)."""

    state: str
    span: Span


class Row(NamedTuple):
    """A paragraph of the article and the paragraphs of the joined source it was made from, by number.
    `article` is None for paragraphs that were cut. `repeats` are sources shown in an earlier row."""

    article: int | None
    sources: tuple[int, ...]
    repeats: tuple[int, ...] = ()


def rows(comparison: Comparison) -> list[Row]:
    """All paragraphs of both texts, in the order of the article; what was cut stands where it stood in
    the source, after what came before it."""
    article, source = comparison.article, comparison.source
    wanted: list[list[int]] = [[] for _ in article.paragraphs]
    for link in comparison.links:
        if not link.sources:
            continue
        here = article.paragraph_at(article.sentences[link.sentence].start)
        for number in link.sources:
            there = source.paragraph_at(source.sentences[number].start)
            if there not in wanted[here]:
                wanted[here].append(there)
    shown: set[int] = set()
    out: list[Row] = []
    for at, numbers in enumerate(wanted):
        new = tuple(sorted(number for number in numbers if number not in shown))
        shown.update(new)
        out.append(Row(at, new, tuple(sorted(set(numbers) - set(new)))))
    for number in range(len(source.paragraphs)):
        if number in shown:
            continue
        before = [at for at, row in enumerate(out) if any(n < number for n in row.sources)]
        best = max(before, key=lambda at: max(n for n in out[at].sources if n < number), default=-1)
        out.insert(best + 1, Row(None, (number,)))
    return out


def runs(comparison: Comparison, span: Span, *, of_source: bool) -> list[Run]:
    """The stretches of a paragraph, in order and without gaps."""
    tokens: Tokens = comparison.s if of_source else comparison.a
    kept = kept_tokens(comparison, of_source)
    low, high = tokens.within(span)
    changed = "cut" if of_source else "added"
    out: list[Run] = []
    at, start = low, span.start
    while at < high:
        if at in kept:
            at += 1
            continue
        end = at
        while end < high and end not in kept:
            end += 1
        if tokens.starts[at] > start:
            out.append(Run("same", Span(start, tokens.starts[at])))
        start = tokens.ends[end - 1]
        out.append(Run(changed, Span(tokens.starts[at], start)))
        at = end
    if start < span.end:
        out.append(Run("same", Span(start, span.end)))
    return out


def kept_tokens(comparison: Comparison, of_source: bool) -> frozenset[int]:
    """The tokens of one text that the other has too, at the place it was made from."""
    if of_source:
        return frozenset(there for found in comparison.diffs for there in found.pairs.values())
    return frozenset(here for found in comparison.diffs for here in found.pairs)
