"""How fast an archive is checked on Spark here: articles a second with one core and with two, memory, and what a larger
archive would take.

usage: python bench/archive.py FOLDER [--articles N] [--large K] [--cores 1 2] [--same M]

FOLDER holds articles as text files. An archive of N articles (default 20,000) is made of them in Parquet: every article
in turn, as often as it takes, with a line of its own at the end so that no two are alike. K articles of 5 MB come besides. With --same M the findings of
M articles are held against those of `newslint check --format json` on the same texts as files.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

_FILE = 5_000


def make(folder: Path, to: Path, number: int, large: int) -> int:
    """Write an archive of so many articles, and so many of 5 MB besides; how many words they have."""
    paths = sorted(folder.rglob("*.txt"))
    step = max(len(paths) // number, 1)
    chosen = paths[::step]
    words = 0
    to.mkdir(parents=True)
    for start in range(0, number, _FILE):
        rows = []
        for at in range(start, min(start + _FILE, number)):
            path = chosen[at % len(chosen)]
            text = path.read_text(encoding="utf-8", errors="replace")
            if at >= len(chosen):
                text += f"\nThis is copy {at // len(chosen)}.\n"
            words += len(text.split())
            when = f"{2000 + at % 20}-{1 + at % 12:02}-{1 + at % 28:02}"
            rows.append({"id": f"{at:08}", "text": text, "published": when, "desk": path.parent.name})
        pq.write_table(pa.Table.from_pylist(rows), to / f"{start:08}.parquet")
    if large:
        whole = "\n\n".join(path.read_text(encoding="utf-8", errors="replace") for path in chosen)
        whole *= -(-5_000_000 * large // len(whole))
        rows = [
            {"id": f"large-{at}", "text": whole[at * 5_000_000 : (at + 1) * 5_000_000]} for at in range(large)
        ]
        pq.write_table(pa.Table.from_pylist(rows), to / "large.parquet")
    return words


class Watch:
    """What the processes below this one take, looked at twice a second: by name the most memory they had together, in MB
    (what they share counts for each), and processor time in seconds."""

    def __init__(self) -> None:
        self.most: dict[str, float] = {}
        self._used: dict[int, tuple[str, float]] = {}
        self._over = threading.Event()
        threading.Thread(target=self._watch, daemon=True).start()

    def _watch(self) -> None:
        while not self._over.wait(0.5):
            now: dict[str, float] = {}
            parents: dict[int, tuple[int, str, float]] = {}
            ticks: dict[int, float] = {}
            for path in Path("/proc").glob("[0-9]*"):
                try:
                    fields = (path / "stat").read_text().rpartition(")")[2].split()
                    name = (path / "comm").read_text().strip()
                    parents[int(path.name)] = (int(fields[1]), name, int(fields[21]) * 4096 / 1e6)
                    ticks[int(path.name)] = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
                except (OSError, ValueError, IndexError):
                    continue
            for number, (_, name, size) in parents.items():
                at = number
                while at in parents and at != os.getpid():
                    at = parents[at][0]
                if at == os.getpid() and number != os.getpid():
                    now[name] = now.get(name, 0.0) + size
                    self._used[number] = name, ticks[number]
            for name, size in now.items():
                self.most[name] = max(self.most.get(name, 0.0), size)

    def end(self) -> dict[str, tuple[float, float]]:
        """For each name of processes memory and processor time."""
        self._over.set()
        used: dict[str, float] = {}
        for name, seconds in self._used.values():
            used[name] = used.get(name, 0.0) + seconds
        return {name: (size, used.get(name, 0.0)) for name, size in self.most.items()}


def run(source: Path, out: Path, cores: int) -> tuple[float, dict[str, tuple[float, float]]]:
    """Seconds on the wall, and what the processes took, of checking an archive."""
    shutil.rmtree(out, ignore_errors=True)
    watch = Watch()
    began = time.perf_counter()
    command = [
        sys.executable,
        "-m",
        "newslint",
        "archive",
        source,
        "--to",
        out,
        "--master",
        f"local[{cores}]",
    ]
    subprocess.run(list(map(str, command)), check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began, watch.end()


def same(source: Path, out: Path, number: int) -> str:
    """Whether the findings of some articles are those of the plain command."""
    import pyarrow.dataset as ds

    rows = ds.dataset(source).head(number).to_pylist()
    with tempfile.TemporaryDirectory() as folder:
        for row in rows:
            (Path(folder) / f"{row['id']}.txt").write_text(row["text"], encoding="utf-8", newline="")
        command = [sys.executable, "-m", "newslint", "check", "--format", "json", "--no-cache", folder]
        told = json.loads(subprocess.run(command, capture_output=True, text=True).stdout)
    plain = sorted(
        (Path(file["path"]).stem, one["rule"], one["line"], one["column"], one["message"], one["fingerprint"])
        for file in told["files"]
        for one in file["findings"]
    )
    from newslint.archive.report.rows import Tables

    ids = {row["id"] for row in rows}
    names = ("id", "rule", "line", "column", "message", "fingerprint")
    found = sorted(
        tuple(row[name] for name in names) for row in Tables(str(out)).findings(names) if row["id"] in ids
    )
    return f"{len(plain):,} findings of {len(rows):,} articles: {'the same' if plain == found else 'NOT the same'}"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--cores", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--same", type=int, default=0)
    parser.add_argument("--large", type=int, default=0, metavar="K")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as work:
        source, out = Path(work) / "in", Path(work) / "out"
        words = make(given.folder, source, given.articles, given.large)
        size = sum(path.stat().st_size for path in source.iterdir()) / 1e6
        print(
            f"{given.articles:,} articles, {words:,} words, {size:,.0f} MB of Parquet; load {os.getloadavg()[0]:.1f}"
        )
        for cores in given.cores:
            wall, took = run(source, out, cores)
            rate = given.articles / wall
            held = ", ".join(
                f"{name} {size:,.0f} MB, {cpu:,.0f} s"
                for name, (size, cpu) in sorted(took.items(), key=lambda item: -item[1][1])[:3]
            )
            every = 1000 * sum(cpu for _, cpu in took.values()) / given.articles
            print(
                f"local[{cores}]: {wall:,.1f} s, {rate:,.1f} articles/s, {every:.2f} ms of processor time an article ({held})"
            )
        if given.same:
            print(same(source, out, given.same))
        written = sum(path.stat().st_size for path in out.rglob("*.parquet")) / 1e6
        print(f"tables: {written:,.1f} MB")


if __name__ == "__main__":
    main()
