"""Fixed phrases that should not stand in the story, alone or each with what to write instead, in the language of
`matching.phrase_language`."""

from __future__ import annotations

from collections.abc import Iterator

from ...language.capitalization import match_case
from ...model.span import Span
from ...storage.lazy_namedtuple import TYPE_CHECKING, NamedTuple
from ...storage.packed_table import PackedPieces, Pieces, pack_pieces
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


class Compiled(NamedTuple):
    """Every variant of every phrase of a rule, and the names of the phrases."""

    variants: tuple[Variant, ...]
    names: tuple[str, ...]


class Data(NamedTuple):
    """One index for all rules of the kind, with (number of the rule, cased form, replacements, number of the name) for
    each variant, and the names."""

    phrases: phrase_index.Index
    names: PackedPieces


def compile_rule(keys: Keys, context: Context) -> Compiled:
    """Every variant of every phrase."""
    from ..matching.entry_names import entry_names

    offered: tuple[str, ...] = (keys.replacement,) if keys.replacement is not None else ()
    phrases = [("phrases", phrase, offered) for phrase in keys.phrases]
    if keys.words_file:
        phrases += [("words-file", line, offered) for line in context.read_words(keys.words_file)]
    for phrase, written in keys.swap.items():
        phrases.append(("swap", phrase, (written,) if isinstance(written, str) else tuple(written)))
    if not phrases:
        raise RuleMistake("a rule of kind 'phrases' needs 'phrases', 'words-file' or 'swap'")
    names = entry_names(phrase for _, phrase, _ in phrases)
    found = (
        variant
        for entry, (key, phrase, written) in enumerate(phrases)
        for variant in variants(phrase, written, keys.case, key, context, entry)
    )
    return Compiled(tuple(found), tuple(names[phrase] for _, phrase, _ in phrases))


def entries(data: Compiled) -> Iterator[str]:
    """The names of the phrases."""
    yield from data.names


def dead_entries(data: Compiled) -> Iterator[str]:
    """Phrases that are there twice, and those that text folds away."""
    from ..matching.dead_phrases import dead_phrases

    return dead_phrases(variant[:3] for variant in data.variants)


def link(rules: dict[int, Compiled]) -> Data:
    """One index for all rules of the kind."""
    names: list[str] = []
    filed = []
    for number, data in rules.items():
        for folded, cased, replacements, entry in data.variants:
            filed.append((folded, (number, cased, replacements, len(names) + entry)))
        names += data.names
    return Data(phrase_index.build(filed), pack_pieces(names))


def find(document: Document, linked: Data, active: frozenset[int]) -> Iterator[tuple[int, Hit]]:
    """Every phrase of an active rule. Of two that a rule finds at one place the longer one counts."""
    best: dict[tuple[int, int], tuple[int, tuple[str, ...], int]] = {}
    for span, (number, cased, replacements, entry) in phrase_index.scan(document, linked.phrases):
        if number not in active:
            continue
        if cased and " ".join(span.of(document.text).split()) != cased:
            continue
        known = best.get((number, span.start))
        if known is None or known[0] < span.end:
            best[(number, span.start)] = (span.end, replacements, entry)
    names = Pieces(linked.names)
    for (number, start), (end, replacements, entry) in best.items():
        original = document.text[start:end]
        offered = tuple(match_case(text, original) for text in replacements)
        yield number, Hit(Span(start, end), offered, entry=names[entry])
