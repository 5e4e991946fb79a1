"""Whether an alternative is what the writer meant: a logistic model for each sort of alternative.

The numbers stand in `words/likelihood.txt`, made by `tools/fit_likelihood.py` from sentences that were spoilt on purpose."""

from __future__ import annotations

from functools import cache
from math import exp

from ..language.data_files import read_ascii
from ..language.dictionary import rarity
from ..storage.lazy_namedtuple import TYPE_CHECKING

if TYPE_CHECKING:
    from .weighing import Weighed

#: What the model of a sort weighs.
FEATURES = ("score", "surprise", "first", "following", "even", "rare-written", "rare-meant", "opening")
#: No sum is believed beyond this: a finding is never surer than one in some ten thousand.
_FARTHEST = 10.0


def features(one: Weighed) -> list[float]:
    """The values of `FEATURES` for an alternative. Scores beyond 25 nats say no more than those."""
    written, meant = (one.words.lower(), one.replacement.lower().partition(" ")[0])
    return [
        min(one.score, 25.0), min(one.surprise, 25.0), min(one.first, 25.0), min(one.following, 25.0), one.even,
        float(rarity(written) or 7), float(rarity(meant) or 7) if meant else 0.0, float(one.opening),
    ]  # fmt: skip


@cache
def _weights() -> dict[str, list[float]]:
    lines = [line.split() for line in read_ascii("likelihood.txt").splitlines() if not line.startswith("#")]
    return {kind: list(map(float, numbers)) for kind, *numbers in lines}


def chance(one: Weighed) -> float:
    """How sure it is, from 0 to 1, that the alternative was meant; rounded, so that processors that differ in the last digits agree."""
    constant, *weights = _weights()[one.kind]
    total = constant + sum(weight * value for weight, value in zip(weights, features(one)))
    return round(1 / (1 + exp(-max(-_FARTHEST, min(_FARTHEST, total)))), 3)
