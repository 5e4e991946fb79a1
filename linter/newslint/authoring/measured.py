"""What rules did on edited copy: hits per million words, and how many of those that were read are right.

The summary is a table beside the packs, written by `bench/evidence.py`. Its first line says when, with what version
and on how much text it was made; every other line is a rule:

    rule, state of the rule, hits at the default level, hits as a suggestion, true, style, false, data

`state` is the hash of what the rule looks for. Where it is another than the rule's of today, the figures are those of
a rule that is no more. `true`, `style`, `false` and `data` count the hits that somebody read and that the rule still
makes: a defect, a matter of taste, wrong, and places where the corpus itself is broken.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from math import sqrt

from ..packs.rule import Loaded
from ..storage.cache import digest
from ..storage.lazy_namedtuple import TYPE_CHECKING, NamedTuple
from ..storage.safe_read import read_regular

if TYPE_CHECKING:
    from typing import Any

#: The summary, in the folder of the packs it is about.
FILE = "evidence.tsv"
_MILLION = 1_000_000
#: Of a normal distribution, so many standard deviations hold 95 in 100.
_Z = 1.96


class Measured(NamedTuple):
    """One rule on the corpora. `state` is that of the rule that was measured."""

    rule: str
    state: str
    default: int
    suggested: int
    true: int
    style: int
    false: int
    data: int

    @property
    def hits(self) -> int:
        """All hits, at whatever level."""
        return self.default + self.suggested

    @property
    def read(self) -> int:
        """Hits that were read, but for those where the corpus is broken."""
        return self.true + self.style + self.false

    @property
    def right(self) -> int:
        """Hits that point to a defect, or to what many desks would write differently."""
        return self.true + self.style


class Summary(NamedTuple):
    """All rules on the corpora: how much text these are, when it was, and with what version."""

    words: int
    documents: int
    date: str
    version: str
    corpora: tuple[str, ...]
    rules: dict[str, Measured]


def state_of(loaded: Loaded) -> str:
    """A name for what a rule looks for and where; its level, its message and its examples are left out."""
    rule = loaded.rule
    where = (rule.kind, rule.quotes, rule.where, rule.skip_kinds, rule.allow, rule.needs)
    return digest(repr(where).encode(), repr(_ordered(loaded.data)).encode(errors="surrogatepass"))[:12]


def _ordered(data: Any) -> Any:
    """The data with its sets as sorted lists: the order of sets is another in every process."""
    if isinstance(data, (set, frozenset)):
        return sorted(data, key=repr)
    if isinstance(data, (tuple, list)):
        return [_ordered(item) for item in data]
    if isinstance(data, dict):
        return [(key, _ordered(value)) for key, value in data.items()]
    return data


def bounds(right: int, read: int) -> tuple[float, float]:
    """Between what shares the true one lies, 19 times out of 20 (Wilson's score interval)."""
    if not read:
        return 0.0, 1.0
    share, square = right / read, _Z * _Z
    middle = share + square / (2 * read)
    width = _Z * sqrt(share * (1 - share) / read + square / (4 * read * read))
    return max((middle - width) / (1 + square / read), 0.0), min((middle + width) / (1 + square / read), 1.0)


def read_summary(folder: str) -> Summary | None:
    """The summary in a folder of packs, None if there is none. Raises ValueError for one that is damaged."""
    path = os.path.join(folder, FILE)
    try:
        lines = read_regular(path).decode("utf-8").splitlines()
    except OSError:
        return None
    try:
        about = dict(item.split("=", 1) for item in lines[0].lstrip("# ").split("\t"))
        rows = (line.split("\t") for line in lines[1:] if line and not line.startswith("#"))
        rules = {row[0]: Measured(row[0], row[1], *map(int, row[2:])) for row in rows}
        return Summary(
            int(about["words"]),
            int(about["documents"]),
            about["date"],
            about["version"],
            tuple(about["corpora"].split()),
            rules,
        )
    except (IndexError, KeyError, TypeError, ValueError) as error:
        raise ValueError(f"{path}: not a summary of measurements: {error}") from None


def summary_lines(summary: Summary) -> Iterable[str]:
    """The summary as the file has it, rules in order."""
    about = {
        "words": summary.words,
        "documents": summary.documents,
        "date": summary.date,
        "version": summary.version,
        "corpora": " ".join(summary.corpora),
    }
    yield "# " + "\t".join(f"{key}={value}" for key, value in about.items())
    yield "# " + "\t".join(Measured._fields)
    for name in sorted(summary.rules):
        yield "\t".join(map(str, summary.rules[name]))


def shown(summary: Summary | None, rule: str) -> str:
    """What the catalogue says of a rule: "measured: 2.1 per million words, 27 of 30 right"; "" if it was not."""
    row = summary.rules.get(rule) if summary else None
    if summary is None or row is None or not summary.words:
        return ""
    if not row.hits:
        return f"measured: never in {summary.words / _MILLION:.1f} million words"
    measured = f"measured: {per_million(row.hits, summary.words)} per million words"
    if not row.read:
        return measured
    style = f" ({row.style} of them a matter of style)" if row.style else ""
    return f"{measured}, {row.right} of {row.read} right{style}"


def per_million(hits: int, words: int) -> str:
    """A rate as people read it: two figures that count."""
    rate = hits * _MILLION / max(words, 1)
    return f"{rate:.0f}" if rate >= 10 else f"{rate:.1f}" if rate >= 0.1 or not rate else f"{rate:.2f}"
