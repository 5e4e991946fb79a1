"""What the rules do on edited copy, and how much of it is right.

    python bench/evidence.py FOLDER [--corpus NAME ...] [--jobs N] [--rules PACK ...]   rates and precision
                             [--entries] [--sample [N]] [--unjudged [N]] [--messages] [--json FILE] [--summary FILE]
    python bench/evidence.py judge VERDICTS.tsv ...            add verdicts on what --sample or --unjudged printed
    python bench/evidence.py import FOLDER HITS.json VERDICTS.tsv ... [--second TSV ...]   add verdicts on hits by number
    python bench/evidence.py import-items ITEMS.jsonl          add verdicts on hits that carry their context
    python bench/evidence.py rename OLD NEW                    a rule that has got another name, or went into another
    python bench/evidence.py agreement                         how far second readers agreed

FOLDER holds a folder of articles for each corpus. All rules are run at suggestion level. What was found is kept in the
cache folder, so that a run that is cut short goes on where it was, and a second look costs nothing as long as neither
the rules nor the code changed. docs/evidence.md says what the figures mean and how to judge.
"""

from __future__ import annotations

import argparse
import datetime
import json
import os
import sys
import time
from collections import Counter
from pathlib import Path

import evidence_ledger as ledger_format
import evidence_report as report
from evidence_import import from_hits, from_items, from_sample
from evidence_ledger import LEDGER, Ledger, kappa
from evidence_run import corpora_in, run
from newslint import __version__
from newslint.authoring.measured import Measured, Summary, state_of, summary_lines
from newslint.packs.sources import load_own, load_packs


def main() -> None:
    arguments = sys.argv[1:]
    command = _COMMANDS.get(arguments[0]) if arguments else None
    if command:
        command(arguments[1:])
    else:
        measure(arguments)


def parser_of(description: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        description=description, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--ledger", type=Path, default=LEDGER, help="the table of verdicts")
    return parser


def measure(arguments: list[str]) -> None:
    """Run all rules, and report."""
    parser = parser_of(__doc__ or "")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--corpus", nargs="+", default=[], metavar="NAME")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument(
        "--rules", nargs="+", default=[], metavar="PACK", help="packs besides those that ship"
    )
    parser.add_argument("--entries", action="store_true", help="rates by entry of a rule too")
    parser.add_argument("--sample", type=int, nargs="?", const=5, metavar="N", help="N hits a rule to read")
    parser.add_argument(
        "--unjudged", type=int, nargs="?", const=30, metavar="N", help="hits to judge, until N a rule are"
    )
    parser.add_argument(
        "--messages", action="store_true", help="messages and replacements that cannot be right"
    )
    parser.add_argument("--json", type=Path, metavar="FILE")
    parser.add_argument(
        "--summary",
        type=Path,
        metavar="FILE",
        help="write what CI and the catalogue read (rules/evidence.tsv)",
    )
    options = parser.parse_args(arguments)
    began = time.perf_counter()
    packs = tuple(options.rules)
    corpora = corpora_in(options.folder, options.corpus)
    chunks = []
    for chunk in run(options.folder, corpora, packs, options.jobs):
        chunks.append(chunk)
        done = sum(one.documents for one in chunks)
        if sys.stderr.isatty():
            print(f"\r{done} of {sum(map(len, corpora.values()))} documents", end="", file=sys.stderr)
    done_run = report.Run(chunks, Ledger.read(options.ledger))
    if options.unjudged or options.sample:
        print(
            "\n".join(
                report.sample(done_run, options.unjudged or options.sample, unread=bool(options.unjudged))
            )
        )
    elif options.messages:
        messages(done_run)
    else:
        print(f"{sum(done_run.documents.values()):,} documents, {done_run.total:,} words, ", end="")
        print(f"{len(done_run.hits):,} hits, {time.perf_counter() - began:.0f} s")
        paths = [path for chunk in chunks for path in chunk.verdicts]
        print(f"verdicts on documents: {len(paths)}{': ' + ' '.join(paths) if paths else ''}\n")
        print("\n".join(report.groups(done_run)))
        print("\n".join(report.rules(done_run)))
        if options.entries:
            print("\n".join(report.entries(done_run)))
    for error in [error for chunk in chunks for error in chunk.errors]:
        print(f"not checked: {error}", file=sys.stderr)
    if options.json:
        options.json.write_text(
            json.dumps(report.as_json(done_run), ensure_ascii=False, indent=1), encoding="utf-8"
        )
    if options.summary:
        write_summary(done_run, packs, options.summary)


def messages(done_run: report.Run) -> None:
    """Every hit whose message or replacement cannot be right, whatever the text; no more than three a rule."""
    from newslint.authoring.message_flaws import flaws_in

    seen: Counter[tuple[str, str]] = Counter()
    for hit in done_run.hits:
        for flaw in flaws_in(hit.message, hit.replacements, hit.text):
            seen[hit.rule, flaw] += 1
            if seen[hit.rule, flaw] <= 3:
                print(f"{flaw}: {report.shown(hit)}")
    print(f"\n{sum(seen.values())} in {len(done_run.hits):,} hits")
    for (rule, flaw), number in seen.most_common():
        print(f"{number:6}  {rule}: {flaw}")


def write_summary(done_run: report.Run, packs: tuple[str, ...], path: Path) -> None:
    """What every rule did, rules without a hit too; with packs, only their own rules."""
    by_rule = done_run.grouped(done_run.hits, lambda hit: hit.rule)
    levels = Counter((hit.rule, hit.default) for hit in done_run.hits)
    rows = {}
    for entry in load_own(packs) if packs else load_packs():
        name = entry.rule.id
        if packs and entry.shipped:
            continue
        count = by_rule.get(name) or done_run.count(())
        rows[name] = Measured(
            name, state_of(entry), levels[name, True], levels[name, False], count.true, count.style, count.false,
            count.data,
        )  # fmt: skip
    date = datetime.datetime.fromtimestamp(
        int(os.environ.get("SOURCE_DATE_EPOCH", time.time())), tz=datetime.timezone.utc
    ).date()
    summary = Summary(
        done_run.total,
        sum(done_run.documents.values()),
        str(date),
        __version__,
        tuple(sorted(done_run.words)),
        rows,
    )
    path.write_text("\n".join(summary_lines(summary)) + "\n", encoding="utf-8")


def judge(arguments: list[str]) -> None:
    """Add verdicts on hits that --sample or --unjudged printed: lines of `rule:place`, verdict (T true, S style,
    F false, D data), first replacement (y right, n wrong, -), cause of an F, reason in your own words."""
    parser = parser_of(judge.__doc__ or "")
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument(
        "--second", action="store_true", help="these are of a second reader, who did not see the first's"
    )
    options = parser.parse_args(arguments)
    _add(options.ledger, [one for file in options.files for one in from_sample(file)], second=options.second)


def import_hits(arguments: list[str]) -> None:
    """Add verdicts on hits that are numbered: HITS.json is a list of objects with rule, path, line, pre, match and
    post; a line of verdicts begins with the number of a hit and goes on as those for `judge`."""
    parser = parser_of(import_hits.__doc__ or "")
    parser.add_argument("folder", type=Path)
    parser.add_argument("hits", type=Path)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--second", nargs="+", type=Path, default=[], help="verdicts of second readers")
    options = parser.parse_args(arguments)
    made, skipped = from_hits(options.folder, options.hits, options.files, options.second)
    for problem in skipped:
        print(problem, file=sys.stderr)
    _add(options.ledger, made)


def import_items(arguments: list[str]) -> None:
    """Add verdicts from JSON lines with rule, col, pre, match, post, verdict and replacement_right. A hit whose sentence
    is not wholly in the context is left out."""
    parser = parser_of(import_items.__doc__ or "")
    parser.add_argument("file", type=Path)
    options = parser.parse_args(arguments)
    made, skipped = from_items(options.file)
    print(f"{skipped} left out: their sentences are cut short")
    _add(options.ledger, made)


def _add(path: Path, verdicts: list[ledger_format.Verdict], *, second: bool = False) -> None:
    ledger = Ledger.read(path)
    added = sum((ledger.add_second if second else ledger.add)(one) for one in verdicts)
    ledger.write(path)
    print(f"{added} verdicts added, {len(verdicts) - added} left out; {len(ledger.verdicts)} in {path}")


def rename(arguments: list[str]) -> None:
    """Give the verdicts of the rule OLD to NEW."""
    parser = parser_of(rename.__doc__ or "")
    parser.add_argument("old")
    parser.add_argument("new")
    options = parser.parse_args(arguments)
    ledger = Ledger.read(options.ledger)
    print(f"{ledger.rename(options.old, options.new)} verdicts renamed")
    ledger.write(options.ledger)


def agreement(arguments: list[str]) -> None:
    """How far the second readers agreed with the first."""
    options = parser_of(agreement.__doc__ or "").parse_args(arguments)
    pairs = [(v.verdict, v.second) for v in Ledger.read(options.ledger).verdicts.values() if v.second != "-"]
    coarse = [tuple("right" if one in ("true", "style") else "not" for one in pair) for pair in pairs]
    for title, compared in (("four verdicts", pairs), ("true or style against the rest", coarse)):
        same = sum(one == two for one, two in compared)
        print(f"{title}: {same} of {len(compared)} alike, kappa {kappa(compared):.2f}")


_COMMANDS = {
    "judge": judge,
    "import": import_hits,
    "import-items": import_items,
    "rename": rename,
    "agreement": agreement,
}

if __name__ == "__main__":
    main()
