"""Tests never touch the user's cache or configuration."""

from __future__ import annotations

import gc
import os
import shutil
import signal
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# how long an example takes says how busy the machine is, and nothing of newslint
settings.register_profile("any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any machine")

# where bytecode is not to be written, each of the hundreds of processes that tests start would compile all modules anew
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

sys.path.insert(0, str(Path(__file__).parent))
import once  # noqa: E402

once.use()

# a shell that starts tests in the background has them ignore Ctrl-C, and all they start would inherit that
signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_configure(config):
    if not hasattr(config, "workerinput"):
        once.begin()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    from schedule import Units

    config.option.loadscopereorder = False
    return Units(config, log)


def pytest_collection():
    gc.disable()


def pytest_collection_finish():
    """Modules and tests stay to the end: the garbage collector need not look at them again and again."""
    gc.freeze()
    gc.enable()


def pytest_collection_modifyitems(items):
    from schedule import arrange

    arrange(items)


def pytest_unconfigure(config):
    if not hasattr(config, "workerinput"):
        once.end()


@pytest.fixture(autouse=True, scope="session")
def own_cache(request, tmp_path_factory):
    """One cache for the whole run of a worker, with the shipped packs compiled in it if a module of tests starts
    processes: none of them is to compile them again."""
    folder = tmp_path_factory.mktemp("cache")
    os.environ["NEWSLINT_CACHE_DIR"] = str(folder)
    os.environ["NEWSLINT_USER_CONFIG"] = os.devnull
    if any(hasattr(item.module, "subprocess") for item in request.session.items):
        once.fill(folder)
    return folder


@pytest.fixture(scope="session")
def compiled_packs(own_cache):
    """The cache of the whole run, with the shipped packs compiled in it."""
    once.fill(own_cache)
    return own_cache


@pytest.fixture
def warm_cache(compiled_packs, tmp_path, monkeypatch):
    """A cache of its own for one test, in which the shipped packs are compiled and nothing else is known."""
    folder = tmp_path / "cache"
    folder.mkdir()
    once.fill(folder)
    for path in compiled_packs.glob("patterns-*"):
        if path.suffix != ".tmp":
            shutil.copy(path, folder)
    monkeypatch.setenv("NEWSLINT_CACHE_DIR", str(folder))
    return folder


def pytest_addoption(parser):
    """`--update-snapshots` writes what tests/test_articles.py compares with; CI never gives it."""
    parser.addoption("--update-snapshots", action="store_true", help="store the findings of whole articles")
