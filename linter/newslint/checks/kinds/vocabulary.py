"""Words the house does not use: those its configuration rejects, each with what to write instead if it says so.

An entry is a word or phrase, or `wrong = right`. A capital in it must be there in the story, too. A single verb or noun
in small letters is found in all its forms, and what is written instead takes the form that was met: `utilize = use` finds
"utilized". Phrases say what has forms in the language of `matching.phrase_language`: `~carry out = ~do`.
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
    from ...model.span import Span

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
    for span, (wrong, form, rights) in phrase_index.scan(document, _index(tuple(sorted(document.rejected)))):
        words = span.of(document.text)
        if form != form.lower() and " ".join(words.split()) != form:
            continue
        if len(rights) > 1 and _participle(document, span):
            rights = rights[::-1]
        offered = tuple(match_case(right, words) for right in rights)
        for number in active:
            yield number, Hit(span, offered, entry=entry_name(wrong), doubtful=len(rights) > 1)


def _participle(document: Document, span: Span) -> bool:
    """True if the word before asks for a participle: "has utilized", "was utilized"."""
    from ...language.word_classes import SETS

    before = document.folded[: span.start].rsplit(None, 1)
    return bool(before) and before[-1] in SETS["have"] | SETS["be"]


@lru_cache(maxsize=8)  # the list of a configuration, asked for with every article
def _index(rejected: tuple[str, ...]) -> phrase_index.Index:
    from ...model import house_words
    from ..matching.phrase_language import folded
    from ..matching.word_forms import forms_of

    filed: dict[str, tuple[str, str, tuple[str, ...]]] = {}
    inflected: dict[str, tuple[str, str, tuple[str, ...]]] = {}
    for entry in rejected:
        wrong, right = house_words.rejected(entry)
        for form, rights in forms_of(wrong, right):
            # a form that has an entry of its own is what that says
            into = filed if form == wrong else inflected
            into.setdefault(folded(form), (wrong, form, rights))
    return phrase_index.build((inflected | filed).items())
