"""Fixed phrases that should not stand in the story, alone or each with what to write instead, in the language of
`matching.phrase_language`."""

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

#: The kind `swap` took `swap` alone.
FORMER_NAMES: dict[str, dict[str, str]] = {"swap": {}}


class Keys(NamedTuple):
    """One at least of `phrases`, `words-file` (one phrase a line) and `swap`. `replacement` is offered for the phrases of
    the first two; `swap` has each phrase with its own, or with a list of them, the best first. With `case` they must be
    written as they are here."""

    phrases: tuple[str, ...] = ()
    swap: dict[str, str | list[str]] = {}  # noqa: RUF012 - of a tuple
    words_file: str | None = None
    replacement: str | None = None
    case: bool = False


def compile_rule(keys: Keys, context: Context) -> tuple[Variant, ...]:
    """Every variant of every phrase."""
    offered: tuple[str, ...] = (keys.replacement,) if keys.replacement is not None else ()
    phrases = [("phrases", phrase, offered) for phrase in keys.phrases]
    if keys.words_file:
        phrases += [("words-file", line, offered) for line in context.read_words(keys.words_file)]
    for phrase, written in keys.swap.items():
        phrases.append(("swap", phrase, (written,) if isinstance(written, str) else tuple(written)))
    if not phrases:
        raise RuleMistake("a rule of kind 'phrases' needs 'phrases', 'words-file' or 'swap'")
    return tuple(
        v for key, phrase, written in phrases for v in variants(phrase, written, keys.case, key, context)
    )


def dead_entries(data: tuple[Variant, ...]) -> Iterator[str]:
    """Phrases that are there twice, and those that text folds away."""
    from ..matching.dead_phrases import dead_phrases

    return dead_phrases(data)


def link(rules: dict[int, tuple[Variant, ...]]) -> phrase_index.Index:
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
