"""What an archive's tables come to: counts by month, desk, author, outlet and rule, and the stories to look at first."""

from __future__ import annotations

from collections import Counter
from heapq import heappush, heappushpop

from ...language.dictionary import common
from ...model.finding import FAMILIES
from ...storage.lazy_namedtuple import TYPE_CHECKING, NamedTuple
from .rows import Tables

if TYPE_CHECKING:
    from typing import Any

    Row = dict[str, Any]

#: A story shorter than this counts as one of so many words: a brief with one slip is not the worst of an archive.
_WORDS = 300
#: Findings of a story that is listed, at most.
_SHOWN = 12


class Group:
    """The stories of a month, a desk, an author."""

    __slots__ = ("articles", "by_family", "errors", "findings", "verdicts", "words")

    def __init__(self) -> None:
        self.articles = self.words = self.findings = self.verdicts = self.errors = 0
        self.by_family: Counter[str] = Counter()

    def add(self, row: Row) -> None:
        """Count a row of articles."""
        self.articles += 1
        self.words += row["words"]
        self.findings += row["findings"]
        self.verdicts += row["verdict"] is not None
        self.errors += row["error"] is not None
        self.by_family.update(dict(row["by_family"]))

    @property
    def rate(self) -> float:
        """Findings per 1,000 words."""
        return 1000 * self.findings / self.words if self.words else 0.0


class Name(NamedTuple):
    """A name as it is misspelt, what it should be, and how often in how many stories."""

    text: str
    replacement: str
    times: int
    stories: int


class Tally:
    """Everything the page and the CSV files show. `most` is how many stories to list of each sort."""

    def __init__(self, tables: Tables, most: int) -> None:
        self.state = tables.state
        self.all = Group()
        self.months: dict[str, Group] = {}
        self.desks: dict[str, Group] = {}
        self.authors: dict[str, Group] = {}
        self.outlets: dict[str, Group] = {}
        self.rules: Counter[str] = Counter()
        self.rule_stories: Counter[str] = Counter()
        self.families: dict[str, str] = {}
        self.verdicts: list[Row] = []
        self.errors: list[Row] = []
        self.worst: list[Row] = []
        self.found: dict[str, list[Row]] = {}
        self.names: list[Name] = []
        self.pairs: list[Row] = []
        self.seconds = 0.0
        self._most = most
        self._read_articles(tables)
        self._read_findings(tables)
        self._read_pairs(tables)

    def _read_articles(self, tables: Tables) -> None:
        columns = (
            "name", "url", "desk", "author", "outlet", "published", "words", "findings", "by_level", "by_family",
            "by_rule", "verdict", "verdict_message", "signs", "seconds", "error",
        )  # fmt: skip
        heap: list[tuple[float, str, int, Row]] = []
        verdicts: list[tuple[int, str, int, Row]] = []
        errors: list[tuple[str, int, Row]] = []
        for number, row in enumerate(tables.articles(columns)):
            self.all.add(row)
            self.seconds += row["seconds"]
            self.months.setdefault(row["month"], Group()).add(row)
            for groups, value in (
                (self.desks, row["desk"]),
                (self.authors, row["author"]),
                (self.outlets, row["outlet"]),
            ):
                groups.setdefault(" ".join((value or "").split()) or "–", Group()).add(row)
            for rule, times in row["by_rule"]:
                self.rules[rule] += times
                self.rule_stories[rule] += 1
            if row["findings"]:
                _keep(heap, (row["findings"] / max(row["words"], _WORDS), row["id"], number, row), self._most)
            if row["verdict"] is not None:
                _keep(verdicts, (len(row["signs"]), row["id"], number, row), self._most)
            if row["error"] is not None:
                _keep(errors, (row["id"], number, row), self._most)
        self.worst = [entry[-1] for entry in sorted(heap, key=lambda entry: (-entry[0], entry[1]))]
        self.verdicts = [entry[-1] for entry in sorted(verdicts, key=lambda entry: (-entry[0], entry[1]))]
        self.errors = [entry[-1] for entry in sorted(errors, key=lambda entry: entry[:2])]

    def _read_findings(self, tables: Tables) -> None:
        wanted = {row["id"] for row in (*self.worst, *self.verdicts)}
        misspelt: dict[tuple[str, str], list[Any]] = {}
        columns = ("number", "rule", "family", "level", "line", "column", "text", "message", "replacements")
        for row in tables.findings(columns):
            self.families.setdefault(row["rule"], row["family"])
            if row["id"] in wanted:
                self.found.setdefault(row["id"], []).append(row)
            if row["family"] == FAMILIES[0] and row["replacements"]:
                text, instead = (" ".join(part.split()) for part in (row["text"], row["replacements"][0]))
                if _is_name(text, instead):
                    known = misspelt.setdefault((text, instead), [0, set()])
                    known[0] += 1
                    known[1].add(row["id"])
        for rows in self.found.values():
            rows.sort(key=lambda row: row["number"])
            del rows[_SHOWN:]
        names = [Name(*key, times, len(ids)) for key, (times, ids) in misspelt.items()]
        self.names = sorted(names, key=lambda name: (-name.stories, -name.times, name.text))

    def _read_pairs(self, tables: Tables) -> None:
        self.pairs = sorted(
            tables.pairs(), key=lambda row: (-sum(dict(row["changes"] or ()).values()), row["id"])
        )


def _keep(heap: list[Any], entry: tuple[Any, ...], most: int) -> None:
    """Keep the greatest entries alone."""
    if len(heap) < most:
        heappush(heap, entry)
    else:
        heappushpop(heap, entry)


def _is_name(text: str, instead: str) -> bool:
    """True if both are names: in capitals, and of words that are in no dictionary in small letters."""
    if not text or text.lower() == instead.lower() or not instead[:1].isupper() or not text[:1].isupper():
        return False
    words = [word.strip(".,’'").lower() for word in instead.split()]
    return not all(word in common() for word in words) and all(map(str.isalpha, "".join(words)))
