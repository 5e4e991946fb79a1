"""Fixed phrases that should not stand in the story, written in the small language of `expand`."""

from __future__ import annotations

from collections.abc import Iterator

from ...language.capitalization import match_case
from ...model.span import Span
from ...storage.lazy_namedtuple import TYPE_CHECKING, NamedTuple
from ..interface import Context, Hit, RuleMistake
from ..matching import phrase_index
from ..matching.phrase_variants import Variant, variants

if TYPE_CHECKING:
    from ...document.document import Document

Data = tuple[Variant, ...]


class Keys(NamedTuple):
    """`phrases`, or `words-file` (one phrase a line), or both; `replacement` is offered for each."""

    phrases: tuple[str, ...] = ()
    words_file: str | None = None
    replacement: str | None = None
    case: bool = False


def compile_rule(keys: Keys, context: Context) -> Data:
    """Every variant of every phrase."""
    phrases = [("phrases", phrase) for phrase in keys.phrases]
    if keys.words_file:
        phrases += [("words-file", line) for line in context.read_words(keys.words_file)]
    if not phrases:
        raise RuleMistake("a rule of kind 'phrases' needs 'phrases' or 'words-file'")
    replacements = (keys.replacement,) if keys.replacement is not None else ()
    return tuple(
        v for key, phrase in phrases for v in variants(phrase, replacements, keys.case, key, context)
    )


def link(rules: dict[int, Data]) -> phrase_index.Index:
    """One index for all rules of the kind; the payload is (number of the rule, cased form, replacements)."""
    return phrase_index.build(
        (folded, (number, cased, replacements))
        for number, data in rules.items()
        for folded, cased, replacements in data
    )


def find(document: Document, linked: phrase_index.Index, active: frozenset[int]) -> Iterator[tuple[int, Hit]]:
    """Every phrase of an active rule. Of two that a rule finds at one place the longer one counts."""
    best: dict[tuple[int, int], tuple[int, tuple[str, ...]]] = {}
    for span, (number, cased, replacements) in phrase_index.scan(document, linked):
        if number not in active:
            continue
        if cased and " ".join(span.of(document.text).split()) != cased:
            continue
        known = best.get((number, span.start))
        if known is None or known[0] < span.end:
            best[(number, span.start)] = (span.end, replacements)
    for (number, start), (end, replacements) in best.items():
        original = document.text[start:end]
        yield (
            number,
            Hit(Span(start, end), tuple(match_case(text, original) for text in replacements)),
        )
