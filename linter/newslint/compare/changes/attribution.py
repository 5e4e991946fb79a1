"""Whose word a claim outside quotation marks is: credit that was lost, or went to somebody else."""

from __future__ import annotations

from collections.abc import Iterator

from ..align.edits import Diff
from ..align.sentences import Link
from ..comparison import Comparison
from ..text.speech import Cue, credited, cue_in
from ..text.stems import content
from .change import Change

_HE = frozenset("he she they it".split())
#: How well a sentence must fit its source for its credit to be missed, and how much of it must be accounted for.
_SCORE, _COVER = 0.45, 0.4


def attribution_changes(comparison: Comparison) -> Iterator[Change]:
    """The findings on the credit of claims."""
    for link, found in zip(comparison.links, comparison.diffs):
        if not link.sources or link.score < _SCORE or link.cover < _COVER:
            continue
        low, high = found.article
        quoted = sum(comparison.a.quoted[at] >= 0 for at in range(low, high))
        if high - low < 4 or 2 * quoted >= high - low:
            continue
        s_low, s_high = comparison.s.within(comparison.source.sentences[link.sources[0]])
        if any(comparison.s.quoted[at] >= 0 for at in range(s_low, s_high)):
            continue
        cue = cue_in(comparison.s, comparison.s_names, s_low, s_high)
        if cue is None or cue.speaker == (0, 0):
            continue
        if credited(comparison.a, comparison.a_names, low, high):
            yield from _other_speaker(comparison, found, cue)
        else:
            yield from _dropped(comparison, link, found, cue, (s_low, s_high))


def _dropped(
    comparison: Comparison, link: Link, found: Diff, cue: Cue, source: tuple[int, int]
) -> Iterator[Change]:
    """A claim the source credits to somebody, and the article states as fact."""
    a, s = comparison.a, comparison.s
    low, high = found.article
    speaker = _speaker(comparison, cue)
    if not speaker and s.keys[cue.speaker[0]] not in _HE:
        return
    claim = [at for at in range(*source) if not cue.speaker[0] - 1 <= at <= max(cue.at, cue.speaker[1])]
    theirs = {comparison.s_stems[at] for at in claim if content(s.keys[at])}
    ours = {comparison.a_stems[at] for at in range(low, high) if content(a.keys[at])}
    shared = theirs & ours
    if len(shared) < 2 or len(shared) < 0.4 * len(ours) or len(shared) < 0.5 * len(theirs):
        return
    if speaker & set(comparison.a_stems[low:high]):
        return  # "the Health Ministry has recorded": who says so is in the sentence
    if _at_hand(comparison, link, speaker, cut=found.same >= 0.9):
        return
    was = s.words(min(cue.at, cue.speaker[0]), max(cue.at + 1, cue.speaker[1]))
    yield Change("attribution-dropped", a.span(low, high), s.span(*source), was, a.words(low, high))


def _speaker(comparison: Comparison, cue: Cue) -> set[str]:
    s = comparison.s
    return {comparison.s_stems[at] for at in range(*cue.speaker) if content(s.keys[at])}


def _at_hand(comparison: Comparison, link: Link, speaker: set[str], cut: bool) -> bool:
    """True if a sentence beside this one, in its paragraph, says whose word it is: the same speaker's, or, unless the
    sentence is the source's with no more than its credit `cut`, a speaker's who may be the same. A sentence made
    from the same one of the source may have taken the credit along."""
    a, article = comparison.a, comparison.article
    home = article.paragraph_at(article.sentences[link.sentence].start)
    for number in range(max(link.sentence - 2, 0), min(link.sentence + 2, len(article.sentences))):
        start = article.sentences[number].start
        if number == link.sentence or article.paragraph_at(start) != home:
            continue
        low, high = a.within(article.sentences[number])
        if not credited(a, comparison.a_names, low, high):
            continue
        if cut and 2 * sum(a.quoted[at] >= 0 for at in range(low, high)) > high - low:
            continue  # the speaker of a quotation beside it
        if not set(link.sources[:1]).isdisjoint(comparison.links[number].sources):
            return True
        beside = cue_in(a, comparison.a_names, low, high)
        if beside is None:
            return not cut
        words = {comparison.a_stems[at] for at in range(*beside.speaker) if content(a.keys[at])}
        if words & speaker or not cut and (not words or not speaker):
            return True
    return False


def _other_speaker(comparison: Comparison, found: Diff, cue: Cue) -> Iterator[Change]:
    """A claim credited to another person of the source."""
    a, s = comparison.a, comparison.s
    ours = cue_in(a, comparison.a_names, *found.article)
    if ours is None or not any(comparison.s_names[at] for at in range(*cue.speaker)):
        return
    mine = [at for at in range(*ours.speaker) if comparison.a_names[at]]
    known = {word for word, name in zip(comparison.s_stems, comparison.s_names) if name}
    names = {comparison.a_stems[at] for at in mine}
    whole = set(comparison.a_stems[slice(*found.article)])
    if not names or not names <= known or whole & _speaker(comparison, cue):
        return
    if names & {comparison.s_stems[at] for at in found.source}:
        return  # the source's sentence names that person too
    yield Change(
        "speaker-changed", a.span(mine[0], mine[-1] + 1), s.span(*cue.speaker), s.words(*cue.speaker),
        a.words(mine[0], mine[-1] + 1),
    )  # fmt: skip
