"""Words the house does not use: those its configuration rejects, each with what to write instead if it says so.

An entry is a word or phrase, or `wrong = right`. A capital in it must be there in the story, too.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from ...language.capitalization import match_case
from ...storage.lazy_namedtuple import TYPE_CHECKING, NamedTuple
from ..interface import Context, Hit
from ..matching import phrase_index
from ..matching.entry_names import entry_name

if TYPE_CHECKING:
    from ...document.document import Document

NEEDS = "rejected"


class Keys(NamedTuple):
    """The kind has no keys of its own; its words are in the configuration, under `reject`."""


def compile_rule(keys: Keys, context: Context) -> None:
    """Nothing: the words are known when an article is checked."""
    return


def find(document: Document, linked: dict[int, None], active: frozenset[int]) -> Iterator[tuple[int, Hit]]:
    """Every rejected word and phrase."""
    if not document.rejected:
        return
    for span, (wrong, right) in phrase_index.scan(document, _index(tuple(sorted(document.rejected)))):
        words = span.of(document.text)
        if wrong != wrong.lower() and " ".join(words.split()) != wrong:
            continue
        for number in active:
            yield number, Hit(span, (match_case(right, words),) if right else (), entry=entry_name(wrong))


@lru_cache(maxsize=8)  # the list of a configuration, asked for with every article
def _index(rejected: tuple[str, ...]) -> phrase_index.Index:
    from ..matching.phrase_language import folded

    entries = []
    for entry in rejected:
        wrong, _, right = (part.strip() for part in entry.partition("="))
        if any(map(str.isalnum, wrong)):
            entries.append((folded(wrong), (wrong, right)))
    return phrase_index.build(entries)
