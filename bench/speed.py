"""newslint against other linters of prose, side by side: one article cold, a folder, many files.

usage: python bench/speed.py FOLDER [--many 2000] [--runs 9] [--tool NAME=COMMAND ...] [--newslint COMMAND]

FOLDER holds articles as text files. COMMAND is what is typed before the paths; tools that are not given
are taken from PATH where they are there (codespell, typos, proselint, harper-cli, vale). Runs of all tools
are interleaved; the table gives medians of processor time (user and system, children too), wall time, and
the ratio to codespell. `nothing changed` is newslint run again on the same files with its result cache.
"""

from __future__ import annotations

import argparse
import os
import resource
import shlex
import shutil
import statistics
import subprocess
import tempfile
import time
from pathlib import Path

#: What is typed before the paths; vale needs a configuration, which is written for the run.
KNOWN = {
    "codespell": "codespell",
    "typos": "typos",
    "proselint": "proselint check",
    "harper": "harper-cli lint",
    "vale": "vale --config {config} --no-exit",
}
VALE = "MinAlertLevel = suggestion\n[*]\nBasedOnStyles = Vale\n"


def measure(command: list[str]) -> tuple[float, float, float]:
    """Processor seconds, wall seconds and peak memory (MB) of one run."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    wall = time.perf_counter() - began
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return cpu, wall, after.ru_maxrss / 1024


def table(title: str, tools: dict[str, list[str]], paths: list[str], runs: int) -> None:
    """Run all tools in turn, `runs` times, and print their medians."""
    for command in tools.values():
        measure([*command, *paths])
    times: dict[str, list[tuple[float, float, float]]] = {name: [] for name in tools}
    for _ in range(runs):
        for name, command in tools.items():
            times[name].append(measure([*command, *paths]))
    medians = {name: [statistics.median(column) for column in zip(*rows)] for name, rows in times.items()}
    scale = medians.get("codespell", [0.0])[0]
    print(f"\n{title}\n{'':20}{'cpu s':>10}{'wall s':>10}{'x codespell':>13}")
    for name, (cpu, wall, _) in medians.items():
        ratio = f"{cpu / scale:.2f}" if scale else ""
        print(f"{name:20}{cpu:10.3f}{wall:10.3f}{ratio:>13}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--many", type=int, default=2000)
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--tool", action="append", default=[], metavar="NAME=COMMAND")
    parser.add_argument("--newslint", default="newslint")
    options = parser.parse_args()
    given = dict(entry.split("=", 1) for entry in options.tool)
    with tempfile.TemporaryDirectory() as scratch:
        config = Path(scratch, "vale.ini")
        config.write_text(VALE, encoding="utf-8")
        os.environ["NEWSLINT_CACHE_DIR"] = str(Path(scratch, "cache"))
        tools = {"newslint": shlex.split(options.newslint)}
        for name, command in {**KNOWN, **given}.items():
            words = shlex.split(command.format(config=config))
            if shutil.which(words[0]):
                tools[name] = words
            else:
                print(f"{name}: not installed, left out")
        articles = sorted(path for path in options.folder.rglob("*.txt"))
        words = sum(len(path.read_text(encoding="utf-8").split()) for path in articles)
        print(f"{len(articles)} articles, {words:,} words")
        table("one article, cold", tools, [str(articles[len(articles) // 2])], options.runs * 2)
        table(f"{len(articles)} articles", tools, [str(path) for path in articles], options.runs)
        many = Path(scratch, "many")
        many.mkdir()
        for number in range(options.many):
            source = articles[number % len(articles)]
            text = source.read_text(encoding="utf-8")
            # each file is different, so that nothing is saved by having seen its text before
            (many / f"{number:05}.txt").write_text(f"{text}\n\nCopy number {number}.\n", encoding="utf-8")
        fast = {name: tools[name] for name in ("newslint", "codespell", "typos") if name in tools}
        table(f"{options.many} files", fast, [str(many)], max(3, options.runs // 3))


if __name__ == "__main__":
    main()
