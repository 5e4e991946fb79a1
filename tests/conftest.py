"""Tests never touch the user's cache or configuration."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture(autouse=True, scope="session")
def own_cache(tmp_path_factory):
    """One cache of compiled packs for the whole run."""
    import os

    os.environ["NEWSLINT_CACHE_DIR"] = str(tmp_path_factory.mktemp("cache"))


def pytest_addoption(parser):
    """`--update-snapshots` writes what tests/test_articles.py compares with; CI never gives it."""
    parser.addoption("--update-snapshots", action="store_true", help="store the findings of whole articles")
