"""The tests there are: the modules of a kind's folder. A module's name is the test's name in YAML, with `-` for `_`, and
its `find` does the looking."""

from __future__ import annotations

from functools import cache
from importlib import import_module

from ...storage.lazy_namedtuple import TYPE_CHECKING, NamedTuple
from ..interface import RuleMistake

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    from ...document.document import Document
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


class Data(NamedTuple):
    """What a rule of a kind that has no keys but `test` compiles to."""

    test: str


def checked_test(kind: str, test: str, more: tuple[str, ...] = ()) -> Data:
    """The test of a rule. Raises RuleMistake as `check_test` does."""
    check_test(kind, test, more)
    return Data(test)


def hits_of_tests(
    kind: str, document: Document, linked: dict[int, Data], active: frozenset[int]
) -> Iterator[tuple[int, Hit]]:
    """All hits of the active tests of a kind that has no other keys."""
    for number in sorted(active):
        for hit in detector(kind, linked[number].test)(document):
            yield number, hit


def check_test(kind: str, test: str, more: tuple[str, ...] = ()) -> None:
    """Raises RuleMistake for a test that a kind has neither a detector of nor among `more`."""
    if test not in (known := (*more, *test_names(kind))):
        raise RuleMistake(f"'test' is one of {', '.join(known)}", "test")


def _file(name: str) -> str:
    return name.replace("-", "_")
