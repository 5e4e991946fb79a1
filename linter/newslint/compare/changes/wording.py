"""Words put for others in sentences that were otherwise carried over, and words added or lost there."""

from __future__ import annotations

from collections.abc import Iterator

from ...language.numbers import MAGNITUDES
from ...language.word_lists import PerHouse, lines, words
from ..align.edits import Diff, Edit
from ..comparison import CARRIED, Comparison
from ..text.names import CALENDAR
from ..text.speech import NEUTRAL
from ..text.spelling import accents_only, near, same_root, variants
from ..text.stems import content, stem
from .change import Change, Lists
from .phrases import find_phrase
from .synonymy import harmless

_LONGEST = 6
_PRONOUNS = words("english/comparing", "pronouns")
# Words whose exchange, loss or addition is a matter of style in carried-over copy.
_NEEDED = words("english/comparing", "needed")
_LOOSE = words("english/comparing", "loose")
_PAIRS = PerHouse(
    lambda: frozenset(frozenset(pair.split("/")) for pair in lines("english/comparing", "same-in-effect"))
)


def wording_changes(comparison: Comparison, lists: Lists) -> Iterator[Change]:
    """The findings on wording. Nothing is found in an article that was written anew."""
    copied = comparison.carried >= CARRIED
    for found in comparison.diffs:
        if not found.edits or not found.pairs:
            continue
        faithful = comparison.faithful(found)
        moved = _moved(comparison, found)
        for edit in found.edits:
            if _quoted(comparison, found, edit):
                continue
            if edit.kind == "replace":
                yield from _replaced(comparison, found, edit, lists, faithful, copied, moved)
            elif edit.kind == "insert" and copied:
                yield from _inserted(comparison, found, edit, faithful, moved)
            elif edit.kind == "delete" and copied and faithful:
                yield from _lost(comparison, edit, moved)


def _quoted(comparison: Comparison, found: Diff, edit: Edit) -> bool:
    a, s = comparison.a, comparison.s
    if any(a.quoted[at] >= 0 for at in range(edit.a_low, edit.a_high)):
        return True
    return bool(edit.source) and all(s.quoted[at] >= 0 for at in edit.source)


def _moved(comparison: Comparison, found: Diff) -> set[str]:
    """Stems of content words that only changed their place within the sentence."""
    a, s = comparison.a, comparison.s
    come = {
        stem(a.keys[at])
        for edit in found.edits
        for at in range(edit.a_low, edit.a_high)
        if content(a.keys[at])
    }
    gone = {stem(s.keys[at]) for edit in found.edits for at in edit.source if content(s.keys[at])}
    return come & gone


def _replaced(
    comparison: Comparison,
    found: Diff,
    edit: Edit,
    lists: Lists,
    faithful: bool,
    copied: bool,
    moved: set[str],
) -> Iterator[Change]:
    a, s = comparison.a, comparison.s
    new = list(range(edit.a_low, edit.a_high))
    old = list(edit.source)
    if len(new) > _LONGEST or len(old) > _LONGEST or not (edit.left + edit.right >= 3):
        return
    if not (edit.left or edit.at_start) or not (edit.right or edit.at_end):
        return
    one, other = [a.keys[at] for at in new], [s.keys[at] for at in old]
    if len(new) == len(old) == 1:
        if _spelled(comparison, new[0], old[0]):
            yield _change(comparison, "word-misspelled", edit)
            return
        if variants(one[0], other[0]):
            return
        if accents_only(one[0], other[0]):
            return
        if stem(one[0]) == stem(other[0]) and one[0] not in CALENDAR:
            if copied and faithful:
                yield _change(comparison, "word-form-changed", edit)
            return
    if "".join(one) == "".join(other):
        split = len(one) > len(other) and "-" not in a.span(edit.a_low, edit.a_high).of(a.text)
        if faithful and split and one[0] != "per" and not any(comparison.a_names[at] for at in new):
            yield _change(comparison, "word-split", edit)
        return
    if any(key[0].isdigit() or key in MAGNITUDES or key in CALENDAR or key in "%$€£" for key in one + other):
        return
    if any(comparison.a_names[at] for at in new):
        return
    if _pronoun_for_name(comparison, one, old):
        if copied and faithful and _unclear(comparison, found, edit):
            yield _change(comparison, "pronoun-unclear", edit)
        return
    if not faithful or not copied or any(key in NEUTRAL for key in one + other):
        return
    ours = {stem(key) for key in one if content(key)} - moved
    theirs = {stem(key) for key in other if content(key)} - moved
    same = {stem(key) for key in one if content(key)} & {stem(key) for key in other if content(key)}
    if same and not ours and not theirs:  # "halted", "is halting"
        if len(one) + len(other) <= 4:
            yield _change(comparison, "word-form-changed", edit)
        return
    if not ours and not theirs:
        yield from _grammar(comparison, edit, one, other)
        return
    if ours <= theirs and len(one) < len(other):  # words of the source cut down, none of its own put in
        return
    if not theirs and all(key in _PRONOUNS for key in other):
        return  # the pronoun's meaning was spelled out
    if not ours and len(one) <= 1:
        return
    if _swappable(one, other, lists):
        yield _change(comparison, "word-exchanged", edit)
        return
    if (
        len(new) == 1
        and a.text[a.ends[new[0]] : a.ends[new[0]] + 1] == "."
        and other
        and other[0].startswith(one[0])
    ):
        yield _change(comparison, "word-shortened", edit)
        return
    kind = _manner(one, other)
    if kind != "phrase-translated" and harmless(comparison, edit, one, other):
        kind = "word-exchanged"
    yield _change(comparison, kind, edit)


def _beside(text: str, ends: list[int], starts: list[int], one: int, other: int) -> bool:
    """True if two neighbouring tokens have nothing but white space between them."""
    low, high = sorted((one, other))
    return not text[ends[low] : starts[high]].strip()


def _spelled(comparison: Comparison, new: int, old: int) -> bool:
    """True if the new word is a slip for the old one: nearly the same letters, in no text a word of its own
    and no other form of it."""
    a, s = comparison.a, comparison.s
    one, other = a.keys[new], s.keys[old]
    if not near(one, other) and one.replace("'", "") != other.replace("'", ""):
        return False
    if one[0].isdigit() or other[0].isdigit() or variants(one, other) or not one.isalpha() and "'" not in one:
        return False
    if comparison.a_names[new] and comparison.s_names[old]:
        return False
    plain = one.replace("'", "") == other.replace("'", "")
    if plain and "'" in one and other not in ("its", "whose", "your", "their"):
        return False  # the apostrophe was missing in the source
    if not plain and (one.startswith(other) or other.startswith(one)) or frozenset((one, other)) in _PAIRS():
        return False
    if (
        same_root(one, other)
        and one not in comparison.s_keys
        and one.replace("'", "") != other.replace("'", "")
    ):
        return False
    return stem(one) != stem(other) or one.replace("'", "") == other.replace("'", "")


def _grammar(comparison: Comparison, edit: Edit, one: list[str], other: list[str]) -> Iterator[Change]:
    """One grammar word for another, apart from pairs that say the same."""
    if len(one) != 1 or len(other) != 1 or content(one[0]) or content(other[0]):
        return
    if any(x in _LOOSE and y in _LOOSE for x, y in zip(one, other)):
        return
    if any(frozenset((x, y)) in _PAIRS() or x == y for x, y in zip(one, other)):
        return
    yield _change(comparison, "grammar-word-changed", edit)


def _pronoun_for_name(comparison: Comparison, one: list[str], old: list[int]) -> bool:
    """True if a pronoun, or a word already in the source for it, stands for a name."""
    named = any(comparison.s_names[at] for at in old)
    return named and all(not content(key) for key in one)


def _unclear(comparison: Comparison, found: Diff, edit: Edit) -> bool:
    """True if the sentence already had the same pronoun, for somebody else."""
    a = comparison.a
    pronouns = {a.keys[at] for at in range(edit.a_low, edit.a_high)} & {
        "he",
        "she",
        "they",
        "it",
        "him",
        "her",
    }
    return any(
        a.keys[at] in pronouns and at in found.pairs and a.quoted[at] < 0
        for at in range(found.article[0], edit.a_low)
    )


def _swappable(one: list[str], other: list[str], lists: Lists) -> bool:
    """True if a list of ordinary desk changes holds both phrases in one set."""
    ours = tuple(stem(key) for key in one)
    theirs = tuple(stem(key) for key in other)
    short = tuple(stem(key) for key in one if content(key)) or ours
    long = tuple(stem(key) for key in other if content(key)) or theirs
    for phrases in lists.swaps:
        if (ours in phrases or short in phrases) and (theirs in phrases or long in phrases):
            return True
        if any(find_phrase(ours, p) == [0] and len(p) == len(ours) for p in phrases) and theirs in phrases:
            return True
    return False


_FOREIGN = frozenset("itself himself herself themselves have has had been being".split())


def _manner(one: list[str], other: list[str]) -> str:
    """How a phrase was changed: words for words; taken apart; or with a reflexive, a perfect tense or a
    genitive put in that English does not use there, as translation does."""
    added = [key for key in one if not content(key) and key not in other]
    if len(one) <= len(other) and not set(added) & _FOREIGN or not added:
        return "word-swapped"
    if set(added) & _FOREIGN or added[:2] == ["of", "the"]:
        return "phrase-translated"
    return "phrase-reworked"


def _inserted(
    comparison: Comparison, found: Diff, edit: Edit, faithful: bool, moved: set[str]
) -> Iterator[Change]:
    """Words put into, or after, a sentence that was carried over."""
    a = comparison.a
    new = range(edit.a_low, edit.a_high)
    words = {stem(a.keys[at]) for at in new if content(a.keys[at])}
    if words & moved or any(comparison.a_names[at] or a.keys[at][0].isdigit() for at in new):
        return
    if len(new) == 1:
        low, high = found.article
        beside = [at for at in (edit.a_low - 1, edit.a_low + 1) if low <= at < high]
        if faithful and any(
            a.keys[at] == a.keys[edit.a_low] and _beside(a.text, a.ends, a.starts, at, edit.a_low)
            for at in beside
        ):
            yield _change(comparison, "word-doubled", edit)
        return
    if not words:
        return
    known = {stem(key) for key in comparison.s_keys}
    own = words - known
    if (
        len(new) >= 5
        and found.kept >= 0.8
        and len(own) * 2 > len(words)
        and not any(a.keys[at] in NEUTRAL or a.keys[at] == "according" for at in new)
    ):
        yield _change(comparison, "clause-added", edit)
    elif (
        len(new) <= 4
        and faithful
        and found.kept >= 0.9
        and len(own) == len(words)
        and edit.left
        and edit.right >= 2
    ):
        yield _change(comparison, "words-added", edit)


def _lost(comparison: Comparison, edit: Edit, moved: set[str]) -> Iterator[Change]:
    """A grammar word without which the sentence does not hold together."""
    s, a = comparison.s, comparison.a
    if len(edit.source) != 1 or not (edit.left >= 3 and edit.right >= 2):
        return
    key = s.keys[edit.source[0]]
    if key not in _NEEDED:
        return
    gap = s.text[s.ends[edit.source[0]] : s.starts[min(edit.source[0] + 1, len(s.keys) - 1)]]
    after = a.text[a.ends[edit.a_low - 1] : a.starts[edit.a_low]] if edit.a_low < len(a.keys) else "."
    relative = key in ("who", "which", "whose") and "," in after
    parted = gap.strip() or (key in ("and", "but", "or") and any(mark in after for mark in ".;:?!—,"))
    if parted and not relative:
        return
    low, high = edit.a_low - 1, min(edit.a_low + 1, len(a.keys))
    was = s.words(edit.source[0] - 1, edit.source[0] + 2)
    yield Change(
        "grammar-word-lost",
        a.span(low, high),
        s.span(edit.source[0], edit.source[0] + 1),
        was,
        a.words(low, high),
        (was,),
    )


def _change(comparison: Comparison, kind: str, edit: Edit) -> Change:
    a = comparison.a
    was = comparison.source_words(edit.source)
    fix = (was,) if was and " ... " not in was else ()
    if was and a.shape(edit.a_low)[0].isupper() and was[0].islower() and edit.at_start:
        fix = (was[0].upper() + was[1:],)
    return Change(
        kind,
        a.span(edit.a_low, edit.a_high),
        comparison.source_span(edit.source),
        was,
        a.words(edit.a_low, edit.a_high),
        fix,
    )
