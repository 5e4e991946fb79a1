#!/usr/bin/env python3
"""How well newslint finds quotations and their speakers, on a folder of annotated attributions.

usage: quotes.py FOLDER [--kind direct] [--errors N] [--limit N] [--json]

FOLDER holds *.jsonl; each line has "para" (one or more paragraphs of news), "kind", and lists of
[start, end] offsets into para: "content" (what is attributed), "source" (who says it), "cue".

Quotations. An annotated quotation is a stretch of content that begins with a double mark; pieces that
only white space separates are one. It is found if a quotation starts at the same place and ends at
the same place (where the annotation ends without a mark, as in "“Christian” as their religion", the
quotation must end inside it). Precision counts every quotation that shares a character with annotated
content of its window; quotations that the annotators passed over (titles, scare quotes, other
attributions) lie outside and are listed apart.
Speakers. The head of a speaker is found if the head word newslint names lies in the annotated source.
"""

from __future__ import annotations

import argparse
import collections
import json
import random
import re
import time
from pathlib import Path
from typing import Any

from newslint.document.document import Document

Interval = tuple[int, int]
_OPENS = ('"', "“", "''", "``", "”", "„")
_CLOSES = ('"', "”", "''", "“")


def merged(text: str, pieces: list[list[int]]) -> list[Interval]:
    """The pieces joined where at most white space lies between them."""
    found: list[list[int]] = []
    for start, end in sorted(pieces):
        if found and not text[found[-1][1] : start].strip():
            found[-1][1] = max(found[-1][1], end)
        else:
            found.append([start, end])
    return [(start, end) for start, end in found]


def cause(text: str, item: dict[str, Any], head: str, how: str, gold: str) -> str:
    """Why a speaker was missed, as far as the annotation shows it."""
    if not head:
        return "no speaker found"
    if gold.lower() in ("who", "that", "which"):
        return "relative pronoun annotated, antecedent found"
    if how in ("carried", "shared"):
        return "speaker taken over from another quotation"
    if how == "subject":
        return "no verb of saying: subject of the sentence guessed"
    first = min(start for start, _ in item["content"])
    if item["source"] and item["source"][0][0] < first:
        return "speaker before the quotation, other words taken"
    return "speaker after the quotation, other words taken"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--kind", default="direct")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="print N errors, picked at random")
    parser.add_argument("--limit", type=int, default=0)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    counts: collections.Counter[str] = collections.Counter()
    causes: collections.Counter[str] = collections.Counter()
    span_errors: list[str] = []
    speaker_errors: list[str] = []
    spent = 0.0
    words = 0
    for path in sorted(options.folder.rglob("*.jsonl")):
        for line in path.open(encoding="utf-8"):
            item = json.loads(line)
            if item["kind"] != options.kind or (options.limit and counts["items"] >= options.limit):
                continue
            text = item["para"]
            counts["items"] += 1
            words += len(text.split())
            begun = time.process_time()
            document = Document(text)
            items = document.quotations.items
            attributions = document.attributions
            spent += time.process_time() - begun
            outer = [q for q in items if q.kind != "nested"]
            content = merged(text, item["content"])
            gold = [piece for piece in content if text.startswith(_OPENS, piece[0])]
            starts = {q.span.start: q.span.end for q in outer}
            right = set()
            for start, end in gold:
                counts["gold"] += 1
                stop = starts.get(start)
                exact = text[start:end].rstrip().endswith(_CLOSES)
                body = len(text[start:end].rstrip()) + start
                inside = re.search(r"[”\"“]|''", text[start + 1 : end]) is not None
                if stop is not None and (stop == body if exact and stop <= body and not _more(outer, stop, body)
                                         else stop <= end if inside or exact else True):  # fmt: skip
                    counts["found"] += 1
                    right.add(start)
                else:
                    span_errors.append(f"{text[start:end]!r}\n      in {text!r}")
            for q in outer:
                if any(s < q.span.end and q.span.start < e for s, e in content):
                    inner = any(s < q.span.start and q.span.end <= e for s, e in content)
                    if q.span.start in right or not inner:
                        counts["predicted"] += 1
                else:
                    counts["outside"] += 1
            if not item["source"] or not gold:
                continue
            counts["speakers"] += 1
            wanted = [q.span.start for q in outer if any(s <= q.span.start < e for s, e in gold)]
            by_start = {items[a.quotation].span.start: a for a in attributions}
            found = [by_start[start] for start in wanted if start in by_start]
            first = found[0] if found else None
            head = first.speaker.head if first and first.speaker else None
            if head and any(s <= head.start and head.end <= e for s, e in item["source"]):
                counts["heads"] += 1
            else:
                said = head.of(text) if head else ""
                causes[cause(text, item, said, first.how if first else "", item["source_text"])] += 1
                speaker_errors.append(
                    f"{said!r} ({first.how if first else 'none'}) for {item['source_text']!r} [{item['cue_text']}]\n"
                    f"      {[text[s:e] for s, e in gold]}\n      in {text!r}"
                )
    recall = counts["found"] / max(counts["gold"], 1)
    precision = counts["found"] / max(counts["predicted"], 1)
    result = {
        "items": counts["items"],
        "quotations": counts["gold"],
        "span_recall": round(recall, 4),
        "span_precision": round(precision, 4),
        "span_f1": round(2 * recall * precision / max(recall + precision, 1e-9), 4),
        "quotations_outside_annotation": counts["outside"],
        "speakers": counts["speakers"],
        "speaker_head": round(counts["heads"] / max(counts["speakers"], 1), 4),
        "ms_per_1000_words": round(1e6 * spent / max(words, 1), 2),
        "speaker_errors_by_cause": dict(causes.most_common()),
    }
    random.seed(options.errors)
    for name, errors in (("quotation", span_errors), ("speaker", speaker_errors)):
        random.shuffle(errors)
        for error in errors[: options.errors]:
            print(f"{name}: {error}")
    if options.json:
        print(json.dumps(result))
        return
    for key, value in result.items():
        print(f"{key:32} {value}")


def _more(outer: list[Any], start: int, end: int) -> bool:
    """True if other quotations lie in the same piece of content."""
    return any(start <= q.span.start < end for q in outer)


if __name__ == "__main__":
    main()
