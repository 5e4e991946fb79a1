"""Build `rules/words/synonyms.dat` from WordNet (see docs/data-licences.md).

    apt-get install wordnet-base
    python tools/build_synonyms.py /usr/share/wordnet

The file says of two words whether one may well be written for the other: they share a sense, or one is the other
with a shade added. `linter/newslint/language/synonyms.py` reads it and describes its layout.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path

from newslint.compare.text.stems import stem
from newslint.language.bigrams import word_pairs
from newslint.language.synonyms import MAGIC, key_of

ROOT = Path(__file__).parents[1]
#: Words rarer than this in news (natural logarithm of their share) are left out.
_RAREST = -13.6
#: Kinds of relation that lead to a word that may stand for this one: the wider word, one alike, the same group of verbs.
_NEAR = {"noun": ("@", "~"), "verb": ("@", "~", "$", "*"), "adj": ("&", "^"), "adv": ()}


def synsets(path: Path) -> dict[str, tuple[list[str], list[tuple[str, str]]]]:
    """The words and the relations (sign, target) of every sense of one part of speech, by where it stands."""
    found = {}
    for line in path.read_text(encoding="latin-1").splitlines():
        if line.startswith("  "):
            continue
        fields = line.split(" | ")[0].split()
        count = int(fields[3], 16)
        lemmas = [fields[4 + 2 * at].split("(")[0].lower().replace("_", " ") for at in range(count)]
        at = 4 + 2 * count
        relations = [
            (fields[at + 1 + 4 * k], fields[at + 2 + 4 * k])
            for k in range(int(fields[at]))
            if fields[at + 4 + 4 * k] == "0000"
        ]
        found[fields[0]] = lemmas, relations
    return found


def main() -> None:
    folder = Path(sys.argv[1])
    pairs = word_pairs()

    def usual(lemma: str) -> bool:
        words = lemma.split()
        return len(words) <= 2 and all(
            (share := pairs.word(word)) is not None and share[0] > _RAREST for word in words
        )

    alike: dict[str, set[str]] = defaultdict(set)
    for part, near in _NEAR.items():
        senses = synsets(folder / f"data.{part}")
        for lemmas, relations in senses.values():
            others = set(lemmas)
            for sign in near:
                targets = [target for kind, target in relations if kind == sign and target in senses]
                for target in targets:
                    others.update(senses[target][0])
            for lemma in filter(usual, lemmas):
                alike[lemma].update(other for other in others if other != lemma and usual(other))
    keys = sorted(
        {
            key_of(one_stem, other_stem)
            for one, others in alike.items()
            for other in others
            if (one_stem := stems(one)) != (other_stem := stems(other))
        }
    )
    data = MAGIC + b"".join(key.to_bytes(4, "little") for key in keys)
    (ROOT / "rules/words/synonyms.dat").write_bytes(data)
    print(f"{len(alike):,} words, {len(keys):,} pairs, {len(data):,} bytes")


def stems(lemma: str) -> str:
    return " ".join(map(stem, lemma.split()))


if __name__ == "__main__":
    main()
