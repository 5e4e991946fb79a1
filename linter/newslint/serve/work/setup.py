"""What each process that checks is told at its start."""

from __future__ import annotations

import os
from typing import NamedTuple


class Setup(NamedTuple):
    """What the command line says of checking: configuration, packs, whether a language model reads too (`model` is one
    brought as a file), and the seconds of processor time for a text, None for what the configuration says."""

    config: str | None = None
    rules: tuple[str, ...] = ()
    time_limit: float | None = None
    deep: bool = False
    model: str | None = None


def reads_deeply(setup: Setup) -> bool:
    """True if a language model reads the texts too, by the command line or by the configuration. Raises ConfigError."""
    from ...config.model import LANGUAGE_MODEL
    from ...run.settings import Run, Selection

    run = Run(Selection(**setup._asdict()), quiet=True)
    return LANGUAGE_MODEL in run.settings(run.config(os.path.abspath("-")), "").engine
