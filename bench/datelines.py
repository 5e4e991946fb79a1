"""How well newslint reads datelines: seeded corruptions of real ones, and the real ones untouched.

    python bench/datelines.py DATELINES.tsv [--seed N] [--rounds N] [--show]

The file has one dateline a line (`TAIPEI, Taiwan`), optionally a tab and the agency. What is no place
(`UPDATE`) is left out of the corruptions: a dateline counts as a place if its city is in the gazetteer.
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path

from newslint.checks.kinds import dateline as kind
from newslint.document.document import Document
from newslint.language.places import fold_place, groups_of, is_place

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
RULES = dict(enumerate(map(kind.Data, ("place", "region", "fit"))))


def corrupt(city: str, letters: int, chance: random.Random) -> str:
    """The city with that many slips of one letter: put in, left out, changed or swapped."""
    name = city
    for _ in range(letters):
        places = [at for at, char in enumerate(name) if char.isalpha()]
        at = chance.choice(places)
        slip = chance.choice(("in", "out", "change", "swap"))
        if slip == "in":
            name = name[:at] + chance.choice(LETTERS) + name[at:]
        elif slip == "out" and len(places) > 3:
            name = name[:at] + name[at + 1 :]
        elif slip == "swap" and at + 1 < len(name) and name[at + 1].isalpha() and name[at] != name[at + 1]:
            name = name[:at] + name[at + 1] + name[at] + name[at + 2 :]
        else:
            name = name[:at] + chance.choice(LETTERS.replace(name[at], "")) + name[at + 1 :]
    return name if name != city else corrupt(city, letters, chance)


def hits(dateline: str, agency: str) -> list[tuple[str, str, tuple[str, ...]]]:
    """What newslint says of a story that opens with this dateline: (what, words, offers)."""
    text = dateline + (f" ({agency})" if agency else "") + " — Officials met on Tuesday to discuss the plan."
    document = Document(text)
    return [
        (RULES[n].test, hit.span.of(text), hit.replacements)
        for n, hit in kind.find(document, RULES, frozenset(RULES))
    ]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("file", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--rounds", type=int, default=5, help="corruptions of each kind made of each dateline"
    )
    parser.add_argument("--agency", default="AP", help="agency for datelines that have none; '' for none")
    parser.add_argument("--show", action="store_true", help="print every miss")
    options = parser.parse_args()
    chance = random.Random(options.seed)
    rows = []
    for line in options.file.read_text(encoding="utf-8").splitlines():
        dateline, agency = [*line.split("\t"), ""][:2]
        if dateline and dateline != "dateline":
            rows.append((dateline, agency))
    false = [(row, found) for row in rows if (found := hits(*row))]
    print(f"{len(rows)} real datelines: {len(false)} flagged")
    for row, found in false:
        print("  ", row, found)
    for letters in (1, 2):
        total = found_n = first = real = 0
        for dateline, agency in rows:
            city, _, region = dateline.partition(", ")
            if not is_place(fold_place(city), groups_of(region) if region else ()):
                continue
            for _ in range(options.rounds):
                slip = corrupt(city, letters, chance)
                if is_place(fold_place(slip), groups_of(region) if region else ()):
                    real += 1  # another place that exists: nothing to be seen in it
                    continue
                total += 1
                found = hits(slip + (f", {region}" if region else ""), agency or options.agency)
                found_n += bool(found)
                right = any(what == "place" and offers[0] == city for what, _, offers in found)
                first += right
                if options.show and not right:
                    print("  ", dateline, "->", slip, found)
        print(
            f"{letters} letter(s): {total} corruptions, found {found_n / total:.1%}, right city first "
            f"{first / total:.1%} ({real} more spell another real place)"
        )


if __name__ == "__main__":
    main()
