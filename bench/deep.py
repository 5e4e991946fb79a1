#!/usr/bin/env python3
"""What deep reading adds to the rules, and what it costs. Needs the language model (`newslint model install`).

    python bench/deep.py stories                      the stories of tests/deep, with slips that are marked
    python bench/deep.py gold FOLDER...               annotated articles: article.txt with gold.json beside it
    python bench/deep.py edited FOLDER... [--words N] edited copy: what deep reading adds to the fast findings, each with
                                                      its sentence, to be read (--to FILE), and how often
    python bench/deep.py cost FILE                    processor seconds and memory: cold, warm, remembered

A slip is found if a finding overlaps it, and named right if one of its replacements is what should stand there.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from newslint.api import Finding, check_text

STORIES = Path(__file__).resolve().parent.parent / "tests" / "deep" / "stories.txt"
ENGINE = "language-model"
_MARK = re.compile(r"\[\[([^]|]*)\|([^]]*)\]\]")


class Slip(NamedTuple):
    """A slip of a story: from and to (code points), and what should stand there, "" if that is not said."""

    start: int
    end: int
    right: str
    family: str = ""


def stories(path: Path = STORIES) -> Iterator[tuple[str, str, list[Slip]]]:
    """Each story with how its slips came about, its text and its slips."""
    for part in path.read_text(encoding="utf-8").split("\n== ")[1:]:
        head, _, body = part.partition("\n")
        yield head.split()[1], *unmarked(body.strip() + "\n")


def unmarked(marked: str) -> tuple[str, list[Slip]]:
    """A text without its marks, and its slips."""
    text, slips, at = "", [], 0
    for match in _MARK.finditer(marked):
        text += marked[at : match.start()]
        slips.append(Slip(len(text), len(text) + len(match[1]), match[2]))
        text += match[1]
        at = match.end()
    return text + marked[at:], slips


def gold(folder: str) -> Iterator[tuple[str, str, list[Slip]]]:
    """The articles of a folder, with the defects that can be seen without the source."""
    for case in sorted(Path(folder).rglob("gold.json")):
        text = case.with_name("article.txt").read_text(encoding="utf-8")
        lines = text.split("\n")
        slips = []
        for item in json.loads(case.read_text(encoding="utf-8")):
            if not item["needs_source"]:
                start = sum(len(line) + 1 for line in lines[: item["line"] - 1])
                start += lines[item["line"] - 1].index(item["quote"])
                slips.append(Slip(start, start + len(item["quote"]), "", item["family"]))
        yield case.parent.name, text, slips


def _offsets(text: str, finding: Finding) -> tuple[int, int]:
    lines = text.split("\n")
    start = sum(len(line) + 1 for line in lines[: finding.line - 1]) + finding.column - 1
    end = sum(len(line) + 1 for line in lines[: finding.end_line - 1]) + finding.end_column - 1
    return start, end


def found(text: str, slips: list[Slip], findings: tuple[Finding, ...]) -> tuple[set[int], set[int], int]:
    """The numbers of the slips that are found, of those that are named right, and how many findings touch none."""
    there, right, alarms = set(), set(), 0
    for finding in findings:
        start, end = _offsets(text, finding)
        touched = [number for number, slip in enumerate(slips) if start < slip.end and slip.start < end]
        alarms += not touched
        there.update(touched)
        for number in touched:
            slip = slips[number]
            meant = text[: slip.start] + slip.right + text[slip.end :]
            if any(text[:start] + one + text[end:] == meant for one in finding.replacements):
                right.add(number)
    return there, right, alarms


def report(cases: list[tuple[str, str, list[Slip]]], misses: bool) -> None:
    """Slips found, fast and deep, by how they came about."""
    rows: dict[str, Counter[str]] = {}
    alarms: Counter[str] = Counter()
    for sort, text, slips in cases:
        for reader, engines in (("fast", ()), ("deep", (ENGINE,))):
            result = check_text(text, path="story.txt", config="", engines=engines)
            if result.error:
                sys.exit(result.error)
            there, right, wrong = found(text, slips, result.findings)
            alarms[reader] += wrong
            for number, slip in enumerate(slips):
                row = rows.setdefault(slip.family or sort, Counter())
                row["slips"] += reader == "fast"
                row[reader] += number in there
                row[f"{reader} right"] += number in right
                if misses and reader == "deep" and number not in there:
                    print(
                        f"missed {sort}: {text[max(slip.start - 40, 0) : slip.start]}[{text[slip.start : slip.end]}]{text[slip.end : slip.end + 30]}"
                    )
            if misses and reader == "deep":
                for finding in result.findings:
                    start, end = _offsets(text, finding)
                    sign = "alarm" if not any(start < s.end and s.start < end for s in slips) else "hit  "
                    print(
                        sign,
                        sort,
                        finding.rule,
                        repr(text[max(start - 40, 0) : start]),
                        finding.text,
                        "->",
                        finding.replacements,
                    )
    for sort, row in rows.items():
        print(
            f"{sort:18}{row['slips']:4} slips: fast {row['fast']:3} (right word {row['fast right']:3}), deep {row['deep']:3} (right word {row['deep right']:3})"
        )
    total = sum(rows.values(), Counter())
    words = sum(len(text.split()) for _, text, _ in cases)
    print(
        f"{'all':18}{total['slips']:4} slips: fast {total['fast']:3} = {total['fast'] / max(total['slips'], 1):.0%}, deep {total['deep']:3} = {total['deep'] / max(total['slips'], 1):.0%}; alarms fast {alarms['fast']}, deep {alarms['deep']} in {words:,} words"
    )


def edited(folders: list[str], words: int, out: str | None, seed: int) -> None:
    """What deep reading adds to the fast findings of edited copy."""
    file = Path(out).open("w", encoding="utf-8") if out else sys.stdout  # noqa: SIM115 - it ends with us
    for folder in folders:
        files = sorted(Path(folder).rglob("*.txt"))
        random.Random(seed).shuffle(files)
        read, added = 0, Counter()
        for path in files:
            text = path.read_text(encoding="utf-8")
            if not 150 < len(text.split()) < 1200:
                continue
            fast = check_text(text, path="story.txt", config="").findings
            deep = check_text(text, path="story.txt", config="", engines=(ENGINE,))
            if deep.error:
                sys.exit(deep.error)
            read += deep.words
            known = {(one.rule, one.line, one.column) for one in fast}
            for one in deep.findings:
                if (one.rule, one.line, one.column) not in known:
                    added[one.rule] += 1
                    start, end = _offsets(text, one)
                    around = (
                        f"{text[max(start - 90, 0) : start]}[[{one.text}]]{text[end : end + 60]}".replace(
                            "\n", " ¶ "
                        )
                    )
                    print(
                        f"{Path(folder).name}/{path.name}\t{one.rule}\t{one.replacements[:2]}\t{around}",
                        file=file,
                        flush=True,
                    )
            if read >= words:
                break
        total = added.total()
        print(
            f"{Path(folder).name:22}{read:8,} words, {total:4} more = {1000 * total / max(read, 1):.2f} per 1,000 words: {dict(added.most_common())}",
            flush=True,
        )


def cost(path: str) -> None:
    """Processor seconds, seconds and memory of the command on one file."""
    with tempfile.TemporaryDirectory() as cache:
        models = os.environ.get("NEWSLINT_MODEL_DIR")
        if models is None:
            from newslint.deep.catalogue import folder

            models = folder()
        env = {**os.environ, "NEWSLINT_CACHE_DIR": cache, "NEWSLINT_MODEL_DIR": models}
        base = [sys.executable, "-m", "newslint", "check", "--exit-zero", path]
        subprocess.run(base, env=env, capture_output=True)
        for name, command in (
            ("fast", base),
            ("deep, new", [*base, "--deep"]),
            ("deep, remembered", [*base, "--deep"]),
        ):
            begun = time.perf_counter()
            child = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL)
            _, status, used = os.wait4(child.pid, 0)
            took = time.perf_counter() - begun
            if status:
                sys.exit(f"{' '.join(command)} failed")
            spent = used.ru_utime + used.ru_stime
            print(f"{name:18}{spent:6.2f} processor s, {took:6.2f} s, {used.ru_maxrss // 1024} MB")


def main() -> None:
    """One of the four."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", choices=("stories", "gold", "edited", "cost"))
    parser.add_argument("paths", nargs="*")
    parser.add_argument("--words", type=int, default=25_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--to")
    parser.add_argument("--misses", action="store_true")
    asked = parser.parse_args()
    if asked.what == "stories":
        report(list(stories()), asked.misses)
    elif asked.what == "gold":
        report([case for folder in asked.paths for case in gold(folder)], asked.misses)
    elif asked.what == "edited":
        edited(asked.paths, asked.words, asked.to, asked.seed)
    elif asked.paths:
        cost(asked.paths[0])
    else:
        parser.error("name an article of some 650 words")


if __name__ == "__main__":
    main()
