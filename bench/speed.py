"""newslint against other linters of prose, side by side: one article, a folder, many files.

usage: python bench/speed.py FOLDER [--many 2000] [--runs 9] [--tool NAME=COMMAND ...] [--newslint COMMAND]

FOLDER holds articles as text files. COMMAND is what is typed before the paths; tools that are not given are
taken from PATH where they are there (codespell, typos, proselint, harper-cli, vale). Runs of all tools are
interleaved; the tables give medians of processor time (user and system, children too) and of wall time,
the peak of memory of one process, and the ratio of processor time to codespell's.

`newslint` checks every file anew, with compiled packs in its cache as on any machine where it ran before;
`unchanged` is the same call again, when all results are known; `two jobs` checks anew with two processes.
"""

from __future__ import annotations

import argparse
import os
import shlex
import shutil
import statistics
import tempfile
from pathlib import Path

from measure import measure

#: What is typed before the paths; vale needs a configuration, which is written for the run.
KNOWN = {
    "codespell": "codespell",
    "typos": "typos",
    "proselint": "proselint check",
    "harper": "harper-cli lint",
    "vale": "vale --config {config} --no-exit",
}
VALE = "MinAlertLevel = suggestion\n[*]\nBasedOnStyles = Vale\n"
#: Too slow for thousands of files.
FAST = ("newslint", "unchanged", "two jobs", "codespell", "typos")


def table(title: str, tools: dict[str, list[str]], paths: list[str], runs: int, cache: Path) -> None:
    """Run all tools in turn, `runs` times, and print their medians."""

    def run(name: str) -> tuple[float, float, float]:
        if name in ("newslint", "two jobs"):
            shutil.rmtree(cache / "results", ignore_errors=True)
        return measure([*tools[name], *paths])

    for name in tools:
        run(name)
    times: dict[str, list[tuple[float, float, float]]] = {name: [] for name in tools}
    for _ in range(runs):
        for name in tools:  # `unchanged` follows `newslint`, which leaves its results
            times[name].append(run(name))
    medians = {name: [statistics.median(column) for column in zip(*rows)] for name, rows in times.items()}
    scale = medians.get("codespell", [0.0])[0]
    print(f"\n{title}\n{'':20}{'cpu s':>10}{'wall s':>10}{'MB':>8}{'x codespell':>13}")
    for name, (cpu, wall, memory) in medians.items():
        ratio = f"{cpu / scale:.2f}" if scale else ""
        print(f"{name:20}{cpu:10.3f}{wall:10.3f}{memory:8.0f}{ratio:>13}")


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
        cache = Path(scratch, "cache")
        os.environ["NEWSLINT_CACHE_DIR"] = str(cache)
        own = shlex.split(options.newslint)
        tools = {"newslint": own, "unchanged": own}
        for name, command in {**KNOWN, **given}.items():
            words = shlex.split(command.format(config=config))
            if shutil.which(words[0]):
                tools[name] = words
            else:
                print(f"{name}: not installed, left out")
        articles = sorted(path for path in options.folder.rglob("*.txt"))
        words = sum(len(path.read_text(encoding="utf-8").split()) for path in articles)
        print(f"{len(articles)} articles, {words:,} words")
        table("one article", tools, [str(articles[len(articles) // 2])], options.runs * 2, cache)
        table(f"{len(articles)} articles", tools, [str(path) for path in articles], options.runs, cache)
        many = Path(scratch, "many")
        many.mkdir()
        for number in range(options.many):
            source = articles[number % len(articles)]
            text = source.read_text(encoding="utf-8")
            # each file is different, so that nothing is saved by having seen its text before
            (many / f"{number:05}.txt").write_text(f"{text}\n\nCopy number {number}.\n", encoding="utf-8")
        tools["newslint"] = [*own, "check", "--jobs", "1"]
        tools["two jobs"] = [*own, "check", "--jobs", "2"]
        fast = {name: command for name, command in tools.items() if name in FAST}
        table(f"{options.many:,} files", fast, [str(many)], max(3, options.runs // 3), cache)


if __name__ == "__main__":
    main()
