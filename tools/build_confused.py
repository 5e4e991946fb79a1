"""Build `rules/words/confused.txt` from `tools/confused_words.txt` and folders of published news.

    python tools/build_confused.py NEWS.jsonl [NEWS.jsonl ...]      (a "text" on each line; none of it is kept)

For each two words that are taken for one another the file says how much better the other must fit (see the kind
`confusion`) so that clean news has hardly a false alarm, which is very different from pair to pair. Pairs that would be
found in fewer than one of ten places are left out.
"""

from __future__ import annotations

import json
import re
import sys
from collections import defaultdict
from pathlib import Path

from newslint.checks.detectors.confusion.odd_words import confused_fit
from newslint.checks.matching.bigram_contexts import SHORT_FORMS, Context, contexts_of
from newslint.document.document import Document
from newslint.language.bigrams import word_pairs

ROOT = Path(__file__).parents[1]
#: The least of all measures: for words often confused, and for the rest.
_FLOORS = (2.5, 6.0)
#: How far above the worst of clean news a measure is set, and how far above the next worst, where that finds more.
_ABOVE, _ABOVE_NEXT = 0.6, 0.3
#: Forms of one verb, and verbs that stand in one another's company: what is odd of these is seldom a slip.
_SPARED = frozenset(
    (
        "scene seen",
        "hear heard",
        "fined find",
        "find fined",
        "became become",
        "find fund",
        "spatial special",
        "ion in",
        "mover move",
        "stage state",
        "incidence incidents",
    )
)
#: Places in which a word is tried, and the share of them in which it must be found.
_TRIED, _FOUND = 1500, 0.1
#: So many documents are searched for them; clean news is measured in all.
_SEARCHED = 8000


def confusions() -> dict[tuple[str, str], float]:
    """The pairs (written, meant) of the list with their floors. Lines before the mark `...` are often confused."""
    found: dict[tuple[str, str], float] = {}
    floor = _FLOORS[0]
    for line in (ROOT / "tools" / "confused_words.txt").read_text(encoding="utf-8").split("\n"):
        words = line.partition("#")[0].split()
        if words == ["..."]:
            floor = _FLOORS[1]
        for written in words:
            for meant in words:
                if written != meant and f"{written} {meant}" not in _SPARED:
                    found.setdefault((written, meant), floor)
    return found


def main() -> None:
    pairs = word_pairs()
    floors = confusions()
    by_written, by_meant = defaultdict(list), defaultdict(list)
    for written, meant in floors:
        if pairs.word(meant) or meant in SHORT_FORMS:
            by_written[written].append(meant)
            by_meant[meant].append(written)
    false: dict[tuple[str, str], list[float]] = defaultdict(list)
    true: dict[tuple[str, str], list[float]] = defaultdict(list)
    lacking = set(floors)
    seen = 0
    for name in sys.argv[1:]:
        for line in Path(name).read_text(encoding="utf-8").split("\n"):
            if not line:
                continue
            document = Document(json.loads(line)["text"])
            for place in contexts_of(document):
                own = confused_fit(pairs, place, place.word)
                for meant in by_written.get(place.word, ()):
                    false[place.word, meant].append(confused_fit(pairs, place, meant) - own)
            if not lacking:
                continue
            for word, before, after in _places(document, pairs):
                for written in by_meant.get(word, ()):
                    if (written, word) in lacking:
                        true[written, word].append(_gain(pairs, written, word, before, after))
                        if len(true[written, word]) == _TRIED:
                            lacking.discard((written, word))
            seen += 1
            if seen == _SEARCHED:
                lacking.clear()
    lines = []
    for pair, floor in sorted(floors.items()):
        gains = true.get(pair, [])
        if len(gains) < 4:
            if pair[1] in by_written or pairs.word(pair[1]):
                lines.append((*pair, max(7.0, max(false.get(pair, [0.0])) + 1.5)))
            continue
        worst = sorted(false.get(pair, [0.0]), reverse=True)
        limit = max(floor, worst[0] + _ABOVE)
        share = sum(gain >= limit for gain in gains) / len(gains)
        for number in (1, 2, 3, 4):
            if len(worst) > number and len(gains) > 30:
                lower = max(floor, worst[number] + _ABOVE_NEXT)
                now = sum(gain >= lower for gain in gains) / len(gains)
                if now - share > 0.12 * number:
                    limit, share = lower, now
        if share >= _FOUND:
            lines.append((*pair, limit))
    text = "# Built by tools/build_confused.py: the word written, the word meant, how much better that must fit.\n"
    text += "".join(f"{written} {meant} {limit:.1f}\n" for written, meant, limit in lines)
    (ROOT / "rules" / "words" / "confused.txt").write_text(text, encoding="utf-8")
    print(len(lines), "pairs")


_WORD = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)?")


def _places(document, pairs):
    """Each word in lower case with the known words beside it."""
    words, starts, text = document.words.folded, document.words.starts, document.text
    known = [pairs.word(word) is not None for word in words]
    for at, (word, start) in enumerate(zip(words, starts)):
        if not text[start].islower():
            continue
        before = after = None
        if at and known[at - 1] and text[starts[at - 1] + len(words[at - 1]) : start] == " ":
            before = words[at - 1]
        end = start + len(word)
        if at + 1 < len(words) and known[at + 1] and text[end : starts[at + 1]] == " ":
            after = words[at + 1]
        if before or after:
            yield word, before, after


def _gain(pairs, written, meant, before, after) -> float:
    """How much better the word meant fits than the one written; very little where nobody would look."""
    share = pairs.word(written)
    left = before is not None and pairs.pair(before, written) is None
    right = after is not None and pairs.pair(written, after) is None
    if share is None:
        if before is None or after is None:
            return -99.0
        left = right = True
    elif not (left or right):
        return -99.0
    place = Context(written, 0, before, after, 0, left, right, True, share[0] if share else -15.0)
    return confused_fit(pairs, place, meant) - confused_fit(pairs, place, written)


if __name__ == "__main__":
    main()
