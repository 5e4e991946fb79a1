"""Phrases of a set looked for on either side of a comparison."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..align.edits import Diff
from ..align.sentences import Link
from ..comparison import Comparison
from ..text.stems import stem
from .change import Change

Phrases = Sequence[tuple[str, ...]]


def parse_set(line: str) -> tuple[tuple[str, ...], ...]:
    """A set as it is written in a list: phrases between bars ("laid off | fired"), as tuples of stems.
    Raises ValueError for fewer than two."""
    phrases = tuple(
        tuple(stem(word) for word in part.lower().replace("’", "'").split()) for part in line.split("|")
    )
    if len(phrases) < 2 or not all(phrases):
        raise ValueError("a set takes two phrases or more, with '|' between them")
    return phrases


def find_phrase(stems: Sequence[str], phrase: tuple[str, ...]) -> list[int]:
    """Where a phrase begins in a sequence of stems."""
    first, size = phrase[0], len(phrase)
    return [at for at, word in enumerate(stems) if word == first and tuple(stems[at : at + size]) == phrase]


def by_first_word(sets: Sequence[Phrases]) -> dict[str, list[int]]:
    """The numbers of the sets that have a phrase beginning with a stem."""
    found: dict[str, list[int]] = {}
    for number, phrases in enumerate(sets):
        for word in {phrase[0] for phrase in phrases}:
            found.setdefault(word, []).append(number)
    return found


def in_place(comparison: Comparison, found: Diff, phrases: Phrases, kind: str) -> Iterator[Change]:
    """Edits that put one phrase of the set exactly where the source has another."""
    a = comparison.a
    for edit in found.edits:
        if edit.kind != "replace" or len(edit.source) > 2 or edit.a_high - edit.a_low > 2:
            continue
        if edit.left + edit.right < 3 or not (edit.left or edit.at_start) or not (edit.right or edit.at_end):
            continue
        old = [comparison.s_stems[at] for at in edit.source]
        new = comparison.a_stems[edit.a_low : edit.a_high]
        for phrase in phrases:
            for at in find_phrase(new, phrase):
                others = [p for p in phrases if p != phrase and find_phrase(old, p)]
                if not others or find_phrase(old, phrase) or find_phrase(new, others[0]):
                    continue
                first = find_phrase(old, others[0])[0]
                if find_phrase([comparison.s_stems[i] for i in found.source], phrase) or find_phrase(
                    comparison.a_stems[slice(*found.article)], others[0]
                ):
                    continue  # the sentence has both, on one side: it was turned about
                low = edit.a_low + at
                if a.quoted[low] >= 0:
                    continue
                yield _change(
                    comparison, kind, (low, low + len(phrase)), edit.source[first : first + len(others[0])]
                )
                return


def holds(comparison: Comparison, link: Link, found: Diff, phrases: Phrases, kind: str) -> Iterator[Change]:
    """A phrase of the set in the article's sentence, where the source's sentences have another of it and
    not this one. In a sentence that has little of its source, both must stand beside the same words."""
    a, s = comparison.a, comparison.s
    low, high = found.article
    ours = [word if a.quoted[at] < 0 else "" for at, word in enumerate(comparison.a_stems[low:high], low)]
    near = link.cover < 0.5
    places = {phrase: at for phrase in phrases if phrase[0] in ours for at in find_phrase(ours, phrase)[:1]}
    if not places:
        return
    where = comparison.field(link) if near else found.source
    theirs = [comparison.s_stems[at] if s.quoted[at] < 0 else "" for at in where]
    for phrase, place in places.items():
        if phrase[0] in comparison.s_vocabulary and find_phrase(comparison.s_stems, phrase):
            continue  # the source itself uses the phrase: then it is the source's word too
        for other in phrases:
            if other == phrase or set(phrase) <= set(other) and len(phrase) < len(other) or other in places:
                continue
            for there in find_phrase(theirs, other)[:1]:
                at = low + place
                source = tuple(where[there : there + len(other)])
                if near and not comparison.anchored(at, source[0], 5):
                    continue
                yield _change(comparison, kind, (at, at + len(phrase)), source)
                return


def _change(comparison: Comparison, kind: str, ours: tuple[int, int], source: tuple[int, ...]) -> Change:
    a = comparison.a
    was = comparison.source_words(source)
    return Change(kind, a.span(*ours), comparison.source_span(source), was, a.words(*ours), (was,))
