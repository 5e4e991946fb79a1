"""Comparing two texts with the lists that ship."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from newslint.compare.changes.change import Change, Lists
from newslint.compare.changes.phrases import parse_set
from newslint.compare.comparison import Comparison
from newslint.compare.run import compare
from newslint.document.document import Document

WORDS = Path(__file__).parents[2] / "rules" / "words" / "compare"


@cache
def lists() -> Lists:
    """The shipped lists."""

    def sets(name: str):
        lines = (WORDS / name).read_text(encoding="utf-8").splitlines()
        return tuple(parse_set(line) for line in lines if line and not line.startswith("#"))

    return Lists(sets("terms.txt"), sets("opposites.txt"), sets("desk-swaps.txt"))


def changes(source: str, article: str) -> list[Change]:
    """All changes but the share of copied words."""
    result = compare(Comparison(Document(article), Document(source)), lists())
    return [change for change in result.changes if change.kind != "copied"]


def kinds(source: str, article: str) -> list[tuple[str, str]]:
    """(kind, words of the article) of all changes."""
    return [(change.kind, change.span.of(article)) for change in changes(source, article)]
