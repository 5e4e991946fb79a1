"""Whether an alternative is what the writer meant, in three steps: at a glance, weighed in its sentence, and looked at again in
its story. Each is a logistic model for each sort of alternative, and costs more than the one before.

The numbers stand in `words/likelihood.txt`, made by `tools/fit_likelihood.py` from sentences that were spoilt on purpose."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from math import exp

from ..language.data_files import read_ascii
from ..language.dictionary import rarity
from ..storage.lazy_namedtuple import TYPE_CHECKING

if TYPE_CHECKING:
    from .weighed import Weighed

#: What is known at a glance, and what the other steps know besides.
GLANCE = ("surprise", "first", "following", "even", "rare-written", "rare-meant", "opening")
WEIGHED = (*GLANCE, "score")
AGAIN = (*WEIGHED, "again", "written-elsewhere", "meant-elsewhere")
#: Sorts of words that a story may use all along. Small words are everywhere.
_OF_THE_STORY = frozenset({"confusables", "verb-forms", "noun-number", "synonyms", "name-parts"})
#: Scores beyond this, in nats, say no more than it.
_MOST = 25.0
#: No sum is believed beyond this: a finding is never surer than one in some ten thousand.
_FARTHEST = 10.0
#: Where it is less sure than this an alternative is not looked at again, and not told.
DOUBT = 0.3


def features_at_a_glance(one: Weighed) -> list[float]:
    """The values of `GLANCE` for an alternative."""
    written, meant = (one.words.lower(), one.replacement.lower().partition(" ")[0])
    return [
        min(one.surprise, _MOST), min(one.first, _MOST), min(one.following, _MOST), one.even,
        float(rarity(written) or 7), float(rarity(meant) or 7) if meant else 0.0, float(one.opening),
    ]  # fmt: skip


def features(one: Weighed) -> list[float]:
    """The values of `WEIGHED`."""
    return [*features_at_a_glance(one), min(one.score, _MOST)]


def features_again(one: Weighed, gain: float, used: Mapping[str, int]) -> list[float]:
    """The values of `AGAIN`; `gain` is by how many nats the alternative makes its story likelier, and `used` how often words
    stand in the story, folded."""
    written = meant = False
    if one.kind in _OF_THE_STORY:
        written, meant = used.get(one.words.lower(), 0) > 1, used.get(one.replacement.lower(), 0) > 0
    return [*features(one), max(-_MOST, min(gain, _MOST)), float(written), float(meant)]


@cache
def _weights() -> dict[tuple[str, str], list[float]]:
    lines = [line.split() for line in read_ascii("likelihood.txt").splitlines() if not line.startswith("#")]
    return {(step, kind): list(map(float, numbers)) for step, kind, *numbers in lines}


def _sum(step: str, kind: str, values: list[float]) -> float:
    constant, *weights = _weights()[step, kind]
    return constant + sum(weight * value for weight, value in zip(weights, values))


def _chance(total: float) -> float:
    """Rounded, so that processors that differ in the last digits agree."""
    return round(1 / (1 + exp(-max(-_FARTHEST, min(_FARTHEST, total)))), 3)


def promising(one: Weighed) -> bool:
    """True if an alternative, whose score is not known yet, is worth weighing."""
    return _sum("glance", one.kind, features_at_a_glance(one)) >= 0


def chance(one: Weighed) -> float:
    """How sure it is, from 0 to 1, that the alternative was meant, as far as its sentence tells."""
    return _chance(_sum("weighed", one.kind, features(one)))


def chance_again(one: Weighed, gain: float, used: Mapping[str, int]) -> float:
    """The same as far as its story tells; see `features_again`."""
    return _chance(_sum("again", one.kind, features_again(one, gain, used)))
