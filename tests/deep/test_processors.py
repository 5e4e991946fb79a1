"""The model says the same on processors of different kinds."""

from __future__ import annotations

import os
import subprocess
import sys
from types import SimpleNamespace

import pytest

from newslint.deep import convert

TEXT = "Voters go to the surveys on Sunday to choose a new parliament, and 120 people will be out from work by May."
#: What a process says of the text: all likelihoods of all words, to the last bit.
CODE = f"""
import hashlib, sys
from newslint.deep.scorer import LanguageModel
from newslint.deep.weighing import weigh
model = LanguageModel(sys.argv[1])
tokens = model.tokens({TEXT!r})
print(hashlib.sha256(model.after_each(tokens.names).tobytes()).hexdigest(), weigh({TEXT!r}, model))
"""


def _said(model, **settings):
    env = {name: value for name, value in os.environ.items() if not name.startswith(("MKL_", "CT2_"))}
    ran = subprocess.run(
        [sys.executable, "-c", CODE, model],
        capture_output=True,
        text=True,
        env={**env, **settings},
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


@pytest.fixture(scope="module")
def said(model):
    return _said(model)


@pytest.mark.parametrize("instructions", ["AVX2", "AVX512"])
def test_it_says_the_same_with_fewer_instructions(model, said, instructions):
    """The library of Intel can be told to do without what newer processors have. On others it is not used, and these settings
    change nothing."""
    assert "polls" in said
    assert _said(model, MKL_ENABLE_INSTRUCTIONS=instructions) == said


def test_what_else_is_asked_changes_nothing(model):
    """Neither what is scored together, nor what follows."""
    from newslint.deep.scorer import LanguageModel

    scorer = LanguageModel(model)
    names = scorer.tokens(TEXT).names
    rows = [(names[max(0, at - 6) : at], names[at : at + 5]) for at in range(4, 18)]
    together = scorer.scores(rows)
    scorer._known.clear()
    assert [scorer.scores([row])[0] for row in rows] == together
    whole, part = scorer.after_each(names), scorer.after_each(names[:9])
    assert (whole[:9] == part).all()


def test_sums_of_two_products_fit_into_sixteen_bits():
    import numpy as np

    weights = np.random.default_rng(1).standard_normal((50, 40)).astype(np.float32)
    weights[7] = 0
    layer = SimpleNamespace()
    convert._set(layer, weights)
    assert layer.weight.dtype == np.int8
    assert int(np.abs(layer.weight.astype(int)).max()) * 255 * 2 < 2**15
    restored = layer.weight / layer.weight_scale[:, None]
    assert np.abs(restored - weights).max() <= np.abs(weights).max() / 63 / 2 + 1e-6
