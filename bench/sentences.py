"""How well sentences are split: texts whose sentences are known are joined and split again.

usage: python bench/sentences.py FILE.jsonl [--show]

Each line of the file holds one sentence under "text"; lines whose "id" agrees but for its last three
characters belong to one paragraph. Prints precision, recall and F1 of the sentence ends inside paragraphs.
"""

from __future__ import annotations

import json
import sys
from itertools import groupby
from pathlib import Path

from newslint.document.sentences import split_sentences
from newslint.model.span import Span


def main() -> None:
    show = "--show" in sys.argv
    lines = Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()
    items = [json.loads(line) for line in lines]
    right = wrong = missed = 0
    for _, group in groupby(items, key=lambda item: item["id"][:-3]):
        sentences = [item["text"].strip() for item in group]
        text = " ".join(sentences)
        ends = set()
        at = 0
        for sentence in sentences:
            at += len(sentence)
            ends.add(at)
            at += 1
        found = {span.end for span in split_sentences(text, Span(0, len(text)))}
        ends.discard(len(text))
        found.discard(len(text))
        right += len(ends & found)
        wrong += len(found - ends)
        missed += len(ends - found)
        if show:
            for end in sorted(ends ^ found):
                kind = "missed" if end in ends else "split "
                print(f"{kind} {text[max(0, end - 50) : end]}|{text[end : end + 40]}")
    precision, recall = right / (right + wrong), right / (right + missed)
    f1 = 2 * precision * recall / (precision + recall)
    print(f"{right + missed} ends: precision {precision:.4f}, recall {recall:.4f}, F1 {f1:.4f}")


if __name__ == "__main__":
    main()
