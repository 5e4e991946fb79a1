"""Whole sentences: added ones that tell nothing, and active ones turned into the passive."""

from __future__ import annotations

from collections.abc import Iterator

from ...language.word_lists import words
from ..align.edits import Diff
from ..align.sentences import Link
from ..comparison import CARRIED, Comparison
from ..text.speech import reports
from ..text.stems import content, stem
from .change import Change

_BE = frozenset("is are was were be been being".split())
_PARTICIPLES = words("english/comparing", "participles")


def sentence_changes(comparison: Comparison) -> Iterator[Change]:
    """The findings on whole sentences."""
    for link, found in zip(comparison.links, comparison.diffs):
        if link.sources and comparison.carried >= CARRIED:
            yield from _passive(comparison, link, found)
        elif not link.sources:
            yield from _comment(comparison, link, found)


def copied_changes(comparison: Comparison) -> Iterator[Change]:
    """How much of the article is the source's own words, said once, at its first sentence of prose."""
    first = next((p.span for p in comparison.article.paragraphs if p.kind == "body"), None)
    if first is None or not comparison.a.keys:
        return
    span = comparison.article.sentences[comparison.article.sentence_at(first.start)]
    share = f"{100 * comparison.carried:.0f}%"
    yield Change("copied", span, None, share, share)


def _comment(comparison: Comparison, link: Link, found: Diff) -> Iterator[Change]:
    """A sentence without counterpart that names nobody, quotes nobody and gives no figure: comment or
    padding, not the newsroom's own reporting."""
    a = comparison.a
    low, high = found.article
    if high - low < 5 or comparison.carried < 0.35:
        return
    own_paragraph = comparison.article.paragraphs[comparison.article.paragraph_at(a.starts[low])]
    if own_paragraph.kind != "body":
        return
    for at in range(low, high):
        if a.quoted[at] >= 0 or comparison.a_names[at] or a.keys[at][0].isdigit():
            return
    if any(reports(a.keys[at]) and a.keys[at - 1] != "to" for at in range(low, high)) or any(
        a.keys[at] in ("i", "i'm", "we", "you") for at in range(low, high)
    ):
        return
    yield Change("comment-added", a.span(low, high), None, "", a.words(low, high))


def _passive(comparison: Comparison, link: Link, found: Diff) -> Iterator[Change]:
    """ "was lost by five lenders", where the source has "Five lenders lost"."""
    a, s = comparison.a, comparison.s
    low, high = found.article
    for at in range(low + 1, high - 1):
        if a.quoted[at] >= 0 or not _participle(a.keys[at]) or a.keys[at - 1] not in _BE:
            continue
        by = next((i for i in range(at + 1, min(at + 4, high)) if a.keys[i] == "by"), None)
        if by is None or by + 1 >= high:
            continue
        agent = [stem(a.keys[i]) for i in range(by + 1, min(by + 5, high)) if content(a.keys[i])][:2]
        if not agent:
            continue
        verb = stem(a.keys[at])
        for there in found.source:
            if (
                stem(s.keys[there]) != verb
                or s.quoted[there] >= 0
                or (there > 0 and s.keys[there - 1] in _BE)
            ):
                continue
            before = [
                stem(s.keys[i]) for i in range(max(there - 6, 0), there) if s.sentence[i] == s.sentence[there]
            ]
            if agent[0] in before or (len(agent) > 1 and agent[1] in before):
                end = by + 1
                while end < high and end <= by + 4 and stem(a.keys[end]) not in agent:
                    end += 1
                end = min(
                    end
                    + (
                        len(agent)
                        if end + 1 < high
                        and stem(a.keys[end]) == agent[0]
                        and len(agent) > 1
                        and stem(a.keys[min(end + 1, high - 1)]) == agent[1]
                        else 1
                    ),
                    high,
                )
                start = low if at - low <= 6 else at - 1
                where = comparison.source_span(found.source)
                yield Change(
                    "active-made-passive",
                    a.span(start, end),
                    where,
                    comparison.source_words(found.source)[:80],
                    a.words(start, end),
                )
                return


def _participle(key: str) -> bool:
    return key.endswith("ed") or key in _PARTICIPLES
