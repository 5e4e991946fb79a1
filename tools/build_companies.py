"""Build `rules/words/companies.txt` from free English: folders of text files, a paragraph a line (see
docs/data-licences.md).

    python tools/build_companies.py FOLDER...

The file says which words are bound to one another, as far as they are pairs of `rules/words/pairs.dat` too, and which
others were counted in their places. A pair counts once in a document.
"""

from __future__ import annotations

import math
import re
import sys
from collections import Counter
from pathlib import Path

from newslint.checks.detectors.confusion.companies import alike
from newslint.language.bigrams import word_pairs

ROOT = Path(__file__).parents[1]

_WORD = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)*|[^\w\s]|\d[\d,.]*")
#: A pair is bound that is in so many documents, so much likelier than chance (natural logarithm), and of all that follows
#: the first, or stands before the second, this share.
_DOCUMENTS, _LIFT, _SHARE = 6, 3.0, 0.04
#: Smaller shares bind nothing, from that side.
_LEAST = 0.03
_SMALL = frozenset(
    "a an the and or but if as at by for from in of on to with is are was were be been being am has have had having do "
    "does did done not no nor so too very he she it they we you i his her its their our your my him them us me who whom "
    "whose which that this these those what when where why how than then there here all any both each every few many "
    "more most much other some such one two three four five six seven eight nine ten will would can could may might "
    "must shall should also only just up out off over under about after before into again back down last next now "
    "young people years percent pct dollars bill".split()
)


def count(folders: list[Path]) -> Counter[tuple[str, str]]:
    """In how many documents two words stand side by side."""
    pairs: Counter[tuple[str, str]] = Counter()
    for folder in folders:
        for path in sorted(folder.glob("*.txt")):
            met: set[tuple[str, str]] = set()
            for line in path.read_text(encoding="utf-8").split("\n"):
                words = [
                    word.lower().replace("’", "'") if word[0].isalpha() else "."
                    for word in _WORD.findall(line)
                ]
                met.update(pair for pair in zip(words, words[1:]) if "." not in pair)
            pairs.update(met)
    return pairs


def build(counted: Counter[tuple[str, str]]) -> list[str]:
    """The lines of the file: two words, and how many in a thousand the second and the first are in their places; 0 0 for
    a pair that was counted and is near one that is bound."""
    english = word_pairs()
    following: Counter[str] = Counter()
    leading: Counter[str] = Counter()
    for (first, second), times in counted.items():
        following[first] += times
        leading[second] += times
    bound: dict[tuple[str, str], tuple[int, int]] = {}
    for (first, second), times in counted.items():
        both = first + second
        lift = english.pair(first, second)
        if times < _DOCUMENTS or lift is None or lift < _LIFT or {first, second} & _SMALL:
            continue
        if min(len(first), len(second)) < 3 or not (both.isascii() and both.isalpha()):
            continue
        one, two = english.word(first), english.word(second)
        assert one and two
        after = (times / following[first] + math.exp(lift + two[0])) / 2
        before = (times / leading[second] + math.exp(lift + one[0])) / 2
        if max(after, before) >= _SHARE:
            bound[first, second] = tuple(
                round(1000 * share) if share >= _LEAST else 0 for share in (after, before)
            )
    after_word: dict[str, list[str]] = {}
    before_word: dict[str, list[str]] = {}
    for (first, second), (following_share, leading_share) in bound.items():
        if following_share:
            after_word.setdefault(first, []).append(second)
        if leading_share:
            before_word.setdefault(second, []).append(first)
    for first, second in counted:
        if (first, second) in bound or english.pair(first, second) is not None or not first.isalpha():
            continue
        if any(alike(second, meant) for meant in after_word.get(first, ())) or any(
            alike(first, meant) for meant in before_word.get(second, ())
        ):
            bound[first, second] = 0, 0
    return [f"{first} {second} {one} {two}" for (first, second), (one, two) in sorted(bound.items())]


def main() -> None:
    if len(sys.argv) < 2 or sys.argv[1].startswith("-"):
        sys.exit(__doc__)
    lines = build(count([Path(folder) for folder in sys.argv[1:]]))
    target = ROOT / "rules" / "words" / "companies.txt"
    head = "# Built by tools/build_companies.py: two words side by side; in a thousand places after the first, and before the second.\n"
    target.write_text(head + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{target.name}: {len(lines):,} pairs, {target.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
