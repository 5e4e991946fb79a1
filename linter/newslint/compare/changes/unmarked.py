"""Speech of the source that stands in the article without its quotation marks."""

from __future__ import annotations

from collections.abc import Iterator

from ...language.word_lists import Table, bases, words
from ..align.locate import Stream, locate
from ..comparison import Comparison
from .change import Change
from .quotations import Match, spoken

_PERSONS = Table(lambda: bases("english/comparing", "persons-and-tenses"))
_FIRST = words("english/comparing", "speaker-and-hearer")


def _reported(key: str) -> list[str]:
    """The normal form of a word that may have changed person and tense in reported speech."""
    return [part for form in spoken(key) for part in _PERSONS.get(form, form).split()]


def unmarked_changes(comparison: Comparison, matches: list[Match]) -> Iterator[Change]:
    """Sentences of quoted speech, four words and more, that the article has as narration: word for word,
    or with no more than person and tense changed."""
    a, s = comparison.a, comparison.s
    plain = [at for at, number in enumerate(a.quoted) if number < 0]
    keys: list[str] = []
    tokens: list[int] = []
    for at in plain:
        for form in _reported(a.keys[at]):
            keys.append(form)
            tokens.append(at)
    stream = Stream(keys)
    kept = {at for match in matches for at in match.source}
    for sentence in comparison.source.sentences:
        low, high = s.within(sentence)
        run = [at for at in range(low, high) if s.quoted[at] >= 0]
        if len(run) < 4 or sum(at in kept for at in run) > len(run) / 2:
            continue
        passage = [form for at in run for form in _reported(s.keys[at])]
        place = locate(passage, stream)
        if place is None or place.score < 0.8 or place.high - place.low > 1.4 * len(passage) + 1:
            continue
        first, last = tokens[place.low], tokens[place.high - 1]
        ours = [a.keys[at] for at in range(first, last + 1)]
        theirs = [s.keys[at] for at in run]
        first_person = any(key in _FIRST for key in ours)
        verbatim = _share(ours, theirs) >= 0.85
        if a.sentence[first] != a.sentence[last] and not verbatim:
            continue
        whole = len(ours) == len(_sentence(comparison, first))
        if first_person or (verbatim and (len(run) >= 6 or whole)):
            kind = "speech-unmarked"
        elif place.score >= 0.9 and len(passage) >= 6:
            kind = "speech-reported"
        else:
            continue
        span = a.span(first, last + 1)
        was = s.words(run[0], run[-1] + 1)
        yield Change(kind, span, s.span(run[0], run[-1] + 1), was, a.words(first, last + 1))


def _sentence(comparison: Comparison, at: int) -> range:
    return range(*comparison.a.within(comparison.article.sentences[comparison.a.sentence[at]]))


def _share(ours: list[str], theirs: list[str]) -> float:
    """The share of the source's words that stand in the article's in the same order, at their very place."""
    same = sum(one == other for one, other in zip(ours, theirs))
    back = sum(one == other for one, other in zip(reversed(ours), reversed(theirs)))
    return max(same, back) / max(len(theirs), 1)
