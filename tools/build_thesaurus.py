"""Build `rules/words/thesaurus.txt`: for a word, what else a writer may have meant by it.

    apt-get install wordnet-base
    python tools/build_thesaurus.py

From WordNet's files (in /usr/share/wordnet, or the folder named as the argument) it takes the words that share a synset,
those one step above and below, and similar adjectives; from the tables of `rules/spun/tables` what a rewording machine
puts for a word, turned round. A line holds a word, the class of words (n, v, a, r), and the alternatives, nearest first.
Only single words in lower case are kept: those that are looked up may be rare, those that are offered are words of the news.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path

from newslint.language.dictionary import rarity

ROOT = Path(__file__).parents[1]
OUT = ROOT / "rules" / "words" / "thesaurus.txt"
_FILES = {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}
#: Classes of the spelling list: the rarest word that is looked up, and that is offered.
_LOOKED_UP, _OFFERED = 6, 4
#: Alternatives that are kept of a word in one class.
_MOST = 18
#: Words that stand for too much to have alternatives.
_NEVER = set(
    "be have do say get go make take will can may must not there here now then so very more most also just only even "
    "still first last one two three other such own same new as in at on he i it an a no".split()
)
_HEAD = "# Built by tools/build_thesaurus.py: a word, its class, and what else may have been meant, nearest first.\n"


def _usable(word: str, rarest: int) -> bool:
    return (
        word.isascii() and word.isalpha() and word.islower() and len(word) > 2 and 0 < rarity(word) <= rarest
    )


class _Near:
    """For each (word, class) the alternatives with how far they are: 0 the tables, 1 a synonym, 2 a step away."""

    def __init__(self) -> None:
        self.far: dict[tuple[str, str], dict[str, int]] = defaultdict(dict)

    def add(self, word: str, part: str, other: str, far: int) -> None:
        if word == other or word in _NEVER or other in _NEVER:
            return
        if _usable(word, _LOOKED_UP) and _usable(other, _OFFERED):
            known = self.far[word, part]
            known[other] = min(far, known.get(other, 9))


def wordnet(folder: Path, near: _Near) -> None:
    """Add what WordNet knows."""
    for part, name in _FILES.items():
        words: dict[str, list[str]] = {}
        steps: dict[str, list[str]] = {}
        for line in (folder / f"data.{name}").read_text(encoding="latin-1").splitlines():
            if line.startswith(" "):
                continue
            fields = line.split(" | ")[0].split()
            count = int(fields[3], 16)
            words[fields[0]] = [fields[4 + 2 * at].split("(")[0] for at in range(count)]
            first = 5 + 2 * count
            pointers = [fields[first + 4 * at : first + 4 * at + 4] for at in range(int(fields[first - 1]))]
            steps[fields[0]] = [
                place
                for sign, place, of, _ in pointers
                if sign in "&@~" and of in (part, "s" if part == "a" else part)
            ]
        for place, here in words.items():
            around = [word for other in steps[place] for word in words.get(other, ())]
            for word in here:
                for other in here:
                    near.add(word, part, other, 1)
                for other in around:
                    near.add(word, part, other, 2)


def tables(near: _Near) -> None:
    """Add the tables of the packs, turned round."""
    for name in ("near.txt", "wrong.txt"):
        for line in (ROOT / "rules" / "spun" / "tables" / name).read_text(encoding="utf-8").splitlines():
            if line.startswith("#") or ":" not in line:
                continue
            meant, _, written = line.partition(":")
            part = "v" if meant.startswith("~") else "n" if meant.startswith("+") else ""
            for word in written.split(","):
                word = word.strip().lstrip("=")
                for one in (part,) if part else ("n", "a"):
                    near.add(word, one, meant.lstrip("+~"), 0)


def main() -> int:
    """Write the table; the folder of WordNet may be named."""
    near = _Near()
    wordnet(Path(sys.argv[1] if len(sys.argv) > 1 else "/usr/share/wordnet"), near)
    tables(near)
    lines = []
    for (word, part), found in sorted(near.far.items()):
        best = sorted(found, key=lambda other: (found[other], rarity(other), other))[:_MOST]
        lines.append(f"{word} {part} {' '.join(best)}\n")
    OUT.write_text(_HEAD + "".join(lines), encoding="ascii")
    print(f"{OUT.relative_to(ROOT)}: {len(lines):,} entries, {OUT.stat().st_size:,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
