"""The fuzz targets in small: a few seconds of hostile input on every change. `tools/fuzz.py` does it at length."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fuzz.mutate import TOKENS, mutated, stories
from fuzz.targets import TARGETS

_SENTENCES = tuple(
    sentence + "." for text in stories() for sentence in text.split(".")[:12] if 8 < len(sentence) < 200
)
#: Honest sentences with hostile pieces among them, and bytes of no sense: both can be made smaller.
_PIECES = st.lists(st.sampled_from(TOKENS) | st.sampled_from(_SENTENCES) | st.text(max_size=4), max_size=12)
_INPUT = _PIECES.map(lambda pieces: "".join(pieces).encode("utf-8", "surrogatepass")) | st.binary(max_size=80)
#: Targets that cost milliseconds get fewer cases.
_DEAR = 1


@pytest.mark.parametrize("name", TARGETS)
def test_hostile_input(name: str) -> None:
    target = TARGETS[name]

    @settings(
        max_examples=15 if target.weight <= _DEAR else 60,
        deadline=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )
    @given(_INPUT)
    def holds(data: bytes) -> None:
        target.run(data)

    holds()


@pytest.mark.parametrize("name", TARGETS)
def test_damaged_articles(name: str) -> None:
    for number in range(15 if TARGETS[name].weight <= _DEAR else 60):
        TARGETS[name].run(mutated(Random(f"{name} {number}"), stories()))


def test_the_same_seed_makes_the_same_input() -> None:
    assert mutated(Random("a 1"), stories()) == mutated(Random("a 1"), stories())
