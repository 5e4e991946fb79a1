"""Asking the model how likely words are: one thread, one text at a time, natural logarithms.

Products of integers come to the same on every processor (see `convert`). Sums of floating numbers depend on their order:
where the library is Intel's, it is told to keep to one."""

from __future__ import annotations

import os
from collections.abc import Sequence

from ..storage.lazy_namedtuple import TYPE_CHECKING, NamedTuple
from .catalogue import COMPLETE, TOKENIZER

if TYPE_CHECKING:
    from typing import Any

#: Tokens of one pass; the likelihoods of all words after each of them take 22 MB.
LONGEST = 112
#: Tokens that are scored together, those that fill up short rows counted.
_TOGETHER = 112
#: Scores that are known, at most: some 1,500 for an article take 1 MB.
_KNOWN = 5_000
#: More tokens than anybody asks for.
ENDLESS = 1 << 60


class NotNow(Exception):
    """What was asked takes more than is allowed for now."""


class Tokens(NamedTuple):
    """A stretch of text as the model reads it: the tokens, and from where to where each stands (code points)."""

    names: list[str]
    ids: list[int]
    spans: list[tuple[int, int]]


class LanguageModel:
    """A converted model, ready to be asked by so many threads at a time. Raises OSError or RuntimeError for a folder that holds
    none."""

    def __init__(self, folder: str, threads: int = 1) -> None:
        import json

        os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
        os.environ.setdefault("MKL_CBWR", "AUTO,STRICT")  # read when the library is first used
        import ctranslate2
        from tokenizers import Tokenizer

        with open(os.path.join(folder, COMPLETE), encoding="utf-8") as note:
            self.about: dict[str, str] = json.load(note)
        self._start = self.about["start"]
        self._model: Any = ctranslate2.Generator(
            folder, device="cpu", compute_type="int8", intra_threads=1, inter_threads=threads
        )
        # after the model: to load that takes twice its size for a moment
        self._tokenizer: Any = Tokenizer.from_file(os.path.join(folder, TOKENIZER))
        self._words: dict[str, tuple[list[str], list[int]]] = {}
        #: What whoever asks made of stretches of text lately.
        self.lately: dict[object, Any] = {}
        self._known: dict[tuple[str, ...], float] = {}
        self._allowed = self._left = ENDLESS

    def allow(self, tokens: int = ENDLESS) -> None:
        """From now on answer what takes about so many tokens, however long the first answer takes, and raise NotNow for what
        takes more."""
        self._allowed = self._left = tokens

    def _take(self, tokens: int) -> None:
        if tokens > self._left < self._allowed:
            raise NotNow
        self._left -= tokens

    def tokens(self, text: str) -> Tokens:
        """A text cut into tokens."""
        cut = self._tokenizer.encode(text)
        return Tokens(cut.tokens, cut.ids, cut.offsets)

    def word(self, text: str) -> tuple[list[str], list[int]]:
        """A word, with the space before it if there is one, as tokens and their numbers."""
        known = self._words.get(text)
        if known is None:
            if len(self._words) > 50_000:
                self._words.clear()
            cut = self._tokenizer.encode(text)
            known = self._words[text] = (cut.tokens, cut.ids)
        return known

    def after_each(self, names: Sequence[str]) -> Any:
        """An array: row n is the logarithm of how likely each token is as the nth (from 0), after those before. Raises NotNow."""
        import numpy as np

        self._take(len(names))
        scores = self._model.forward_batch([[self._start, *names[:-1]]], return_log_probs=True)
        return np.asarray(scores)[0]

    def scores(self, rows: Sequence[tuple[Sequence[str], Sequence[str]]]) -> list[float]:
        """For each pair of what stands before and what follows: how likely the latter is, as a logarithm. What was asked lately
        is known: a paragraph in which somebody writes stays as it was but for a few places. Raises NotNow; what was told by then
        is known."""
        keys = [(*before, "", *after) for before, after in rows]
        found = {key: score for key in keys if (score := self._known.get(key)) is not None}
        order = sorted(
            {key: at for at, key in enumerate(keys) if key not in found}.values(),
            key=lambda at: len(keys[at]),
        )
        if len(self._known) > _KNOWN:
            self._known = dict(found)
        while order:
            bounded = self._allowed < ENDLESS
            count = max(1, _TOGETHER // len(keys[order[0]])) if bounded else len(order)
            now, order = order[:count], order[count:]
            self._take(sum(len(keys[at]) for at in now))
            asked = [[self._start, *rows[at][0], *rows[at][1]] for at in now]
            answers = self._model.score_batch(asked, max_batch_size=_TOGETHER, batch_type="tokens")
            for at, answer in zip(now, answers):
                key = keys[at]
                found[key] = self._known[key] = round(sum(answer.log_probs[len(rows[at][0]) :]), 1)
        return [found[key] for key in keys]
