"""Claims that say more, or the contrary: attribution, hedges and negation that were lost on the way."""

from __future__ import annotations

from collections.abc import Iterator

from .align import Link
from .changes import Change, Lists
from .comparison import Comparison
from .edits import Diff
from .phrases import holds, in_place
from .speech import attributed, cue_in
from .stems import content, stem

_NEGATIONS = frozenset(
    "not no never nobody none nothing nor neither nowhere cannot without hardly barely scarcely seldom rarely unable".split()
)
# Verbs and nouns that deny by themselves: a negation may have gone into one of them.
_DENYING = frozenset(
    stem(word)
    for word in "deny reject refuse fail lack avoid decline dismiss refute prevent forbid ban bar prohibit rule except exempt "
    "exclude absent absence untouched unaffected unchanged unknown unclear unlikely impossible stop halt cease oppose "
    "few little only until unless instead rather than denial refusal failure miss skip spare escape free less "
    "far remain yet still doubt doubtful remove removal end drop withdraw".split()
)
_HEDGES = {
    hedge: group
    for group, hedges in {
        "alleged": "alleged allegedly suspected accused reportedly purported purportedly apparent apparently presumed believed "
        "supposed supposedly ostensibly claimed",
        "possible": "may might could possibly perhaps maybe potentially possible potential probably likely probable can appears "
        "appear appeared seems seem seemed suggests suggest suggested indicates indicated expected",
    }.items()
    for hedge in hedges.split()
}


def claim_changes(comparison: Comparison, lists: Lists) -> Iterator[Change]:
    """The findings on what the sentences claim."""
    for link, found in zip(comparison.links, comparison.diffs):
        if not link.sources or link.cover < 0.5:
            continue
        yield from _attribution(comparison, link, found)
        yield from _hedges(comparison, link, found)
        yield from _negation(comparison, link, found)


def _outside(comparison: Comparison, found: Diff) -> bool:
    """True if most of a sentence stands outside quotation marks."""
    low, high = found.article
    return sum(comparison.a.quoted[at] < 0 for at in range(low, high)) * 2 > high - low


def _attribution(comparison: Comparison, link: Link, found: Diff) -> Iterator[Change]:
    """A claim the source credits to somebody, and the article states as fact."""
    a, s = comparison.a, comparison.s
    low, high = found.article
    if link.cover < 0.6 or high - low < 4 or not _outside(comparison, found):
        return
    first = link.sources[0]
    s_low, s_high = s.within(comparison.source.sentences[first])
    if any(s.quoted[at] >= 0 for at in range(s_low, s_high)):
        return
    cue = cue_in(s, comparison.s_names, s_low, s_high)
    if cue is None or cue.speaker == (0, 0) or attributed(a, low, high):
        return
    speaker = {stem(s.keys[at]) for at in range(*cue.speaker) if content(s.keys[at])}
    if not speaker and s.keys[cue.speaker[0]] not in ("he", "she", "they", "it"):
        return
    claim = [at for at in range(s_low, s_high) if not cue.speaker[0] - 1 <= at <= max(cue.at, cue.speaker[1])]
    shared = {stem(s.keys[at]) for at in claim if content(s.keys[at])}
    ours = {stem(a.keys[at]) for at in range(low, high) if content(a.keys[at])}
    if len(shared & ours) < 0.6 * len(ours) or len(shared & ours) < 0.5 * len(shared):
        return
    # The speaker is still at hand if the paragraph names them, or goes on from a sentence that does.
    paragraph = comparison.article.paragraphs[comparison.article.paragraph_at(a.starts[low])].span
    p_low, p_high = a.within(paragraph)
    around = {stem(a.keys[at]) for at in range(low, high)}
    if speaker & around or attributed(a, max(p_low, low - 60), low) or attributed(a, high, min(p_high, high + 25)):
        return
    # Where the article's cue went to a neighbouring sentence of a merged claim, nothing is lost.
    was = s.words(min(cue.at, cue.speaker[0]), max(cue.at + 1, cue.speaker[1]))
    yield Change("attribution-dropped", a.span(low, high), s.span(s_low, s_high), was, a.words(low, high))


def _hedges(comparison: Comparison, link: Link, found: Diff) -> Iterator[Change]:
    """"May be the oldest" that became "is the oldest"; "the alleged thief", "the thief"."""
    a, s = comparison.a, comparison.s
    low, high = found.article
    own = {_HEDGES[a.keys[at]] for at in range(low, high) if a.keys[at] in _HEDGES}
    if attributed(a, low, high) and not (found.source and attributed(s, found.source[0], found.source[-1] + 1)):
        own.add("alleged")
    back = {there: here for here, there in found.pairs.items()}
    for edit in found.edits:
        for at in edit.source:
            group = _HEDGES.get(s.keys[at])
            if group is None or group in own or s.quoted[at] >= 0 or (s.keys[at] == "may" and s.shape(at) == "May"):
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
            yield Change("hedge-dropped", a.span(start, here + 1), s.span(at, after + 1), was, a.words(start, here + 1))
            break


def _next_content(comparison: Comparison, at: int, found: Diff) -> int | None:
    """The word a hedge bears on: the next content word of the source's sentence, two words on at most
    beyond grammar words."""
    s = comparison.s
    for after in range(at + 1, min(at + 4, len(s.keys))):
        if after in found.source and content(s.keys[after]) and s.keys[after] not in _HEDGES:
            return after
    return None


def negative(key: str) -> bool:
    """True for a word that negates."""
    return key in _NEGATIONS or key.endswith("n't")


def _negation(comparison: Comparison, link: Link, found: Diff) -> Iterator[Change]:
    """A sentence that denies in one text what it affirms in the other."""
    a, s = comparison.a, comparison.s
    low, high = found.article
    ours = [at for at in range(low, high) if negative(a.keys[at]) and a.quoted[at] < 0]
    theirs = [at for at in found.source if negative(s.keys[at]) and s.quoted[at] < 0]
    if bool(ours) == bool(theirs) and len(ours) == len(theirs):
        return
    for edit in found.edits:
        gone = [at for at in edit.source if negative(s.keys[at]) and s.quoted[at] < 0]
        come = [at for at in range(edit.a_low, edit.a_high) if negative(a.keys[at]) and a.quoted[at] < 0]
        if bool(gone) == bool(come) or len(edit.source) > 5 or edit.a_high - edit.a_low > 5:
            continue
        if edit.kind == "insert" and edit.a_high - edit.a_low > 2:  # a clause of its own was added
            continue
        left = {stem(a.keys[at]) for at in range(low, high)} | {stem(s.keys[at]) for at in edit.source if not gone}
        changed = {stem(a.keys[at]) for at in range(edit.a_low, edit.a_high)} | {stem(s.keys[at]) for at in edit.source}
        if (changed | left) & _DENYING or any(_denies(key) for key in changed):
            continue
        if not (edit.left >= 1 or edit.at_start) or not (edit.right >= 1 or edit.at_end) or edit.left + edit.right < 3:
            continue
        if (gone and any(negative(a.keys[at]) for at in range(low, high))) or (come and theirs):
            continue
        if edit.at_end and gone:  # a whole trailing clause was trimmed
            continue
        first = max(edit.a_low - 1, low)
        end = min(max(edit.a_high, edit.a_low) + 1, high)
        yield Change(
            "negation-changed",
            a.span(low, high) if high - low <= 8 else a.span(first, end),
            comparison.source_span(edit.source) or comparison.source_span(found.source),
            comparison.source_words(edit.source),
            a.words(first, end),
        )


def _denies(word: str) -> bool:
    return len(word) > 5 and word.startswith(("un", "non", "in", "im", "dis"))


def term_changes(comparison: Comparison, lists: Lists) -> Iterator[Change]:
    """Terms exchanged for others that mean something else, and words for their opposites, anywhere in
    sentences that tell the same thing."""
    for link, found in zip(comparison.links, comparison.diffs):
        if not link.sources or link.cover < 0.5:
            continue
        for kind, sets in (("meaning-reversed", lists.opposites), ("term-changed", lists.terms)):
            for phrases in sets:
                if kind == "meaning-reversed":
                    yield from in_place(comparison, found, phrases, kind)
                else:
                    yield from holds(comparison, link, found, phrases, kind)
