"""How `compare` does on rewrites of known quality: careful ones should pass, bad ones be caught.

    python bench/rewrites.py [-v] [FOLDER]

FOLDER (default: tests/compare/rewrites) holds a folder for each story: source.txt, careful.txt, bad.txt, and
changes.tsv, which lists what the bad one changed: kind, words of bad.txt, what the source has; and reworded.tsv: kind,
words of careful.txt, and what is put in their place for a third rewrite, whose every sentence is worded anew and some
say something else. Prints findings per 1,000 words of the careful rewrites, and the share of changes that a finding of
the other two overlaps.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from newslint.config.model import Settings
from newslint.model.finding import Finding
from newslint.packs.rule_set import RuleSet
from newslint.packs.sources import load_packs
from newslint.pipeline.check import check_file

FOLDER = Path(__file__).parent.parent / "tests" / "compare" / "rewrites"


class Change(NamedTuple):
    """What a rewrite changed: fact, quotation, speaker or hedge; the words it has, where they begin, and what stood
    there."""

    kind: str
    words: str
    start: int
    was: str


class Rewrite(NamedTuple):
    """What was found in a rewrite, and which of its changes a finding overlaps, and which none does."""

    name: str
    words: int
    findings: tuple[Finding, ...]
    caught: list[Change]
    missed: list[Change]


class Rewrites(NamedTuple):
    """The rewrites of all stories."""

    careful: list[Rewrite]
    bad: list[Rewrite]
    reworded: list[Rewrite]


def _rows(path: Path) -> list[list[str]]:
    return [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]


def _at(text: str, words: str, where: Path) -> int:
    if text.count(words) != 1:
        raise ValueError(f"{where}: {words!r} stands {text.count(words)} times")
    return text.index(words)


def texts_of(folder: Path) -> Iterator[tuple[str, str, list[Change]]]:
    """Name, text and changes of the rewrites of a story."""
    careful = (folder / "careful.txt").read_text(encoding="utf-8")
    yield "careful", careful, []
    bad = (folder / "bad.txt").read_text(encoding="utf-8")
    rows = _rows(folder / "changes.tsv")
    yield "bad", bad, [Change(kind, words, _at(bad, words, folder), was) for kind, words, was in rows]
    text, moved, changes = careful, 0, []
    rows = _rows(folder / "reworded.tsv")
    for kind, was, words in sorted(rows, key=lambda row: _at(careful, row[1], folder)):
        start = _at(careful, was, folder) + moved
        text = text[:start] + words + text[start + len(was) :]
        moved += len(words) - len(was)
        changes.append(Change(kind, words, start, was))
    yield "reworded", text, changes


def measure(folder: Path = FOLDER) -> Rewrites:
    """All stories of a folder."""
    rules = RuleSet.of([entry for entry in load_packs() if entry.rule.kind == "compare"])
    rewrites = Rewrites([], [], [])
    for story in sorted(path for path in folder.iterdir() if path.is_dir()):
        settings = Settings(source=(str(story / "source.txt"),), source_given=True)
        for name, text, changes in texts_of(story):
            result = check_file(f"{name}.txt", rules, settings, data=text.encode())
            caught, missed = [], []
            for change in changes:
                end = change.start + len(change.words)
                hit = any(f.span.start < end and change.start < f.span.end for f in result.findings)
                (caught if hit else missed).append(change)
            one = Rewrite(story.name, result.words, tuple(result.findings), caught, missed)
            getattr(rewrites, name).append(one)
    return rewrites


def alarms(rewrites: list[Rewrite]) -> tuple[int, int]:
    """How many findings in how many words."""
    return sum(len(one.findings) for one in rewrites), sum(one.words for one in rewrites)


def found(rewrites: list[Rewrite]) -> tuple[Counter[str], Counter[str]]:
    """By kind, how many changes were found of how many."""
    caught = Counter(change.kind for one in rewrites for change in one.caught)
    return caught, caught + Counter(change.kind for one in rewrites for change in one.missed)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, nargs="?", default=FOLDER)
    parser.add_argument(
        "-v", "--verbose", action="store_true", help="the findings of careful ones, and what was missed"
    )
    parser.add_argument("--beside", action="store_true", help="findings on bad ones that no change explains")
    options = parser.parse_args()
    rewrites = measure(options.folder)
    if options.verbose:
        for one in rewrites.careful:
            for finding in one.findings:
                print(f"{one.name} careful: {finding.rule} [{finding.text}] {finding.message}")
        for name in ("bad", "reworded"):
            for one in getattr(rewrites, name):
                for change in one.missed:
                    print(f"{one.name} {name} missed: {change.kind} [{change.words}] was {change.was}")
    if options.beside:
        for name in ("bad", "reworded"):
            for one in getattr(rewrites, name):
                spans = [(c.start, c.start + len(c.words)) for c in one.caught]
                for f in one.findings:
                    if not any(f.span.start < end and start < f.span.end for start, end in spans):
                        print(f"{one.name} {name} beside: {f.rule} [{f.text}] {f.message}")
    said, words = alarms(rewrites.careful)
    print(f"careful: {said} findings in {words:,} words, {1000 * said / words:.2f} in 1,000")
    for name in ("bad", "reworded"):
        caught, every = found(getattr(rewrites, name))
        kinds = ", ".join(f"{kind} {caught[kind]} of {every[kind]}" for kind in sorted(every))
        print(
            f"{name}: {caught.total()} of {every.total()}, {100 * caught.total() / every.total():.0f} %: {kinds}"
        )


if __name__ == "__main__":
    main()
