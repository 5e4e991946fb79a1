"""All findings of a comparison, each kind from its own module, put in order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..storage.lazy_namedtuple import TYPE_CHECKING, NamedTuple
from .changes.attribution import attribution_changes
from .changes.change import Change, Lists
from .changes.claims import claim_changes, term_changes
from .changes.figures import figure_changes
from .changes.names import name_changes
from .changes.poles import pole_changes
from .changes.punctuation import punctuation_changes
from .changes.quotations import Match, match_quotations, quotation_changes
from .changes.sentences import copied_changes, sentence_changes
from .changes.speakers import reporting_changes, speaker_changes
from .changes.strength import strength_changes
from .changes.titles import title_changes
from .changes.unmarked import unmarked_changes
from .changes.wording import wording_changes
from .comparison import Comparison

if TYPE_CHECKING:
    from ..document.document import Document


class Compared(NamedTuple):
    """A comparison and what it found, in the order of the article."""

    comparison: Comparison
    matches: tuple[Match, ...]
    changes: tuple[Change, ...]


def compared(article: Document, lists: Lists) -> Compared:
    """The article held against its sources (`article.sources`, at least one). The answer is kept with the
    document, so that many rules may ask."""
    comparisons = article.memo(_comparisons)
    for known, made in comparisons:
        if known == lists:
            return made
    made = compare(Comparison(article, *article.sources), lists)
    comparisons.append((lists, made))
    return made


def _comparisons(_: Document) -> list[tuple[Lists, Compared]]:
    """The comparisons that were made of an article, by the lists they were made with."""
    return []


def compare(comparison: Comparison, lists: Lists) -> Compared:
    """Run all comparing checks. Where two speak of the same words, the more particular one is kept:
    they are asked in that order."""
    matches = match_quotations(comparison)
    rounds: Sequence[Iterable[Change]] = (
        quotation_changes(comparison, matches),
        speaker_changes(comparison, matches),
        unmarked_changes(comparison, matches),
        figure_changes(comparison),
        reporting_changes(comparison),
        term_changes(comparison, lists),
        attribution_changes(comparison),
        claim_changes(comparison, lists),
        pole_changes(comparison),
        strength_changes(comparison),
        title_changes(comparison),
        name_changes(comparison),
        punctuation_changes(comparison),
        wording_changes(comparison, lists),
        sentence_changes(comparison),
        copied_changes(comparison),
    )
    kept: list[Change] = []
    for changes in rounds:
        earlier = list(kept)
        for change in changes:
            if change not in kept and not any(_hides(one, change) for one in earlier):
                kept.append(change)
    kept.sort(key=lambda change: (change.span, change.kind))
    return Compared(comparison, tuple(matches), tuple(kept))


_WIDE = frozenset(
    ("attribution-dropped", "active-made-passive", "comment-added", "speaker-dropped", "copied")
)


def _hides(one: Change, other: Change) -> bool:
    """True if what was found first makes the second superfluous. A finding on a whole sentence says
    nothing of the words in it."""
    if not one.span.overlaps(other.span):
        return False
    if one.kind in _WIDE or other.kind in _WIDE:
        return one.kind in _WIDE and other.kind in _WIDE
    return True
