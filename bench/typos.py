"""How many misspellings printed in published news newslint finds.

    python bench/typos.py ITEMS.jsonl|FOLDER [--level LEVEL] [--newslint CMD] [--misses]

A folder is asked for its items.jsonl. Each line of the file is an object with `text` (a sentence), `start` and `end` of the misspelling in it,
`wrong` and `right`; `in_typos` and `in_codespell` say whether a ready-made list has the misspelling, and
those in neither are counted apart too.
"""

from __future__ import annotations

import argparse
import json
import shlex
import subprocess
import tempfile
from pathlib import Path


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("file", type=Path)
    parser.add_argument("--newslint", default="newslint")
    parser.add_argument("--level", default="warning")
    parser.add_argument("--engine", help="another engine to ask as well")
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    file = options.file / "items.jsonl" if options.file.is_dir() else options.file
    items = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    with tempfile.TemporaryDirectory() as folder:
        for number, item in enumerate(items):
            Path(folder, f"{number:05}.txt").write_text(item["text"] + "\n", encoding="utf-8")
        command = [
            *shlex.split(options.newslint),
            "check",
            "--format",
            "json",
            "--exit-zero",
            "--level",
            options.level,
        ]
        command += ["--engine", options.engine] if options.engine else []
        done = subprocess.run([*command, folder], capture_output=True, text=True, check=True)
        files = {Path(file["path"]).name: file["findings"] for file in json.loads(done.stdout)["files"]}
    counts = {"all": [0, 0, 0], "in no list": [0, 0, 0]}
    for number, item in enumerate(items):
        findings = [
            finding
            for finding in files.get(f"{number:05}.txt", [])
            if finding["line"] == 1
            and finding["column"] - 1 < item["end"]
            and finding["end_column"] - 1 > item["start"]
        ]
        right = any(finding["replacements"][:1] == [item["right"]] for finding in findings)
        for name in ["all"] + ([] if item["in_typos"] or item["in_codespell"] else ["in no list"]):
            counts[name] = [a + b for a, b in zip(counts[name], (1, bool(findings), right))]
        if options.misses and not findings:
            print(f"missed {item['wrong']!r} ({item['right']}): {item['text'][:100]}")
    for name, (total, found, right) in counts.items():
        if total:
            print(
                f"{name:11} {found}/{total} found = {found / total:.1%}, right word first {right / total:.1%}"
            )


if __name__ == "__main__":
    main()
