"""Fit the decision of deep reading: `rules/words/likelihood.txt`, a few numbers for each sort of alternative.

    newslint model install
    python tools/fit_likelihood.py collect FOLDER... --to ROWS.jsonl
    python tools/fit_likelihood.py exam ROWS.jsonl
    python tools/fit_likelihood.py fit ROWS.jsonl

The folders hold articles of edited English that may be used for training, a paragraph a line, a folder for each corpus. All that `weigh`
says of a paragraph as it stands is wrong, but for what `ERRORS` lists: errors that were printed. Then the paragraph is spoilt, in
one place at a time: a word is exchanged for an alternative, as a hasty writer or a rewording machine does, a small word is lost, or
one is put in. What `weigh` says at that place is right where it restores what stood there. It is asked about that place alone, and the
paragraph ends a few words behind it: that costs a third of reading all of it. What looks likely enough is looked at again in its story.
For each of these steps a logistic model for each sort tells the two apart. Nothing of the texts is kept in the numbers.

`collect` writes what was weighed, not the features, so that other features cost no new reading; it goes on where it was stopped.
`exam` holds out one corpus after another, and says how well a model of the others tells right from wrong there; with `--texts FOLDER`
for each corpus it shows the wrong ones that look right, of which some are errors that were printed.
"""

from __future__ import annotations

import json
import random
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import chain, zip_longest
from pathlib import Path
from typing import Any, NamedTuple

import click
import numpy as np

from newslint.deep.alternatives import KINDS, LOST, in_names, replacements
from newslint.deep.decision import (
    AGAIN,
    DOUBT,
    GLANCE,
    WEIGHED,
    chance,
    features,
    features_again,
    features_at_a_glance,
)  # fmt: skip
from newslint.deep.reading import edit_of, story_with, words_of
from newslint.deep.scorer import LanguageModel
from newslint.deep.store import find
from newslint.deep.weighed import Weighed
from newslint.deep.weighing import gain_of, weigh
from newslint.language.dictionary import rarity
from newslint.model.span import Span
from newslint.storage.cache import digest
from newslint.storage.regex_cache import compiled

ROOT = Path(__file__).parents[1]
OUT = ROOT / "rules" / "words" / "likelihood.txt"
#: Errors that were printed: the digest of the paragraph, and where in it (code points).
ERRORS = ROOT / "tools" / "likelihood_errors.txt"
#: What is this sure when it is weighed is looked at again; somewhat less than deep reading asks for.
_LOOKED_AT = DOUBT / 2
#: Of what restores a slip, and is looked at again, so much may be lost at the glance.
_LOST_AT_A_GLANCE = 0.03
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
    """A paragraph with one slip, and the same up to a few words behind it: where it begins, its sort and what restores it."""

    whole: str
    text: str
    start: int
    kind: str
    restored: str


class _Paragraph(NamedTuple):
    """A paragraph of running prose, with its corpus, what stands before it, and how often words stand in its story."""

    corpus: str
    story: str
    text: str
    used: Counter[str]


def _paragraphs(folder: str, seed: int) -> Iterator[_Paragraph]:
    """Some paragraphs of each article of a corpus."""
    files = sorted(Path(folder).rglob("*.txt"))
    chance = random.Random(seed)
    chance.shuffle(files)
    for file in files:
        lines = [line for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
        prose = [number for number, line in enumerate(lines) if 15 < len(line.split()) < 110]
        used = words_of("\n".join(lines))
        for number in chance.sample(prose, min(_OF_AN_ARTICLE, len(prose))):
            story = ""
            for line in lines[:number]:
                story = story_with(story, line)
            yield _Paragraph(Path(folder).name, story, lines[number], used)


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
                before, rest = text[: match.start()] + new, text[match.end() if new else match.end() + 1 :]
                near = " ".join(rest.split(" ")[:_BEHIND])
                yield Slip(before + rest, before + near, match.start(), kind, restored)
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
            text = one.text
            read += len(text.split())
            key = digest(text.encode())
            if key not in known:
                known.add(key)
                said = [
                    (False, it, *_again(it, one, text, reader)) for it in weigh(text, reader, glance=False)
                ]
                for slip in _slips(text, random.Random(key)):
                    near = Span(slip.start - _AROUND, slip.start + _AROUND)
                    told = weigh(slip.text, reader, near, glance=False)
                    restoring = [it for it in told if _restores(it, slip)]
                    said += [(True, it, *_again(it, one, slip.whole, reader)) for it in restoring[:1]]
                row = {"corpus": one.corpus, "text": key, "words": len(text.split()), "said": said}
                file.write(json.dumps(row) + "\n")
                file.flush()
            if read > words:
                return


def _again(
    one: Weighed, of: _Paragraph, written: str, reader: LanguageModel
) -> tuple[float | None, dict[str, int]]:
    """By how many nats an alternative makes its story likelier, None if that need not be asked; and how often the words
    stand in the story with the paragraph as it is written."""
    if chance(one) < _LOOKED_AT:
        return None, {}
    place, words = edit_of(one, written)
    story = of.story + written
    gain = gain_of(story, Span(len(of.story) + place.start, len(of.story) + place.end), words, reader)
    asked = (one.words.lower(), one.replacement.lower())
    before, after = words_of(of.text), words_of(written)
    return gain, {word: of.used[word] - before[word] + after[word] for word in asked}


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.endswith("}"):  # not the last one of a process that was stopped
            yield json.loads(line)


class Examples(NamedTuple):
    """Alternatives: the sort and corpus of each, 1 for a right one, a one with its features, and where it stands (digest of
    the paragraph, code points)."""

    kind: Any
    corpus: Any
    right: Any
    values: Any
    place: Any

    @classmethod
    def read(cls, step: str, paths: tuple[Path, ...]) -> Examples:
        """The alternatives of some files that come to a step; for a glance the right ones are those that are looked at again.
        Errors that were printed are left out."""
        printed = {
            tuple(line.split()) for line in ERRORS.read_text(encoding="ascii").splitlines() if line[:1] != "#"
        }
        rows = []
        for row in chain.from_iterable(map(_rows, paths)):
            for right, said, gain, used in row["said"]:
                one = Weighed(*said)
                place = (row["text"], str(one.start))
                late = gain is None and (step == "again" or (step == "glance" and right))
                if not late and (right or place not in printed):
                    values = [1.0, *_values(step, one, gain, used)]
                    rows.append((one.kind, row["corpus"], right, values, " ".join(place)))
        return cls(*(np.array(column) for column in zip(*rows)))

    def those(self, chosen: Any) -> Examples:
        """Some of them."""
        return Examples(*(column[chosen] for column in self))


def _values(step: str, one: Weighed, gain: float, used: dict[str, int]) -> list[float]:
    if step == "again":
        return features_again(one, gain, used)
    return features_at_a_glance(one) if step == "glance" else features(one)


def _newton(x: Any, y: Any, start: Any, penalty: float) -> Any:
    """A logistic model whose weights are drawn to those it starts from."""

    def loss(w: Any) -> float:
        return float((np.logaddexp(0, x @ w) - y * (x @ w)).sum() + penalty / 2 * ((w - start) ** 2).sum())

    w = start.copy()
    for _ in range(100):
        p = 1 / (1 + np.exp(-np.clip(x @ w, -30, 30)))
        hessian = (x * (p * (1 - p))[:, None]).T @ x + penalty * np.eye(len(w))
        step = np.linalg.solve(hessian, x.T @ (y - p) - penalty * (w - start))
        while loss(w + step) > loss(w) and np.abs(step).max() > 1e-9:
            step /= 2
        w = w + step
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
@click.option(
    "--texts", multiple=True, help="A folder of articles, to show what is thought right as it stands."
)
@click.option("--show", default=60, show_default=True)
def exam(rows: tuple[Path, ...], texts: tuple[str, ...], show: int) -> None:
    """How well a model of all other corpora tells right from wrong in each, and in all by sort."""
    for step in ("weighed", "again"):
        examples = Examples.read(step, rows)
        sums = np.zeros(len(examples.right))
        click.echo(f"{step}:")
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
    if texts:
        _shown(examples, sums, texts, show)


def _shown(examples: Examples, sums: Any, folders: tuple[str, ...], most: int) -> None:
    """The alternatives that are counted wrong and look right, with their paragraphs: surest first."""
    known = {}
    for file in chain.from_iterable(Path(folder).rglob("*.txt") for folder in folders):
        for line in file.read_text(encoding="utf-8").splitlines():
            known[digest(line.encode())] = line
    wrong = [number for number in np.argsort(-sums) if not examples.right[number]]
    for number in wrong[:most]:
        key, start = examples.place[number].split()
        text, at = known.get(key, ""), int(start)
        shown = f"{text[max(0, at - 80) : at]}>>{text[at : at + 60]}"
        click.echo(f"{key} {start} {examples.kind[number]} {1 / (1 + np.exp(-sums[number])):.3f} {shown}")


def _words(paths: tuple[Path, ...]) -> int:
    return sum(row["words"] for path in paths for row in _rows(path))


@main.command()
@click.argument("rows", nargs=-1, required=True, type=click.Path(path_type=Path))
def fit(rows: tuple[Path, ...]) -> None:
    """Write the numbers, from one file of rows or several."""
    lines = [
        "# Built by tools/fit_likelihood.py: for each step and sort of alternative the constant of its logistic model, then the\n",
        f"# weight of each feature: {', '.join(AGAIN)}.\n",
        f"# `glance` knows the first {len(GLANCE)} of them, `weighed` {len(WEIGHED)}, `again` all.\n",
    ]
    for step in ("glance", "weighed", "again"):
        examples = Examples.read(step, rows)
        for kind, weights in _fitted(examples).items():
            if step == "glance":
                mine = examples.those(examples.right & (examples.kind == kind))
                weights[0] -= np.quantile(mine.values @ weights, _LOST_AT_A_GLANCE)
            lines.append(f"{step} {kind} {' '.join(f'{value:.3f}' for value in weights)}\n")
        click.echo(f"{step}: {examples.right.sum():,} right of {len(examples.right):,}")
    OUT.write_text("".join(lines), encoding="ascii")
    click.echo(f"from {_words(rows):,} words")


if __name__ == "__main__":
    sys.exit(main())
