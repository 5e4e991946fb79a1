"""Claims that say more, or the contrary: hedges and negation that were lost on the way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...language.word_lists import words
from ..align.edits import Diff
from ..align.sentences import Link
from ..comparison import Comparison
from ..text.speech import attributed, reports
from ..text.stems import content, stem
from ..text.tokens import Tokens
from .change import Change, Lists
from .hedges import HEDGES, is_hedge
from .phrases import by_first_word, holds, in_place

_NEGATIONS = words("english/comparing", "negations")
# Contractions as careless copy has them.
_BARE = words("english/comparing", "negations-without-apostrophe")
# Verbs and nouns that deny by themselves: a negation may have gone into one of them.
_DENYING = words("english/comparing", "denying", stem)


def claim_changes(comparison: Comparison, lists: Lists) -> Iterator[Change]:
    """The findings on what the sentences claim."""
    for link, found in zip(comparison.links, comparison.diffs):
        if not link.sources or link.cover < 0.5:
            continue
        yield from _hedges(comparison, link, found)
        yield from _negation(comparison, link, found)
        yield from _denial_lost(comparison, link, found, comparison.kin[link.sources[0]])


def _hedges(comparison: Comparison, link: Link, found: Diff) -> Iterator[Change]:
    """ "May be the oldest" that became "is the oldest"; "the alleged thief", "the thief"."""
    a, s = comparison.a, comparison.s
    low, high = found.article
    own = {HEDGES[a.keys[at]] for at in range(low, high) if a.keys[at] in HEDGES}
    if attributed(a, low, high) and not (
        found.source and attributed(s, found.source[0], found.source[-1] + 1)
    ):
        own.add("alleged")
    back = {there: here for here, there in found.pairs.items()}
    for edit in found.edits:
        for at in edit.source:
            group = HEDGES.get(s.keys[at]) if is_hedge(comparison, at) else None
            if group is None or group in own or s.quoted[at] >= 0:
                continue
            if edit.a_low < high and a.quoted[min(edit.a_low, high - 1)] >= 0:
                continue
            after = _next_content(comparison, at, found)
            if after is None or after not in back:
                continue
            if group == "possible" and not (edit.left and edit.right and len(edit.source) <= 4):
                continue
            here = back[after]
            start = max(min(edit.a_low, here), low)
            was = s.words(at, after + 1)
            yield Change(
                "hedge-dropped", a.span(start, here + 1), s.span(at, after + 1), was, a.words(start, here + 1)
            )
            break


def _next_content(comparison: Comparison, at: int, found: Diff) -> int | None:
    """The word a hedge bears on: the next content word of the source's sentence, two words on at most
    beyond grammar words."""
    s = comparison.s
    for after in range(at + 1, min(at + 4, len(s.keys))):
        if after in found.source and content(s.keys[after]) and s.keys[after] not in HEDGES:
            return after
    return None


def negative(key: str) -> bool:
    """True for a word that negates."""
    return key in _NEGATIONS or key.endswith("n't") or key in _BARE


def _negations(tokens: Tokens, indexes: Iterable[int]) -> list[int]:
    """The negations among tokens; "No. 2" is none."""
    keys = tokens.keys
    return [
        at
        for at in indexes
        if negative(keys[at]) and not (keys[at] == "no" and at + 1 < len(keys) and keys[at + 1][0].isdigit())
    ]


def _negation(comparison: Comparison, link: Link, found: Diff) -> Iterator[Change]:
    """A sentence that denies in one text what it affirms in the other."""
    a, s = comparison.a, comparison.s
    low, high = found.article
    ours = _negations(a, range(low, high))
    theirs = _negations(s, found.source)
    if len(ours) == len(theirs):
        return
    for edit in found.edits:
        gone = [at for at in _negations(s, edit.source) if s.quoted[at] < 0]
        come = [at for at in _negations(a, range(edit.a_low, edit.a_high)) if a.quoted[at] < 0]
        if bool(gone) == bool(come) or (gone and ours) or (come and theirs):
            continue
        if gone and s.keys[min(gone[0] + 1, len(s.keys) - 1)] in _TURNING:
            continue
        if edit.at_end and edit.kind != "replace":  # a trailing clause was trimmed or added
            continue
        if not (edit.left or edit.at_start) or not (edit.right or edit.at_end) or edit.left + edit.right < 3:
            continue
        changed = _content(a, range(edit.a_low, edit.a_high)), _content(s, edit.source)
        if _denied_otherwise(comparison, found, bool(gone)):
            continue
        if changed[0] != changed[1]:  # more was changed than the negation: the clause may say it otherwise
            continue
        first = max(edit.a_low - 1, low)
        end = min(edit.a_high + 1, high)
        yield Change(
            "negation-changed",
            a.span(low, high) if high - low <= 8 else a.span(first, end),
            comparison.source_span(edit.source) or comparison.source_span(found.source),
            comparison.source_words(edit.source),
            a.words(first, end),
        )


def _denied_otherwise(comparison: Comparison, found: Diff, lost: bool) -> bool:
    """True if the text that has no negation denies by a word the other does not have: fails, unclear."""
    a, s = comparison.a_stems, comparison.s_stems
    ours, theirs = set(a[slice(*found.article)]), {s[at] for at in found.source}
    own = ours - theirs if lost else theirs - ours
    return bool(own & _DENYING()) or any(_denies(word) for word in own)


_TURNING = frozenset("since until till before unless without than yet".split())


def _denial_lost(comparison: Comparison, link: Link, found: Diff, kin: list[int]) -> Iterator[Change]:
    """A sentence worded anew that affirms what its source denies."""
    a, s = comparison.a, comparison.s
    if link.cover < 0.6 or found.same >= 0.9:
        return
    low, high = found.article
    sentence = range(*s.within(comparison.source.sentences[link.sources[0]]))
    theirs = [at for at in _negations(s, sentence) if s.quoted[at] < 0]
    if len(theirs) != 1 or _denied_otherwise(comparison, found, lost=True):
        return
    for number in kin:
        if _negations(a, range(*a.within(comparison.article.sentences[number]))):
            return
    claim = [
        at for at in range(theirs[0] + 1, min(theirs[0] + 8, sentence[-1] + 1))
        if content(s.keys[at]) and not reports(s.keys[at])
    ]  # fmt: skip
    ours = {comparison.a_stems[at] for at in range(low, high) if a.quoted[at] < 0}
    shared = [at for at in claim if comparison.s_stems[at] in ours]
    if len(shared) < 2 or len(shared) < 0.6 * len(claim):
        return
    after = s.keys[theirs[0] : sentence[-1] + 1]
    if any(key in _TURNING for key in after):
        return  # nothing since May: the last one in May
    was = s.words(theirs[0], shared[-1] + 1)
    yield Change(
        "negation-changed", a.span(low, high), s.span(theirs[0], shared[-1] + 1), was, a.words(low, high)
    )


def _content(tokens: Tokens, indexes: Iterable[int]) -> set[str]:
    """The stems of the content words among tokens, verbs of speech aside."""
    return {
        stem(tokens.keys[at])
        for at in indexes
        if content(tokens.keys[at]) and not negative(tokens.keys[at]) and not reports(tokens.keys[at])
    }


def _denies(word: str) -> bool:
    return len(word) > 5 and word.startswith(("un", "non", "in", "im", "dis"))


def term_changes(comparison: Comparison, lists: Lists) -> Iterator[Change]:
    """Terms exchanged for others that mean something else, and words for their opposites, anywhere in
    sentences that tell the same thing."""
    opposites, terms = by_first_word(lists.opposites), by_first_word(lists.terms)
    for link, found in zip(comparison.links, comparison.diffs):
        if not link.sources:
            continue
        own = dict.fromkeys(comparison.a_stems[slice(*found.article)])
        if any(edit.kind == "replace" for edit in found.edits):
            for phrases in _asked(lists.opposites, opposites, own):
                yield from in_place(comparison, found, phrases, "meaning-reversed")
        for phrases in _asked(lists.terms, terms, own):
            yield from holds(comparison, link, found, phrases, "term-changed")


def _asked(
    sets: tuple[tuple[tuple[str, ...], ...], ...], first: dict[str, list[int]], own: Iterable[str]
) -> list[tuple[tuple[str, ...], ...]]:
    """The sets of which a phrase may stand in a sentence, by its words, in their order."""
    return [sets[at] for at in sorted({at for word in own for at in first.get(word, ())})]
