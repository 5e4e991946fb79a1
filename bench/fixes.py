"""Whether --fix keeps its promises on real articles.

    python bench/fixes.py FOLDER... [--unsafe] [--plant SEED]

FOLDER is searched for .txt articles, and for items.jsonl with a `text` each. Every article is fixed in memory, as
it stands and, with --plant, after typos were put in at random: words doubled, letters of common words swapped,
in quotations and outside. Checked are: what stands in quotation marks is unchanged but for marks, fixing twice
is fixing once, bytes outside the fixes are unchanged. Printed are counts, and every breach.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from newslint.config.model import Settings
from newslint.document.document import Document
from newslint.fixing.apply import Fixed, fix_bytes
from newslint.packs.sources import rule_set
from newslint.pipeline.check import check_file

_MARKS = re.compile(r"[\s“”\"„‘’']+")
_SLIPS = {
    "the": "teh", "which": "whcih", "their": "thier", "receive": "recieve", "government": "goverment",
    "because": "becuase", "people": "poeple", "until": "untill", "minister": "minsiter", "million": "millon",
    "officials": "offcials", "before": "befroe", "against": "agianst", "believe": "beleive", "country": "counrty",
}  # fmt: skip


def articles(folders: list[str]) -> Iterator[tuple[str, str]]:
    for folder in folders:
        for path in sorted(Path(folder).rglob("*.txt")):
            yield str(path), path.read_bytes().decode("utf-8", "replace")
        for path in sorted(Path(folder).rglob("items.jsonl")):
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
                yield f"{path}:{number + 1}", json.loads(line)["text"]


def planted(text: str, dice: random.Random) -> str:
    """The text with a slip in about every fortieth word."""

    def slip(match: re.Match[str]) -> str:
        word = match.group()
        if word in _SLIPS and dice.random() < 0.2:
            return _SLIPS[word]
        if word in ("the", "of", "to", "and") and dice.random() < 0.05:
            return f"{word} {word}"
        return word

    return re.sub(r"\b\w+\b", slip, text)


def speech(text: str) -> list[str]:
    document = Document(text)
    spans = (item.inner for item in document.quotations.items if item.kind != "nested")
    return [_MARKS.sub(" ", span.of(text)).strip() for span in spans]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folders", nargs="+")
    parser.add_argument("--unsafe", action="store_true")
    parser.add_argument("--plant", type=int, metavar="SEED")
    options = parser.parse_args()
    rules = rule_set()
    counts: Counter[str] = Counter()
    files = changed = breaches = slips = mended = quotations = 0

    def fixed(data: bytes) -> Fixed:
        return fix_bytes(
            data, lambda now: check_file("a.txt", rules, Settings(), data=now), unsafe=options.unsafe
        )

    for name, original in articles(options.folders):
        text = (
            original if options.plant is None else planted(original, random.Random(f"{options.plant}{name}"))
        )
        done = fixed(text.encode())
        after = done.after.decode()
        files += 1
        changed += after != text
        counts.update(done.counts)
        slips += sum(len(re.findall(rf"\b{wrong}\b", text)) for wrong in _SLIPS.values())
        mended += sum(
            len(re.findall(rf"\b{wrong}\b", text)) - len(re.findall(rf"\b{wrong}\b", after))
            for wrong in _SLIPS.values()
        )
        said = speech(text)
        quotations += len(said)
        whole = _MARKS.sub(" ", after)
        for words in said:
            if words not in whole:
                breaches += 1
                print(f"{name}: quotation changed: {words!r}")
        if fixed(done.after).after != done.after:
            breaches += 1
            print(f"{name}: fixing again changes it again")
    print(f"{files} articles, {quotations:,} quotations; {changed} changed, {breaches} breaches")
    if options.plant is not None:
        print(f"planted misspellings: {slips:,}, of which mended {mended:,} (those in quotations stay)")
    for rule, count in counts.most_common():
        print(f"{count:6}  {rule}")


if __name__ == "__main__":
    main()
