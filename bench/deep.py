#!/usr/bin/env python3
"""What deep reading adds to the rules, and what it costs. Needs the language model (`newslint model install`).

    python bench/deep.py stories                      the stories of tests/deep, with slips that are marked
    python bench/deep.py gold FOLDER...               annotated articles: article.txt with gold.json beside it
    python bench/deep.py edited FOLDER... [--words N] edited copy: what deep reading adds to the fast findings, each with
                                                      its sentence, to be read (--to FILE), and how often. Corpora take
                                                      turns; --skip N passes over the articles that others looked at,
                                                      and of --size A B words are those that are read.
                                                      Ctrl-C ends it with what was read so far
    python bench/deep.py cost FILE [--engine NAME...] processor seconds and memory: fast, deep, remembered, and of grammar
                                                      engines
    python bench/deep.py jobs FILE                    the same of variants of a file, read by so many processes
    python bench/deep.py typing FILE                  the same of a pause at the keyboard, in a language server
    python bench/deep.py judged FILE                  findings of rules that were read, with verdicts: how well the model
                                                      tells right from wrong

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
from itertools import zip_longest
from pathlib import Path
from typing import NamedTuple, TextIO

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


def edited(
    folders: list[str], words: int, skip: int, out: str | None, seed: int, size: tuple[int, int]
) -> None:
    """What deep reading adds to the fast findings of edited copy; the articles of each folder in an order of their own."""
    file = Path(out).open("w", encoding="utf-8") if out else sys.stdout  # noqa: SIM115 - it ends with us
    read: Counter[str] = Counter()
    added: dict[str, Counter[str]] = {folder: Counter() for folder in folders}

    def summary() -> None:
        for folder in folders:
            total = added[folder].total()
            each = 1000 * total / max(read[folder], 1)
            rules = dict(added[folder].most_common())
            print(
                f"{Path(folder).name:22}{read[folder]:8,} words, {total:4} more = {each:.2f} per 1,000 words: {rules}",
                flush=True,
            )

    try:
        for turn in zip_longest(*(_articles(folder, skip, seed, size) for folder in folders)):
            for folder, one in zip(folders, turn):
                if one is not None and read[folder] < words:
                    read[folder] += _added(folder, *one, added[folder], file)
            if all(read[folder] >= words for folder in folders):
                break
    except KeyboardInterrupt:
        print("stopped")
    summary()


def _added(folder: str, path: Path, text: str, added: Counter[str], file: TextIO) -> int:
    """Write down what deep reading adds for an article; returns its words."""
    fast = check_text(text, path="story.txt", config="").findings
    deep = check_text(text, path="story.txt", config="", engines=(ENGINE,))
    if deep.error:
        sys.exit(deep.error)
    known = {(one.rule, one.line, one.column) for one in fast}
    for one in deep.findings:
        if (one.rule, one.line, one.column) not in known:
            added[one.rule] += 1
            start, end = _offsets(text, one)
            around = f"{text[max(start - 110, 0) : start]}[[{one.text}]]{text[end : end + 70]}"
            row = (f"{Path(folder).name}/{path.name}", one.rule, one.replacements[:2], around)
            print(*(str(cell).replace("\n", " ¶ ") for cell in row), sep="\t", file=file, flush=True)
    return deep.words


def _articles(folder: str, skip: int, seed: int, size: tuple[int, int]) -> Iterator[tuple[Path, str]]:
    """The articles of a folder of `size` words, from and to, shuffled, after the first so many words."""
    files = sorted(Path(folder).rglob("*.txt"))
    random.Random(seed).shuffle(files)
    passed = 0
    for path in files:
        text = path.read_text(encoding="utf-8")
        words = len(text.split())
        if size[0] <= words < size[1]:
            if passed >= skip:
                yield path, text
            passed += words


class Used(NamedTuple):
    """What a command and the processes that it starts use: processor seconds, seconds, and the most memory that they take
    together (megabytes, what they share counted once)."""

    processor: float
    seconds: float
    memory: int


def used(command: list[str], env: dict[str, str]) -> Used:
    """Run a command to its end. Linux only."""
    begun = time.perf_counter()
    child = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL)
    spent: dict[int, float] = {}
    most = 0
    while child.poll() is None:
        family = _family(child.pid)
        most = max(most, sum(_memory(process) for process in family))
        for process in family:
            spent[process] = max(spent.get(process, 0.0), _processor(process))
        time.sleep(0.1)
    took = time.perf_counter() - begun
    if child.returncode:
        sys.exit(f"{' '.join(command)} failed")
    return Used(sum(spent.values()), took, most // 1024)


def _family(root: int) -> list[int]:
    """A process and all that it started, directly or not."""
    parents = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        parents[int(stat.parent.name)] = int(fields[1])
    family = [root]
    for one in family:
        family += [process for process, parent in parents.items() if parent == one]
    return family


def _memory(process: int) -> int:
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)


def _processor(process: int) -> float:
    try:
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _settings(cache: str) -> dict[str, str]:
    """Surroundings with a cache of their own and the models that are there."""
    from newslint.deep.catalogue import folder

    return {**os.environ, "NEWSLINT_CACHE_DIR": cache, "NEWSLINT_MODEL_DIR": folder()}


_BASE = [sys.executable, "-m", "newslint", "check", "--exit-zero"]


def cost(path: str, engines: list[str]) -> None:
    """What the command uses on one file, and with each of some grammar engines."""
    with tempfile.TemporaryDirectory() as cache:
        env = _settings(cache)
        base = [*_BASE, path]
        subprocess.run(base, env=env, capture_output=True)
        commands = [("fast", base), ("deep, new", [*base, "--deep"]), ("deep, remembered", [*base, "--deep"])]
        commands += [(name, [*base, "--engine", name]) for name in engines]
        for name, command in commands:
            _row(name, used(command, env))


def _row(name: str, one: Used) -> None:
    print(f"{name:18}{one.processor:6.2f} processor s, {one.seconds:6.2f} s, {one.memory} MB", flush=True)


def jobs(path: str) -> None:
    """What eight variants of an article take, in which each paragraph is a new one, read by one process and by more."""
    text = Path(path).read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as place:
        env = _settings(f"{place}/cache")
        subprocess.run([*_BASE, path], env=env, capture_output=True)
        for count in (1, 2, 4, 8):
            folder = Path(place, f"jobs{count}")
            folder.mkdir()
            for number in range(8):
                story = re.sub(r"(?m)(?<=\S)$", f" ({count}.{number})", text)
                Path(folder, f"story{number}.txt").write_text(story, encoding="utf-8")
            _row(f"{count} processes", used([*_BASE, "--deep", "--jobs", str(count), str(folder)], env))


_TYPED = "The clerk, who had been asked twice, said that the council would meet again before the end of the week.".split()


def typing(path: str) -> None:
    """What a language server uses after each word that is typed into the middle of the longest paragraph of an article: for
    each check, of which it makes more while nobody types until all is read."""
    from newslint.lsp.session import Session

    text = Path(path).read_text(encoding="utf-8")
    paragraphs = text.split("\n")
    longest = max(range(len(paragraphs)), key=lambda number: len(paragraphs[number].split()))
    words = paragraphs[longest].split(" ")
    for name, options in (("fast", {}), ("deep", {"deep": True})):
        session = Session()
        session.use(1, options)
        each: list[float] = []
        whole: list[float] = []
        middle = len(words) // 2
        for number in range(len(_TYPED)):
            paragraphs[longest] = " ".join((*words[:middle], *_TYPED[:number], *words[middle:]))
            took, unsettled = [], True
            while unsettled:
                begun = time.process_time()
                checked = session.check(str(Path(path).resolve()), "plaintext", "\n".join(paragraphs))
                took.append(time.process_time() - begun)
                unsettled = checked is not None and checked.unsettled
            if number:  # rules and model are loaded for the first
                each += took
                whole.append(sum(took))
        print(
            f"{name}: {len(words)} words in the paragraph, {len(text.split())} in all; a check takes {sorted(each)[len(each) // 2]:.2f} "
            f"processor s (the longest {max(each):.2f}), all that change a word {sorted(whole)[len(whole) // 2]:.2f} (the longest "
            f"{max(whole):.2f})"
        )


def judged(path: str) -> None:
    """How well the model tells right findings of rules from wrong ones, by what it gains from their replacement."""
    from newslint.engines.interface import EngineRequest
    from newslint.engines.running import running
    from newslint.model.span import Span

    gains: dict[bool, list[float]] = {True: [], False: []}
    for line in Path(path).read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        if item["verdict"] not in ("TRUE", "FALSE") or not item["rep"]:
            continue
        before = item["pre"].rpartition("\n")[2]
        text = before + item["match"] + item["post"].partition("\n")[0]
        place = Span(len(before), len(before) + len(item["match"]))
        edit = (Span(0, len(text)), place, item["rep"][0])
        gains[item["verdict"] == "TRUE"] += running.gains(EngineRequest(ENGINE), text, [edit])
    right, wrong = gains[True], gains[False]
    area = sum((a > b) + (a == b) / 2 for a in right for b in wrong) / max(len(right) * len(wrong), 1)
    print(f"{len(right)} right, {len(wrong)} wrong, area under the curve {area:.2f}")
    for least in (0, 1, 2, 3, 4, 6, 8):
        kept = [sum(gain >= least for gain in sort) / max(len(sort), 1) for sort in (right, wrong)]
        print(f"at least {least} nats: {kept[0]:.0%} of the right ones, {kept[1]:.0%} of the wrong ones")


def main() -> None:
    """One of them."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", choices=("stories", "gold", "edited", "cost", "jobs", "typing", "judged"))
    parser.add_argument("paths", nargs="*")
    parser.add_argument("--words", type=int, default=25_000)
    parser.add_argument("--skip", type=int, default=0)
    parser.add_argument("--size", type=int, nargs=2, default=(151, 1200))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--engine", action="append", default=[])
    parser.add_argument("--to")
    parser.add_argument("--misses", action="store_true")
    asked = parser.parse_args()
    if asked.what == "stories":
        report(list(stories()), asked.misses)
    elif asked.what == "gold":
        report([case for folder in asked.paths for case in gold(folder)], asked.misses)
    elif asked.what == "edited":
        edited(asked.paths, asked.words, asked.skip, asked.to, asked.seed, tuple(asked.size))
    elif asked.what == "cost" and asked.paths:
        cost(asked.paths[0], asked.engine)
    elif asked.paths:
        {"jobs": jobs, "typing": typing, "judged": judged}[asked.what](asked.paths[0])
    else:
        parser.error("name an article of some 650 words")


if __name__ == "__main__":
    main()
