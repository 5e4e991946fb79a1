"""The tests there are: the modules of a kind's folder. A module's name is the test's name in YAML, with `-` for `_`, and
its `find` does the looking."""

from __future__ import annotations

from functools import cache
from importlib import import_module

from ...storage.lazy_namedtuple import TYPE_CHECKING
from ..interface import RuleMistake

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    from ..interface import Hit


@cache
def detector(kind: str, test: str) -> Callable[..., Iterator[Hit]]:
    """What looks for the defect of a test: from the document, and what else the kind gives its detectors, to hits.
    Raises ImportError for a test there is none of."""
    module: Any = import_module(f"{__package__}.{_file(kind)}.{_file(test)}")
    found: Callable[..., Iterator[Hit]] = module.find
    return found


@cache
def test_names(kind: str) -> list[str]:
    """The names of all tests of a kind: what its folder holds."""
    from pkgutil import iter_modules

    folder = import_module(f"{__package__}.{_file(kind)}").__path__
    return sorted(module.name.replace("_", "-") for module in iter_modules(folder))


def check_test(kind: str, test: str, more: tuple[str, ...] = ()) -> None:
    """Raises RuleMistake for a test that a kind has neither a detector of nor among `more`."""
    if test not in (known := (*more, *test_names(kind))):
        raise RuleMistake(f"'test' is one of {', '.join(known)}", "test")


def _file(name: str) -> str:
    return name.replace("-", "_")
