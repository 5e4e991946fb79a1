"""Fit the decision of deep reading: `rules/words/likelihood.txt`, a few numbers for each sort of alternative.

    newslint model install
    python tools/fit_likelihood.py collect FOLDER... --to ROWS.jsonl
    python tools/fit_likelihood.py exam ROWS.jsonl
    python tools/fit_likelihood.py fit ROWS.jsonl

The folders hold articles of edited English that may be used for training, a paragraph a line, a folder for each corpus. All that `weigh`
says of a paragraph as it stands is wrong. Then the paragraph is spoilt, in one place at a time: a word is exchanged for an
alternative, as a hasty writer or a rewording machine does, a small word is lost, or one is put in. What `weigh` says at that
place is right where it restores what stood there. It is asked about that place alone, and the paragraph ends a few words behind it: that
costs a third of reading all of it. A logistic model for each sort tells the two apart. Nothing of the texts is kept in the numbers.

`collect` writes what was weighed, not the features, so that other features cost no new reading; it goes on where it was stopped.
`exam` holds out one corpus after another, and says how well a model of the others tells right from wrong there.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterator
from itertools import chain, zip_longest
from pathlib import Path
from typing import Any, NamedTuple

import click
import numpy as np

from newslint.deep.alternatives import KINDS, LOST, in_names, replacements
from newslint.deep.decision import FEATURES, features
from newslint.deep.scorer import LanguageModel
from newslint.deep.store import find
from newslint.deep.weighing import Weighed, weigh
from newslint.language.dictionary import rarity
from newslint.model.span import Span
from newslint.storage.cache import digest
from newslint.storage.regex_cache import compiled

ROOT = Path(__file__).parents[1]
OUT = ROOT / "rules" / "words" / "likelihood.txt"
_WORD = compiled(r"(?<= )[^\W\d_]+(?= )")
#: Slips of a paragraph, each made on its own.
_SLIPS = 4
#: Paragraphs of an article.
_OF_AN_ARTICLE = 4
#: A paragraph goes on for so many words behind a slip: those that an alternative is weighed with, and some to spare.
_BEHIND = 12
#: Characters around a slip where what is said of the spoilt text belongs to it.
_AROUND = 12
_EXTRA = ("the", "of", "to", "a", "in", "is", "was", "that", "for", "have")
#: How strongly the weights of all sorts together are drawn to 0, and those of one sort to them.
_TOGETHER, _OF_A_SORT = 1.0, 2.0


class Slip(NamedTuple):
    """A paragraph with one slip, up to a few words behind it: where it begins, its sort and what restores it."""

    text: str
    start: int
    kind: str
    restored: str


def _paragraphs(folder: str, seed: int) -> Iterator[tuple[str, str]]:
    """Paragraphs of running prose of a corpus, each with the name of the corpus."""
    files = sorted(Path(folder).rglob("*.txt"))
    chance = random.Random(seed)
    chance.shuffle(files)
    for file in files:
        lines = file.read_text(encoding="utf-8").splitlines()
        lines = [line for line in lines if 15 < len(line.split()) < 110]
        for line in chance.sample(lines, min(_OF_AN_ARTICLE, len(lines))):
            yield Path(folder).name, line


def _written(kind: str, text: str, word: str, start: int, chance: random.Random) -> tuple[str, str] | None:
    """What is written for a word instead, and what restores it; None where this sort has nothing for it."""
    low = word.lower()
    if kind == "missing-words":
        return ("", low) if low in LOST and word == low else None
    if kind == "extra-words":
        return (f"{chance.choice((*_EXTRA, low))} {word}", "") if word == low else None
    if kind == "name-parts":
        before = text[:start].rstrip().rpartition(" ")[2]
        if not (word[0].isupper() and word[1:].islower() and before[:1].isupper()):
            return None
        others = [other.capitalize() for other in in_names(low) if low in in_names(other)]
    else:
        if word != low or len(low) < 2 or (kind == "synonyms" and rarity(low) > 3):
            return None
        others = [other for sort, other in replacements(low) if sort == kind]
        others = [other for other in others if any(back == low for _, back in replacements(other))]
    return (chance.choice(others), word) if others else None


def _slips(text: str, chance: random.Random) -> Iterator[Slip]:
    """A paragraph with one slip after another, of different sorts."""
    words = list(_WORD.finditer(text))
    kinds = list(KINDS)
    chance.shuffle(kinds)
    made = 0
    for kind in kinds:
        chance.shuffle(words)
        for match in words:
            if written := _written(kind, text, match[0], match.start(), chance):
                new, restored = written
                rest = text[match.end() if new else match.end() + 1 :].split(" ")
                yield Slip(
                    text[: match.start()] + new + " ".join(rest[:_BEHIND]), match.start(), kind, restored
                )
                made += 1
                break
        if made == _SLIPS:
            return


def _restores(one: Weighed, slip: Slip) -> bool:
    """True if an alternative undoes a slip."""
    if slip.kind == "extra-words":
        return one.kind == slip.kind
    if one.start != slip.start:
        return False
    if slip.kind == "missing-words":
        return one.kind == slip.kind and one.replacement.split(" ")[0] == slip.restored
    return one.replacement == slip.restored


@click.group()
def main() -> None:
    """Collect what the model says, look how well that can be told apart, and fit."""


@main.command()
@click.argument("folders", nargs=-1, required=True)
@click.option("--to", "out", required=True, type=click.Path(path_type=Path))
@click.option("--words", default=100_000, show_default=True)
@click.option("--seed", default=5, show_default=True)
@click.option("--model", default="")
def collect(folders: tuple[str, ...], out: Path, words: int, seed: int, model: str) -> None:
    """What the model says of paragraphs as they stand and with slips, of the corpora in turn."""
    reader = LanguageModel(find(model))
    known = {row["text"] for row in _rows(out)} if out.exists() else set()
    turns = zip_longest(*(_paragraphs(folder, seed) for folder in folders))
    read = 0
    with out.open("a", encoding="utf-8") as file:
        for one in chain.from_iterable(turns):
            if one is None:
                continue
            corpus, text = one
            read += len(text.split())
            key = digest(text.encode())
            if key not in known:
                known.add(key)
                said = [(False, list(it)) for it in weigh(text, reader)]
                chance = random.Random(key)
                for slip in _slips(text, chance):
                    near = Span(slip.start - _AROUND, slip.start + _AROUND)
                    restoring = [it for it in weigh(slip.text, reader, near) if _restores(it, slip)]
                    said += [(True, list(it)) for it in restoring[:1]] or [(True, slip.kind)]
                row = {"corpus": corpus, "text": key, "words": len(text.split()), "said": said}
                file.write(json.dumps(row) + "\n")
                file.flush()
            if read > words:
                return


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.endswith("}"):  # not the last one of a process that was stopped
            yield json.loads(line)


class Examples(NamedTuple):
    """Alternatives: the sort and corpus of each, 1 for a right one, and a one with its features."""

    kind: Any
    corpus: Any
    right: Any
    values: Any

    @classmethod
    def read(cls, paths: tuple[Path, ...]) -> Examples:
        """All alternatives of some files. Slips for which nothing was said are left out."""
        rows = [
            (one[0], row["corpus"], right, [1.0, *features(Weighed(*one))])
            for path in paths
            for row in _rows(path)
            for right, one in row["said"]
            if not isinstance(one, str)
        ]
        return cls(*(np.array(column) for column in zip(*rows)))

    def those(self, chosen: Any) -> Examples:
        """Some of them."""
        return Examples(*(column[chosen] for column in self))


def _newton(x: Any, y: Any, start: Any, penalty: float) -> Any:
    """A logistic model whose weights are drawn to those it starts from."""
    w = start.copy()
    for _ in range(100):
        p = 1 / (1 + np.exp(-np.clip(x @ w, -30, 30)))
        hessian = (x * (p * (1 - p))[:, None]).T @ x + penalty * np.eye(len(w))
        w = w + np.linalg.solve(hessian, x.T @ (y - p) - penalty * (w - start))
    return w


def _fitted(examples: Examples) -> dict[str, Any]:
    """The weights of each sort. The model of all sorts together is fitted first; that of a sort departs from it as far as its
    own examples ask for."""
    scale = np.maximum(examples.values.std(0), 1e-6)
    scale[0] = 1.0
    x, y = examples.values / scale, examples.right.astype(float)
    together = _newton(x, y, np.zeros(x.shape[1]), _TOGETHER)
    return {
        kind: _newton(x[mine], y[mine], together, _OF_A_SORT) / scale
        for kind in KINDS
        for mine in [examples.kind == kind]
    }


def _area(right: Any, sums: Any) -> float:
    """How often a right alternative has the larger sum than a wrong one (the area under the ROC curve)."""
    order = np.argsort(sums, kind="stable")
    ranks = np.empty(len(sums))
    ranks[order] = np.arange(1, len(sums) + 1)
    ones = right.sum()
    return float((ranks[right].sum() - ones * (ones + 1) / 2) / max(ones * (len(right) - ones), 1))


@main.command()
@click.argument("rows", nargs=-1, required=True, type=click.Path(path_type=Path))
def exam(rows: tuple[Path, ...]) -> None:
    """How well a model of all other corpora tells right from wrong in each, and in all by sort."""
    examples = Examples.read(rows)
    sums = np.zeros(len(examples.right))
    for corpus in sorted(set(examples.corpus)):
        held = examples.corpus == corpus
        weights = _fitted(examples.those(~held))
        for number in np.flatnonzero(held):
            sums[number] = examples.values[number] @ weights[examples.kind[number]]
        right = examples.right[held]
        click.echo(
            f"{corpus:26} {right.sum():5} right of {held.sum():6}, area {_area(right, sums[held]):.3f}"
        )
    for kind in KINDS:
        mine = examples.kind == kind
        right, wrong = examples.right[mine], np.sort(sums[mine & ~examples.right])[::-1]
        # what is found where a rule of this sort is wrong once in 50,000 words
        cut = wrong[min(len(wrong) - 1, round(_words(rows) / 50_000))] if len(wrong) else 0.0
        found = (sums[mine][right] > cut).sum()
        click.echo(
            f"{kind:26} {right.sum():5} right of {mine.sum():6}, area {_area(right, sums[mine]):.3f}, "
            f"at one wrong in 50,000 words (chance {1 / (1 + np.exp(-cut)):.2f}) {found} found"
        )


def _words(paths: tuple[Path, ...]) -> int:
    return sum(row["words"] for path in paths for row in _rows(path))


@main.command()
@click.argument("rows", nargs=-1, required=True, type=click.Path(path_type=Path))
def fit(rows: tuple[Path, ...]) -> None:
    """Write the numbers, from one file of rows or several."""
    examples = Examples.read(rows)
    head = (
        "# Built by tools/fit_likelihood.py: for each sort of alternative the constant of its logistic model, then the\n"
        f"# weight of each feature: {', '.join(FEATURES)}.\n"
    )
    lines = [f"{kind} {' '.join(f'{value:.3f}' for value in w)}\n" for kind, w in _fitted(examples).items()]
    OUT.write_text(head + "".join(lines), encoding="ascii")
    click.echo(f"{examples.right.sum():,} right of {len(examples.right):,}, from {_words(rows):,} words")


if __name__ == "__main__":
    sys.exit(main())
