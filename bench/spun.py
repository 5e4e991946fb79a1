#!/usr/bin/env python3
"""What the rules against spun rewording find in real spun news, and what they cost.

usage: spun.py pairs FILE [--level suggestion]       pairs of spun and original fragments (JSON lines)
       spun.py cost FOLDER [--limit N]               processor time of the spun rules per million words
       spun.py start                                 what the set phrases add to a cached start
       spun.py size                                  how many phrases and variants there are

FILE has one story a line: {"id": ..., "edits": [{"kind": ..., "spun": "...", "orig": "..."}]}. A fragment is
flagged if any rule (any spun rule) speaks on it; originals should stay silent. Fragments are short, so
a rule that needs a whole sentence has less to go on than in an article.
"""

from __future__ import annotations

import argparse
import collections
import json
import marshal
import time
from pathlib import Path

from newslint.checks.kinds.setphrases import count_variants
from newslint.config.model import Settings
from newslint.document.document import Document
from newslint.packs.sources import load_packs, rule_set
from newslint.pipeline.check import active_rules, check_article
from newslint.readers import read_article


def pairs(path: Path, level: str) -> None:
    """Print a table: per kind of edit, fragments, flagged by any rule, by a spun rule, and originals flagged."""
    rules, settings = rule_set(), Settings(level=level, fail_level=level)

    def families(text: str) -> set[str]:
        article = read_article("fragment.txt", text.encode())
        return {finding.family for finding in check_article(article, rules, settings).findings}

    table: dict[str, list[int]] = collections.defaultdict(lambda: [0, 0, 0, 0, 0])
    for line in path.read_text(encoding="utf-8").splitlines():
        for edit in json.loads(line)["edits"]:
            if edit.get("spun"):
                found = families(edit["spun"])
                for kind in (edit["kind"], "all"):
                    table[kind][0] += 1
                    table[kind][1] += bool(found)
                    table[kind][2] += "spun" in found
            if edit.get("orig") and not edit["orig"].startswith("("):
                for kind in (edit["kind"], "all"):
                    table[kind][3] += 1
                    table[kind][4] += bool(families(edit["orig"]))
    print(f"{'kind':28} {'spun':>5} {'any':>5} {'spun rule':>9} {'orig':>5} {'flagged':>7}")
    for kind, row in sorted(table.items(), key=lambda item: (item[0] == "all", item[0])):
        print(f"{kind:28} {row[0]:5} {row[1]:5} {row[2]:9} {row[3]:5} {row[4]:7}")


def texts(folder: Path) -> list[str]:
    """The texts of a folder: *.jsonl with "text", and *.txt."""
    found = [path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.txt"))]
    for path in sorted(folder.rglob("*.jsonl")):
        found += [
            json.loads(line).get("text") or "" for line in path.read_text(encoding="utf-8").splitlines()
        ]
    return [text for text in found if text]


def cost(folder: Path, limit: int) -> None:
    """Print processor seconds per million words of the set phrases, and of all spun rules."""
    rules = rule_set()
    active = active_rules(rules, Settings(select=("spun",), level="suggestion", fail_level="suggestion"), "")
    phrases = frozenset(at for at in active if rules.rules[at].kind == "setphrases")
    documents = [Document(text) for text in texts(folder)[: limit or None]]
    words = sum(len(document.words) for document in documents)
    for document in documents:  # shared by all families: not the packs' cost
        assert document.words.places is not None
    for name, numbers in (("set phrases", phrases), ("all spun rules", active)):
        began = time.process_time()
        hits = sum(1 for document in documents for _ in rules.run(document, numbers))
        took = time.process_time() - began
        print(
            f"{name}: {took:.2f} s for {words:,} words = {1e6 * took / words:.2f} s per million; {hits} hits"
        )


def start() -> None:
    """Print what unpacking the stored spun rules takes, best of twenty."""
    rules = rule_set()
    numbers = {at for at, rule in enumerate(rules.rules) if rule.family == "spun"}
    blob = rules.dump()["1 kind setphrases"]  # a kind is unpacked when its first rule runs
    best = 1e9
    for _ in range(20):
        began = time.process_time()
        marshal.loads(blob)
        best = min(best, time.process_time() - began)
    print(
        f"{len(numbers)} spun rules; set phrases: {len(blob):,} bytes stored, unpacked in {1000 * best:.1f} ms"
    )


def size() -> None:
    """Print how many phrases, forms and variants the set-phrase rules hold."""
    total = forms = 0
    for entry in load_packs():
        if entry.rule.kind == "setphrases":
            variants = count_variants(entry.data)
            print(
                f"{entry.rule.id:40} {entry.rule.level:10} {len(entry.data[0]):6} forms {variants:7,} variants"
            )
            if entry.rule.level != "suggestion":
                forms += len(entry.data[0])
                total += variants
    print(f"at level warning: {forms:,} forms of phrases, {total:,} variants")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(dest="what", required=True)
    for name in ("pairs", "cost"):
        sub = commands.add_parser(name)
        sub.add_argument("path", type=Path)
        sub.add_argument("--level", default="suggestion")
        sub.add_argument("--limit", type=int, default=0)
    commands.add_parser("start")
    commands.add_parser("size")
    options = parser.parse_args()
    if options.what == "pairs":
        pairs(options.path, options.level)
    elif options.what == "cost":
        cost(options.path, options.limit)
    elif options.what == "start":
        start()
    else:
        size()


if __name__ == "__main__":
    main()
