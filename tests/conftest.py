"""Tests never touch the user's cache or configuration."""

from __future__ import annotations

import signal
import sys
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# how long an example takes says how busy the machine is, and nothing of newslint
settings.register_profile("any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any machine")

sys.path.insert(0, str(Path(__file__).parent))
# a shell that starts tests in the background has them ignore Ctrl-C, and all they start would inherit that
signal.signal(signal.SIGINT, signal.default_int_handler)


def _read_once() -> None:
    """Reading what ships from YAML takes seconds, and nothing that tests do changes it: once a process is enough."""
    from newslint.packs import sources

    load = sources.load_packs
    shipped = cache(lambda: tuple(load()))

    def load_packs(extra=(), **options):
        if extra or options.get("shipped", True) is False:
            return load(extra, **options)
        return list(shipped())

    sources.load_packs = load_packs


_read_once()


@pytest.fixture(autouse=True, scope="session")
def own_cache(tmp_path_factory):
    """One cache of compiled packs for the whole run."""
    import os

    os.environ["NEWSLINT_CACHE_DIR"] = str(tmp_path_factory.mktemp("cache"))
    os.environ["NEWSLINT_USER_CONFIG"] = os.devnull


@pytest.fixture(scope="session")
def compiled_packs(own_cache):
    """The cache of the whole run, with the shipped packs compiled in it."""
    import os

    from newslint.packs.sources import rule_set

    rule_set()
    return Path(os.environ["NEWSLINT_CACHE_DIR"])


@pytest.fixture
def warm_cache(compiled_packs, tmp_path, monkeypatch):
    """A cache of its own for one test, in which the shipped packs are compiled and nothing else is known."""
    import shutil

    from newslint.packs.sources import rules_name

    folder = tmp_path / "cache"
    folder.mkdir()
    # tests that install newslint elsewhere leave files of theirs
    shipped = compiled_packs / f"shipped-{rules_name()}"
    for path in (shipped, *compiled_packs.glob("patterns-*")):
        if path.is_file() and path.suffix != ".tmp":
            shutil.copy(path, folder)
    monkeypatch.setenv("NEWSLINT_CACHE_DIR", str(folder))
    return folder


def pytest_addoption(parser):
    """`--update-snapshots` writes what tests/test_articles.py compares with; CI never gives it."""
    parser.addoption("--update-snapshots", action="store_true", help="store the findings of whole articles")
