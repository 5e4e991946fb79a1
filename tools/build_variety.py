"""Build `rules/words/variety.txt`, American and British spellings side by side, from SCOWL.

    python tools/build_variety.py /usr/share/dict/scowl

A pair is a word that SCOWL lists as American only and one that it lists as British only, where one of the known
ways of spelling apart leads from the one to the other. Words that both sides print too often, or that mean two
things, are left out by name.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
SIZE = 50
#: American -> British
WAYS = (
    (r"or(?=(?:s|ed|ing|able|ably|ite|ites|hood|hoods|less|ful|al|ist|y|ly|er|ers|)$)", "our"), (r"iz", "is"), (r"yz", "ys"),
    (r"er(?=s?$)", "re"), (r"ense", "ence"), (r"og(?=s?$)", "ogue"), (r"([aeiou])l(?=(?:ed|ing|er|ers|or|ors|ous)$)", r"\1ll"),
    (r"e(?=di|ma|sth|str|col)", "ae"), (r"e(?=di|ma|str|tus)", "oe"), (r"gram(?=s?$)", "gramme"), (r"ll(?=ment|s$|$)", "l"), (r"ow(?=s?$|ed|ing)", "ough"),
    (r"ol(?=d|t)", "oul"), (r"elry", "ellery"), (r"maneuver", "manoeuvre"), (r"eer", "er"), (r"ense", "ence"),
)  # fmt: skip
#: printed on both sides, or words of their own
LEFT_OUT = frozenset(
    "theater theaters canceled canceling catalog catalogs dialog dialogs meter meters liter license licensed program programs programed "
    "analog grey gray story stories practice check tire curb draft caliber somber specter luster meager advisor judgment fulfill "
    "acknowledgment fiber fibers saber savior glamor enrollment installment skillful willful fulfillment mold molds plow plows "
    "enamor traveled traveling traveler travelers modeling modeled totaled totaling counselor counselors marvelous jewelry "
    "worshiped worshiping kidnaped focused prologue epilogue pretense offense defense licenses".split()
)


def words(root: Path, side: str) -> set[str]:
    found: set[str] = set()
    for path in root.iterdir():
        match = re.fullmatch(rf"{side}-words\.(\d+)", path.name)
        if match and int(match[1]) <= SIZE:
            found |= {
                w
                for w in path.read_text(encoding="utf-8").splitlines()
                if w.isascii() and w.isalpha() and w.islower()
            }
    return found


def main() -> int:
    root = Path(sys.argv[1])
    shared = words(root, "english")
    american = words(root, "american") - shared
    british = (words(root, "british") | words(root, "british_z")) - shared
    american |= words(root, "british_z") - shared  # -ize is listed as British too
    pairs = set()
    for word in american:
        for way, other in WAYS:
            twin = re.sub(way, other, word, count=1)
            if twin != word and twin in british and word not in british - words(root, "british_z"):
                pairs.add((word, twin))
    kept = sorted(
        pair for pair in pairs if pair[0] not in LEFT_OUT and pair[1] not in words(root, "american")
    )
    kept += [("defense", "defence"), ("defenses", "defences")]
    text = "# American and British spellings, built by tools/build_variety.py from SCOWL.\n"
    text += "".join(f"{one} {two}\n" for one, two in sorted(set(kept)))
    (ROOT / "rules" / "words" / "variety.txt").write_text(text, encoding="ascii")
    print(len(kept))
    return 0


if __name__ == "__main__":
    sys.exit(main())
