"""What a run over corpora says: rates by rule, by entry, by family and by corpus, and how much of it is right."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from evidence_ledger import Ledger
from evidence_run import Chunk, Hit
from newslint.authoring.measured import bounds, per_million


class Count(NamedTuple):
    """Hits, and what was said of those that were read; a sentence printed twice is read once."""

    hits: int
    true: int
    style: int
    false: int
    data: int

    @property
    def read(self) -> int:
        return self.true + self.style + self.false

    @property
    def right(self) -> int:
        return self.true + self.style


class Run:
    """The hits of a run, and the verdicts on them."""

    def __init__(self, chunks: Iterable[Chunk], ledger: Ledger) -> None:
        self.chunks = list(chunks)
        self.ledger = ledger
        self.hits = [hit for chunk in self.chunks for hit in chunk.hits]
        self.words: Counter[str] = Counter()
        self.documents: Counter[str] = Counter()
        for chunk in self.chunks:
            self.words[chunk.corpus] += chunk.words
            self.documents[chunk.corpus] += chunk.documents
        self._by_rule = self.grouped(self.hits, lambda hit: (hit.rule, hit.default))

    @property
    def total(self) -> int:
        """Words of all corpora."""
        return sum(self.words.values())

    def verdict(self, hit: Hit) -> str:
        """What was said of a hit, "" if nobody read it."""
        known = self.ledger.get(hit.rule, hit.place)
        return known.verdict if known else ""

    def count(self, hits: Iterable[Hit]) -> Count:
        """Hits and their verdicts."""
        hits = list(hits)
        places = {(hit.rule, hit.place): self.verdict(hit) for hit in hits}
        said = Counter(places.values())
        return Count(len(hits), said["true"], said["style"], said["false"], said["data"])

    def grouped(self, hits: Iterable[Hit], key: Callable[[Hit], Any]) -> dict[Any, Count]:
        """The counts of hits that have a key in common."""
        groups: dict[Any, list[Hit]] = defaultdict(list)
        for hit in hits:
            groups[key(hit)].append(hit)
        return {name: self.count(group) for name, group in groups.items()}

    def estimate(self, hits: Iterable[Hit]) -> tuple[float, float, int]:
        """How many of some hits are right and how many wrong, each taken for what its rule's hits are, and how many
        are of rules of which nothing was read. So many are read of every rule, however often it speaks: plain
        shares of what was read would say little of what a desk sees."""
        right = wrong = 0.0
        unknown = 0
        for (rule, default), number in Counter((hit.rule, hit.default) for hit in hits).items():
            row = self._by_rule[rule, default]
            if not row.read:
                row = self._by_rule.get((rule, not default), row)
            said = row.read + row.data
            if said:
                right += number * row.right / said
                wrong += number * row.false / said
            else:
                unknown += number
        return right, wrong, unknown


def share(right: float, read: float) -> str:
    """A share in hundred."""
    return f"{100 * right / read:.0f} %" if read else "-"


def _table(rows: Iterable[tuple[Any, ...]], heads: tuple[str, ...]) -> Iterator[str]:
    cells = [heads, *(tuple(map(str, row)) for row in rows)]
    wide = [max(len(row[at]) for row in cells) for at in range(len(heads))]
    for row in cells:
        line = [cell.ljust(wide[0]) if not at else cell.rjust(wide[at]) for at, cell in enumerate(row)]
        yield "  ".join(line).rstrip()


def _group_row(run: Run, name: str, hits: list[Hit], words: int) -> tuple[Any, ...]:
    row: list[Any] = [name, f"{words:,}"]
    for default in (True, False):
        chosen = [hit for hit in hits if hit.default is default]
        count = run.count(chosen)
        right, wrong, unknown = run.estimate(chosen)
        row += [
            f"{1000 * len(chosen) / max(words, 1):.2f}", count.read, share(count.right, count.read),
            share(right, right + wrong), f"{1000 * wrong / max(words, 1):.2f}", share(unknown, len(chosen)),
        ]  # fmt: skip
    return tuple(row)


_GROUP = ("per 1,000", "read", "right", "est.", "wrong", "unread")


def groups(run: Run) -> Iterator[str]:
    """By corpus and by family: findings per 1,000 words, read ones that are right, the estimate for all of them,
    estimated wrong findings per 1,000 words, hits of rules nobody read; first at the default level, then suggestions."""
    heads = ("", "words", *_GROUP, *_GROUP)
    by_corpus = [
        _group_row(run, name, [hit for hit in run.hits if hit.corpus == name], run.words[name])
        for name in sorted(run.words)
    ]
    yield from _table([*by_corpus, _group_row(run, "all", run.hits, run.total)], heads)
    yield ""
    families = sorted({hit.family for hit in run.hits})
    yield from _table(
        [
            _group_row(run, name, [hit for hit in run.hits if hit.family == name], run.total)
            for name in families
        ],
        heads,
    )


def _line(run: Run, name: str, count: Count) -> tuple[Any, ...]:
    low, high = bounds(count.right, count.read)
    between = f"{100 * low:.0f}-{100 * high:.0f} %" if count.read else "-"
    return (
        name, count.hits, per_million(count.hits, run.total), count.true, count.style, count.false, count.data,
        share(count.right, count.read), between,
    )  # fmt: skip


_COUNT = ("hits", "per M", "true", "style", "false", "data", "right", "95 in 100")


def rules(run: Run) -> Iterator[str]:
    """By rule, default level first, the most frequent first."""
    for default, title in ((True, "default level"), (False, "suggestions")):
        counts = run.grouped((hit for hit in run.hits if hit.default is default), lambda hit: hit.rule)
        ranked = sorted(counts.items(), key=lambda item: (-item[1].hits, item[0]))
        yield ""
        yield from _table([_line(run, *item) for item in ranked], (title, *_COUNT))


def entries(run: Run, least: int = 1) -> Iterator[str]:
    """By entry of a rule: a line of YAML, a row of a table, a pattern."""
    counts = run.grouped((hit for hit in run.hits if hit.entry), lambda hit: f"{hit.rule}/{hit.entry}")
    ranked = sorted(counts.items(), key=lambda item: (-item[1].hits, item[0]))
    yield ""
    yield from _table([_line(run, *item) for item in ranked if item[1].hits >= least], ("entry", *_COUNT))


def as_json(run: Run) -> dict[str, Any]:
    """All of it for programs."""
    return {
        "corpora": {
            name: {
                "words": run.words[name],
                "documents": run.documents[name],
                **_levels(run, [hit for hit in run.hits if hit.corpus == name]),
            }
            for name in sorted(run.words)
        },
        "families": {
            name: _levels(run, [hit for hit in run.hits if hit.family == name])
            for name in sorted({hit.family for hit in run.hits})
        },
        "rules": _named(run, run.hits, lambda hit: hit.rule),
        "entries": _named(run, [hit for hit in run.hits if hit.entry], lambda hit: f"{hit.rule}/{hit.entry}"),
        "verdicts": [path for chunk in run.chunks for path in chunk.verdicts],
        "errors": [error for chunk in run.chunks for error in chunk.errors],
        "hits": [{**hit._asdict(), "verdict": run.verdict(hit)} for hit in run.hits],
    }


def _levels(run: Run, hits: list[Hit]) -> dict[str, Any]:
    out = {}
    for default, name in ((True, "default"), (False, "suggestions")):
        chosen = [hit for hit in hits if hit.default is default]
        right, wrong, unknown = run.estimate(chosen)
        out[name] = {
            **run.count(chosen)._asdict(),
            "estimated_right": round(right, 1),
            "estimated_wrong": round(wrong, 1),
            "of_unread_rules": unknown,
        }
    return out


def _named(run: Run, hits: list[Hit], key: Callable[[Hit], str]) -> dict[str, Any]:
    by_corpus = Counter((key(hit), hit.corpus) for hit in hits)
    out: dict[str, Any] = {}
    for name, count in sorted(run.grouped(hits, key).items()):
        out[name] = {**count._asdict(), "per_million": round(count.hits * 1e6 / max(run.total, 1), 3)}
        out[name]["precision_95"] = [round(bound, 3) for bound in bounds(count.right, count.read)]
        out[name]["per_million_by_corpus"] = {
            corpus: round(by_corpus[name, corpus] * 1e6 / max(words, 1), 2)
            for corpus, words in sorted(run.words.items())
            if by_corpus[name, corpus]
        }
    return out


def sample(run: Run, most: int, *, unread: bool = False) -> Iterator[str]:
    """Hits to read, so many a rule and level: what speaks by default first, then rules of which least was read. Hits of
    entries and corpora that were not seen yet come first. With `unread`, only what has no verdict, and no more than
    are lacking."""
    by_rule: dict[tuple[str, bool], list[Hit]] = defaultdict(list)
    for hit in run.hits:
        by_rule[hit.rule, hit.default].append(hit)
    counts = {key: run.count(hits) for key, hits in by_rule.items()}
    order = sorted(by_rule, key=lambda key: (not key[1], counts[key].read > 0, -counts[key].hits, key[0]))
    for rule, default in order:
        hits, count = by_rule[rule, default], counts[rule, default]
        left = hits
        if unread:
            left = [hit for hit in hits if not run.verdict(hit)]
        chosen = _spread(left)[: most - count.read if unread else most]
        if not chosen:
            continue
        yield f"\n=== {rule} ({'default' if default else 'suggestion'}; {count.hits} hits, {count.read} read, {count.right} right)"
        for hit in chosen:
            yield shown(hit, run.verdict(hit))


def _spread(hits: list[Hit]) -> list[Hit]:
    """Hits in an order in which no entry and no corpus comes again before all others have had their turn; of one
    sentence printed again and again only the first."""
    once = {hit.place: hit for hit in reversed(hits)}
    turns: Counter[tuple[str, str]] = Counter()
    ranked = []
    for hit in sorted(
        once.values(), key=lambda hit: hit.place
    ):  # a hash: as good as by lot, and always the same
        name = hit.entry or hit.text.lower()
        turns["entry", name] += 1
        turns["corpus", hit.corpus] += 1
        ranked.append((turns["entry", name], turns["corpus", hit.corpus], hit.place, hit))
    return [hit for *_, hit in sorted(ranked, key=lambda item: item[:3])]


def shown(hit: Hit, verdict: str = "") -> str:
    """A hit to read. Its name is the first column of a table of verdicts."""
    replacement = f"\n    instead: {' / '.join(hit.replacements[:3])}" if hit.replacements else ""
    entry = f" /{hit.entry}" if hit.entry else ""
    return (
        f"{hit.rule}:{hit.place}  {hit.path}:{hit.line}{entry}{f'  [{verdict}]' if verdict else ''}\n"
        f"    …{hit.before}[[{hit.text}]]{hit.after}…\n    {hit.message}{replacement}"
    )
