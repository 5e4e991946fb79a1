#!/usr/bin/env python3
"""What newslint finds in stories that contradict themselves, and what it says of stories that do not.

    python bench/stories.py [FOLDER] [--set seen|kept|all] [--misses] [--alarms] [--json]

FOLDER (tests/stories if none is named) holds a folder a story, with article.txt and gold.json: a list of defects, each
with `line` (from 1), `quote` (the words at fault on that line), `kind`, `right` (what should stand there) and `other` (words
of the story that it contradicts). A story that is right has an empty list.

A defect is found if a finding touches its words, or stands on its line or on the words it contradicts and points at it as
related. The right
form is named if message or replacement of that finding holds what should stand there. Any other finding is an alarm. `kept`
are the stories whose number is divisible by three: they were held back while the rules were written, and measure them.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

from newslint.api import Finding, Result, check_text

_STORIES = Path(__file__).resolve().parent.parent / "tests" / "stories"
_NUMBERS = {
    word: str(value)
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve".split()
    )
}


def _words(text: str) -> list[str]:
    return [_NUMBERS.get(word, word) for word in re.findall(r"[\w.]*\w", text.lower().replace("’", "'"))]


def named(gold: dict[str, Any], finding: Finding) -> bool:
    """True if a finding says what should stand there; where nothing definite should, finding it is enough."""
    right = gold["right"]
    if right.startswith("("):
        return True
    said = _words(" ".join((finding.message, *finding.replacements)))
    choices = re.split(r" \(or |\(|\)", right)
    wrong = set(_words(gold["quote"]))
    if not any(map(_words, choices)):  # a sign: "%"
        return any(right in replacement for replacement in finding.replacements)
    for choice in choices:
        words = [word for word in _words(choice) if word not in wrong] or _words(choice)
        if words and all(word in said for word in words):
            return True
    return False


def _touches(line: int, column: int, end_line: int, end_column: int, where: tuple[int, int, int]) -> bool:
    at, start, end = where
    return (line, column) < (at, end) and (end_line, end_column) > (at, start)


def matches(gold: dict[str, Any], lines: list[str], finding: Finding) -> bool:
    """True if a finding is of this defect."""
    start = lines[gold["line"] - 1].find(gold["quote"]) + 1
    where = (gold["line"], start, start + len(gold["quote"]))
    spots = [(one.line, one.column, one.end_line, one.end_column) for one in (finding, *finding.related)]
    if _touches(*spots[0], where):
        return True
    if not any(_touches(*spot, where) for spot in spots[1:]):
        return False
    if finding.line == gold["line"]:
        return True
    for number, line in enumerate(lines, 1):
        for match in re.finditer(re.escape(gold["other"]), line):
            if _touches(*spots[0], (number, match.start() + 1, match.end() + 1)):
                return True
    return False


def score(folder: Path) -> tuple[list[dict[str, Any]], list[Finding], dict[int, list[Finding]], Result]:
    """The defects of a story, the alarms, the findings of each defect by its number, and all that was said."""
    text = (folder / "article.txt").read_text("utf-8")
    gold = json.loads((folder / "gold.json").read_text("utf-8"))
    result = check_text(text)
    lines = text.split("\n")
    found: dict[int, list[Finding]] = {}
    alarms = []
    for finding in result.findings:
        hit = False
        for number, one in enumerate(gold):
            if matches(one, lines, finding):
                found.setdefault(number, []).append(finding)
                hit = True
        if not hit:
            alarms.append(finding)
    return gold, alarms, found, result


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, nargs="?", default=_STORIES)
    parser.add_argument("--set", choices=("seen", "kept", "all"), default="seen")
    parser.add_argument("--misses", action="store_true", help="list the defects that were missed")
    parser.add_argument("--alarms", action="store_true", help="list the alarms")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    total, hits, right = Counter[str](), Counter[str](), Counter[str]()
    alarms = {"clean": 0, "defective": 0}
    words = 0
    for folder in sorted(options.folder.iterdir()):
        if not folder.is_dir():
            continue
        kept = int(folder.name.split("-")[0]) % 3 == 0
        if options.set != "all" and kept != (options.set == "kept"):
            continue
        gold, wrong, found, result = score(folder)
        words += result.words
        alarms["defective" if gold else "clean"] += len(wrong)
        for number, one in enumerate(gold):
            total[one["kind"]] += 1
            hits[one["kind"]] += number in found
            right[one["kind"]] += any(named(one, finding) for finding in found.get(number, ()))
            if options.misses and number not in found:
                print(f"missed {folder.name}:{one['line']} {one['kind']}: {one['quote']!r}")
            elif options.misses and not any(named(one, finding) for finding in found[number]):
                print(
                    f"unnamed {folder.name}:{one['line']} {one['kind']}: {one['quote']!r} -> {one['right']!r}"
                )
        if options.alarms:
            for finding in wrong:
                print(
                    f"alarm  {folder.name}:{finding.line} {'' if gold else '(clean) '}{finding.rule}: "
                    f"{finding.text!r}: {finding.message}"
                )
    every = total.total()
    summary = {
        "defects": every, "found": hits.total(), "named": right.total(), "alarms": alarms, "words": words,
        "kinds": {kind: [total[kind], hits[kind], right[kind]] for kind in sorted(total)},
    }  # fmt: skip
    if options.json:
        print(json.dumps(summary))
        return
    print(f"{'kind':32} defects  found  named")
    for kind in sorted(total):
        print(f"{kind:32} {total[kind]:7}  {hits[kind]:5}  {right[kind]:5}")
    print(f"{'all':32} {every:7}  {hits.total():5}  {right.total():5}")
    print(
        f"alarms: {alarms['defective']} in stories with defects, {alarms['clean']} in clean ones ({words:,} words)"
    )


if __name__ == "__main__":
    main()
