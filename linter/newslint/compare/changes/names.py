"""Names, titles and agencies that the article writes otherwise than the source."""

from __future__ import annotations

from collections.abc import Iterator

from ...language.word_lists import PerHouse, lines, words
from ..align.edits import Diff, Edit
from ..comparison import Comparison
from ..text.names import CALENDAR
from ..text.spelling import accents_only, distance, same_root, variants
from ..text.stems import stem
from .change import Change

_AGENCIES = words("news/agencies")
# Ways of naming the same country; the capital stands for its government.
_ALIKE = PerHouse(lambda: [frozenset(line.split()) for line in lines("news/countries")])


def name_changes(comparison: Comparison) -> Iterator[Change]:
    """The findings on names."""
    told: set[int] = set()
    for found in comparison.diffs:
        for edit in found.edits:
            for change, tokens in _in_place(comparison, found, edit):
                told.update(tokens)
                yield change
    yield from _respelled(comparison, told)
    yield from _agency(comparison)


def _in_place(comparison: Comparison, found: Diff, edit: Edit) -> Iterator[tuple[Change, range]]:
    """A name, or part of one, that stands where the source has another."""
    a, s = comparison.a, comparison.s
    size = edit.a_high - edit.a_low
    if edit.kind != "replace" or size > 5 or len(edit.source) > 5:
        return
    ours = [at for at in range(edit.a_low, edit.a_high) if comparison.a_names[at] and a.quoted[at] < 0]
    theirs = [at for at in edit.source if comparison.s_names[at]]
    if not ours or not theirs:
        return
    inside = _inside_name(comparison, edit)
    if not inside and not (edit.left + edit.right >= 4 and comparison.faithful(found)):
        return
    new, old = {a.keys[at] for at in ours}, {s.keys[at] for at in theirs}
    if new & old or any(key in _AGENCIES or key in CALENDAR for key in new | old):
        return
    if {stem(key) for key in new} & {stem(key) for key in old} or _initials(new, old):
        return
    if any(new <= group and old <= group for group in _ALIKE()):
        return
    if any(one[:4] == other[:4] for one in new for other in old):  # "Scottish", "Scotland"
        return
    if len(ours) == len(theirs) == 1:
        one, other = a.keys[ours[0]], s.keys[theirs[0]]
        if variants(one, other) or one.startswith(other) or other.startswith(one):
            return
        if _misspelled(one, other) or accents_only(one, other):
            return  # dealt with below, wherever it stands
    low, high = ours[0], ours[-1] + 1
    was = " ".join(s.shape(at) for at in theirs)
    if not inside:
        full = _whole(comparison, theirs)
        if new <= full:
            # another part of the same person's name: "Kowalczyk" and "Dante"
            kind = "name-part-changed"
            if not any(key in comparison.s_keys for key in new):
                return
            yield (
                Change(
                    kind,
                    a.span(low, high),
                    s.span(theirs[0], theirs[-1] + 1),
                    was,
                    a.words(low, high),
                    (was,),
                ),
                range(low, high),
            )
            return
        if new <= comparison.s_keys and not (edit.left >= 2 and edit.right >= 2):
            return
    yield (
        Change(
            "name-changed",
            a.span(low, high),
            s.span(theirs[0], theirs[-1] + 1),
            was,
            a.words(low, high),
            (was,),
        ),
        range(low, high),
    )


def _inside_name(comparison: Comparison, edit: Edit) -> bool:
    """True if the changed words are only part of a name: the words beside them, kept from the source,
    belong to it too."""
    names, a = comparison.a_names, comparison.a
    left = (
        edit.left > 0
        and names[edit.a_low - 1]
        and a.text[a.ends[edit.a_low - 1] : a.starts[edit.a_low]].strip() in ("", "-", "&")
    )
    right = (
        edit.right > 0
        and edit.a_high < len(names)
        and names[edit.a_high]
        and a.text[a.ends[edit.a_high - 1] : a.starts[edit.a_high]].strip() in ("", "-", "&")
    )
    return bool((left and names[edit.a_low]) or (right and names[edit.a_high - 1]))


def _whole(comparison: Comparison, theirs: list[int]) -> set[str]:
    """All keys that stand together with a name anywhere in the source, in one run of capitals."""
    s, names = comparison.s, comparison.s_names
    wanted = {s.keys[at] for at in theirs}
    found: set[str] = set()
    at = 0
    while at < len(names):
        if not names[at]:
            at += 1
            continue
        end = at
        while (
            end < len(names)
            and names[end]
            and (end == at or s.text[s.ends[end - 1] : s.starts[end]].strip() in ("", "-", "."))
        ):
            end += 1
        run = set(s.keys[at:end])
        if run & wanted and end - at <= 4:
            found |= run
        at = end
    return found


def _initials(new: set[str], old: set[str]) -> bool:
    """True if one side is made of the other's first letters: "EU" and "European Union"."""
    for short, long in ((new, old), (old, new)):
        if len(short) == 1 and len(long) >= 2:
            letters = next(iter(short))
            if len(letters) <= 5 and set(letters) <= {word[0] for word in long}:
                return True
    return False


def _misspelled(one: str, other: str) -> bool:
    """True if a name reads as another one misspelled."""
    shorter = min(len(one), len(other))
    if shorter < 4 or one == other or abs(len(one) - len(other)) > 2:
        return sorted(one) == sorted(other) and one != other and shorter >= 3
    return distance(one, other) <= (1 if shorter < 6 else 2)


def _respelled(comparison: Comparison, told: set[int]) -> Iterator[Change]:
    """Names the source does not have, spelled nearly like one it has."""
    a, s = comparison.a, comparison.s
    known: dict[str, int] = {}
    for at, name in enumerate(comparison.s_names):
        if name and len(s.keys[at]) >= 3:
            known.setdefault(s.keys[at], at)
    for at, name in enumerate(comparison.a_names):
        key = a.keys[at]
        if not name or at in told or key in comparison.s_keys or len(key) < 3 or a.quoted[at] >= 0:
            continue
        base = key[:-2] if key.endswith("'s") else key
        if (
            base in comparison.s_keys
            or base + "'s" in comparison.s_keys
            or base.rstrip("'") in comparison.s_keys
        ):
            continue
        best: str | None = None
        for other in known:
            plain = other[:-2] if other.endswith("'s") else other
            if accents_only(base, plain):
                best = other
                break
            if stem(plain) == stem(base) or variants(plain, base) or same_root(plain, base):
                continue
            if plain.replace("'", "") == base.replace("'", "") or not _misspelled(base, plain):
                continue
            # Two short names that differ by a letter may be two people, if the article has both.
            if plain in comparison.a_keys and len(base) < 6:
                continue
            best = other
            break
        if best is None:
            continue
        where = known[best]
        old = s.shape(where)
        new = a.shape(at)
        fix = old
        if new.lower().replace("’", "'").endswith("'s") and not old.lower().replace("’", "'").endswith("'s"):
            fix = old + new[-2:]
        elif old.lower().replace("’", "'").endswith("'s") and not new.lower().replace("’", "'").endswith(
            "'s"
        ):
            fix = old[:-2]
        if new.isupper() and len(new) > 1 and not old.isupper():
            fix = fix.upper()
        yield Change("name-respelled", a.span(at, at + 1), s.span(where, where + 1), old, new, (fix,))


def _agency(comparison: Comparison) -> Iterator[Change]:
    """The agency in the dateline against the source's."""
    ours, theirs = comparison.article.dateline, comparison.source.dateline
    if not ours or not theirs or not ours.agencies or not theirs.agencies:
        return
    new = {span.of(comparison.article.text).lower() for span in ours.agencies}
    old = {span.of(comparison.source.text).lower() for span in theirs.agencies}
    if new & old:
        return
    span, other = ours.agencies[0], theirs.agencies[0]
    was = other.of(comparison.source.text)
    yield Change("agency-changed", span, other, was, span.of(comparison.article.text), (was,))
