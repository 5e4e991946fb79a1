"""Sentences that native writers got wrong: how often newslint speaks on those that editors changed, and on those they left.

usage: gmeg.py FOLDER [--domain wiki] [--newslint "newslint check --engine languagetool"] [--level LEVEL]

FOLDER holds *.jsonl of {"source", "domain", "unchanged_by", "refs"}, where `unchanged_by` of the four editors
left a sentence alone. The sets are tokenised, so blanks before marks are taken out first. Prints the share of
sentences with a finding among those all editors changed and those none did, and the ratio of the two.
"""

from __future__ import annotations

import argparse
import json
import re
import shlex
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

_JOINED = (
    (re.compile(r" (n't|'(?:s|re|ve|ll|d|m)\b)"), r"\1"),
    (re.compile(r" ([,.;:!?%)\]])"), r"\1"),
    (re.compile(r"([(\[$£€#]) "), r"\1"),
    (re.compile(r"(\w) - (\w)"), r"\1-\2"),
    (re.compile(r"(\d) ?, ?(\d{3})\b"), r"\1,\2"),
    (re.compile(r"\" ([^\"]*?) \""), r'"\1"'),
    (re.compile(r"(\w) '(?= )"), r"\1'"),
)


def prose(tokens: str) -> str:
    """A tokenised sentence as it would be printed."""
    for pattern, replacement in _JOINED:
        tokens = pattern.sub(replacement, tokens)
    return tokens


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--domain", default="wiki")
    parser.add_argument("--newslint", default="newslint check")
    parser.add_argument("--level", default="warning")
    asked = parser.parse_args()
    files = [asked.folder] if asked.folder.is_file() else sorted(asked.folder.rglob("*.jsonl"))
    items = [
        item for file in files for line in file.open(encoding="utf-8") if (item := json.loads(line))["domain"] == asked.domain
    ]  # fmt: skip
    with tempfile.TemporaryDirectory() as work:
        for number, item in enumerate(items):
            Path(work, f"{number:05}.txt").write_text(prose(item["source"]) + "\n", encoding="utf-8")
        command = [
            *shlex.split(asked.newslint),
            "--format",
            "json",
            "--exit-zero",
            "--level",
            asked.level,
            work,
        ]
        run = subprocess.run(command, capture_output=True, text=True, check=False)
    if run.returncode not in (0, 1):
        sys.exit(f"exit {run.returncode}\n{run.stderr[-2000:]}")
    found = {int(Path(file["path"]).stem): file["findings"] for file in json.loads(run.stdout)["files"]}
    rates: dict[int, float] = {}
    for left, name in ((0, "changed by all editors"), (4, "changed by none")):
        numbers = [number for number, item in enumerate(items) if item["unchanged_by"] == left]
        hit = sum(bool(found.get(number)) for number in numbers)
        rates[left] = hit / max(len(numbers), 1)
        rules = Counter(finding["rule"] for number in numbers for finding in found.get(number, ()))
        print(f"{name}: a finding in {hit} of {len(numbers)} sentences, {rates[left]:.1%}")
        for rule, count in rules.most_common(12):
            print(f"  {count:4}  {rule}")
    print(
        f"ratio: {rates[0] / rates[4]:.1f}" if rates[4] else "ratio: no finding on sentences nobody changed"
    )


if __name__ == "__main__":
    main()
