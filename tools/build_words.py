"""Build `rules/words/spelling.dat` from SCOWL (Debian package `scowl`; see docs/data-licences.md).

    python tools/build_words.py /usr/share/dict/scowl

The file holds every word of English that is no misspelling, in lower case and sorted, one a line, each
followed by a digit: how rare it is (1 common ... 7 rare). Words of `tools/news_words.txt` are added as
class 3: what is in the news and not yet in the lists.

`common.dat` beside it repeats the words of classes 1 and 2, and `spelling-index.dat` holds, as numbers of four
bytes, where in the file the lines for each three letters begin.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from pathlib import Path

ROOT = Path(__file__).parent.parent
#: Which lists are taken, up to which of SCOWL's sizes. Its `variant_3` and size 95 hold too many forms
#: that a copy desk would mend.
TAKEN = {
    "english": 80, "american": 80, "british": 80, "british_z": 80, "canadian": 80, "australian": 80,
    "variant_1": 70, "british_variant_1": 70, "canadian_variant_1": 70, "australian_variant_1": 70,
    "variant_2": 55, "british_variant_2": 55, "canadian_variant_2": 55, "australian_variant_2": 55,
}  # fmt: skip
SORTS = {"words": 80, "upper": 70, "proper-names": 70, "abbreviations": 50, "contractions": 50}
CLASSES = {10: 1, 20: 2, 35: 3, 40: 4, 50: 4, 55: 5, 60: 5, 70: 6, 80: 7}


def index_of(data: bytes) -> bytes:
    """Where the lines for "a`", "aa", ... "zzz" begin in a word list, and where the last one ends; the sign
    before "a" stands for the third letter of words that have only two."""
    starts: dict[int, int] = {}
    at = 1
    for line in data.split():
        one, two, three = (line[:-1] + b"`")[:3]
        starts.setdefault(((one - 96) * 27 + two - 96) * 27 + three - 96, at)
        at += len(line) + 1
    edges = []
    for number in range(27**3, -1, -1):
        at = starts.get(number, at)
        edges.append(at.to_bytes(4, "little"))
    return b"".join(reversed(edges))


def main() -> int:
    words: dict[str, int] = {}
    for path in sorted(Path(sys.argv[1]).iterdir()):
        match = re.fullmatch(r"([a-z_0-9]+)-([a-z-]+)\.(\d+)", path.name)
        if not match or int(match[3]) > min(TAKEN.get(match[1], 0), SORTS.get(match[2], 0)):
            continue
        # capitalised words and variants are known, but nothing is corrected to them
        rare = 6 if match[2] != "words" or "variant" in match[1] else CLASSES[int(match[3])]
        for word in path.read_text(encoding="utf-8").splitlines():
            folded = unicodedata.normalize("NFKD", word).lower()
            folded = "".join(char for char in folded if not unicodedata.combining(char))
            if folded.isascii() and folded.isalpha() and len(folded) > 1:
                words[folded] = min(words.get(folded, 9), rare)
    for line in (ROOT / "tools" / "news_words.txt").read_text(encoding="utf-8").splitlines():
        for word in line.partition("#")[0].split():
            words[word] = min(words.get(word, 9), 3)
    for line in (ROOT / "tools" / "no_words.txt").read_text(encoding="utf-8").splitlines():
        for word in line.partition("#")[0].split():
            words.pop(word, None)
    lines = [f"{word}{rare}" for word, rare in sorted(words.items())]
    data = ("\n" + "\n".join(lines) + "\n").encode("ascii")
    (ROOT / "rules" / "words" / "spelling.dat").write_bytes(data)
    (ROOT / "rules" / "words" / "spelling-index.dat").write_bytes(index_of(data))
    common = [word for word, rare in sorted(words.items()) if rare < 3]
    (ROOT / "rules" / "words" / "common.dat").write_text(" ".join(common) + "\n", encoding="ascii")
    print(len(words), len(common))
    return 0


if __name__ == "__main__":
    sys.exit(main())
