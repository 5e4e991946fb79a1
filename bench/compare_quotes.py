#!/usr/bin/env python3
"""How well the comparison tells altered quotations from those that two outlets printed alike.

usage: compare_quotes.py FOLDER [--wrong-labels FILE] [--misses]

FOLDER holds items.jsonl; each item has `id`, `kind` ("altered" or "same") and two prints of one
quotation, `a.quote` and `b.quote`. One print plays the wire copy, the other the article, both ways
round; a quotation counts as altered if either way finds words changed. Words that one print has beyond
the other are no alteration. FILE lists ids of items whose label was read and found wrong, one a line
with the right label after a tab; the figure is given with and without them.
"""

import argparse
import json
from pathlib import Path

from newslint.compare.changes.quotations import match_quotations, quotation_changes
from newslint.compare.comparison import Comparison
from newslint.document.document import Document


def quoted(text: str) -> str:
    """The words of a quotation in clean outer marks."""
    inner = text.replace("“", "‘").replace("”", "’").replace('"', "’")
    return f"“{inner}” he said."


def altered(source: str, article: str) -> list[str]:
    """The alterations that the comparison reports, as "was -> now"."""
    comparison = Comparison(Document(quoted(article)), Document(quoted(source)))
    changes = quotation_changes(comparison, match_quotations(comparison))
    return [f"{c.was!r} -> {c.now!r}" for c in changes if c.kind == "quotation-altered"]


def f1(pairs: list[tuple[bool, bool]]) -> str:
    """Precision, recall and F1 of (true, found) pairs."""
    hit = sum(truth and found for truth, found in pairs)
    told = sum(found for _, found in pairs)
    real = sum(truth for truth, _ in pairs)
    precision, recall = hit / max(told, 1), hit / max(real, 1)
    score = 2 * precision * recall / max(precision + recall, 1e-9)
    return f"P {precision:.3f}  R {recall:.3f}  F1 {score:.3f}  ({hit} of {real} altered, {told} reported)"


def main() -> None:
    """Print the figures, and with --misses every disagreement."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--wrong-labels", type=Path)
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    right: dict[str, str] = {}
    if options.wrong_labels:
        for line in options.wrong_labels.read_text(encoding="utf-8").splitlines():
            if line.strip() and not line.startswith("#"):
                name, label = line.split("\t")[:2]
                right[name] = label
    as_given: list[tuple[bool, bool]] = []
    without: list[tuple[bool, bool]] = []
    mended: list[tuple[bool, bool]] = []
    with (options.folder / "items.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            item = json.loads(line)
            changes = altered(item["a"]["quote"], item["b"]["quote"]) + altered(
                item["b"]["quote"], item["a"]["quote"]
            )
            truth = item["kind"] == "altered"
            pair = (truth, bool(changes))
            as_given.append(pair)
            if item["id"] in right:
                mended.append((right[item["id"]] == "altered", pair[1]))
            else:
                without.append(pair)
                mended.append(pair)
            if options.misses and pair[0] != pair[1]:
                mark = " (label wrong)" if item["id"] in right else ""
                print(f"{item['id']}\n  labelled {item['kind']}{mark}, found {changes}")
                print(f"  A {item['a']['quote']}\n  B {item['b']['quote']}")
    print("labels as given:       ", f1(as_given))
    if right:
        print("without wrong labels:  ", f1(without))
        print("with labels corrected: ", f1(mended))


if __name__ == "__main__":
    main()
