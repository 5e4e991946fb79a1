"""Findings that are not listed since their rule has too many in one file: where they stand, less what is left out anyway."""

from __future__ import annotations

from ..model.article import Article
from ..model.span import Span
from ..packs.rule import names_of
from ..storage.lazy_namedtuple import TYPE_CHECKING, NamedTuple
from .filters import Covered

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class Unlisted(NamedTuple):
    """`places` are offsets in the file by rule, in order; `suppressed` is how many more directives left out."""

    places: dict[str, Sequence[int]] = {}
    suppressed: int = 0


def unlisted(
    more: Mapping[str, Sequence[int]], article: Article, elsewhere: Sequence[Span], paragraphs: list[Span]
) -> Unlisted:
    """Where in the file findings stand that begin at these places in the prose: without those in passages that are not
    looked at and those that a directive covers. `paragraphs` are spans in the file."""
    reached = []
    if "newslint:" in article.source:
        from .suppress import find_directives, reaches

        directives, _ = find_directives(article.source)
        reached = reaches(directives, paragraphs, len(article.source))
    foreign = Covered(elsewhere)
    places: dict[str, Sequence[int]] = {}
    suppressed = 0
    for rule, starts in more.items():
        names = {"", *names_of(rule)}
        covered = Covered(
            Span(reach.start, reach.end)
            for reach in reached
            if names.intersection(reach.directive.rules or ("",))
        )
        kept = []
        for start in sorted(starts):
            place = article.offsets.span(Span(start, start + 1)).start
            if foreign.holds(place):
                continue
            if covered.holds(place):
                suppressed += 1
            else:
                kept.append(place)
        if kept:
            places[rule] = kept
    return Unlisted(places, suppressed)
