"""How the cost of newslint grows with the size of a file and with the number of files.

usage: python bench/growth.py FOLDER [--plot docs/growth.svg] [--largest 50000000] [--most 20000]
                              [--newslint COMMAND]

FOLDER holds articles as text files. A file of a size is made of their texts one after the other; files of a
number are the articles, each with a line of its own. All are checked anew, in one process. Prints a table in
Markdown with processor time, time per kilobyte or file, and the peak of memory; `--plot` draws it (needs
matplotlib).
"""

from __future__ import annotations

import argparse
import os
import shlex
import shutil
import tempfile
from pathlib import Path

from measure import measure

SIZES = (1_000, 10_000, 100_000, 1_000_000, 10_000_000, 50_000_000)
NUMBERS = (10, 100, 1_000, 10_000, 20_000)

Row = tuple[int, float, float]


def one_file(texts: list[str], size: int, path: Path) -> None:
    """Write a file of `size` bytes, about."""
    parts: list[str] = []
    left = size
    number = 0
    while left > 0:
        text = f"{texts[number % len(texts)]}\n\n"
        parts.append(text[:left])
        left -= len(text)
        number += 1
    path.write_text("".join(parts), encoding="utf-8")


def grown(command: list[str], cache: Path, paths: list[str]) -> tuple[float, float]:
    """Processor seconds and megabytes, the least of three runs where one takes little."""
    runs = []
    while not runs or (len(runs) < 3 and runs[0][0] < 5):
        shutil.rmtree(cache / "results", ignore_errors=True)
        cpu, _, memory = measure([*command, *paths])
        runs.append((cpu, memory))
    return min(runs)


def table(what: str, unit: str, rows: list[Row], per: int) -> None:
    """A table in Markdown."""
    print(f"\n| {what} | processor time | per {unit} | memory |\n|--:|--:|--:|--:|")
    for number, cpu, memory in rows:
        print(f"| {number:,} | {cpu:.2f} s | {cpu / number * per * 1000:.2f} ms | {memory:.0f} MB |")


def plot(path: str, sizes: list[Row], numbers: list[Row]) -> None:
    """Both tables as lines, on scales where what grows in proportion is a straight line."""
    from matplotlib import pyplot

    pyplot.rcParams["svg.hashsalt"] = "newslint"  # the same picture for the same figures
    figure, (left, right) = pyplot.subplots(1, 2, figsize=(9, 3.6), layout="constrained")
    for axes, rows, label in ((left, sizes, "bytes of one file"), (right, numbers, "files")):
        axes.loglog([row[0] for row in rows], [row[1] for row in rows], marker="o", label="newslint")
        last = rows[-1]
        axes.loglog(
            [row[0] for row in rows],
            [last[1] * row[0] / last[0] for row in rows],
            linestyle=":",
            color="grey",
            label="in proportion",
        )
        axes.set_xlabel(label)
        axes.set_ylabel("seconds of processor time")
        axes.grid(visible=True, alpha=0.3)
        axes.legend()
    figure.savefig(path, metadata={"Date": None})


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--plot", metavar="FILE")
    parser.add_argument("--largest", type=int, default=SIZES[-1])
    parser.add_argument("--most", type=int, default=NUMBERS[-1])
    parser.add_argument("--newslint", default="newslint")
    options = parser.parse_args()
    texts = [path.read_text(encoding="utf-8") for path in sorted(options.folder.rglob("*.txt"))]
    with tempfile.TemporaryDirectory() as scratch:
        cache = Path(scratch, "cache")
        os.environ["NEWSLINT_CACHE_DIR"] = str(cache)
        command = [*shlex.split(options.newslint), "check", "--jobs", "1"]
        path = Path(scratch, "one.txt")
        sizes: list[Row] = []
        one_file(texts, 1000, path)
        measure([*command, str(path)])  # compiles the packs
        for size in SIZES:
            if size <= options.largest:
                one_file(texts, size, path)
                sizes.append((size, *grown(command, cache, [str(path)])))
        table("bytes of one file", "kB", sizes, 1000)
        numbers: list[Row] = []
        folder = Path(scratch, "many")
        folder.mkdir()
        for number in NUMBERS:
            if number <= options.most:
                for made in range(numbers[-1][0] if numbers else 0, number):
                    text = f"{texts[made % len(texts)]}\n\nCopy number {made}.\n"
                    (folder / f"{made:05}.txt").write_text(text, encoding="utf-8")
                numbers.append((number, *grown(command, cache, [str(folder)])))
        table("files", "file", numbers, 1)
    if options.plot:
        plot(options.plot, sizes, numbers)


if __name__ == "__main__":
    main()
