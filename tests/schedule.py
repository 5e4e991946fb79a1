"""Which worker runs which tests, and in which order: what shares something that takes long to start goes to one worker,
and what takes longest begins first, so that all workers end at about the same time."""

from __future__ import annotations

import pytest
from xdist.scheduler import LoadScopeScheduling

#: Folders and modules, each of which has the same server, browser, Spark or environment for all its tests.
_TOGETHER = (
    ("archive/",),
    ("test_packaging.py", "test_ci.py"),
    ("test_hook.py", "test_hook_variants.py"),
    ("engines/",),
    ("serve/",),
    ("deep/",),
)
#: What takes longest, in this order; all other modules follow, and among them those that start processes.
_FIRST = (
    "archive/test_check.py",
    "test_hook.py",
    "test_packaging.py",
    "engines/test_real_languagetool.py",
    "serve/test_api.py",
    "deep/test_model.py",
    "editors/test_vscode.py",
    "reporters/test_html_browser.py",
    "test_growth.py",
    "readers/test_growth.py",
    "test_bounds.py",
    "lsp/test_poison.py",
    "fuzz/test_fuzz.py",
)


def _unit(nodeid: str) -> str:
    """What a test goes to a worker with: its module, or more than that."""
    module = nodeid.partition("::")[0].removeprefix("tests/")
    return next((group[0] for group in _TOGETHER if module.startswith(group)), module)


_ORDER = {unit: number for number, unit in reversed([*enumerate(map(_unit, _FIRST))])}


def arrange(items: list[pytest.Item]) -> None:
    """Put the tests into the order in which they are given out."""
    items.sort(key=lambda item: (_ORDER.get(_unit(item.nodeid), len(_ORDER)), _unit(item.nodeid)))


class Units(LoadScopeScheduling):
    """Gives out unit after unit, in the order of the tests."""

    def _split_scope(self, nodeid: str) -> str:
        return _unit(nodeid)
