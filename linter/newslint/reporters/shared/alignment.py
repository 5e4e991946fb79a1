"""Paragraphs of two texts side by side: which of the one stands beside which of the other."""

from __future__ import annotations

import re

_WORD = re.compile(r"\w+")
#: Paragraphs that share less of their words than this are not shown as a pair.
_ENOUGH = 0.2
#: With more pairs to weigh than this, paragraphs are paired in order of appearance.
_MOST = 250_000


def align(left: list[str], right: list[str]) -> list[tuple[int | None, int | None]]:
    """Rows of (index in left, index in right), each index once and in order, None where the other side
    has nothing like it. Pairs are chosen so that the paired paragraphs share the most words."""
    if len(left) * len(right) > _MOST:
        longest = max(len(left), len(right))
        return [(n if n < len(left) else None, n if n < len(right) else None) for n in range(longest)]
    ours = [set(_WORD.findall(text.lower())) for text in left]
    theirs = [set(_WORD.findall(text.lower())) for text in right]
    best = [[0.0] * (len(right) + 1) for _ in range(len(left) + 1)]
    shares = [[_share(a, b) for b in theirs] for a in ours]
    for i in range(len(left) - 1, -1, -1):
        row, below = best[i], best[i + 1]
        for j in range(len(right) - 1, -1, -1):
            score = max(below[j], row[j + 1])
            share = shares[i][j]
            if share >= _ENOUGH:
                score = max(score, share + below[j + 1])
            row[j] = score
    rows: list[tuple[int | None, int | None]] = []
    i = j = 0
    while i < len(left) or j < len(right):
        if i < len(left) and j < len(right):
            share = shares[i][j]
            if share >= _ENOUGH and best[i][j] == share + best[i + 1][j + 1]:
                rows.append((i, j))
                i, j = i + 1, j + 1
                continue
        if j >= len(right) or (i < len(left) and best[i][j] == best[i + 1][j]):
            rows.append((i, None))
            i += 1
        else:
            rows.append((None, j))
            j += 1
    return rows


def _share(a: set[str], b: set[str]) -> float:
    """How alike two sets of words are: 0 to 1, twice what they share over what they have."""
    total = len(a) + len(b)
    return 2 * len(a & b) / total if total else 1.0
