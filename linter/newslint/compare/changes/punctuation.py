"""Marks and capitals that went wrong between words that were kept."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...language.word_lists import words
from ..align.edits import Diff
from ..comparison import CARRIED, Comparison
from .change import Change

_SPACED = re.compile(r"[^\S\n]+[,;:.!?%](?![.\d])")
_FOLD = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "—": "-", "–": "-", "\u00a0": " ", "\u202f": " "}
)


def punctuation_changes(comparison: Comparison) -> Iterator[Change]:
    """The findings on marks and capitals: only where the words on both sides were kept side by side."""
    a, s = comparison.a, comparison.s
    for found in comparison.diffs:
        copied = comparison.carried >= CARRIED and comparison.faithful(found)
        for at in range(*found.article):
            there = found.pairs.get(at)
            if there is None:
                continue
            # elsewhere a small letter may be house style: "inspector general", "ground zero"
            if s.keys[there] in _CALENDAR_CAPS or (copied and comparison.s_names[there]):
                yield from _capital(comparison, at, there)
            if found.pairs.get(at + 1) == there + 1 and a.sentence[at + 1] == a.sentence[at]:
                yield from _gap(comparison, at, there)
        yield from _stop(comparison, found)


_CALENDAR_CAPS = words("english/calendar", "always-capital")


def _capital(comparison: Comparison, at: int, there: int) -> Iterator[Change]:
    """A name or a month written small."""
    new, old = comparison.a.shape(at), comparison.s.shape(there)
    if old[0].isupper() and new[0].islower():
        if comparison.s_names[there] and any(
            key == comparison.s.keys[there] and comparison.s.shape(i)[0].islower()
            for i, key in enumerate(comparison.s.keys)
        ):
            return
        span = comparison.a.span(at, at + 1)
        yield Change("capital-lost", span, comparison.s.span(there, there + 1), old, new, (old,))


def _gap(comparison: Comparison, at: int, there: int) -> Iterator[Change]:
    """A space before a comma, and the like, that the source does not have."""
    a, s = comparison.a, comparison.s
    ours = a.text[a.ends[at] : a.starts[at + 1]]
    theirs = s.text[s.ends[there] : s.starts[there + 1]]
    if ours == theirs or "\n" in ours:
        return
    if _SPACED.match(ours) and not _SPACED.match(theirs):
        span = a.span(at, at + 1)._replace(end=a.ends[at] + len(ours.rstrip()))
        was = s.text[s.starts[there] : s.starts[there + 1]].rstrip()
        yield Change("space-before-mark", span, s.span(there, there + 2), was, span.of(a.text), (was,))


def _stop(comparison: Comparison, found: Diff) -> Iterator[Change]:
    """The full stop at the end of a paragraph left out."""
    a, s = comparison.a, comparison.s
    last = found.article[1] - 1
    there = found.pairs.get(last)
    if there is None or last < found.article[0]:
        return
    end = comparison.article.paragraphs[comparison.article.paragraph_at(a.starts[last])].span.end
    tail = a.text[a.ends[last] : end]
    mark = s.text[s.ends[there] : s.ends[there] + 1]
    if not tail.strip() and mark and mark in ".!?":
        yield Change(
            "stop-lost",
            a.span(last, last + 1),
            s.span(there, there + 1),
            s.shape(there) + mark,
            a.shape(last),
            (a.shape(last) + mark,),
        )
