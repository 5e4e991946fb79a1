#!/usr/bin/env python3
"""What the comparison says of legitimate professional rewording, pair by pair.

usage: compare_mrpc.py FOLDER [--show N] [--seed S] [--limit N]

FOLDER holds items.jsonl; each item has two sentences `s1` and `s2` and `label`, 1 where people judged
that they say the same. The first plays the wire copy, the second the article. Findings of level `error`
on pairs labelled 1 are counted by rule; --show prints that many of them, picked at random, to be read:
a pair may be a paraphrase to its judges and yet have another figure, name or quotation.
"""

import argparse
import json
import random
from collections import Counter
from pathlib import Path

from newslint.document.document import Document
from newslint.model.article import Article
from newslint.packs.sources import rule_set
from newslint.pipeline.check import wanted


def main() -> None:
    """Print the rates, and with --show some findings to read."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--limit", type=int)
    options = parser.parse_args()
    rules = rule_set(())
    numbers = frozenset(n for n, rule in enumerate(rules.rules) if rule.kind == "compare" and not rule.off)
    lines = (options.folder / "items.jsonl").read_text(encoding="utf-8").splitlines()
    items = [item for item in map(json.loads, lines) if item["label"] == 1][: options.limit]
    by_rule: Counter[str] = Counter()
    any_level = errors = 0
    shown: list[tuple[str, str, str, str]] = []
    for item in items:
        article = Article("article", item["s2"], item["s2"])
        document = Document(article.text)
        document.sources = (Document(item["s1"]),)
        found = [
            (rule, hit) for rule, hit in rules.run(document, numbers) if wanted(rule, hit.span, document)
        ]
        any_level += bool(found)
        hard = [(rule, hit) for rule, hit in found if rule.level == "error"]
        errors += bool(hard)
        by_rule.update(rule.id for rule, _ in hard)
        for rule, hit in hard:
            shown.append((rule.id, f"{hit.fields['was']!r} -> {hit.fields['now']!r}", item["s1"], item["s2"]))
    for rule_id, change, source, text in random.Random(options.seed).sample(
        shown, min(options.show, len(shown))
    ):
        print(f"{rule_id}: {change}\n  source  {source}\n  article {text}")
    print(
        f"{len(items)} pairs; with a finding {any_level}, with an error {errors} "
        f"({100 * errors / max(len(items), 1):.2f} per 100)"
    )
    for rule_id, number in by_rule.most_common():
        print(f"  {number:4}  {rule_id}")


if __name__ == "__main__":
    main()
