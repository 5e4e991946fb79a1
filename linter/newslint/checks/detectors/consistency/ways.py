"""Of two ways to write one thing that patterns tell apart, those in the minority."""

from __future__ import annotations

from collections.abc import Iterator

from ....model.finding import Related
from ....model.span import Span
from ....storage.lazy_namedtuple import TYPE_CHECKING
from ...interface import Hit, RuleTimeout
from ...matching.entry_names import entry_name
from ...matching.search import matches, time_for
from ..shared.headlines import headline_end

if TYPE_CHECKING:
    from ....document.document import Document

#: name, pattern, gates, template
Way = tuple[str, str, tuple[str, ...], str]
#: ways, preferred way of a tie, least lead of the majority
Ways = tuple[tuple[Way, ...], str, int]


def minority_ways(
    document: Document, linked: dict[int, Ways], active: frozenset[int]
) -> Iterator[tuple[int, Hit]]:
    """Every place of the way in the minority."""
    text = document.text
    done: set[int] = set()
    for number in sorted(active):
        ways, prefer, lead = linked[number]
        if not all(any(gate in text for gate in gates) for _, _, gates, _ in ways):
            continue
        try:
            # a headline has signs where the story has words
            story = [Span(headline_end(document), len(text))]
            seen = [matches(pattern, pattern, True, text, story) for _, pattern, _, _ in ways]
        except TimeoutError:
            raise RuleTimeout(number, time_for(text), frozenset(done)) from None
        done.add(number)
        if not all(seen):
            continue
        counts = [len(found) for found in seen]
        if counts[0] == counts[1]:
            minor = (
                [name for name, *_ in ways].index(prefer) ^ 1
                if prefer
                else int(seen[0][0].start() < seen[1][0].start())
            )
        else:
            minor = counts.index(min(counts))
        if abs(counts[0] - counts[1]) < lead:
            continue
        kept = ways[minor ^ 1]
        first = seen[minor ^ 1][0]
        related = (Related(None, Span(*first.span()), f"written '{first.group()}' here"),)
        for match in seen[minor]:
            offers = (match.expand(kept[3]),) if kept[3] else ()
            yield (
                number,
                Hit(
                    Span(*match.span()),
                    offers,
                    {"form": kept[0], "other": first.group()},
                    related,
                    entry_name(ways[minor][0]),
                ),
            )
