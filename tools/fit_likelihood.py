"""Fit the decision of deep reading: `rules/words/likelihood.txt`, a few numbers for each sort of alternative.

    newslint model install
    python tools/fit_likelihood.py collect FOLDER... --to FEATURES.jsonl
    python tools/fit_likelihood.py fit FEATURES.jsonl

The folders hold articles of edited English that may be used for training, a paragraph a line. Every other paragraph is spoilt:
in each of some sentences one word is exchanged for an alternative, as a hasty writer or a rewording machine does, a
small word is lost, or one is put in. What `weigh` says of the spoilt words, where it restores what stood there, is right; all it
says of the others is wrong. A logistic model for each sort tells them apart. Nothing of the texts is kept in the numbers.
"""

from __future__ import annotations

import json
import random
import sys
from pathlib import Path

import click

from newslint.deep.alternatives import KINDS, LOST, in_names, replacements
from newslint.deep.decision import FEATURES, features
from newslint.deep.scorer import LanguageModel
from newslint.deep.store import find
from newslint.deep.weighing import Weighed, weigh
from newslint.language.dictionary import rarity
from newslint.storage.regex_cache import compiled

ROOT = Path(__file__).parents[1]
OUT = ROOT / "rules" / "words" / "likelihood.txt"
_WORD = compiled(r"(?<= )[^\W\d_]+(?= )")
_SENTENCE = compiled(r"(?<=[.!?])\s+(?=[A-Z“])")
#: Spoilt sentences of a paragraph, at most.
_SPOILT = 2


def _paragraphs(folders: tuple[str, ...], words: int, seed: int) -> list[str]:
    """Paragraphs of running prose with so many words together, the same number from each folder."""
    chosen = []
    for folder in folders:
        files = sorted(Path(folder).rglob("*.txt"))
        random.Random(seed).shuffle(files)
        count = 0
        for file in files:
            lines = [
                line for line in file.read_text(encoding="utf-8").splitlines() if 15 < len(line.split()) < 110
            ]
            for line in random.Random(seed + len(files)).sample(lines, min(4, len(lines))):
                chosen.append(line)
                count += len(line.split())
            if count > words / len(folders):
                break
    random.Random(seed).shuffle(chosen)
    return chosen


def _spoilt(kind: str, text: str, word: str, start: int, chance: random.Random) -> tuple[str, str] | None:
    """What is written for a word instead, and what restores it; None where this sort has nothing for it."""
    low = word.lower()
    if kind == "missing-words":
        return ("", low) if low in LOST and word == low else None
    if kind == "extra-words":
        extra = chance.choice(("the", "of", "to", "a", "in", "is", "was", "that", "for", "have", low))
        return (f"{extra} {word}", "") if word == low else None
    if kind == "name-parts":
        before = text[:start].rstrip().rpartition(" ")[2]
        if not (word[0].isupper() and word[1:].islower() and before[:1].isupper()):
            return None
        others = [other.capitalize() for other in in_names(low) if low in in_names(other)]
    else:
        if word != low or len(low) < 2:
            return None
        if kind == "confusables":
            others = [other for sort, other in replacements(low) if sort == kind]
        else:
            others = [other for sort, other in replacements(low) if sort == kind]
        others = [other for other in others if any(back == low for _, back in replacements(other))]
        if kind == "synonyms" and rarity(low) > 3:
            return None
    return (chance.choice(others), word) if others else None


def _spoil(text: str, chance: random.Random) -> tuple[str, list[tuple[int, str, str]]]:
    """A paragraph with slips in it: the text, and for each slip where it begins, its sort and what restores it."""
    edges = [0, *(match.end() for match in _SENTENCE.finditer(text)), len(text)]
    sentences = [(a, b) for a, b in zip(edges, edges[1:]) if b - a > 40]
    chance.shuffle(sentences)
    edits = []
    for begin, end in sentences[:_SPOILT]:
        places = list(_WORD.finditer(text, begin + 1, end))
        chance.shuffle(places)
        kinds = list(KINDS)
        chance.shuffle(kinds)
        for kind in kinds:
            made = next(
                (
                    (match, new)
                    for match in places
                    if (new := _spoilt(kind, text, match[0], match.start(), chance))
                ),
                None,
            )
            if made:
                edits.append((made[0].start(), made[0].end(), kind, *made[1]))
                break
    edits.sort()
    parts, slips, at, moved = [], [], 0, 0
    for start, end, kind, written, restored in edits:
        parts += (text[at:start], written)
        at = end if written else end + 1
        slips.append((start + moved, kind, restored))
        moved += len(written) - (at - start)
    return "".join((*parts, text[at:])), slips


def _restores(one: Weighed, slips: list[tuple[int, str, str]]) -> bool:
    """True if an alternative undoes a slip."""
    for start, kind, restored in slips:
        if abs(one.start - start) > (12 if kind == "extra-words" else 0):
            continue
        if kind == "missing-words" and one.kind == kind:
            return one.replacement.split(" ")[0] == restored
        if kind == "extra-words":
            return one.kind == kind
        if one.replacement == restored:
            return True
    return False


def _touches(one: Weighed, slips: list[tuple[int, str, str]]) -> bool:
    """True if an alternative is near a slip that it does not undo: it is neither right nor a false alarm."""
    return any(-30 < one.start - start < 30 for start, _, _ in slips)


@click.group()
def main() -> None:
    """Collect features, then fit."""


@main.command()
@click.argument("folders", nargs=-1, required=True)
@click.option("--to", "out", required=True)
@click.option("--words", default=60_000)
@click.option("--seed", default=5)
@click.option("--model", default="")
def collect(folders: tuple[str, ...], out: str, words: int, seed: int, model: str) -> None:
    """What the model says of clean and of spoilt paragraphs."""
    reader = LanguageModel(find(model))
    chance = random.Random(seed)
    with Path(out).open("w", encoding="utf-8") as file:
        for number, text in enumerate(_paragraphs(folders, words, seed)):
            slips: list[tuple[int, str, str]] = []
            if number % 2:
                text, slips = _spoil(text, chance)
            for one in weigh(text, reader):
                right = _restores(one, slips)
                if right or not _touches(one, slips):
                    row = {"kind": one.kind, "right": right, "x": features(one), "words": len(text.split())}
                    file.write(json.dumps(row) + "\n")
            file.write(
                json.dumps({"words": len(text.split()), "slips": [kind for _, kind, _ in slips]}) + "\n"
            )
            if number % 10 == 0:
                file.flush()


@main.command()
@click.argument("rows", nargs=-1, required=True)
def fit(rows: tuple[str, ...]) -> None:
    """Write the numbers, from one file of features or several. The model of all sorts together is fitted first; that of
    a sort departs from it as far as its own examples ask for."""
    import numpy as np

    kinds, right, values = [], [], []
    for name in rows:
        for line in Path(name).read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if "kind" in row:
                kinds.append(row["kind"])
                right.append(float(row["right"]))
                values.append([1.0, *row["x"]])
    sort, y, x = np.array(kinds), np.array(right), np.array(values)
    scale = np.maximum(x.std(0), 1e-6)
    scale[0] = 1.0
    z = x / scale

    def newton(z: np.ndarray, y: np.ndarray, start: np.ndarray, penalty: float) -> np.ndarray:
        """A logistic model whose weights are drawn to those it starts from."""
        w = start.copy()
        for _ in range(100):
            p = 1 / (1 + np.exp(-np.clip(z @ w, -30, 30)))
            hessian = (z * (p * (1 - p))[:, None]).T @ z + penalty * np.eye(len(w))
            w = w + np.linalg.solve(hessian, z.T @ (y - p) - penalty * (w - start))
        return w

    together = newton(z, y, np.zeros(z.shape[1]), 1.0)
    head = (
        "# Built by tools/fit_likelihood.py: for each sort of alternative the constant of its logistic model, then the\n"
        f"# weight of each feature: {', '.join(FEATURES)}.\n"
    )
    lines = []
    for kind in KINDS:
        mine = sort == kind
        w = newton(z[mine], y[mine], together, 2.0) / scale
        lines.append(f"{kind} {' '.join(f'{value:.3f}' for value in w)}\n")
        click.echo(f"{kind:15} {int(y[mine].sum()):5} right of {int(mine.sum()):6}")
    OUT.write_text(head + "".join(lines), encoding="ascii")


if __name__ == "__main__":
    sys.exit(main())
