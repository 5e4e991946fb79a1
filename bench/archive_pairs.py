"""How many planted rewrites an archive's pairs find, and how many of the pairs are right.

usage: python bench/archive_pairs.py [--stories N] [--seed S]
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from collections import Counter
from pathlib import Path

from newslint.archive.check import Archive, Options
from newslint.archive.job import job_of
from newslint.archive.pairs import Pairing, find_pairs
from newslint.archive.report.rows import Tables
from newslint.archive.session import started
from newslint.run.settings import Selection
from planted import HOW, planted


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--stories", type=int, default=900)
    parser.add_argument("--seed", type=int, default=11)
    given = parser.parse_args()
    stories = list(planted(given.stories, given.seed))
    with tempfile.TemporaryDirectory() as work, started(None, {}) as spark:
        source = Path(work) / "a.jsonl"
        source.write_text("".join(json.dumps(story._asdict()) + "\n" for story in stories), encoding="utf-8")
        began = time.perf_counter()
        archive = Archive(spark, str(source), f"{work}/out", job_of(Selection(use_config=False)), Options())
        find_pairs(archive, Pairing())
        seconds = time.perf_counter() - began
        pairs = {row["id"]: row["source_id"] for row in Tables(f"{work}/out").pairs()}
    meant = {story.id: story for story in stories if story.source}
    found = Counter(
        meant[name].how for name, source in pairs.items() if name in meant and meant[name].source == source
    )
    every = Counter(story.how for story in meant.values())
    print(f"{len(stories):,} stories, {len(meant):,} rewrites, {len(pairs):,} pairs in {seconds:,.0f} s")
    for how in HOW:
        print(f"{how:8} {found[how]:4} of {every[how]:4} found ({found[how] / every[how]:.1%})")
    right = sum(found.values())
    print(f"recall {right / len(meant):.1%}, precision {right / max(len(pairs), 1):.1%}")


if __name__ == "__main__":
    main()
