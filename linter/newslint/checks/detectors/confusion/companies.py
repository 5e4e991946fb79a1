"""A word beside one that nearly always has another there: "climate alteration", "stark contract".

A list counts which words stand side by side in free English, and how bound they are. Where a bound word has a neighbour
that nobody has counted with it, and that is near the one it goes with, that one was meant.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from math import log

from ....language.bigrams import UNKNOWN, WordPairs, word_pairs
from ....language.inflection import verb_forms
from ....language.thesaurus import near
from ....model.span import Span
from ....storage.lazy_namedtuple import TYPE_CHECKING, NamedTuple
from ....storage.packed_table import PackedTable, Table, opened
from ...interface import Hit
from ...matching.bigram_contexts import fit_between
from ...matching.entry_names import entry_name

if TYPE_CHECKING:
    from ....document.document import Document

#: How a word must be near the one that is meant: by its sense, or by its letters or sound.
TESTS = ("synonyms", "slips")
#: What a word goes with: those after it and those before it with how many in a thousand they are, and all others counted.
Company = tuple[tuple[tuple[str, int], ...], tuple[tuple[str, int], ...], tuple[str, ...], tuple[str, ...]]

#: How much frequent words, a tight bond and the edge of a clause add to what a better word gains (natural logarithms).
_FREQUENT, _BOND, _EDGE = 0.8, 0.5, 0.7
#: A score of nothing: that of words so rare that their company is chance.
_NOTHING = 13.0
_SHORTEST = 3


class _Place(NamedTuple):
    """A word by its number, and the words beside it, None beyond a mark or a word nobody has counted."""

    number: int
    before: str | None
    after: str | None


def companies(lines: list[tuple[str, str, int, int]]) -> dict[str, Company]:
    """What each word goes with, from two words side by side, how many in a thousand of what follows the first is the
    second, and how many of what stands before the second is the first."""
    after: dict[str, list[tuple[str, int]]] = {}
    before: dict[str, list[tuple[str, int]]] = {}
    for first, second, following, leading in lines:
        after.setdefault(first, []).append((second, following))
        before.setdefault(second, []).append((first, leading))
    return {
        word: (
            _shares(after.get(word, [])),
            _shares(before.get(word, [])),
            tuple(sorted(one for one, _ in after.get(word, ()))),
            tuple(sorted(one for one, _ in before.get(word, ()))),
        )
        for word in sorted({*after, *before})
        if any(share for some in (after, before) for _, share in some.get(word, ()))
    }


def _shares(counted: list[tuple[str, int]]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted((pair for pair in counted if pair[1]), key=lambda pair: -pair[1]))


def find_broken(document: Document, test: str, least: float, packed: PackedTable) -> Iterator[Hit]:
    """Every word that breaks a company so badly, with the one that was meant."""
    table, pairs, words = opened(packed, Table), word_pairs(), document.words
    best: dict[int, tuple[float, str]] = {}
    for bound in table.met(words.sought):
        company = table[bound]
        for number in words.numbers[bound]:
            for side in (0, 1):
                at = number + 1 - 2 * side
                if not (company[side] and 0 <= at < len(words)):
                    continue
                word = words.folded[at]
                if word in company[2 + side] or not _open(document, number, at):
                    continue
                if (pairs.pair(bound, word) if not side else pairs.pair(word, bound)) is not None:
                    continue
                score, meant = _meant(document, pairs, test, at, bound, company[side])
                if score >= least and score > best.get(at, (least, ""))[0] and word not in document.accepted:
                    best[at] = score, meant
    for at in sorted(best):
        word, meant = words.folded[at], best[at][1]
        yield Hit(
            Span(words.starts[at], words.starts[at] + len(word)),
            (meant,),
            entry=entry_name(f"{word} {meant}"),
        )


def _open(document: Document, number: int, at: int) -> bool:
    """True if the word numbered `at` and the bound one are everyday words with a space between them."""
    words, text = document.words, document.text
    if len(words.folded[at]) < _SHORTEST or not words.folded[at].isalpha():
        return False
    if not (text[words.starts[at]].islower() and text[words.starts[number]].islower()):
        return False
    end = words.starts[at] + len(words.folded[at])
    return _beside(document, min(at, number)) and text[end : end + 1] != "-"


def _beside(document: Document, at: int) -> bool:
    words = document.words
    end = words.starts[at] + len(words.folded[at])
    return words.starts[at + 1] == end + 1 and document.text[end] == " "


def _meant(
    document: Document,
    pairs: WordPairs,
    test: str,
    at: int,
    bound: str,
    expected: tuple[tuple[str, int], ...],
) -> tuple[float, str]:
    """The best of the expected words that are near the word numbered `at`, and its score."""
    words = document.words
    word = words.folded[at]
    slips = pairs.mistaken_for(word) if test == "slips" else ()
    best = 0.0, ""
    place: _Place | None = None
    for meant, share in expected:
        if not (meant in slips if test == "slips" else alike(word, meant)):
            continue
        place = place or _Place(
            at,
            words.folded[at - 1] if at and _beside(document, at - 1) else None,
            words.folded[at + 1] if at + 1 < len(words) and _beside(document, at) else None,
        )
        gain = fit_between(pairs, meant, place.before, place.after)
        gain -= fit_between(pairs, word, place.before, place.after)
        shares = sum((pairs.word(one) or (UNKNOWN, 0.0))[0] for one in (word, bound))
        edge = _EDGE if place.before is None or place.after is None else 0.0
        score = gain + _FREQUENT * shares + _BOND * log(share / 1000) + edge + _NOTHING
        best = max(best, (score, meant))
    return best


@lru_cache(maxsize=20_000)
def alike(word: str, meant: str) -> bool:
    """True if a thesaurus gives one of two words for the other, and both are of one form. A word clipped at either end
    is the word itself: net for internet, phone for telephone."""
    if _form(word) != _form(meant) or meant.startswith(word) or meant.endswith(word):
        return False
    ones, others = _bases(word), _bases(meant)
    if set(ones) & set(others):
        return False
    return any(
        other in alternatives for one in ones for other in others for alternatives in near(one).values()
    ) or any(one in alternatives for other in others for one in ones for alternatives in near(other).values())


def _form(word: str) -> str:
    if word.endswith("s") and not word.endswith("ss"):
        return "s"
    return next((ending for ending in ("ed", "ing", "ly") if word.endswith(ending)), "")


def _bases(word: str) -> list[str]:
    """What a word may be a form of, and itself."""
    tries = [word]
    if word.endswith("s") and not word.endswith("ss"):
        tries += [word[:-1], word[:-2], word[:-3] + "y"]
    for ending in ("ed", "ing"):
        if word.endswith(ending):
            stem = word[: -len(ending)]
            tries += [stem, stem + "e", stem[:-1]]
    return [
        one for one in tries if one == word or near(one) and (word in verb_forms(one) or word.endswith("s"))
    ]
